"""Where things lie on this machine, and the three variables of the environment that we obey."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from bti_tui.domain.words import Language
from bti_tui.i18n import LANGUAGES

PROGRAM: Final = "bti_tui"


@dataclass(frozen=True, slots=True)
class Environment:
    """BTI_HOME, BTI_LANG and NO_COLOR; nothing else is read."""

    home: Path | None = None
    """One folder for everything, instead of the system's own places."""
    language: Language | None = None
    """Overrules the language of the settings; an unknown one is passed over."""
    no_colour: bool = False
    """Set and not empty, as the NO_COLOR convention has it."""

    @classmethod
    def read(cls, variables: Mapping[str, str]) -> "Environment":
        """From `os.environ` or from a test's own mapping."""
        wanted = variables.get("BTI_LANG", "").casefold()
        return cls(
            home=Path(variables["BTI_HOME"]).expanduser() if variables.get("BTI_HOME") else None,
            language=next((language for language in LANGUAGES if wanted.startswith(language)), None),
            no_colour=bool(variables.get("NO_COLOR")),
        )


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of the program; none is made before something is written."""

    config: Path
    """settings.toml of the person, contacts.toml of the municipality."""
    data: Path
    """The stores."""
    state: Path
    """Crash reports and other things that may be thrown away."""

    @classmethod
    def find(cls, environment: Environment) -> "Places":
        """Below BTI_HOME when it is set, else where the system wants them."""
        if environment.home is not None:
            return cls(environment.home, environment.home / "data", environment.home / "state")
        return cls(
            platformdirs.user_config_path(PROGRAM),
            platformdirs.user_data_path(PROGRAM),
            platformdirs.user_state_path(PROGRAM),
        )

    @property
    def settings_file(self) -> Path:
        """What this person has chosen."""
        return self.config / "settings.toml"

    @property
    def backups(self) -> Path:
        """Where backups go unless another folder is chosen."""
        return self.data / "backups"

    @property
    def guides(self) -> Path:
        """The municipality's own guides."""
        return self.config / "guides"

    @property
    def texts(self) -> Path:
        """The municipality's own texts for families."""
        return self.config / "texts"

    @property
    def agencies_file(self) -> Path:
        """The municipality's own services: names, contacts, those that it has and those that it doesn't."""
        return self.config / "agencies.toml"

    @property
    def rules_file(self) -> Path:
        """The municipality's own rules: ages and grounds that it may settle."""
        return self.config / "rules.toml"

    @property
    def measures_file(self) -> Path:
        """What the municipality adds to the catalogue of measures, and takes out of it."""
        return self.config / "measures.toml"

    @property
    def instruments(self) -> Path:
        """The municipality's own concern assessments."""
        return self.config / "instruments"

    @property
    def shorthand_file(self) -> Path:
        """The municipality's abbreviations and texts to put in."""
        return self.config / "shorthand.toml"

    @property
    def own_shorthand_file(self) -> Path:
        """This person's own."""
        return self.config / "shorthand-own.toml"

    @property
    def contacts_file(self) -> Path:
        """The local emergency numbers."""
        return self.config / "contacts.toml"

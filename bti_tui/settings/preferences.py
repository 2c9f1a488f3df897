"""What one person has chosen: language, looks, when the program locks. Kept in settings.toml."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from bti_tui.domain.ids import UserId
from bti_tui.domain.words import Language
from bti_tui.i18n import LANGUAGES
from bti_tui.settings.toml_file import UNKNOWN_KEY, WRONG_VALUE, FileProblem, read_toml, write_toml

IDLE_MINUTES: Final = range(1, 16)
"""The shortest and the longest time without a key before the program locks itself."""
NOBODY: Final = UserId("")
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_FOLDER: Final = re.compile(r"[^\x00-\x1f\x7f]{0,1000}")
_GUIDE: Final = re.compile(r"([a-z]+(\.[a-z0-9_]+)+)?")
_USER: Final = re.compile(r"[^\s\x00-\x1f\x7f]{0,64}")


class ProfileChoice(StrEnum):
    """How much the screen may move and glitter; auto looks at the connection."""

    AUTO = "auto"
    NORMAL = "normal"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one person; every field has a value that works."""

    language: Language = "nb"
    """nb, nn or en."""
    theme: str = "bti"
    """A theme of the program; the screens fall back to `bti` when they don't know it."""
    profile: ProfileChoice = ProfileChoice.AUTO
    """auto, normal or thin."""
    idle_minutes: int = 5
    """Minutes without a key before the program locks, 1 to 15."""
    numbers_only: bool = False
    """Names are hidden on every screen and lists show case numbers only; Ctrl+K switches and keeps it."""
    last_user: UserId = NOBODY
    """Who unlocked last on this machine, to fill the field in; empty when nobody has."""
    guide: str = ""
    """The id of the guide that new cases begin with; empty for the standard one."""
    backup_folder: str = ""
    """Where backups go; empty for the usual place. A folder on another disk or a synchronised one is better."""


def _is_language(value: object) -> bool:
    return value in LANGUAGES


def _is_profile(value: object) -> bool:
    return value in list(ProfileChoice)


def _is_idle(value: object) -> bool:
    return type(value) is int and value in IDLE_MINUTES


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


_ALLOWED: Final[Mapping[str, Callable[[object], bool]]] = {
    "language": _is_language,
    "theme": _matches(_NAME),
    "profile": _is_profile,
    "idle_minutes": _is_idle,
    "numbers_only": _is_flag,
    "last_user": _matches(_USER),
    "guide": _matches(_GUIDE),
    "backup_folder": _matches(_FOLDER),
}


def load_settings(path: Path) -> tuple[Settings, tuple[FileProblem, ...]]:
    """The settings of a file and what is wrong with it; a value with a fault keeps its default, so we always start."""
    file = read_toml(path)
    if file.problem is not None:
        return Settings(), (file.problem,)
    problems, chosen = [], {}
    for key, value in file.values.items():
        if key not in _ALLOWED:
            problems.append(file.fault(UNKNOWN_KEY, key))
        elif not _ALLOWED[key](value):
            problems.append(file.fault(WRONG_VALUE, key))
        else:
            chosen[key] = value
    if "profile" in chosen:
        chosen["profile"] = ProfileChoice(str(chosen["profile"]))
    return replace(Settings(), **chosen), tuple(problems)  # type: ignore[arg-type]  # each value was checked just above


def save_settings(path: Path, settings: Settings) -> None:
    """Write all settings, as a whole or not at all. Raises OSError when the place can't be written to."""
    write_toml(path, {field.name: _plain(getattr(settings, field.name)) for field in fields(settings)})


def _plain(value: str | int | bool) -> str | int | bool:
    return str(value) if isinstance(value, str) else value

"""Abbreviations and texts to put in: those of the program, the municipality's in shorthand.toml, and one's own.

They lie outside of the store and are not encrypted: no name of a person belongs there.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from bti_tui.domain.shorthand import LONGEST_TEXT, LONGEST_WORDS, Shorthand, is_name
from bti_tui.domain.text import clean
from bti_tui.domain.words import Language
from bti_tui.i18n import N_
from bti_tui.settings.places import Places
from bti_tui.settings.toml_file import FileProblem, TomlFile, read_toml, write_tables

WORDS, TEXTS = "abbreviations", "texts"
MOST: Final = 500
"""Entries of one table."""
WRONG_TABLE: Final = N_("{key} is not one of the tables abbreviations and texts")
WRONG_NAME: Final = N_("{key} must be 2 to 12 small letters or digits")
WRONG_WORDS: Final = N_("{key} must stand for a text of one line, at most 200 signs")
WRONG_TEXT: Final = N_("{key} must be a text of at most 2,000 signs")
TOO_MANY: Final = N_("{key} has more than 500 entries")


def load_shorthand(path: Path) -> tuple[Shorthand, tuple[FileProblem, ...]]:
    """What a file says, and what is wrong with it; an entry with a fault is left out and all others count."""
    file = read_toml(path)
    problems = [file.problem] if file.problem else []
    found: dict[str, Mapping[str, str]] = {}
    for table, entries in file.values.items():
        if table not in {WORDS, TEXTS} or not isinstance(entries, dict):
            problems.append(file.fault(WRONG_TABLE, table))
        elif len(entries) > MOST:
            problems.append(file.fault(TOO_MANY, table))
        else:
            found[table], faults = _entries(file, table, entries)
            problems += faults
    return Shorthand(found.get(WORDS, {}), found.get(TEXTS, {})), tuple(problems)


def is_words(value: object) -> bool:
    """Whether an abbreviation can stand for it; nothing at all switches one off."""
    return isinstance(value, str) and len(value) <= LONGEST_WORDS and "\n" not in value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _entries(
    file: TomlFile, table: str, entries: Mapping[str, object]
) -> tuple[Mapping[str, str], tuple[FileProblem, ...]]:
    fits: Callable[[object], bool] = is_words if table == WORDS else _is_text
    wrong = WRONG_WORDS if table == WORDS else WRONG_TEXT
    found: dict[str, str] = {}
    faults = []
    for name, value in entries.items():
        if not is_name(name):
            faults.append(file.fault(WRONG_NAME, name, table))
        elif not fits(value):
            faults.append(file.fault(wrong, name, table))
        else:
            found[name] = clean(str(value)).strip()
    return found, tuple(faults)


def starting_file(language: Language) -> str:
    """A file of a municipality's own, with examples that are switched off."""
    return _shipped(f"new-shorthand-{'nn' if language == 'nn' else 'nb'}.toml").read_text(encoding="utf-8")


@cache
def shipped_shorthand(language: Language) -> Shorthand:
    """Those of the program; whoever reads English writes to Norwegian families all the same."""
    return load_shorthand(_shipped(f"shorthand-{'nn' if language == 'nn' else 'nb'}.toml"))[0]


def _shipped(name: str) -> Path:
    """The program is installed as files; what finds them in other ways is slow to import."""
    return Path(__file__).parent / "data" / name


class ShorthandFiles:
    """What is in use on this machine: one's own before the municipality's, and both before the program's."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._known: dict[Language, Shorthand] = {}

    def of(self, language: Language) -> Shorthand:
        """All of it, in one language; the files are read once."""
        if language not in self._known:
            here, _ = load_shorthand(self._places.shorthand_file)
            self._known[language] = shipped_shorthand(language).with_own(here).with_own(self.own())
        return self._known[language]

    def own(self) -> Shorthand:
        """One's own."""
        return load_shorthand(self._places.own_shorthand_file)[0]

    def problems(self) -> tuple[FileProblem, ...]:
        """What is wrong with the two files that people write."""
        paths = (self._places.shorthand_file, self._places.own_shorthand_file)
        return tuple(problem for path in paths for problem in load_shorthand(path)[1])

    @property
    def here(self) -> str:
        """Where the municipality's own file lies, as a person should see it."""
        return str(self._places.shorthand_file)

    def keep(self, short: str, text: str | None, instead_of: str = "") -> None:
        """Keep an abbreviation of one's own, or take it away; another one may go for it. Raises OSError.

        A file on which a fault was found is kept beside it as `.bad`.
        """
        path = self._places.own_shorthand_file
        before, problems = load_shorthand(path)
        words = {name: said for name, said in before.words.items() if name not in {short, instead_of}}
        if text is not None:
            words[short] = text
        if problems and path.exists():
            path.replace(path.with_suffix(".bad"))
        write_tables(path, {WORDS: dict(sorted(words.items())), TEXTS: before.texts})
        self._known.clear()

    def try_to_keep(self, short: str, text: str | None, instead_of: str = "") -> bool:
        """The same; False where the folder can't be written to."""
        try:
            self.keep(short, text, instead_of)
        except OSError:
            return False
        return True

"""What is said and drafted when a machine is lost (R56): the shipped texts, read without pydantic."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from bti_tui.domain.words import Language, Words

WORDS: Final = "lost-no.toml"
LETTERS: Final = "lost-letters-no.toml"
PLAIN: Final = "plain"
"""The sentence of a family's letter that says what the loss may mean, by the risk."""


@dataclass(frozen=True, slots=True)
class LostWords:
    """Sentences by group and code, the steps in their order, and letters by name."""

    steps: tuple[Words, ...]
    clear_first: Words
    talk_first: Words
    groups: Mapping[str, Mapping[str, Words]]
    letters: Mapping[str, Words]

    def say(self, group: str, code: str, language: Language, **values: object) -> str:
        """One sentence, its places filled."""
        return self.groups[group][code].speak(language).format_map(values)

    def letter(self, name: str, language: Language, values: Mapping[str, object]) -> str:
        """A draft with its places filled; a value is never read as a pattern. Raises KeyError for a place of nobody."""
        return self.letters[name].speak(language).strip().format_map(values) + "\n"


@cache
def lost_words() -> LostWords:
    """The shipped texts."""
    said, drafted = _read(WORDS), _read(LETTERS)
    own = {"steps", "clear_first", "talk_first", "format", "checked_on", "source"}
    groups = {name: _words_of(group) for name, group in said.items() if name not in own}
    groups[PLAIN] = _words_of(drafted[PLAIN])
    letters = _words_of({name: texts for name, texts in drafted.items() if name not in {PLAIN, "format"}})
    steps = tuple(Words(**one) for one in said["steps"])
    return LostWords(steps, Words(**said["clear_first"]), Words(**said["talk_first"]), groups, letters)


def _words_of(group: Mapping[str, Mapping[str, str]]) -> dict[str, Words]:
    return {code: Words(**texts) for code, texts in group.items()}


def _read(name: str) -> dict[str, Any]:
    data = resources.files("bti_tui") / "guide" / "data" / name
    return tomllib.loads(data.read_text(encoding="utf-8"))

"""Typing less: abbreviations that are written out, and texts with stops that are put in, while somebody types.

What stands between quotation marks is somebody's own words and is never rewritten.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

STOP: Final = "___"
"""A place in a text where something is to be filled in."""
CALL: Final = "mal"
"""What is typed before the letters of a text."""
SHORTEST, LONGEST = 2, 12
"""Letters of an abbreviation, or of the name of a text."""
LONGEST_WORDS: Final = 200
LONGEST_TEXT: Final = 2000
BLANKS: Final = (" ", "\u00a0")
DOT: Final = "."
ENDS: Final = frozenset((*BLANKS, DOT, *",;:!?)…"))
"""What a word ends with while somebody writes on."""
WITH_DOT: Final = frozenset({"avt", "bek", "evt", "gjf", "ift", "iflg", "mht", "mtp", "oppf", "pga", "tlf"})
"""What Norwegian writes with a full stop of its own: that stop ends no word."""
_CLOSING: Final = {"«": "»", "»": "«", "“": "”", "”": "”", "„": "“”", "‘": "’", '"': '"'}
"""What ends a quotation, by the mark that begins it, as several languages write them."""
_BEFORE: Final = "(\n\t "
"""What may stand before an abbreviation; after @, # and ! a name follows."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What was typed, and what it stands for (utskriving)."""

    short: str
    text: str
    is_whole_text: bool = False
    """A text with stops, not a word."""

    def is_ended_by(self, sign: str | None) -> bool:
        """Whether a typed sign ends the word, so that it is written out; a whole text waits for a blank."""
        if sign in BLANKS:
            return True
        if sign not in ENDS or self.is_whole_text:
            return False
        return sign != DOT or self.short.casefold() not in WITH_DOT


@dataclass(frozen=True, slots=True)
class Shorthand:
    """Abbreviations and texts that are ready to be put in (forkortelser og tekstmaler)."""

    words: Mapping[str, str] = field(default_factory=dict)
    """What each abbreviation stands for; in small letters."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Texts by the letters that are typed after `mal`."""

    def meant(self, before: str, whole: Callable[[], str] | None = None) -> Expansion | None:
        """What the word that ends where the cursor stands is short for, if a blank came now.

        `before` is the text before the cursor, or the end of it; `whole` then gives all of it, and is asked only when
        the word is known.
        """
        typed = last_word(before)
        found = self._known(typed) if typed else None
        if found is None or is_quoted(whole() if whole else before):
            return None
        return found

    def _known(self, typed: str) -> Expansion | None:
        low = typed.casefold()
        if low.startswith(CALL) and low[len(CALL) :] in self.texts:
            return Expansion(typed, self.texts[low[len(CALL) :]], is_whole_text=True)
        text = self.words.get(low)
        if text is None or (typed.isupper() and len(typed) > 1):  # an acronym is written so on purpose
            return None
        return Expansion(typed, text[:1].upper() + text[1:] if typed[0].isupper() else text)

    def with_own(self, other: "Shorthand") -> "Shorthand":
        """The same with what another one says in its place; an empty text takes one out."""
        words, texts = {**self.words, **other.words}, {**self.texts, **other.texts}
        return Shorthand({k: v for k, v in words.items() if v}, {k: v for k, v in texts.items() if v})


NOTHING: Final = Shorthand()


def last_word(before: str) -> str:
    """The letters and digits right before the cursor; empty when they are a part of something else."""
    start = len(before)
    while start and before[start - 1].isalnum():
        start -= 1
    alone = not start or before[start - 1] in _BEFORE
    return before[start:] if alone and SHORTEST <= len(before) - start <= LONGEST + len(CALL) else ""


def is_quoted(before: str) -> bool:
    """Whether a quotation has begun before the cursor and has not ended yet."""
    closing = ""
    for sign in before:
        closing = ("" if sign in closing else closing) if closing else _CLOSING.get(sign, "")
    return bool(closing)


def stops(text: str) -> Iterator[int]:
    """Where the stops of a text begin; a longer row of lines is a line to write on and no stop."""
    place = 0
    while place < len(text):
        if text[place] != STOP[0]:
            place += 1
            continue
        end = place
        while end < len(text) and text[end] == STOP[0]:
            end += 1
        if end - place == len(STOP):
            yield place
        place = end


def next_stop(text: str, after: int) -> int | None:
    """Where the next stop begins at or after a place of a text."""
    return next((one for one in stops(text) if one >= after), None)


def is_name(short: str) -> bool:
    """Whether so many letters and digits can be typed for something."""
    return short.isalnum() and SHORTEST <= len(short) <= LONGEST and short == short.casefold()

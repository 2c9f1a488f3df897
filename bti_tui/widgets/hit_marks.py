"""What a search found, marked in a text without colour; and so much of the text that it can be seen."""

import re
from collections.abc import Sequence
from typing import Final

MARK: Final = "*"
LEAD: Final = 12
"""Signs shown before what was found, when a text is cut."""
CUT: Final = ".. "
_WORD: Final = re.compile(r"[^\W_]+")
"""What the search index takes for a word."""


def asked_words(typed: str) -> tuple[str, ...]:
    """The words of a search, as they are compared."""
    return tuple(word.casefold() for word in _WORD.findall(typed))


def marked(text: str, asked: Sequence[str]) -> str:
    """The text with a star on both sides of each word that begins as one of those asked for."""
    return _WORD.sub(lambda found: _starred(found[0], asked), text) if asked else text


def _starred(word: str, asked: Sequence[str]) -> str:
    return f"{MARK}{word}{MARK}" if word.casefold().startswith(tuple(asked)) else word


def from_hit(text: str, width: int) -> str:
    """A marked text that begins shortly before what was found, where that would not be seen in so many columns."""
    first = text.find(MARK)
    end = text.find(MARK, first + 1)
    if first < 0 or end < width - len(CUT):
        return text
    start = text.rfind(" ", 0, max(0, first - LEAD) + 1)
    return f"{CUT}{text[start + 1 :]}"

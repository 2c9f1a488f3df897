"""Whom a word after @ may mean, and how to write one of them so that nobody else is meant."""

from collections.abc import Sequence
from typing import Final

from bti_tui.domain.meeting_words import Nameable, Nameables

CLOSING: Final = ".,;:)"
"""Signs behind a word that are no part of it."""
LONGEST_NAME: Final = 4
"""Words."""


def people_meant(words: Sequence[str], known: Nameables) -> tuple[int, str, tuple[Nameable, ...]]:
    """How many words are the name, the name as typed, and who it may be: a whole name before a part of one."""
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        typed = " ".join(words[:count])[1:].rstrip(CLOSING).casefold()
        exact = tuple(one for one in known.people if typed in {one.name.casefold(), *map(str.casefold, one.words)})
        if exact:
            return count, typed, exact
    typed = words[0][1:].rstrip(CLOSING)
    of_agency = {one.code for one in known.agencies if typed.casefold() in agency_words(one.code, one.name)}
    here = tuple(one for one in known.people if one.agency in of_agency)
    return 1, typed, here or tuple(one for one in known.people if _fits(typed, one))


def agency_words(code: str, name: str) -> set[str]:
    """What one may write for an agency."""
    return {code.casefold(), name.casefold(), name.casefold().replace(" ", "_")}


def _fits(typed: str, one: Nameable) -> bool:
    """Whether each part of what was typed begins a part of the name, in their order, or begins a word for them."""
    names = iter(one.name.casefold().split())
    parts = [part for part in typed.casefold().replace(".", "_").split("_") if part]
    if any(word.casefold().startswith(typed.casefold()) for word in one.words):
        return True
    return bool(parts) and all(any(name.startswith(part) for name in names) for part in parts)


def handle(one: Nameable, known: Nameables) -> str:
    """The shortest that means exactly this one: mor for family, the first name for others, the whole name last."""
    first, *rest = one.name.split() or [""]
    short = (*one.words, first) if one.agency is None else (first, *one.words)
    for said in (*short, "_".join((first, *rest))):
        if said and " " not in said and people_meant((f"@{said}",), known)[2] == (one,):
            return f"@{said}"
    return f"@{one.name}"

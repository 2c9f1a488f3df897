"""Where somebody is, as far as a case tells it: which words are places, and what a strict grade lets nobody write.

Codes are no places: that a child goes to a school says nothing of which one. What is written freely may tell more; no
program can know that, so a person goes through it (`usecases/whereabouts.py`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import Fact
from bti_tui.domain.ids import GroundCode, NoteId

GROUND: Final = GroundCode("strict_address")
"""The ground in the rule pack on which places are taken away."""
PLACES: Final[dict[type[Fact], tuple[str, ...]]] = {
    f.Observed: ("place",),
    f.ConsentAnswered: ("kept_at",),
    f.AgencyInvited: ("contact",),
    f.CaseClosed: ("receiver",),
    f.MeetingPlanned: ("place",),
    f.MeetingRevised: ("place",),
}
"""The fields whose words say where: of an observation, of a consent's papers, of whom one meets or hands over to."""
REPORTS: Final[dict[type[Fact], tuple[str, ...]]] = {f.SuspicionReported: ("content",)}
"""Whole documents with a place in them: a person goes through them, whatever her words are."""
_LONG_ENOUGH: Final = 3
_BETWEEN: Final = re.compile(r"[,;\n]+")


def place_notes(fact: Fact, fields: Mapping[type[Fact], tuple[str, ...]] = PLACES) -> Iterator[NoteId]:
    """The notes of a fact whose words say where."""
    for name in fields.get(type(fact), ()):
        value = getattr(fact, name)
        if value is not None:
            yield value


def against_places(case: Case, facts: Iterable[Fact]) -> list[Reason]:
    """A reason when a case that must not say where would be told a place."""
    told = is_strict(case) and any(True for fact in facts for _ in place_notes(fact))
    return [Reason(refusals.PLACE_PROTECTED)] if told else []


def telling_words(text: str) -> tuple[str, ...]:
    """The words that tell a place, as a person lists them: between commas, each as a whole and in its capitals."""
    found: dict[str, None] = {}
    for part in _BETWEEN.split(text):
        whole = " ".join(part.split())
        for word in (whole, *(one for one in whole.split() if one[:1].isupper())):
            if len(word) >= _LONG_ENOUGH:
                found.setdefault(word.casefold())
    return tuple(found)


def tells(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of the words, whatever stands around it."""
    said = " ".join(text.casefold().split())
    return any(word in said for word in words)


def without(text: str, words: Iterable[str], mark: str) -> str:
    """A text with a mark in the place of each of the words."""
    for word in sorted(words, key=len, reverse=True):
        pattern = r"\s+".join(re.escape(part) for part in word.split())
        text = re.sub(pattern, lambda _: mark, text, flags=re.IGNORECASE)
    return text

"""What the store is asked and answers with when many cases or texts are asked for at once."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.ids import CaseId, NoteId


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cases are asked for, where not every one of them is (utvalg)."""

    tied_to: frozenset[str] | None = None
    """Those that anything ties one of these users or agencies to: `need_to_know.ties`."""
    number: int | None = None
    born_on: date | None = None
    """The day of birth of whom a case is about."""


EVERY: Final = Selection()


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case and the name of whom it is about (sak i liste)."""

    case: Case
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that a search found (treff)."""

    case_id: CaseId
    note_id: NoteId
    excerpt: str

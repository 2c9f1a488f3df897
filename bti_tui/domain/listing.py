"""What the store answers with when many cases or texts are asked for at once."""

from dataclasses import dataclass

from bti_tui.domain.case import Case
from bti_tui.domain.ids import CaseId, NoteId


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

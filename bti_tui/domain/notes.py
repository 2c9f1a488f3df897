"""Words: the only place where what people wrote is kept, so that a lawful purge can find all of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bti_tui.domain.ids import CaseId, NoteId, UserId


class Visibility(StrEnum):
    """Who may see a text (intern, logg, skjermet)."""

    INTERNAL = "internal"
    LOG = "log"
    SHIELDED = "shielded"


class NoteKind(StrEnum):
    """What a text is, so that prints and search can choose without reading it (notattype)."""

    NAME = "name"
    CONCERN = "concern"
    SAFETY = "safety"
    OBSERVATION = "observation"
    ADVICE = "advice"
    CHILD_VOICE = "child_voice"
    GUARDIAN_VIEW = "guardian_view"
    PROFESSIONAL_VIEW = "professional_view"
    STATEMENT = "statement"
    REASON = "reason"
    CONSENT = "consent"
    GOAL = "goal"
    MEASURE = "measure"
    ENTRY = "entry"
    CLOSING = "closing"
    REFERENCE = "reference"
    NATIONAL_ID = "national_id"


@dataclass(frozen=True, slots=True)
class Note:
    """One version of one text (notat). A correction is the next version; the earlier one stays (R45)."""

    id: NoteId
    version: int
    case_id: CaseId
    kind: NoteKind
    visibility: Visibility
    author: UserId
    written_at: datetime
    text: str

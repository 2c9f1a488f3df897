"""Who looked at what: the access log as the one who reviews it sees it."""

from dataclasses import dataclass
from datetime import datetime

from bti_tui.domain.ids import CaseId, NoteId, UserId


@dataclass(frozen=True, slots=True)
class Access:
    """One thing that somebody read, searched, printed or administered (innsyn)."""

    at: datetime
    actor: UserId
    act: str
    case_id: CaseId | None
    why: NoteId | None = None
    """The note that says why, where the rules ask for a reason."""


@dataclass(frozen=True, slots=True)
class SignedReview:
    """That somebody went through a month of the access log and signed it (signert gjennomgang)."""

    month: str
    """Such as 2026-11."""
    by: UserId
    at: datetime
    digest: str
    """SHA-256 of the review as it stood, so that it can be told whether more has come since."""

"""Orders that move or end a case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.closing import ArchivePlace, ClosingReason, GoesAlong, LogAfter, Told
from bti_tui.domain.ids import AgencyCode, CaseId, OutcomeId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Decide how the case goes on from its level (beslutte)."""

    name: ClassVar[str] = "decide"
    case_id: CaseId
    """The case."""
    outcome: OutcomeId
    """The outcome, from the guide's list for the level."""
    reason: str
    """Why."""
    decided_on: date
    """The day."""
    next_on: date | None = None
    """The next date, when the case goes on."""
    met_on: date | None = None
    """The meeting or talk with the family where it was decided."""
    override: str | None = None
    """The reason for going on although a soft guard is unmet."""
    discussed_with: str | None = None
    """With whom it was talked through: the leader, a colleague, an agency."""
    log_after: LogAfter | None = None
    """What becomes of an open log; needed when the case goes back to wondering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase:
    """Close a case for which closing is decided (avslutte)."""

    name: ClassVar[str] = "close_case"
    case_id: CaseId
    """The case."""
    reason: ClosingReason
    """Why it ends."""
    summary: str
    """The closing note: result, and what worked."""
    told: tuple[Told, ...]
    """Who was told."""
    told_on: date
    """The day they were told."""
    archive_place: ArchivePlace
    """Where the papers go."""
    family_view: str | None = None
    """How the child and the guardians see it."""
    remaining: str | None = None
    """What is still a concern, and who follows it."""
    goes_along: GoesAlong | None = None
    """Whether it is handed over or only closed; needed when the family moves away."""
    receiver: str | None = None
    """Who goes on with it there; needed when it is handed over."""
    agreed_on: date | None = None
    """The day the family said yes to it; needed when it is handed over."""
    guardians: tuple[PersonId, ...] = ()
    """Which of the guardians were told; all of them who may be when empty."""
    agencies: tuple[AgencyCode, ...] = ()
    """Which of the services that take part were told; all of them that may be when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCase:
    """Record that the papers are archived; the case becomes read-only (arkivere)."""

    name: ClassVar[str] = "archive_case"
    case_id: CaseId
    """The case."""
    reference: str
    """The archive's reference."""
    archived_on: date
    """The day."""
    override: str | None = None
    """The reason for going on although a soft guard is unmet."""

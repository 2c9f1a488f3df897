"""Orders that move or end a case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.closing import ArchivePlace, ClosingReason, Told
from bti_tui.domain.ids import CaseId, OutcomeId


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

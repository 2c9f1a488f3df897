"""Facts that move or end a case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.closing import ArchivePlace, ClosingReason, GoesAlong, LogAfter, Told
from bti_tui.domain.guide import Effect, GuardName, Level
from bti_tui.domain.ids import AgencyCode, FactId, MoveId, NoteId, OutcomeId, PersonId, StepId, SuggestionCode


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardOverridden:
    """A soft guard was set aside with a written reason (vakt fraveket)."""

    name: ClassVar[str] = "guard.overridden"
    schema: ClassVar[int] = 1
    guard: GuardName
    move: MoveId
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A person decided how the case goes on (beslutning tatt)."""

    name: ClassVar[str] = "decision.made"
    schema: ClassVar[int] = 1
    outcome: OutcomeId
    move: MoveId
    effect: Effect
    suggested: Effect | None
    reason: NoteId | None
    on: date
    met_on: date | None
    next_on: date | None
    to_step: StepId | None
    advised: tuple[SuggestionCode, ...] = ()
    """What the concern assessments of the round pointed to."""
    differs: bool | None = None
    """Whether the person chose otherwise; None when nothing was advised."""
    closes_as: ClosingReason | None = None
    discussed_with: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChanged:
    """The case went to another level (nivåskifte)."""

    name: ClassVar[str] = "level.changed"
    schema: ClassVar[int] = 1
    before: Level
    after: Level
    move: MoveId
    on: date
    log_after: LogAfter | None = None
    """What becomes of an open log on the way back to wondering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """The case was closed (sak avsluttet)."""

    name: ClassVar[str] = "case.closed"
    schema: ClassVar[int] = 1
    reason: ClosingReason
    on: date
    summary: NoteId
    told: tuple[Told, ...]
    told_on: date
    family_view: NoteId | None
    remaining: NoteId | None
    archive_place: ArchivePlace
    goes_along: GoesAlong | None = None
    receiver: NoteId | None = None
    agreed_on: date | None = None
    people: tuple[PersonId, ...] = ()
    """Those of the family who were told."""
    agencies: tuple[AgencyCode, ...] = ()
    """The other services that were told."""
    consents: tuple[FactId, ...] = ()
    """What that rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseArchived:
    """The papers are archived and the case is read-only (sak arkivert)."""

    name: ClassVar[str] = "case.archived"
    schema: ClassVar[int] = 1
    reference: NoteId
    on: date


OutcomeFact = GuardOverridden | Decided | LevelChanged | CaseClosed | CaseArchived
"""Every decision, and what comes of it."""

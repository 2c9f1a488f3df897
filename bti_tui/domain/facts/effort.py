"""Facts of level 1: understanding, goals, measures, evaluations, the log."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import (
    AgencyCode,
    AgendaItemCode,
    AreaCode,
    CategoryCode,
    FactId,
    GoalId,
    InformationCode,
    ItemCode,
    MeasureId,
    MeetingId,
    NoteId,
    PartyId,
    PersonId,
)
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Arena, Attainment, CarriedOut, MeasureEffect, Onwards
from bti_tui.domain.relay_log import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstandingShared:
    """All agree on what to work on (felles forståelse)."""

    name: ClassVar[str] = "understanding.shared"
    schema: ClassVar[int] = 1
    on: date
    child_view: NoteId
    guardians_view: NoteId
    agency_view: NoteId
    statement: NoteId
    strengths: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """A goal was set (mål satt)."""

    name: ClassVar[str] = "goal.set"
    schema: ClassVar[int] = 1
    goal: GoalId
    text: NoteId
    sign: NoteId | None
    area: AreaCode | None
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAssessed:
    """It was said whether a goal is reached (mål vurdert)."""

    name: ClassVar[str] = "goal.assessed"
    schema: ClassVar[int] = 1
    goal: GoalId
    attainment: Attainment
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePlanned:
    """A measure was agreed on (tiltak avtalt)."""

    name: ClassVar[str] = "measure.planned"
    schema: ClassVar[int] = 1
    measure: MeasureId
    title: NoteId
    goal: GoalId
    arena: Arena
    responsible: PartyId
    starts_on: date
    due_on: date
    evaluate_on: date
    category: CategoryCode | None
    amount: NoteId | None
    agency: AgencyCode | None = None
    description: NoteId | None = None
    area: AreaCode | None = None
    concern_item: ItemCode | None = None
    contributors: tuple[PartyId, ...] = ()
    follows: MeasureId | None = None
    replaces: MeasureId | None = None
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPlanned:
    """The date of the next evaluation was agreed on (evaluering avtalt)."""

    name: ClassVar[str] = "evaluation.planned"
    schema: ClassVar[int] = 1
    evaluate_on: date
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEvaluated:
    """A measure was evaluated (tiltak evaluert)."""

    name: ClassVar[str] = "measure.evaluated"
    schema: ClassVar[int] = 1
    measure: MeasureId
    on: date
    carried_out: CarriedOut
    effect: MeasureEffect
    onwards: Onwards
    child_view: NoteId | None
    guardians_view: NoteId | None
    professional_view: NoteId | None
    change: NoteId | None
    new_due_on: date | None
    meeting: MeetingId | None = None
    said_by: PersonId | None = None
    """Whose view that of the guardians is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWritten:
    """An entry was written in the log (loggføring skrevet)."""

    name: ClassVar[str] = "entry.written"
    schema: ClassVar[int] = 1
    kind: EntryKind
    text: NoteId
    happened_on: date
    visibility: Visibility
    meeting: MeetingId | None = None
    item: AgendaItemCode | None = None
    """The point of the agenda that it belongs to."""
    said_by: PersonId | None = None
    """Which of the guardians said it, where it is their own words."""
    information: tuple[InformationCode, ...] = ()
    """What kinds of information it holds; empty: nobody has said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCorrected:
    """An entry was corrected; both texts stay (loggføring rettet)."""

    name: ClassVar[str] = "entry.corrected"
    schema: ClassVar[int] = 1
    entry: FactId
    text: NoteId
    visibility: Visibility
    information: tuple[InformationCode, ...] = ()
    """What kinds of information the line holds from then on; empty: as before."""


EffortFact = (
    UnderstandingShared
    | GoalSet
    | GoalAssessed
    | MeasurePlanned
    | EvaluationPlanned
    | MeasureEvaluated
    | EntryWritten
    | EntryCorrected
)
"""Everything that can have happened at level 1."""

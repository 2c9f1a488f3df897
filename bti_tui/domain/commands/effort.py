"""Orders of level 1: understanding, goals, measures, evaluations, the log."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import (
    AgencyCode,
    AgendaItemCode,
    AreaCode,
    CaseId,
    CategoryCode,
    FactId,
    GoalId,
    InformationCode,
    ItemCode,
    MeasureId,
    MeetingId,
    PartyId,
    PersonId,
)
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Arena, Attainment, CarriedOut, MeasureEffect, Onwards
from bti_tui.domain.relay_log import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareUnderstanding:
    """Record the situation as everyone sees it and the shared statement (felles forståelse)."""

    name: ClassVar[str] = "share_understanding"
    case_id: CaseId
    """The case."""
    held_on: date
    """The day of the meeting."""
    child_view: str
    """How the child sees it, in own words where possible, or why not yet."""
    guardians_view: str
    """How the guardians see it."""
    agency_view: str
    """How the agency sees it."""
    statement: str
    """The problem that all have agreed to work on."""
    strengths: str | None = None
    """What works well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetGoal:
    """Set a goal (mål)."""

    name: ClassVar[str] = "set_goal"
    case_id: CaseId
    """The case."""
    text: str
    """What shall be better."""
    sign: str | None = None
    """How it will show."""
    area: AreaCode | None = None
    """The area of life, from the guide's list."""
    meeting: MeetingId | None = None
    """The meeting that it is written in, while its minutes are not approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessGoal:
    """Say whether a goal is reached (måloppnåelse)."""

    name: ClassVar[str] = "assess_goal"
    case_id: CaseId
    """The case."""
    goal: GoalId
    """The goal."""
    attainment: Attainment
    """Reached, partly, not, or changed."""
    meeting: MeetingId | None = None
    """The meeting that it is written in, while its minutes are not approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeasure:
    """Agree on a measure (tiltak)."""

    name: ClassVar[str] = "plan_measure"
    case_id: CaseId
    """The case."""
    title: str
    """What is done, in at most 80 characters."""
    goal: GoalId
    """The goal that it serves."""
    arena: Arena
    """Where it happens."""
    responsible: PartyId
    """Who answers for it: a professional, a guardian, or the youth."""
    starts_on: date
    """First day."""
    due_on: date
    """The day it shall be done by."""
    evaluate_on: date
    """The day it is evaluated."""
    category: CategoryCode | None = None
    """Kind of measure, from the guide's list."""
    amount: str | None = None
    """How often or how much."""
    agency: AgencyCode | None = None
    """The agency that does it; left out: that of whoever answers for it, or the family."""
    description: str | None = None
    """More about it, where the title does not say enough."""
    area: AreaCode | None = None
    """The area of life that it is about, from the guide's list."""
    concern_item: ItemCode | None = None
    """The question of the concern assessment that it answers."""
    contributors: tuple[PartyId, ...] = ()
    """Who takes part in it beside the one who answers for it."""
    follows: MeasureId | None = None
    """The measure that is done first; left out: it goes side by side with the others."""
    replaces: MeasureId | None = None
    """The measure that it comes in the place of."""
    meeting: MeetingId | None = None
    """The meeting that it is written in, while its minutes are not approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEvaluation:
    """Agree on the date of the next evaluation (evalueringsdato)."""

    name: ClassVar[str] = "plan_evaluation"
    case_id: CaseId
    """The case."""
    evaluate_on: date
    """The day, later than today."""
    meeting: MeetingId | None = None
    """The meeting that it is written in, while its minutes are not approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateMeasure:
    """Evaluate one measure: done, effect, onwards (evaluere tiltak)."""

    name: ClassVar[str] = "evaluate_measure"
    case_id: CaseId
    """The case."""
    measure: MeasureId
    """The measure."""
    evaluated_on: date
    """The day."""
    carried_out: CarriedOut
    """Whether it was done."""
    effect: MeasureEffect
    """Whether it helped."""
    onwards: Onwards
    """What happens now."""
    child_view: str | None = None
    """What the child says of it."""
    guardians_view: str | None = None
    """What the guardians say of it."""
    professional_view: str | None = None
    """What the professionals say of it."""
    change: str | None = None
    """What is changed, why it was not done, or why one goes on without effect."""
    new_due_on: date | None = None
    """New deadline when it goes on."""
    meeting: MeetingId | None = None
    """The meeting that it is written in, while its minutes are not approved."""
    said_by: PersonId | None = None
    """Which of the guardians said what the guardians say; left out: nobody noted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteEntry:
    """Write an entry in the log (loggføring)."""

    name: ClassVar[str] = "write_entry"
    case_id: CaseId
    """The case."""
    kind: EntryKind
    """Note, talk, call, meeting, bright spot, or the family's own words."""
    text: str
    """The entry."""
    happened_on: date
    """The day it tells of."""
    visibility: Visibility = Visibility.LOG
    """The log, or internal."""
    meeting: MeetingId | None = None
    """The meeting that it is written in, while its minutes are not approved."""
    item: AgendaItemCode | None = None
    """The point of the agenda that it belongs to."""
    said_by: PersonId | None = None
    """Which of the guardians said it, where it is the family's own words; left out: nobody noted it."""
    information: tuple[InformationCode, ...] = ()
    """What kinds of information it holds; left out: only services that the consent lets be told everything read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEntry:
    """Correct an entry; the earlier text stays and is marked (rette innslag)."""

    name: ClassVar[str] = "correct_entry"
    case_id: CaseId
    """The case."""
    entry: FactId
    """The fact that wrote the entry."""
    text: str
    """The new text."""
    information: tuple[InformationCode, ...] = ()
    """What kinds of information the line holds from now on; left out: as before."""

"""Goals, measures and how they went."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import (
    AgencyCode,
    AreaCode,
    CategoryCode,
    GoalId,
    ItemCode,
    MeasureId,
    MeetingId,
    NoteId,
    PartyId,
)


class Arena(StrEnum):
    """Where a measure happens (arena)."""

    HOME = "home"
    KINDERGARTEN = "kindergarten"
    SCHOOL = "school"
    LEISURE = "leisure"
    HEALTH = "health"
    OTHER = "other"


class CarriedOut(StrEnum):
    """Was it done? (gjennomført)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class MeasureEffect(StrEnum):
    """Did it help? (virkning)."""

    REACHED = "reached"
    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    TOO_EARLY = "too_early"


class Onwards(StrEnum):
    """What happens to the measure now? (videre)."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    REPLACE = "replace"
    END = "end"
    LIFT = "lift"


ENDS = frozenset({Onwards.END, Onwards.REPLACE})
"""After these a measure is over."""


class MeasureStatus(StrEnum):
    """Where a measure stands (status); overdue is computed, never stored."""

    PLANNED = "planned"
    ACTIVE = "active"
    WAITING = "waiting"
    TRANSFERRED = "transferred"
    CONTINUED = "continued"
    ADJUSTED = "adjusted"
    LIFTED = "lifted"
    ENDED_WITH_EFFECT = "ended_with_effect"
    ENDED_WITHOUT_EFFECT = "ended_without_effect"
    ENDED = "ended"
    """Over before anybody could say whether it helped."""
    REPLACED = "replaced"
    NOT_CARRIED_OUT = "not_carried_out"


OVER = frozenset(
    {
        MeasureStatus.ENDED_WITH_EFFECT,
        MeasureStatus.ENDED_WITHOUT_EFFECT,
        MeasureStatus.ENDED,
        MeasureStatus.REPLACED,
        MeasureStatus.NOT_CARRIED_OUT,
    }
)
"""Nothing more is done in these."""
HELPED = frozenset({MeasureEffect.REACHED, MeasureEffect.BETTER})
WITHOUT_EFFECT = frozenset({MeasureEffect.UNCHANGED, MeasureEffect.WORSE})
_GOES_ON = {
    Onwards.CONTINUE: MeasureStatus.CONTINUED,
    Onwards.ADJUST: MeasureStatus.ADJUSTED,
    Onwards.LIFT: MeasureStatus.LIFTED,
}


def asks_why(carried_out: CarriedOut, effect: MeasureEffect, onwards: Onwards) -> bool:
    """Whether an evaluation needs its reason: what was not done, and what goes on without effect (5.3)."""
    return carried_out is CarriedOut.NO or (onwards is Onwards.CONTINUE and effect in WITHOUT_EFFECT)


class Attainment(StrEnum):
    """Was the goal reached? (måloppnåelse)."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT = "not"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Goal:
    """What shall be better, and how it will show (mål)."""

    id: GoalId
    text: NoteId
    sign: NoteId | None
    area: AreaCode | None
    attainment: Attainment | None = None
    meeting: MeetingId | None = None
    """The meeting that it was set in."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one measure went in one round (evaluering)."""

    round: int
    on: date
    carried_out: CarriedOut
    effect: MeasureEffect
    onwards: Onwards
    child_view: NoteId | None
    guardians_view: NoteId | None
    professional_view: NoteId | None
    change: NoteId | None
    meeting: MeetingId | None = None
    """The meeting that it was said in."""


@dataclass(frozen=True, slots=True)
class Wait:
    """That a measure waits for somebody else, and for what (venter)."""

    since: date
    awaits: NoteId


@dataclass(frozen=True, slots=True)
class ToldView:
    """What one person says of a measure, beside what others say (syn på tiltaket)."""

    round: int
    by: PartyId
    on: date
    text: NoteId


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that somebody does towards a goal (tiltak). The responsible may be a parent or the youth."""

    id: MeasureId
    title: NoteId
    goal: GoalId
    arena: Arena
    responsible: PartyId
    starts_on: date
    due_on: date
    evaluate_on: date
    category: CategoryCode | None
    amount: NoteId | None
    ended: bool = False
    evaluations: tuple[Evaluation, ...] = ()
    agency: AgencyCode | None = None
    """The agency that does it; None for the case's own and for the family."""
    meeting: MeetingId | None = None
    """The meeting that it was agreed on in."""
    description: NoteId | None = None
    area: AreaCode | None = None
    """The area of life that it is about, of the guide's list."""
    concern_item: ItemCode | None = None
    """The question of the concern assessment that it answers."""
    contributors: tuple[PartyId, ...] = ()
    """Who takes part in it beside the one who answers for it."""
    follows: MeasureId | None = None
    """It begins when this one is done; None: side by side with the others."""
    replaces: MeasureId | None = None
    wait: Wait | None = None
    moved_on: date | None = None
    """When somebody else took it over, since it was last evaluated."""
    views: tuple[ToldView, ...] = ()

    def status(self, today: date, round_: int = -1) -> MeasureStatus:
        """Where it stands on a day in a round: what an evaluation says of it holds until the next decision."""
        if self.ended:
            return _ended_as(self.evaluations[-1]) if self.evaluations else MeasureStatus.ENDED
        if self.wait is not None:
            return MeasureStatus.WAITING
        if self.evaluated_in(round_):
            return _GOES_ON.get(self.evaluations[-1].onwards, MeasureStatus.ACTIVE)
        if self.moved_on is not None:
            return MeasureStatus.TRANSFERRED
        return MeasureStatus.PLANNED if today < self.starts_on else MeasureStatus.ACTIVE

    def awaits_evaluation(self, round_: int) -> bool:
        """Whether it is to be evaluated before the next decision; what waits for somebody else is not."""
        return not self.ended and self.wait is None and not self.evaluated_in(round_)

    def evaluated_in(self, round_: int) -> bool:
        """Whether it has been evaluated since the last decision."""
        return any(evaluation.round == round_ for evaluation in self.evaluations)


def _ended_as(last: Evaluation) -> MeasureStatus:
    """How a measure ended, by its last evaluation."""
    if last.onwards is Onwards.REPLACE:
        return MeasureStatus.REPLACED
    if last.carried_out is CarriedOut.NO:
        return MeasureStatus.NOT_CARRIED_OUT
    if last.effect in HELPED:
        return MeasureStatus.ENDED_WITH_EFFECT
    return MeasureStatus.ENDED_WITHOUT_EFFECT if last.effect in WITHOUT_EFFECT else MeasureStatus.ENDED

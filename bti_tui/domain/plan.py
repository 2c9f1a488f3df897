"""Goals, measures and how they went."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import AgencyCode, AreaCode, CategoryCode, GoalId, MeasureId, NoteId, PartyId


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
    ENDED = "ended"


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

    def status(self, today: date) -> MeasureStatus:
        """Planned before its start, then active until an evaluation ends it."""
        if self.ended:
            return MeasureStatus.ENDED
        return MeasureStatus.PLANNED if today < self.starts_on else MeasureStatus.ACTIVE

    def evaluated_in(self, round_: int) -> bool:
        """Whether it has been evaluated since the last decision."""
        return any(evaluation.round == round_ for evaluation in self.evaluations)

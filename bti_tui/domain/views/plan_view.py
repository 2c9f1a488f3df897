"""Goals and measures as their screen shows them."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Effect, Guide
from bti_tui.domain.ids import GoalId, MeasureId
from bti_tui.domain.plan import Arena, Attainment, CarriedOut, MeasureEffect, MeasureStatus, Onwards
from bti_tui.domain.suggestion import Finding, suggestion
from bti_tui.domain.views.names import Names

_DAILY_PLACES = frozenset({Arena.KINDERGARTEN, Arena.SCHOOL})


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal."""

    id: GoalId
    text: str
    sign: str
    attainment: Attainment | None


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """How a measure went, once."""

    on: date
    carried_out: CarriedOut
    effect: MeasureEffect
    onwards: Onwards
    child_view: str
    change: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure; `overdue` is computed for the day."""

    id: MeasureId
    title: str
    goal: GoalId
    arena: Arena
    responsible: str
    starts_on: date
    due_on: date
    evaluate_on: date
    amount: str
    status: MeasureStatus
    overdue: bool
    needs_evaluation: bool
    evaluations: tuple[EvaluationLine, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan of a case."""

    goals: tuple[GoalLine, ...]
    measures: tuple[MeasureLine, ...]
    next_on: date | None
    evaluation_weeks: int
    suggested: Effect | None
    finding: Finding | None
    """What the evaluations show, that the suggestion rests on."""
    misses_home: bool
    """No open measure happens at home, although some happen elsewhere."""
    misses_institution: bool
    """No open measure happens in kindergarten or school, although some happen elsewhere."""


def plan_view(case: Case, guide: Guide, names: Names, today: date) -> PlanView:
    """The plan of a case on a day."""
    found = suggestion(case)
    arenas = {measure.arena for measure in case.open_measures}
    return PlanView(
        goals=tuple(
            GoalLine(goal.id, names.text(goal.text), names.text(goal.sign), goal.attainment) for goal in case.goals
        ),
        measures=tuple(_measure_line(case, place, names, today) for place in range(len(case.measures))),
        next_on=case.next_on,
        evaluation_weeks=guide.evaluation_weeks[case.level],
        suggested=found.effect if found else None,
        finding=found.why if found else None,
        misses_home=bool(arenas) and Arena.HOME not in arenas,
        misses_institution=bool(arenas) and not arenas & _DAILY_PLACES,
    )


def _measure_line(case: Case, place: int, names: Names, today: date) -> MeasureLine:
    measure = case.measures[place]
    waits = not measure.ended and not measure.evaluated_in(case.round)
    day = case.evaluates_on(measure)
    return MeasureLine(
        id=measure.id,
        title=names.text(measure.title),
        goal=measure.goal,
        arena=measure.arena,
        responsible=names.party(case, measure.responsible),
        starts_on=measure.starts_on,
        due_on=measure.due_on,
        evaluate_on=day or measure.evaluate_on,
        amount=names.text(measure.amount),
        status=measure.status(today),
        overdue=waits and day is not None and day < today,
        needs_evaluation=waits,
        evaluations=tuple(
            EvaluationLine(
                one.on, one.carried_out, one.effect, one.onwards, names.text(one.child_view), names.text(one.change)
            )
            for one in measure.evaluations
        ),
    )

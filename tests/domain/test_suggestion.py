import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.guide import Effect
from bti_tui.domain.plan import Attainment, MeasureEffect, Onwards
from bti_tui.domain.suggestion import suggest
from tests.builders import CaseBuilder, a_case
from tests.orders import CONTINUE, HOLDER, SIX_WEEKS

R, B, U, W, T = (
    MeasureEffect.REACHED,
    MeasureEffect.BETTER,
    MeasureEffect.UNCHANGED,
    MeasureEffect.WORSE,
    MeasureEffect.TOO_EARLY,
)


def evaluated(*effects: MeasureEffect, goal: Attainment | None = Attainment.REACHED) -> CaseBuilder:
    bench = a_case().underway()
    for _ in effects[1:]:
        bench.do(c.PlanMeasure)
    for measure, effect in zip(bench.case.measures, effects, strict=True):
        bench.do(
            c.EvaluateMeasure, HOLDER, measure=measure.id, effect=effect, onwards=Onwards.CONTINUE, change="Fordi."
        )
    return bench.do(c.AssessGoal, attainment=goal) if goal else bench


@pytest.mark.parametrize(
    ("effects", "suggested"),
    [
        ((R, R), Effect.CLOSE),
        ((R, B), Effect.CONTINUE),
        ((B,), Effect.CONTINUE),
        ((T, B), Effect.CONTINUE),
        ((U, U), Effect.REPLAN),
        ((U, B), Effect.CONTINUE),
        ((R, W), Effect.SAFETY),
    ],
)
def test_the_evaluations_point_somewhere(effects: tuple[MeasureEffect, ...], suggested: Effect) -> None:
    assert suggest(evaluated(*effects).case) is suggested


@pytest.mark.parametrize(
    ("goal", "suggested"),
    [
        (Attainment.REACHED, Effect.CLOSE),
        (Attainment.CHANGED, Effect.CLOSE),
        (Attainment.PARTLY, Effect.CONTINUE),
        (Attainment.NOT, Effect.CONTINUE),
        (None, Effect.CONTINUE),
    ],
)
def test_a_case_points_to_its_end_only_when_the_goals_are_said_to_be_reached(
    goal: Attainment | None, suggested: Effect
) -> None:
    assert suggest(evaluated(R, goal=goal).case) is suggested


def test_without_an_evaluation_of_this_round_nothing_is_suggested() -> None:
    assert suggest(a_case().ready_to_decide().case) is None
    assert suggest(a_case().underway().case) is None
    bench = evaluated(B)
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)
    assert suggest(bench.case) is None

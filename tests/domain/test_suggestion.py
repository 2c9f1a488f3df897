import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.facts import Decided
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.plan import Attainment, MeasureEffect, Onwards
from bti_tui.domain.suggestion import Finding, Suggestion, suggest, suggestion
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import CONTINUE, DOWN_TO_1, HOLDER, PPT, REPLAN, SIX_WEEKS, STUCK, UP

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


def without_effect(bench: CaseBuilder) -> CaseBuilder:
    """Every measure is evaluated: it has not helped, and goes on."""
    for measure in bench.case.open_measures:
        said = {"effect": U, "onwards": Onwards.CONTINUE, "change": "Vi prøver litt til."}
        bench.do(c.EvaluateMeasure, HOLDER, measure=measure.id, **said)
    return bench


def tried_again(bench: CaseBuilder) -> CaseBuilder:
    """Something new is tried where the case is, and does not help either."""
    without_effect(bench).do(c.Decide, HOLDER, outcome=REPLAN, next_on=bench.today + SIX_WEEKS)
    bench.do(c.PlanMeasure).do(c.PlanEvaluation).later(days=SIX_WEEKS.days)
    return without_effect(bench)


def test_what_does_not_help_once_is_tried_in_another_way() -> None:
    assert suggestion(without_effect(a_case().underway()).case) == Suggestion(Effect.REPLAN, Finding.UNCHANGED)


def test_what_does_not_help_twice_in_the_own_agency_points_to_others() -> None:
    found = suggestion(tried_again(a_case().underway()).case)
    assert found == Suggestion(Effect.CHANGE_LEVEL, Finding.UNCHANGED_TWICE, Level.TWO_AGENCIES)
    assert found.outcome(GUIDE, Level.OWN_AGENCY) == UP


def test_what_does_not_help_twice_among_several_agencies_asks_for_advice_from_outside() -> None:
    found = suggestion(tried_again(a_case().together()).case)
    assert found == Suggestion(Effect.STUCK, Finding.UNCHANGED_TWICE)
    assert found.outcome(GUIDE, Level.TWO_AGENCIES) == STUCK


def test_twice_counts_on_one_level_only() -> None:
    bench = tried_again(a_case().underway())
    bench.do(c.Decide, HOLDER, outcome=UP).with_agencies(PPT).do(c.HoldMeeting, HOLDER)
    bench.do(c.PlanMeasure).do(c.PlanEvaluation).later(days=SIX_WEEKS.days)
    assert suggestion(without_effect(bench).case) == Suggestion(Effect.REPLAN, Finding.UNCHANGED)


def test_an_agency_that_has_finished_points_downwards() -> None:
    bench = a_case().at_level(2).with_agencies(PPT).do(c.HoldMeeting, HOLDER)
    bench.do(c.ShareUnderstanding).do(c.SetGoal).do(c.PlanMeasure).do(c.PlanMeasure, agency=PPT).do(c.PlanEvaluation)
    bench.later(days=SIX_WEEKS.days)
    own, others = bench.case.measures
    bench.do(c.EvaluateMeasure, HOLDER, measure=own.id, effect=B, onwards=Onwards.CONTINUE)
    bench.do(c.EvaluateMeasure, HOLDER, measure=others.id, effect=B, onwards=Onwards.CONTINUE)
    assert suggest(bench.case) is Effect.CONTINUE
    bench.do(c.EvaluateMeasure, HOLDER, measure=others.id, effect=R, onwards=Onwards.END)
    found = suggestion(bench.case)
    assert found == Suggestion(Effect.CHANGE_LEVEL, Finding.FEWER_NEEDED, Level.OWN_AGENCY)
    assert found.outcome(GUIDE, Level.TWO_AGENCIES) == DOWN_TO_1


def test_a_measure_that_is_to_be_lifted_points_upwards_but_not_from_the_top() -> None:
    bench = a_case().underway()
    bench.do(c.EvaluateMeasure, HOLDER, effect=B, onwards=Onwards.LIFT)
    assert suggestion(bench.case) == Suggestion(Effect.CHANGE_LEVEL, Finding.LIFT_ASKED, Level.TWO_AGENCIES)
    top = a_case().with_team()
    top.do(c.EvaluateMeasure, HOLDER, effect=B, onwards=Onwards.LIFT)
    assert suggest(top.case) is Effect.CONTINUE


def test_r06_the_decision_keeps_what_was_suggested_without_a_comment_on_it() -> None:
    bench = tried_again(a_case().underway())
    bench.do(c.Decide, HOLDER, outcome=REPLAN)
    decided = next(fact for fact in reversed(bench.facts) if isinstance(fact, Decided))
    assert (decided.suggested, decided.effect) == (Effect.CHANGE_LEVEL, Effect.REPLAN)


@pytest.mark.parametrize(
    ("effects", "suggested"),
    [
        ((U, U, B), Effect.REPLAN),
        ((U, B, B), Effect.CONTINUE),
        ((T, T, U), Effect.CONTINUE),
        ((R, R, U), Effect.CONTINUE),
    ],
)
def test_most_of_the_answers_count_and_no_answer_is_added_to_another(
    effects: tuple[MeasureEffect, ...], suggested: Effect
) -> None:
    assert suggest(evaluated(*effects).case) is suggested


def ended_without_effect(bench: CaseBuilder, onwards: Onwards) -> CaseBuilder:
    """Nothing has helped, and nothing goes on."""
    for measure in bench.case.open_measures:
        bench.do(c.EvaluateMeasure, HOLDER, measure=measure.id, effect=U, onwards=onwards)
    return bench


def test_nothing_left_to_try_in_the_own_agency_points_to_others_at_once() -> None:
    found = suggestion(ended_without_effect(a_case().underway(), Onwards.END).case)
    assert found == Suggestion(Effect.CHANGE_LEVEL, Finding.UNTRIED_NONE, Level.TWO_AGENCIES)
    assert found.outcome(GUIDE, Level.OWN_AGENCY) == UP


def test_what_is_to_be_replaced_means_that_something_is_left_to_try() -> None:
    found = suggestion(ended_without_effect(a_case().underway(), Onwards.REPLACE).case)
    assert found == Suggestion(Effect.REPLAN, Finding.UNCHANGED)


def test_a_measure_that_is_not_begun_means_that_something_is_left_to_try() -> None:
    bench = a_case().underway()
    later = bench.today + SIX_WEEKS
    bench.do(c.PlanMeasure, starts_on=later, due_on=later, evaluate_on=later)
    first = bench.case.measures[0].id
    bench.do(c.EvaluateMeasure, HOLDER, measure=first, effect=U, onwards=Onwards.END)
    assert suggest(bench.case) is Effect.REPLAN


def test_among_several_agencies_nothing_left_to_try_is_tried_in_another_way_first() -> None:
    found = suggestion(ended_without_effect(a_case().together(), Onwards.END).case)
    assert found == Suggestion(Effect.REPLAN, Finding.UNCHANGED)

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.ids import MeasureId
from bti_tui.domain.plan import OVER, CarriedOut, MeasureEffect, Onwards
from bti_tui.domain.views.plan_view import plan_view
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import CONTINUE, HOLDER, SIX_WEEKS

DAY = timedelta(days=1)


def test_a_measure_of_the_case_that_goes_on_is_evaluated() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.EvaluateMeasure, HOLDER, measure=MeasureId("other")) == [refusals.MEASURE_UNKNOWN]
    measure = bench.case.measures[0].id
    bench.do(c.EvaluateMeasure, HOLDER)
    assert bench.refuses(c.EvaluateMeasure, HOLDER, measure=measure) == [refusals.MEASURE_ENDED]


@pytest.mark.parametrize("onwards", list(Onwards))
def test_end_and_replace_end_a_measure(onwards: Onwards) -> None:
    bench = a_case().underway().do(c.EvaluateMeasure, HOLDER, onwards=onwards, effect=MeasureEffect.BETTER)
    ended = onwards in (Onwards.END, Onwards.REPLACE)
    assert bench.case.measures[0].ended is ended
    assert (bench.case.measures[0].status(bench.today) in OVER) is ended


@pytest.mark.parametrize("carried_out", list(CarriedOut))
@pytest.mark.parametrize("effect", list(MeasureEffect))
@pytest.mark.parametrize("onwards", list(Onwards))
def test_why_is_needed_when_it_was_not_done_or_goes_on_without_effect(
    carried_out: CarriedOut, effect: MeasureEffect, onwards: Onwards
) -> None:
    without_effect = effect in (MeasureEffect.UNCHANGED, MeasureEffect.WORSE)
    needed = carried_out is CarriedOut.NO or (without_effect and onwards is Onwards.CONTINUE)
    bench = a_case().underway()
    answer = {"carried_out": carried_out, "effect": effect, "onwards": onwards}
    assert bench.refuses(c.EvaluateMeasure, HOLDER, **answer) == [refusals.WHY_MISSING] * needed
    assert bench.refuses(c.EvaluateMeasure, HOLDER, change="Gruppen var for stor", **answer) == []


def test_the_dates_of_an_evaluation_make_sense() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.EvaluateMeasure, HOLDER, evaluated_on=bench.today + DAY) == [refusals.DATE_IN_FUTURE]
    assert bench.refuses(c.EvaluateMeasure, HOLDER, new_due_on=bench.today) == [refusals.DATES_OUT_OF_ORDER]


def going_on() -> CaseBuilder:
    return (
        a_case()
        .underway()
        .do(c.EvaluateMeasure, HOLDER, onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER, new_due_on=None)
    )


def test_a_new_deadline_takes_the_place_of_the_old_one() -> None:
    bench = a_case().underway()
    day = bench.today + SIX_WEEKS
    bench.do(c.EvaluateMeasure, HOLDER, onwards=Onwards.ADJUST, new_due_on=day)
    assert bench.case.measures[0].due_on == day
    assert going_on().case.measures[0].due_on == going_on().today


def test_an_evaluation_belongs_to_its_round() -> None:
    bench = going_on()
    assert bench.case.measures[0].evaluated_in(bench.case.round)
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)
    assert not bench.case.measures[0].evaluated_in(bench.case.round)
    assert bench.later(days=42).refuses(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS) == [
        "G-EVAL",
        "G-BARN",
    ]


def test_a_measure_that_goes_on_is_evaluated_next_on_the_day_agreed_on() -> None:
    bench = going_on()
    day = bench.today + SIX_WEEKS
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=day).later(days=1)
    line = plan_view(bench.case, GUIDE, bench.names, bench.today).measures[0]
    assert (line.evaluate_on, line.overdue, line.needs_evaluation) == (day, False, True)
    bench.later(days=42)
    assert plan_view(bench.case, GUIDE, bench.names, bench.today).measures[0].overdue


def test_r35_the_childs_view_is_kept_and_counts_for_the_round() -> None:
    bench = a_case().underway()
    assert bench.do(c.EvaluateMeasure, HOLDER, child_view=None).case.child_round == bench.case.round
    second = going_on()
    second.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=second.today + SIX_WEEKS)
    assert second.case.child_round != second.case.round
    second.do(c.EvaluateMeasure, HOLDER, onwards=Onwards.CONTINUE, child_view="Det er gøy")
    assert second.case.child_round == second.case.round
    line = plan_view(second.case, GUIDE, second.names, second.today).measures[0]
    assert [one.child_view for one in line.evaluations] == ["Jeg har fått en venn", "Det er gøy"]


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_what_was_agreed_on_for_the_time_after_the_decision_is_not_evaluated_before_it(days: int) -> None:
    bench = going_on()
    begins = bench.today + days * DAY
    bench.do(c.PlanMeasure, HOLDER, starts_on=begins, due_on=bench.today + SIX_WEEKS)
    refused = bench.refuses(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)
    assert ("G-EVAL" in refused) is (days < 0)


def test_a_plan_of_which_nothing_is_evaluated_is_no_ground_for_a_decision() -> None:
    bench = a_case().at_level(1).with_holder().with_consent().with_plan()
    assert {one.starts_on for one in bench.case.measures} == {bench.today}
    assert "G-EVAL" in bench.refuses(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)

"""What is said of an outcome beforehand is what the decision meets."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.guide import Effect
from bti_tui.domain.ids import UserId
from bti_tui.domain.progress import current_steps
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.views.decision_view import DecisionView, decision_view
from bti_tui.guide.loader import load_guide, shipped
from tests.builders import RULES, CaseBuilder, a_case
from tests.lives.machine import SO_FAR, Start
from tests.orders import CLOSE, COLLEAGUE, CONTINUE, DOWN_TO_1, FAMILY_WISH, HOLDER, LEADER, NAV, PPT, SIX_WEEKS

EVERY = [*SO_FAR, lambda bench: bench.underway().evaluated(), lambda bench: bench.together().evaluated_on_the_way()]


def before(bench: CaseBuilder, by: UserId = HOLDER) -> DecisionView:
    return decision_view(Basis(bench.case, bench.guide, RULES, bench.moment(by)))


@pytest.mark.parametrize("name", sorted(shipped()))
@pytest.mark.parametrize("start", EVERY)
@pytest.mark.parametrize("by", [HOLDER, LEADER, COLLEAGUE])
def test_an_outcome_is_said_to_lack_something_exactly_when_it_is_refused(name: str, start: Start, by: UserId) -> None:
    bench = a_case(load_guide(name))
    start(bench)
    if not any(step.asks_for(c.Decide.name) for step in current_steps(bench.case, bench.guide)):
        return
    for line in before(bench, by).outcomes:
        said = {
            "outcome": line.id,
            "next_on": bench.today + SIX_WEEKS,
            "override": "Det haster.",
        }
        refused = set(bench.refuses(c.Decide, by, **said))
        assert {one.need.code for one in line.missing} == refused, line.id
        lacking = set(bench.refuses(c.Decide, by, **{**said, "override": None})) - refused
        assert lacking <= {one.need.code for one in line.advised}


def test_what_is_missing_says_which_step_mends_it() -> None:
    view = before(a_case().underway())
    line = view.outcome(CONTINUE)
    assert line is not None
    assert [(one.need.code, one.mend_number) for one in line.missing] == [("G-EVAL", "1.6")]


def test_what_is_written_with_the_decision_is_not_missing_beforehand() -> None:
    line = before(a_case().underway().evaluated_on_the_way()).outcome(CONTINUE)
    assert line is not None
    assert line.missing == ()
    here = {one.need.code for one in line.needs if one.need.is_written_here}
    assert here == {"G-DATO", "G-GRUNN", "G-MOTE"}
    assert {one.need.code for one in line.advised} >= {"G-MOTE"}


def test_an_open_measure_stands_in_the_way_of_closing_only() -> None:
    view = before(a_case().underway().evaluated_on_the_way())
    line = view.outcome(CLOSE)
    assert line is not None
    assert [one.need.code for one in line.missing] == ["G-ANSV"]


def test_nothing_stands_in_the_way_of_the_safety_track() -> None:
    for bench in (a_case(), a_case().underway(), a_case().with_team()):
        safety = [one for one in before(bench).outcomes if one.effect is Effect.SAFETY]
        assert [one.needs for one in safety] == [()]


def test_down_to_the_own_agency_names_those_who_leave() -> None:
    line = before(a_case().with_team()).outcome(DOWN_TO_1)
    assert line is not None
    assert set(line.leaving) >= {PPT, NAV}
    assert (line.before.value, line.after and line.after.value) == (3, 1)


def test_the_wish_of_the_family_asks_for_the_safety_check_again() -> None:
    bench = a_case().underway()
    line = before(bench).outcome(FAMILY_WISH)
    assert line is not None
    assert "safety-ask-again" in {one.need.code for one in line.missing}
    bench.do(c.CheckSafety, HOLDER, answer=SafetyAnswer.NO)
    again = before(bench).outcome(FAMILY_WISH)
    assert again is not None
    assert "safety-ask-again" not in {one.need.code for one in again.missing}


def test_one_outcome_at_most_is_suggested_and_it_is_the_one_the_evaluations_point_at() -> None:
    view = before(a_case().underway().evaluated_on_the_way())
    assert [one.id for one in view.outcomes if one.is_suggested] == [CONTINUE]
    assert view.suggested is view.outcome(CONTINUE)
    assert before(a_case().ready_to_decide()).suggested is None

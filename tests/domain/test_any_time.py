from bti_tui.domain import commands as c
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.views.any_time import any_time
from tests.builders import RULES, CaseBuilder, a_case
from tests.orders import HOLDER, STUCK


def offered(bench: CaseBuilder) -> set[str]:
    return {one.command for one in any_time(Circumstance(bench.case, bench.today, RULES), bench.guide)}


def test_a_wondering_offers_nothing_out_of_turn() -> None:
    assert offered(a_case()) == set()


def test_a_case_in_the_own_agency_may_rest_and_nothing_of_other_agencies_is_offered() -> None:
    assert offered(a_case().underway()) == {"pause_case"}


def test_among_several_agencies_all_that_is_about_them_is_offered() -> None:
    assert offered(a_case().together()) == {
        "hold_meeting",
        "invite_agency",
        "end_participation",
        "move_measure",
        "pause_case",
    }
    assert offered(a_case().with_team()) >= {"assess_plan", "refer_to_team", "hold_meeting"}


def test_the_advice_is_offered_while_the_case_waits_for_it_and_no_longer() -> None:
    bench = a_case().together().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK)
    assert "answer_stuck" in offered(bench)
    assert "answer_stuck" not in offered(bench.do(c.AnswerStuck))


def test_a_case_that_rests_can_only_be_taken_up_and_a_closed_one_only_be_opened_again() -> None:
    assert offered(a_case().together().do(c.PauseCase, HOLDER)) == {"resume_case"}
    assert offered(a_case().closed()) == {"reopen_case"}
    assert offered(a_case().archived()) == set()


def test_what_is_offered_is_let_through() -> None:
    for bench in (a_case().underway(), a_case().together(), a_case().with_team(), a_case().closed()):
        for name in offered(bench) - {"invite_agency", "end_participation"}:
            assert bench.refuses(c.COMMANDS[name], HOLDER) == [], name

"""The concern assessment in a case: who answered what, what it opens, and what nothing but a person closes."""

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.assessment import NoticeChoice
from bti_tui.domain.discretion import may_know, veiled
from bti_tui.domain.ids import Actor, AgencyCode, AnswerCode, OutcomeId, Role, RouteCode
from bti_tui.domain.notes import Visibility
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.timeline import visibility_of
from tests.builders import a_case
from tests.domain.assessing import NOT_REPORTED, UNSURE_OF_HEALTH, assessed
from tests.orders import CLOSE, COLLEAGUE, HOLDER, OBSERVE_ON, SAFETY

# R04: a route stays open until its outcome is written


@pytest.mark.parametrize(
    ("grave", "routes"),
    [
        ({"omsorg": "ja"}, ["RM"]),
        ({"akutt": "ja"}, ["RA"]),
        ({"vold": "mistanke"}, ["RB"]),
        ({"vold": "usikker"}, ["RD"]),
    ],
)
def test_r04_safety_answers_open_routes_that_stay_open(grave: dict[str, str], routes: list[str]) -> None:
    bench = assessed(safety=grave)
    assert [one.route for one in bench.case.open_routes] == routes


def test_r04_a_case_with_an_open_route_is_not_closed_and_not_decided_to_close() -> None:
    bench = assessed(a_case().closing_decided(), safety={"omsorg": "ja"})
    assert refusals.ROUTE_OPEN in bench.refuses(c.CloseCase, HOLDER)
    early = assessed(safety={"omsorg": "ja"})
    assert refusals.ROUTE_OPEN in early.refuses(c.Decide, outcome=CLOSE, override="De er flyttet.")
    early.do(c.SettleRoute)
    assert refusals.ROUTE_OPEN not in early.refuses(c.Decide, outcome=CLOSE, override="De er flyttet.")


def test_r04_no_later_answer_takes_an_open_route_away() -> None:
    bench = assessed(safety={"omsorg": "ja"})
    assessed(bench, answers={}, safety={})
    assert [one.route for one in bench.case.open_routes] == ["RM"]


def test_r04_the_outcome_is_kept_with_name_day_and_reason() -> None:
    bench = assessed(safety={"omsorg": "ja"}).do(c.SettleRoute)
    (settled,) = bench.case.routes
    assert not settled.is_open
    assert (settled.outcome, settled.settled_on) == ("meldt_barnevern", bench.today)
    assert settled.settled_by == bench.records[-1].actor
    assert bench.text(settled.reason) == "Meldt i dag sammen med Randi."


def test_r04_an_outcome_without_a_reason_or_of_a_route_that_is_not_open_is_refused() -> None:
    bench = assessed(safety={"omsorg": "ja"})
    assert bench.refuses(c.SettleRoute, reason=" ") == [refusals.WHY_MISSING]
    assert bench.refuses(c.SettleRoute, route=RouteCode("RB")) == [refusals.ROUTE_NOT_OPEN]
    assert bench.refuses(c.SettleRoute, outcome=AnswerCode("glemt")) == [refusals.CODE_UNKNOWN]
    assert bench.refuses(c.SettleRoute, settled_on=bench.today - timedelta(days=1)) == [refusals.DATES_OUT_OF_ORDER]


def test_r04_no_report_needs_text_and_who_was_consulted() -> None:
    bench = assessed(safety={"omsorg": "ja"})
    assert bench.refuses(c.SettleRoute, outcome=NOT_REPORTED) == [refusals.CONSULTED_MISSING]
    bench.do(c.SettleRoute, outcome=NOT_REPORTED, consulted="Randi, og barnevernvakta uten navn.")
    assert not bench.case.open_routes


def test_r04_a_route_that_is_answered_again_after_its_outcome_opens_again() -> None:
    bench = assessed(safety={"omsorg": "ja"}).do(c.SettleRoute)
    assessed(bench, safety={"omsorg": "ja"})
    assert len(bench.case.routes) == 2
    assert len(bench.case.open_routes) == 1


# R03: hold is the hold of the safety track


@pytest.mark.parametrize("answer", ["mistanke", "ja"])
@pytest.mark.parametrize("question", ["vold", "ekstrem", "handel"])
def test_r03_suspicion_of_violence_opens_the_safety_track_and_nothing_goes_to_the_guardians(
    question: str, answer: str
) -> None:
    bench = assessed(safety={question: answer})
    assert [one.route for one in bench.case.open_routes] == ["RB"]
    assert bench.case.safety_track is SafetyTrack.ACTIVE
    assert bench.refuses(c.TalkWithFamily) == ["G-SIK"]


def test_r03_the_hold_ends_by_advice_and_not_by_the_outcome_of_the_route() -> None:
    bench = assessed(safety={"vold": "ja"}).do(c.SettleRoute)
    assert bench.case.safety_track is SafetyTrack.ACTIVE
    assert bench.do(c.LiftHold).case.safety_track is SafetyTrack.CLEARED


def test_a_track_that_is_open_already_is_not_opened_twice() -> None:
    bench = assessed(a_case().do(c.OpenSafetyTrack), safety={"vold": "ja"})
    assert sum(isinstance(one.fact, f.SafetyTrackOpened) for one in bench.records) == 1


def test_where_a_person_must_judge_the_guardians_are_told_nothing_at_the_end_before_she_has() -> None:
    bench = assessed(a_case().closing_decided(), safety={"selvskade": "usikker"}).do(c.SettleRoute, HOLDER)
    assert refusals.NOTICE_NOT_JUDGED in bench.refuses(c.CloseCase, HOLDER)
    bench.do(c.JudgeNotice, HOLDER)
    assert refusals.NOTICE_NOT_JUDGED not in bench.refuses(c.CloseCase, HOLDER)


def test_to_hold_back_opens_the_safety_track_and_to_inform_does_not() -> None:
    informed = assessed(safety=UNSURE_OF_HEALTH).do(c.JudgeNotice)
    held = assessed(safety=UNSURE_OF_HEALTH).do(c.JudgeNotice, choice=NoticeChoice.HOLD)
    assert informed.case.safety_track is SafetyTrack.NONE
    assert held.case.safety_track is SafetyTrack.ACTIVE


def test_nobody_judges_where_nothing_asks_for_it_or_without_a_reason() -> None:
    assert assessed().refuses(c.JudgeNotice) == [refusals.NOTICE_NOT_ASKED]
    assert assessed(safety=UNSURE_OF_HEALTH).refuses(c.JudgeNotice, reason="") == [refusals.WHY_MISSING]


# what is shielded


def test_safety_answers_routes_and_their_outcomes_are_shielded_and_the_rest_is_internal() -> None:
    bench = assessed(safety=UNSURE_OF_HEALTH).do(c.JudgeNotice).do(c.SettleRoute)
    seen = {type(one.fact): visibility_of(one.fact) for one in bench.records}
    assert seen[f.ConcernAssessed] is Visibility.INTERNAL
    assert {seen[f.SafetyAssessed], seen[f.RouteSettled], seen[f.NoticeJudged]} == {Visibility.SHIELDED}


def test_whoever_may_not_know_sees_neither_safety_answers_nor_routes() -> None:
    bench = assessed(safety={"omsorg": "ja"})
    seen = veiled(bench.case)
    assert (seen.routes, seen.to_judge, seen.assessments[0].safety) == ((), None, ())
    assert seen.assessments[0].answers == bench.case.assessments[0].answers


def test_whoever_may_not_know_settles_no_route() -> None:
    bench = assessed(safety={"omsorg": "ja"})
    stranger = Actor(COLLEAGUE, AgencyCode("school"), Role.EMPLOYEE)
    assert not may_know(bench.case, stranger, bench.today)
    assert bench.refuses(c.SettleRoute, COLLEAGUE) == [refusals.ROUTE_NOT_OPEN]


def test_whoever_opens_the_first_route_may_read_what_is_shielded() -> None:
    bench = assessed(a_case().do(c.CheckSafety), COLLEAGUE, safety={"omsorg": "ja"})
    assert COLLEAGUE in bench.case.insiders


# R06: a person sets the level


def test_r06_the_suggestion_is_stored_and_changes_no_level() -> None:
    bench = assessed(answers={"s3": "3", "b1": "3", "h3": "3"})
    assert bench.case.assessments[0].suggestion == "S4"
    assert bench.case.level == 0
    assert not any(isinstance(one.fact, f.LevelChanged | f.Decided) for one in bench.records)


def test_r06_a_decision_against_the_suggestion_is_let_through_without_comment() -> None:
    bench = assessed(answers={"s3": "3"}).do(c.Decide, outcome=CLOSE, override="De er flyttet.")
    (decided,) = (one.fact for one in bench.records if isinstance(one.fact, f.Decided))
    assert (decided.advised, decided.differs) == (("S2",), True)


def test_r06_a_decision_in_line_with_the_suggestion_says_so() -> None:
    bench = assessed(answers={"b1": "2"}).do(c.Observe).do(c.ShareWithLeader)
    bench.do(c.Decide, outcome=OBSERVE_ON, next_on=bench.today + timedelta(days=7))
    (decided,) = (one.fact for one in bench.records if isinstance(one.fact, f.Decided))
    assert (decided.advised, decided.differs) == (("S1",), False)


# R09: the child's voice, and what a decision waits for


def test_r09_a_decision_waits_for_the_child_or_a_reason() -> None:
    silent = assessed(child_voice=None)
    assert refusals.CHILD_VOICE_MISSING in silent.refuses(c.Decide, outcome=CLOSE, override="De er flyttet.")
    later = assessed(child_voice=None, not_heard=AnswerCode("ikke_rukket_enna"))
    assert refusals.CHILD_VOICE_MISSING not in later.refuses(c.Decide, outcome=CLOSE, override="De er flyttet.")


def test_a_decision_waits_while_a_safety_question_is_not_considered_and_the_safety_track_never_waits() -> None:
    bench = assessed(safety={"vold": "ikke_vurdert"})
    assert refusals.SAFETY_NOT_CONSIDERED in bench.refuses(c.Decide, outcome=CLOSE, override="De er flyttet.")
    assert bench.refuses(c.Decide, outcome=SAFETY) == []


def test_a_case_without_an_assessment_is_decided_as_before() -> None:
    bench = a_case().do(c.CheckSafety)
    waits = {refusals.CHILD_VOICE_MISSING, refusals.SAFETY_NOT_CONSIDERED, refusals.ROUTE_OPEN}
    assert not waits & set(bench.refuses(c.Decide, outcome=OutcomeId(CLOSE), override="De er flyttet."))

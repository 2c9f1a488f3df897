"""What the baton asks of each on each day: computed from the case alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.people import Professional
from bti_tui.domain.responsibility import leaders_of, responsible
from bti_tui.domain.views.baton_calls import BatonCall, baton_calls
from bti_tui.domain.views.lists import Group, today_items
from tests.builders import GUIDE, RULES, STAFF, CaseBuilder, a_case, professional
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER

OTHER_LEADER = UserId("solveig")
SCHOOL: Mapping[UserId, Professional] = {
    **STAFF,
    COLLEAGUE: replace(STAFF[COLLEAGUE], unit="Fjell skole"),
    OTHER_LEADER: replace(professional(OTHER_LEADER, "Solveig Dal", "rektor", Role.LEADER), unit="Fjell skole"),
}
"""The colleague works at a school with a leader of its own."""


def calls(bench: CaseBuilder, me: UserId) -> list[BatonCall]:
    return [one.call for one in baton_calls(bench.case, SCHOOL, bench.today, me)]


def groups(bench: CaseBuilder, me: UserId) -> list[Group]:
    return [one.group for one in today_items(bench.case, (), GUIDE, RULES, bench.names, bench.today, me)]


def handing_over() -> CaseBuilder:
    return a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE)


def test_at_first_the_one_who_is_asked_is_told_and_the_others_wait() -> None:
    bench = handing_over()
    assert calls(bench, COLLEAGUE) == [BatonCall.ASKED]
    assert calls(bench, HOLDER) == calls(bench, OWNER) == [BatonCall.WAITS]
    assert groups(bench, HOLDER) == [Group.WAITING]


def test_both_are_reminded_when_half_the_time_has_gone() -> None:
    bench = handing_over().later(days=3)
    assert (calls(bench, COLLEAGUE), calls(bench, HOLDER)) == ([BatonCall.ASKED], [BatonCall.WAITS])
    bench.later(days=1)
    assert (calls(bench, COLLEAGUE), calls(bench, HOLDER)) == ([BatonCall.ASKED_STILL], [BatonCall.WAITS_STILL])
    assert groups(bench, COLLEAGUE) == groups(bench, HOLDER)
    assert groups(bench, HOLDER)[0] in {Group.THIS_WEEK, Group.LATER}
    bench.later(days=3)
    assert groups(bench, COLLEAGUE) == groups(bench, HOLDER) == [Group.TODAY]
    assert calls(bench, OWNER) == [BatonCall.WAITS]


def test_a_lapsed_offer_goes_to_the_leader_of_the_asked_first_and_to_the_other_leader_later() -> None:
    bench = handing_over().later(days=8)
    assert calls(bench, COLLEAGUE) == [BatonCall.UNANSWERED_BY_YOU]
    assert calls(bench, HOLDER) == calls(bench, OTHER_LEADER) == [BatonCall.UNANSWERED]
    assert calls(bench, LEADER) == calls(bench, OWNER) == []
    assert groups(bench, HOLDER) == [Group.OVERDUE]
    bench.later(days=3)
    assert calls(bench, LEADER) == [BatonCall.UNANSWERED]
    assert calls(bench, COLLEAGUE) == []
    assert calls(bench.do(c.RecallBaton, HOLDER), LEADER) == []


def test_a_vacant_case_is_told_to_everybody_and_is_the_leaders_own() -> None:
    bench = a_case().at_level(1).with_holder().do(c.LeaveBaton, HOLDER)
    assert calls(bench, LEADER) == [BatonCall.VACANT_YOURS]
    assert calls(bench, OWNER) == calls(bench, HOLDER) == [BatonCall.VACANT]
    assert groups(bench, LEADER) == groups(bench, OWNER) == [Group.VACANT]
    assert list(Group).index(Group.VACANT) < list(Group).index(Group.OVERDUE)


def test_a_loan_is_told_to_both_and_its_end_before_it_comes() -> None:
    bench = a_case().at_level(1).with_holder()
    bench.do(c.LendBaton, HOLDER, until=bench.today + timedelta(days=7))
    assert (calls(bench, COLLEAGUE), calls(bench, HOLDER)) == ([BatonCall.STANDS_IN], [BatonCall.LENT])
    assert calls(bench, OWNER) == []
    bench.later(days=4)
    assert (calls(bench, COLLEAGUE), calls(bench, HOLDER)) == ([BatonCall.STANDS_IN], [BatonCall.LENT])
    bench.later(days=1)
    assert (calls(bench, COLLEAGUE), calls(bench, HOLDER)) == ([BatonCall.STAND_IN_ENDS], [BatonCall.LENT_ENDS])
    bench.later(days=3)
    assert calls(bench, COLLEAGUE) == calls(bench, HOLDER) == []
    assert bench.case.baton.stand_in(bench.today) is None


def test_a_closed_case_asks_nothing_of_anybody() -> None:
    bench = a_case().closing_decided().do(c.LendBaton, HOLDER, until=a_case().today + timedelta(days=99))
    assert calls(bench, HOLDER) == [BatonCall.LENT]
    assert calls(bench.do(c.CloseCase, HOLDER), HOLDER) == []


def test_r34_exactly_one_answers_for_a_case_at_any_time() -> None:
    bench = a_case()
    assert responsible(bench.case) == OWNER
    bench.at_level(1)
    assert responsible(bench.case) == LEADER
    bench.with_holder()
    assert responsible(bench.case) == HOLDER
    bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    assert responsible(bench.case) == HOLDER
    bench.do(c.LeaveBaton, HOLDER)
    assert responsible(bench.case) == LEADER


@pytest.mark.parametrize(
    ("user", "found"),
    [(COLLEAGUE, {OTHER_LEADER}), (HOLDER, {LEADER}), (UserId("nobody"), set()), (None, set())],
)
def test_the_leader_of_somebody_is_the_one_of_her_unit(user: UserId | None, found: set[UserId]) -> None:
    assert leaders_of(user, SCHOOL) == found


def test_a_unit_without_a_leader_is_led_by_those_of_the_agency() -> None:
    alone = {**SCHOOL, HOLDER: replace(SCHOOL[HOLDER], unit="Bekken barnehage")}
    assert leaders_of(HOLDER, alone) == {LEADER, OTHER_LEADER}


def test_a_meeting_that_wants_another_holder_reminds_until_somebody_is_asked() -> None:
    bench = a_case().at_level(1).with_holder().do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    assert calls(bench, HOLDER) == []
    bench.do(c.ApproveMinutes, HOLDER, holder_stays=False)
    assert calls(bench, HOLDER) == [BatonCall.TO_FIND]
    assert calls(bench, COLLEAGUE) == []
    assert groups(bench, HOLDER)[:1] != groups(bench.later(days=3), HOLDER)[:1]
    assert calls(bench, HOLDER) == [BatonCall.TO_FIND]
    bench.do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    assert calls(bench, HOLDER) == [BatonCall.WAITS]
    bench.do(c.AcceptBaton, COLLEAGUE)
    assert calls(bench, COLLEAGUE) == calls(bench, HOLDER) == []


def test_a_meeting_that_keeps_the_holder_reminds_nobody() -> None:
    bench = a_case().at_level(1).with_holder().do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    assert calls(bench.do(c.ApproveMinutes, HOLDER, holder_stays=True), HOLDER) == []

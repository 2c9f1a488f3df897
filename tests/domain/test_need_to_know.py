"""Who may see what of a case: by what she does in it, never by its level."""

from dataclasses import replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.baton import RelayHolder
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.ids import PartyId, Role, UserId
from bti_tui.domain.need_to_know import Sight, sight, viewer_of
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.step_view import step_view
from tests.builders import RULES, STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, NAV, OWNER, PPT
from tests.people import (
    ADMINISTRATOR,
    ADVISER,
    ANOTHER_ADVISER,
    COORDINATOR,
    EVERYBODY,
    HEAD_OF_PPT,
    OTHER_LEADER,
    OTHER_UNIT,
    PSYCHOLOGIST,
)

INSIDE = Sight.SHIELDED


def sees(bench: CaseBuilder, who: Professional | UserId, staff: tuple[Professional, ...] = ()) -> Sight:
    me = who if isinstance(who, Professional) else STAFF[who]
    return sight(viewer_of(me, staff or tuple(EVERYBODY.values())), bench.case, RULES, bench.today)


def test_r51_a_concern_is_for_whoever_raised_it_and_her_leader() -> None:
    bench = a_case()
    assert {one.id for one in EVERYBODY.values() if sees(bench, one) >= Sight.LOG} == {OWNER, LEADER}


def test_an_offer_lets_the_one_who_is_asked_in_until_it_is_answered() -> None:
    bench = a_case().at_level(1).do(c.OfferBaton)
    assert sees(bench, HOLDER) is Sight.INTERNAL
    assert sees(bench.fork().do(c.DeclineBaton, HOLDER), HOLDER) is Sight.NOTHING
    assert sees(bench.fork().later(days=40), HOLDER) is Sight.NOTHING
    assert sees(bench.do(c.AcceptBaton, HOLDER), HOLDER) is INSIDE


def test_a_holder_who_has_passed_the_baton_on_takes_part_for_two_weeks_and_then_sees_no_more() -> None:
    bench = a_case().at_level(1).with_holder().with_holder(COLLEAGUE).later(days=13)
    assert sees(bench, HOLDER) is Sight.INTERNAL
    bench.later(days=1)
    assert sees(bench, HOLDER) is Sight.NOTHING
    assert sees(bench, COLLEAGUE) is INSIDE
    assert sees(bench, OWNER) is INSIDE


def test_who_stands_in_sees_the_case_for_as_long_as_that() -> None:
    bench = a_case().at_level(1).with_holder().do(c.LendBaton, HOLDER)
    assert sees(bench, COLLEAGUE) is INSIDE
    assert sees(bench.later(days=60), COLLEAGUE) is Sight.NOTHING


def test_a_leader_sees_the_cases_of_her_unit_and_no_others() -> None:
    bench = a_case()
    assert sees(bench, LEADER) is INSIDE
    assert sees(bench, OTHER_LEADER) is Sight.NOTHING
    assert sees(bench, OTHER_UNIT) is Sight.NOTHING


def test_a_unit_without_a_leader_is_led_by_the_leaders_of_its_agency() -> None:
    alone = (STAFF[OWNER], OTHER_LEADER)
    assert sees(a_case(), OTHER_LEADER, alone) >= Sight.INTERNAL


def test_a_leader_without_a_unit_leads_the_whole_agency() -> None:
    assert sees(a_case(), replace(OTHER_LEADER, unit="")) >= Sight.INTERNAL


@pytest.mark.parametrize("unit", ["solvik  BARNEHAGE", " Solvik barnehage "])
def test_a_unit_is_the_same_however_it_is_spelled(unit: str) -> None:
    assert sees(a_case(), replace(OTHER_LEADER, unit=unit)) >= Sight.INTERNAL


def test_the_leader_who_was_told_sees_the_case_whatever_her_unit_is_called() -> None:
    assert sees(a_case().do(c.ShareWithLeader, leader=OTHER_LEADER.id), OTHER_LEADER) >= Sight.INTERNAL


def test_r51_a_coordinator_sees_that_there_is_a_case_and_an_administrator_nothing() -> None:
    bench = a_case().together()
    assert sees(bench, COORDINATOR) is Sight.OUTLINE
    assert sees(bench, ADMINISTRATOR) is Sight.NOTHING
    assert sees(bench, replace(ADMINISTRATOR, agency=PPT, unit="PPT")) is Sight.NOTHING


def test_r51_an_agency_that_takes_part_reads_the_log_while_the_consent_holds() -> None:
    bench = a_case().together()
    assert sees(bench, PSYCHOLOGIST) is Sight.LOG
    assert sees(bench.fork().later(days=400), PSYCHOLOGIST) is Sight.NOTHING
    withdrawn = bench.fork().do(c.AnswerConsent, answer=ConsentAnswer.NO)
    assert sees(withdrawn, PSYCHOLOGIST) is Sight.NOTHING
    left = bench.fork().do(c.EvaluateMeasure, HOLDER).do(c.EndParticipation, HOLDER)
    assert sees(left, PSYCHOLOGIST) is Sight.NOTHING


def test_an_agency_that_is_consented_to_but_not_invited_sees_nothing() -> None:
    bench = a_case().at_level(2).with_consent(ConsentAnswer.YES, PPT, NAV)
    assert sees(bench, PSYCHOLOGIST) is Sight.NOTHING


def test_of_an_agency_with_several_units_only_those_who_work_with_the_child_see_the_log() -> None:
    bench = a_case().with_team()
    assert sees(bench, ADVISER) is Sight.NOTHING
    bench.do(c.LetIn, HOLDER, colleague=ADVISER.id)
    assert sees(bench, ADVISER) is Sight.LOG
    assert sees(bench, ANOTHER_ADVISER) is Sight.NOTHING
    assert sees(bench.do(c.LetOut, HOLDER, colleague=ADVISER.id), ADVISER) is Sight.NOTHING
    moved = bench.do(c.MoveMeasure, HOLDER, responsible=PartyId(ANOTHER_ADVISER.id), agency=NAV)
    assert sees(moved, ANOTHER_ADVISER) is Sight.LOG


def test_a_colleague_who_is_let_in_sees_what_the_agency_keeps_to_itself() -> None:
    bench = a_case().do(c.LetIn)
    assert sees(bench, COLLEAGUE) is Sight.INTERNAL
    assert sees(bench.do(c.LetOut), COLLEAGUE) is Sight.NOTHING


def test_whoever_answers_for_a_measure_reads_the_log() -> None:
    bench = a_case().underway().do(c.MoveMeasure, HOLDER, responsible=PartyId(COLLEAGUE))
    assert sees(bench, COLLEAGUE) is Sight.LOG


def test_a_holder_of_another_agency_sees_nothing_when_the_consent_to_it_is_gone() -> None:
    bench = a_case().together()
    bench.case = replace(bench.case, baton=replace(bench.case.baton, terms=_held_by(bench, PSYCHOLOGIST.id)))
    assert sees(bench, PSYCHOLOGIST) is INSIDE
    assert sees(bench.do(c.AnswerConsent, answer=ConsentAnswer.NO), PSYCHOLOGIST) is Sight.NOTHING


def _held_by(bench: CaseBuilder, user: UserId) -> tuple[RelayHolder, ...]:
    return tuple(replace(one, user=user, agency=PPT) for one in bench.case.baton.terms)


def test_an_emergency_opens_a_case_for_the_day() -> None:
    bench = a_case().do(c.OpenInEmergency, COLLEAGUE)
    assert sees(bench, COLLEAGUE) is Sight.INTERNAL
    assert sees(bench, OTHER_UNIT) is Sight.NOTHING
    assert sees(bench.later(days=1), COLLEAGUE) is Sight.NOTHING


def test_every_sight_includes_the_ones_before_it() -> None:
    assert Sight.LOG.hidden == {Visibility.INTERNAL, Visibility.SHIELDED}
    assert Sight.INTERNAL.hidden == {Visibility.SHIELDED}
    assert Sight.SHIELDED.hidden == frozenset()
    assert Sight.OUTLINE.hidden == frozenset(Visibility)


def test_the_head_of_an_agency_that_takes_part_reads_its_part_only() -> None:
    assert sees(a_case().together(), HEAD_OF_PPT) is Sight.LOG


def test_somebody_who_changes_her_job_does_not_take_her_cases_with_her() -> None:
    bench = a_case().together()
    moved = replace(STAFF[HOLDER], agency=NAV, unit="NAV Vest", role=Role.EMPLOYEE)
    assert sees(bench, moved) is Sight.NOTHING


def test_whoever_holds_batons_is_offered_first_and_an_administrator_never() -> None:
    staff = {**STAFF, ADMINISTRATOR.id: ADMINISTRATOR, HOLDER: replace(STAFF[HOLDER], role=Role.RELAY_HOLDER)}
    bench = a_case().at_level(1)
    step = next(one for one in bench.guide.steps() if one.asks_for("offer_baton"))
    view = step_view(bench.case, step, bench.guide, RULES, Names({}, staff), bench.today)
    (asked,) = [one for form in view.forms for one in form.fields if one.field.name == "to"]
    offered = [user for user, _ in asked.options]
    assert offered[0] == HOLDER
    assert set(offered) == set(STAFF)

from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.cooperation import PlanRight
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode, OutcomeId, PartyId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Onwards
from bti_tui.domain.progress import next_step
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import (
    CLOSE,
    COLLEAGUE,
    DOWN_TO_1,
    DOWN_TO_2,
    FAMILY_WISH,
    HEALTH,
    HOLDER,
    NAV,
    OWNER,
    PLAN_TAKES_OVER,
    PPT,
    STUCK,
    UP,
    UP_TO_3,
)


def next_id(bench: CaseBuilder) -> str | None:
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    return step.id if step else None


def here(bench: CaseBuilder) -> set[str]:
    return {one.agency for one in bench.case.taking_part}


def levels(bench: CaseBuilder) -> list[tuple[int, int]]:
    return [(fact.before, fact.after) for fact in bench.facts if isinstance(fact, f.LevelChanged)]


def test_level_2_leads_from_step_to_step() -> None:
    bench = a_case().underway().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=UP)
    assert next_id(bench) == "n2.samtykke_tjeneste"
    assert next_id(bench.with_consent(ConsentAnswer.YES, PPT)) == "n2.kontakt"
    assert next_id(bench.do(c.InviteAgency, HOLDER)) == "n2.samarbeidsmote"
    assert next_id(bench.do(c.HoldMeeting, HOLDER)) == "n2.plan"
    assert next_id(bench.do(c.PlanEvaluation)) == "n2.gjennomfor"
    assert next_id(bench.later(days=42)) == "n2.evaluer"


def test_r36_an_agency_is_not_invited_before_everyone_has_said_yes_to_it() -> None:
    bench = a_case().at_level(2)
    (reason,) = bench.reasons(c.InviteAgency, HOLDER)
    assert (reason.code, reason.mend) == ("G-SAMT", "n2.samtykke_tjeneste")
    mother, father = bench.guardians
    bench.do(c.DrawUpConsent, to_agencies=(NAV, PPT))
    bench.do(c.AnswerConsent, signatory=mother, agencies=(PPT,))
    assert bench.refuses(c.InviteAgency, HOLDER) == ["G-SAMT"]
    bench.do(c.AnswerConsent, signatory=father, agencies=(NAV, PPT))
    assert bench.refuses(c.InviteAgency, HOLDER) == []
    assert bench.refuses(c.InviteAgency, HOLDER, agency=NAV) == ["G-SAMT"]


def test_an_agency_is_invited_once_by_the_holder_and_never_ones_own() -> None:
    bench = a_case().at_level(2).with_agencies(PPT)
    assert bench.refuses(c.InviteAgency, HOLDER) == [refusals.AGENCY_IN_ALREADY]
    assert bench.refuses(c.InviteAgency, COLLEAGUE)[0] == refusals.NOT_HOLDER
    own = bench.refuses(c.InviteAgency, HOLDER, agency=bench.case.agency)
    assert refusals.AGENCY_OWN in own
    assert refusals.CODE_UNKNOWN in bench.refuses(c.InviteAgency, HOLDER, agency=AgencyCode("x"))
    assert refusals.WRONG_LEVEL in a_case().underway().refuses(c.InviteAgency, HOLDER)


def test_while_the_safety_track_is_open_nobody_is_invited_and_no_meeting_is_held_with_the_family() -> None:
    bench = a_case().at_level(2).with_consent(ConsentAnswer.YES, PPT).feared_for()
    assert "G-SIK" in bench.refuses(c.InviteAgency, HOLDER)
    assert "G-SIK" in bench.refuses(c.HoldMeeting, HOLDER)
    assert bench.refuses(c.HoldMeeting, HOLDER, family_present=False) == []


def test_a_consent_that_shrinks_leaves_an_agency_uncovered() -> None:
    bench = a_case().together().evaluated_on_the_way().with_consent(ConsentAnswer.YES)
    assert "G-SAMT" in bench.refuses(c.Decide, HOLDER, outcome=UP_TO_3)


def test_a_meeting_that_wants_another_holder_is_not_done_with_before_she_has_accepted() -> None:
    bench = a_case().at_level(2).with_agencies(PPT).do(c.HoldMeeting, HOLDER, holder_stays=False)
    assert next_id(bench) == "n2.samarbeidsmote"
    assert next_id(bench.with_holder(COLLEAGUE)) == "n2.plan"


def test_what_was_said_in_a_meeting_is_in_the_log_only_with_consent() -> None:
    shared = a_case().at_level(2).with_agencies(PPT).do(c.HoldMeeting, HOLDER)
    kept = a_case().at_level(2).with_agencies(PPT).do(c.ChooseLogMode).do(c.HoldMeeting, HOLDER)
    held = [next(fact for fact in bench.facts if isinstance(fact, f.MeetingHeld)) for bench in (shared, kept)]
    assert [fact.visibility for fact in held] == [Visibility.LOG, Visibility.INTERNAL]


def test_a_measure_belongs_to_an_agency_of_the_case_and_may_be_given_to_another() -> None:
    bench = a_case().at_level(2).with_agencies(PPT).do(c.HoldMeeting, HOLDER).do(c.ShareUnderstanding).do(c.SetGoal)
    assert bench.refuses(c.PlanMeasure, agency=NAV) == [refusals.AGENCY_NOT_IN]
    bench.do(c.PlanMeasure, agency=PPT)
    assert bench.refuses(c.EndParticipation, HOLDER) == [refusals.AGENCY_HAS_MEASURES]
    bench.do(c.MoveMeasure, HOLDER, responsible=PartyId(OWNER), agency=None)
    assert bench.case.measures[0].responsible == PartyId(OWNER)
    assert here(bench.do(c.EndParticipation, HOLDER)) == set()
    assert bench.refuses(c.EndParticipation, HOLDER) == [refusals.AGENCY_NOT_IN]


def test_down_to_level_1_nothing_of_other_agencies_is_left_behind() -> None:
    bench = a_case().together().do(c.PlanMeasure, agency=PPT).evaluated_on_the_way()
    assert bench.refuses(c.Decide, HOLDER, outcome=DOWN_TO_1) == ["G-ANSV"]
    bench.do(c.MoveMeasure, HOLDER, measure=bench.case.measures[-1].id)
    bench.do(c.Decide, HOLDER, outcome=DOWN_TO_1)
    assert (bench.case.level, here(bench)) == (Level.OWN_AGENCY, set())
    assert levels(bench) == [(0, 2), (2, 1)]
    assert next_id(bench) == "n1.plan"


def test_level_3_and_down_again_to_two_and_to_one() -> None:
    bench = a_case().with_team().evaluated_on_the_way()
    assert here(bench) == {PPT, NAV, HEALTH}
    two = bench.fork().do(c.Decide, HOLDER, outcome=DOWN_TO_2)
    assert (two.case.level, here(two)) == (Level.TWO_AGENCIES, {PPT, NAV, HEALTH})
    one = bench.fork().do(c.Decide, HOLDER, outcome=DOWN_TO_1)
    assert (one.case.level, here(one)) == (Level.OWN_AGENCY, set())


def test_a_holder_from_another_agency_passes_the_baton_on_before_the_way_down() -> None:
    bench = a_case().with_team().evaluated_on_the_way()
    holder = bench.case.baton.holder
    assert holder is not None
    assert holder.agency == bench.case.agency
    bench.case = elsewhere(bench)
    (reason,) = bench.reasons(c.Decide, HOLDER, outcome=DOWN_TO_1)
    assert (reason.code, reason.mend) == (refusals.HOLDER_ELSEWHERE, "n1.stafettholder")
    assert bench.refuses(c.Decide, HOLDER, outcome=DOWN_TO_2) == []


def elsewhere(bench: CaseBuilder) -> Case:
    terms = tuple(replace(term, agency=HEALTH) for term in bench.case.baton.terms)
    return replace(bench.case, baton=replace(bench.case.baton, terms=terms))


def test_a_stuck_case_waits_three_weeks_for_advice_and_then_makes_a_new_plan() -> None:
    bench = a_case().together().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK)
    due = {one.kind: one.due_on for one in deadlines(bench.case, GUIDE, RULES, bench.today)}
    assert due[DeadlineKind.STUCK] == bench.today + timedelta(days=GUIDE.stuck_answer_days)
    assert next_id(bench) == "n2.plan"
    bench.do(c.AnswerStuck, HOLDER)
    assert DeadlineKind.STUCK not in {one.kind for one in deadlines(bench.case, GUIDE, RULES, bench.today)}
    assert bench.refuses(c.AnswerStuck, HOLDER) == [refusals.NOT_STUCK]


def test_an_individual_plan_takes_over_only_when_there_is_one_that_the_family_wants() -> None:
    bench = a_case().with_team().evaluated()
    (reason,) = bench.reasons(c.Decide, HOLDER, outcome=PLAN_TAKES_OVER)
    assert (reason.code, reason.mend) == (refusals.PLAN_NOT_READY, "n3.ip_vurdering")
    bench.do(c.AssessPlan, HOLDER, right=PlanRight.YES, wanted=True)
    assert bench.refuses(c.Decide, HOLDER, outcome=PLAN_TAKES_OVER) == [refusals.PLAN_NOT_READY]
    bench.do(c.AssessPlan, HOLDER, right=PlanRight.YES, wanted=True, coordinator="Tone Ås")
    bench.do(c.Decide, HOLDER, outcome=PLAN_TAKES_OVER)
    assert (bench.case.closing_decided, next_id(bench)) == (True, "a.avslutningsnotat")


@pytest.mark.parametrize("outcome", [FAMILY_WISH])
def test_when_the_family_wishes_to_end_the_safety_question_is_answered_again(outcome: OutcomeId) -> None:
    bench = a_case().underway()
    (reason,) = bench.reasons(c.Decide, HOLDER, outcome=outcome)
    assert (reason.code, reason.mend) == (refusals.SAFETY_ASK_AGAIN, "n0.trygghetssjekk")
    bench.do(c.CheckSafety)
    assert bench.refuses(c.Decide, HOLDER, outcome=outcome) == []


def test_closing_lets_every_agency_leave_and_ends_what_is_left() -> None:
    bench = a_case().together().do(c.CheckSafety).do(c.Decide, HOLDER, outcome=FAMILY_WISH).do(c.CloseCase, HOLDER)
    assert here(bench) == set()
    assert bench.case.open_measures == ()
    open_end = a_case().together().evaluated(onwards=Onwards.END).do(c.Decide, HOLDER, outcome=CLOSE)
    assert here(open_end) == {PPT}

"""Taking a consent back, looking at it again, and what a new service asks for."""

from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import AfterWithdrawal, ChildHeard, ConsentStatus, Interpreter
from bti_tui.domain.coverage import ReviewCause, consented_agencies, reviews_due
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.disclosure import Way
from bti_tui.domain.facts import ConsentWithdrawn, Disclosed
from bti_tui.domain.ids import PartyId
from bti_tui.domain.views.consent_view import consent_view
from tests.builders import GUIDE, RULES, a_case
from tests.domain.consented import NO, YES, aged, covers, refused, status
from tests.orders import COLLEAGUE, HEALTH, HOLDER, NAV, PPT
from tests.orders_of_sharing import HEALTH_INFORMATION, WELL_BEING

# taking back


def test_r19_a_part_is_taken_back_by_word_of_mouth_and_the_rest_stands() -> None:
    bench = aged(8).with_consent(YES, PPT, HEALTH)
    bench.do(c.WithdrawConsent, agencies=(PPT,))
    assert (covers(bench, PPT), covers(bench, HEALTH)) == ((), (WELL_BEING, HEALTH_INFORMATION))
    assert refused(bench, agency=PPT) == ["G-SAMT"]
    assert refused(bench, agency=HEALTH) == []
    bench.do(c.WithdrawConsent, information=(HEALTH_INFORMATION,))
    assert covers(bench, HEALTH) == (WELL_BEING,)
    assert status(bench) is ConsentStatus.VALID


def test_r19_what_was_shared_is_listed_and_a_new_yes_counts_again() -> None:
    bench = a_case().together()
    bench.do(c.WithdrawConsent)
    view = consent_view(bench.case, GUIDE, RULES, bench.names, bench.today)
    assert [one.way for one in view.sharing.told(PPT)] == [Way.MEETING, Way.INVITATION]
    assert [one.is_withdrawn for one in view.rows] == [True, False]
    assert (view.status, view.sharing.asks_safety) == (ConsentStatus.WITHDRAWN, True)
    assert "G-SAMT" in bench.refuses(c.HoldMeeting, HOLDER)
    bench.do(c.CheckSafety).do(c.AnswerConsent, agencies=(PPT,))
    assert not bench.case.asks_safety_since
    assert bench.refuses(c.HoldMeeting, HOLDER) == []


@pytest.mark.parametrize("state", ["restricted", "closed", "archived", "paused", "feared for"])
def test_r19_a_withdrawal_is_taken_in_any_state_of_the_case(state: str) -> None:
    bench = a_case().closed() if state == "closed" else a_case().archived() if state == "archived" else a_case()
    if state in {"restricted", "paused", "feared for"}:
        bench.underway()
        kind = {"restricted": c.RestrictCase, "paused": c.PauseCase, "feared for": c.OpenSafetyTrack}[state]
        bench.do(kind, HOLDER)
    assert bench.refuses(c.WithdrawConsent, COLLEAGUE) == []
    assert isinstance(bench.do(c.WithdrawConsent).facts[-1], ConsentWithdrawn)


def test_r20_a_refusal_is_kept_and_locks_no_help_in_the_own_service() -> None:
    bench = a_case().at_level(1).with_holder().with_consent(NO)
    assert status(bench) is ConsentStatus.REFUSED
    bench.do(c.ChooseLogMode).do(c.ShareUnderstanding).do(c.SetGoal)
    assert bench.refuses(c.PlanMeasure, HOLDER, responsible=PartyId(HOLDER)) == []


@pytest.mark.parametrize("after", AfterWithdrawal)
def test_r21_a_withdrawal_deletes_nothing_and_keeps_what_was_chosen(after: AfterWithdrawal) -> None:
    bench = a_case().together()
    words, status_before = list(bench.notes), bench.case.status
    bench.do(c.WithdrawConsent, after=after)
    assert bench.notes[: len(words)] == words
    assert (bench.case.status, status_before) == (CaseStatus.ACTIVE, CaseStatus.ACTIVE)
    told = bench.facts[-1]
    assert isinstance(told, ConsentWithdrawn)
    assert told.after is after
    assert consented_agencies(bench.case, RULES, bench.today) == frozenset()


# birthdays and ends


@pytest.mark.parametrize("age", [12, 15, 16, 18])
def test_r22_on_a_birthday_nothing_new_is_shared_until_somebody_has_looked(age: int) -> None:
    bench = aged(age - 1, days=360).with_consent(YES, PPT)
    assert refused(bench, agency=PPT) == []
    bench.later(days=10)
    (need,) = reviews_due(bench.case, RULES, bench.today)
    assert (need.cause, need.number) == (ReviewCause.BIRTHDAY, age)
    assert refused(bench, agency=PPT) != []
    if age in {12, 16}:  # at 15 and 18 others must answer anyhow
        assert refused(bench, agency=PPT) == [refusals.CONSENT_REVIEW]
        bench.do(c.ReviewConsent)
        assert refused(bench, agency=PPT) == []


@pytest.mark.parametrize("days", [30, 14, 7])
def test_r22_near_its_end_a_consent_is_looked_at_before_anything_new_is_shared(days: int) -> None:
    bench = a_case().at_level(2).with_agencies(PPT)
    bench.later(days=365 - days - 1)
    if days < 30:
        bench.do(c.ReviewConsent)
    assert bench.refuses(c.HoldMeeting, HOLDER) == []
    bench.later(days=1)
    assert bench.refuses(c.HoldMeeting, HOLDER) == [refusals.CONSENT_REVIEW]
    assert consented_agencies(bench.case, RULES, bench.today) == {PPT}
    bench.do(c.ReviewConsent)
    assert bench.refuses(c.HoldMeeting, HOLDER) == []


def test_r22_at_eighteen_guardians_get_no_copies_unless_the_young_adult_lets_them() -> None:
    bench = aged(17, days=360).with_consent(YES, PPT)
    mother = bench.guardians[0]
    assert refused(bench, way=Way.FAMILY_COPY, person=mother) == []
    bench.later(days=10)
    assert refused(bench, way=Way.FAMILY_COPY, person=mother) == [refusals.DISCLOSURE_NOT_FAMILY]
    assert refused(bench, way=Way.FAMILY_COPY, person=bench.case.subject) == []
    bench.do(c.AnswerConsent, signatory=bench.case.subject, lets_guardians_know=True)
    assert refused(bench, way=Way.FAMILY_COPY, person=mother) == []


def test_r22_after_a_reopening_a_consent_that_still_runs_is_confirmed_first() -> None:
    bench = a_case().closed().do(c.ReopenCase).do(c.CheckSafety)
    assert [one.cause for one in reviews_due(bench.case, RULES, bench.today)] == [ReviewCause.REOPENED]
    bench.do(c.ReviewConsent)
    assert reviews_due(bench.case, RULES, bench.today) == ()


@pytest.mark.parametrize(("born", "refusal"), [(2012, True), (2008, True), (2007, False), (1980, False)])
def test_r23_nobody_under_eighteen_interprets(born: int, refusal: bool) -> None:
    said: dict[str, Any] = {"interpreter": Interpreter.USED, "interpreter_name": "Amal Noor", "interpreter_born": born}
    told = aged(8).refuses(c.DrawUpConsent, **said)
    assert told == ([refusals.INTERPRETER_TOO_YOUNG] if refusal else [])


def test_r23_who_interpreted_is_written_down_when_somebody_did() -> None:
    assert aged(8).refuses(c.DrawUpConsent, interpreter=Interpreter.USED) == [refusals.INTERPRETER_MISSING]


def test_r25_a_new_service_and_a_baton_that_moves_ask_for_a_consent_of_their_own() -> None:
    bench = a_case().at_level(2).with_agencies(PPT)
    assert bench.refuses(c.InviteAgency, HOLDER, agency=NAV) == ["G-SAMT"]
    bench.with_consent(YES, PPT, NAV)
    assert bench.refuses(c.InviteAgency, HOLDER, agency=NAV) == []


def test_a_child_below_the_age_of_hearing_may_be_too_young_and_an_older_one_not() -> None:
    assert aged(5).refuses(c.DrawUpConsent, child_heard=None, child_view=None) == []
    assert aged(7).refuses(c.DrawUpConsent, child_heard=ChildHeard.TOO_YOUNG) == [refusals.CONSENT_CHILD_MISSING]
    assert aged(7).refuses(c.DrawUpConsent, child_heard=ChildHeard.NOT_WANTED, child_view=None) == []
    assert aged(16).refuses(c.DrawUpConsent, child_heard=None, child_view=None) == []


def test_what_was_disclosed_after_all_is_a_fact_of_its_own() -> None:
    bench = aged(8).do(c.Disclose)
    assert isinstance(bench.facts[-1], Disclosed)


def test_r22_a_birthday_stands_among_what_is_due() -> None:
    bench = aged(11, days=360).with_consent()
    kinds = {one.kind for one in deadlines(bench.case, GUIDE, RULES, bench.today)}
    assert DeadlineKind.REVIEW not in kinds
    bench.later(days=10)
    found = {one.kind: one.due_on for one in deadlines(bench.case, GUIDE, RULES, bench.today)}
    assert found[DeadlineKind.REVIEW] <= bench.today

from datetime import date, timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, ConsentStatus, LogMode
from bti_tui.domain.ids import PersonId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.signatories import consent_ends, consent_status, needs_guardian, signatories
from tests.builders import FIRST_DAY, RULES, CaseBuilder, a_case, nothing_yet
from tests.orders import A_YEAR

YES, NO, LIMITED, NOT_REACHED = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.LIMITED, ConsentAnswer.NOT_REACHED


def status(bench: CaseBuilder) -> ConsentStatus:
    return consent_status(bench.case, RULES, bench.today)


def asked(bench: CaseBuilder) -> tuple[PersonId, ...]:
    return signatories(bench.case, RULES, bench.today)


def aged(years: int, *, days: int = 0, **changes: Any) -> CaseBuilder:
    """A case about somebody whose birthday was some days ago, with two guardians."""
    born = FIRST_DAY.replace(year=FIRST_DAY.year - years) - timedelta(days=days)
    return a_case(born_on=born, **changes).do(c.CheckSafety).with_guardians()


@pytest.mark.parametrize(
    ("years", "days", "who"),
    [(4, 0, "guardians"), (15, -1, "guardians"), (15, 0, "both"), (17, 0, "both"), (18, -1, "both"), (18, 0, "self")],
)
def test_who_must_answer_follows_from_the_age_on_the_day(years: int, days: int, who: str) -> None:
    bench = aged(years, days=days)
    own, guardians = (bench.case.subject,), tuple(bench.guardians)
    assert asked(bench) == {"guardians": guardians, "both": own + guardians, "self": own}[who]


def test_a_birthday_changes_who_must_answer() -> None:
    bench = aged(14, days=364).with_consent()
    assert status(bench) is ConsentStatus.VALID
    assert status(bench.later(days=2)) is ConsentStatus.MISSING
    assert bench.refuses(c.AnswerConsent, signatory=bench.case.subject) == []


@pytest.mark.parametrize("kind", [SubjectKind.PREGNANT, SubjectKind.PARENT])
def test_a_pregnant_woman_and_a_parent_answer_for_themselves(kind: SubjectKind) -> None:
    bench = a_case(subject_kind=kind, born_on=FIRST_DAY + timedelta(days=90)).do(c.CheckSafety)
    assert asked(bench) == (bench.case.subject,)
    assert not needs_guardian(bench.case, RULES, bench.today)
    assert status(bench.do(c.AnswerConsent, signatory=bench.case.subject)) is ConsentStatus.VALID


def test_a_child_without_age_is_answered_for_and_a_youth_without_age_answers_too() -> None:
    child = a_case().with_guardians()
    assert asked(child) == tuple(child.guardians)
    youth = a_case(subject_kind=SubjectKind.YOUTH).with_guardians()
    assert asked(youth) == (youth.case.subject, *youth.guardians)


def test_somebody_with_parental_responsibility_must_be_registered() -> None:
    for bench in (a_case(), a_case(born_on=FIRST_DAY.replace(year=2010)).do(c.CheckSafety)):
        assert needs_guardian(bench.case, RULES, bench.today)
        assert status(bench) is ConsentStatus.MISSING
    assert asked(a_case().do(c.AddPerson, responsible=False)) == ()
    young = a_case(born_on=date(2010, 1, 1)).do(c.CheckSafety)
    assert status(young.do(c.AnswerConsent, signatory=young.case.subject)) is ConsentStatus.MISSING


def test_nobody_is_asked_about_a_case_that_is_not_raised() -> None:
    assert asked(nothing_yet()) == ()


def test_each_guardian_has_an_own_answer() -> None:
    bench = aged(4).do(c.AnswerConsent)
    assert status(bench) is ConsentStatus.MISSING
    bench.do(c.AnswerConsent, signatory=bench.guardians[1])
    assert status(bench) is ConsentStatus.VALID
    assert len(bench.case.consents) == 2


def test_one_no_of_two_is_missing_and_no_of_both_is_refused() -> None:
    bench = aged(4).do(c.AnswerConsent, answer=NO)
    assert status(bench) is ConsentStatus.MISSING
    bench.do(c.AnswerConsent, signatory=bench.guardians[1], answer=NO)
    assert status(bench) is ConsentStatus.REFUSED


def test_a_no_by_somebody_who_had_said_yes_is_a_withdrawal_and_no_refusal() -> None:
    bench = aged(4).with_consent().do(c.AnswerConsent, answer=NO)
    assert status(bench) is ConsentStatus.WITHDRAWN
    assert bench.case.consents[0].answer is YES
    bench.do(c.AnswerConsent)
    assert status(bench) is ConsentStatus.VALID


def test_whom_nobody_has_reached_has_not_answered() -> None:
    bench = aged(4).do(c.AnswerConsent).do(c.AnswerConsent, answer=NOT_REACHED)
    bench.do(c.AnswerConsent, signatory=bench.guardians[1])
    assert status(bench) is ConsentStatus.MISSING


def test_the_newest_answer_of_each_counts() -> None:
    bench = aged(4).with_consent(NO).with_consent()
    assert status(bench) is ConsentStatus.VALID


def test_who_need_not_answer_is_not_asked() -> None:
    bench = aged(4)
    assert bench.refuses(c.AnswerConsent, signatory=bench.case.subject) == [refusals.NOT_SIGNATORY]
    assert bench.refuses(c.AnswerConsent, signatory=PersonId("nobody")) == [refusals.NOT_SIGNATORY]


def test_a_yes_has_a_form_and_an_end_that_lies_ahead() -> None:
    bench = aged(4)
    told = bench.refuses(c.AnswerConsent, form=None, valid_until=None)
    assert told == [refusals.CONSENT_FORM_MISSING, refusals.CONSENT_PERIOD_MISSING]
    assert bench.refuses(c.AnswerConsent, valid_until=bench.today) == [refusals.DATES_OUT_OF_ORDER]
    tomorrow = bench.today + timedelta(days=1)
    assert bench.refuses(c.AnswerConsent, answered_on=tomorrow) == [refusals.DATE_IN_FUTURE]


def test_a_limited_yes_says_what_is_kept_out() -> None:
    bench = aged(4)
    assert bench.refuses(c.AnswerConsent, answer=LIMITED) == [refusals.CONSENT_LIMITS_MISSING]
    for guardian in bench.guardians:
        bench.do(c.AnswerConsent, signatory=guardian, answer=LIMITED, limits="Fars helse")
    assert status(bench) is ConsentStatus.LIMITED
    assert bench.text(bench.case.consents[0].limits) == "Fars helse"


def test_an_oral_yes_says_where_the_minutes_lie() -> None:
    bench = aged(4)
    assert bench.refuses(c.AnswerConsent, form=ConsentForm.ORAL) == [refusals.CONSENT_PLACE_MISSING]
    assert bench.refuses(c.AnswerConsent, form=ConsentForm.ORAL, kept_at="Barnemappen") == []


def test_a_no_needs_neither_form_nor_end_and_keeps_none() -> None:
    bench = aged(4)
    assert bench.refuses(c.AnswerConsent, answer=NO, form=None, valid_until=None) == []
    consent = bench.do(c.AnswerConsent, answer=NO).case.consents[0]
    assert (consent.form, consent.valid_until) == (None, None)


def test_a_consent_ends_soon_and_then_it_has_ended() -> None:
    bench = aged(4).with_consent()
    assert consent_ends(bench.case, RULES, bench.today) == FIRST_DAY + A_YEAR
    assert status(bench.later(days=334)) is ConsentStatus.VALID
    assert status(bench.later(days=1)) is ConsentStatus.EXPIRES_SOON
    assert status(bench.later(days=30)) is ConsentStatus.EXPIRES_SOON
    assert status(bench.later(days=1)) is ConsentStatus.EXPIRED
    assert bench.refuses(c.WriteEntry) == ["G-SAML"]


def test_the_end_is_that_of_those_who_must_answer_now() -> None:
    bench = aged(17)
    for guardian in bench.guardians:
        bench.do(c.AnswerConsent, signatory=guardian)
    bench.later(days=364)
    assert consent_ends(bench.case, RULES, bench.today) == FIRST_DAY + A_YEAR
    assert consent_ends(bench.case, RULES, bench.today + timedelta(days=1)) is None


def test_r20_a_refusal_never_locks_the_help_of_the_own_agency() -> None:
    bench = a_case().at_level(1).with_holder().with_consent(NO)
    assert bench.refuses(c.WriteEntry) == ["G-SAML"]
    assert bench.refuses(c.WriteEntry, visibility=Visibility.INTERNAL) == []
    bench.with_plan().later(days=42).evaluated().do(c.Decide, bench.case.baton.terms[0].user)
    assert bench.case.closing_decided


@pytest.mark.parametrize("mode", [LogMode.MANUAL, LogMode.NONE])
def test_a_family_may_want_help_without_a_digital_log(mode: LogMode) -> None:
    bench = a_case().at_level(1).with_holder()
    assert bench.refuses(c.ChooseLogMode, mode=mode, reason="") == [refusals.TEXT_MISSING]
    bench.do(c.ChooseLogMode, mode=mode)
    assert bench.case.log_mode is mode
    assert bench.refuses(c.WriteEntry) == ["G-SAML"]
    assert bench.refuses(c.WriteEntry, visibility=Visibility.INTERNAL) == []


def test_a_consent_can_be_taken_back_at_any_time_also_when_the_case_is_closed() -> None:
    bench = a_case().closed()
    assert bench.refuses(c.AnswerConsent, answer=NO) == []
    assert bench.refuses(c.AnswerConsent) == [refusals.CASE_CLOSED]
    grown = aged(17).with_consent().later(days=400)
    assert grown.refuses(c.AnswerConsent, answer=NO) == []
    assert grown.do(c.AnswerConsent, answer=NO).refuses(c.AnswerConsent, answer=NO) == [refusals.NOT_SIGNATORY]

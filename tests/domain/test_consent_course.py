"""What comes next about the consent: everybody is asked, and a no or silence never stops the help (R20)."""

from bti_tui.domain import commands as c
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import ConsentAnswer, LogMode
from bti_tui.domain.consent_course import ConsentCall, ConsentWant, consent_call
from bti_tui.domain.ids import StepId
from bti_tui.domain.progress import states
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.next_action import NextAction, next_action
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import A_YEAR, HEALTH, HOLDER, NAV, PPT, UP_TO_3

LOG_STEP, DECISION_STEP = StepId("n1.samtykke_logg"), StepId("n2.beslutt")


def call(bench: CaseBuilder) -> ConsentCall:
    return consent_call(Circumstance(bench.case, bench.today, RULES), GUIDE)


def following(bench: CaseBuilder) -> NextAction:
    found = next_action(bench.case, GUIDE, RULES, Names({}, {}), bench.today)
    assert found is not None
    return found


def answered(bench: CaseBuilder, *answers: ConsentAnswer) -> CaseBuilder:
    """The guardians answer in order."""
    for person, answer in zip(bench.guardians, answers, strict=False):
        bench.do(c.AnswerConsent, signatory=person, answer=answer)
    return bench


def asked() -> CaseBuilder:
    """Two guardians, and nobody has answered."""
    return a_case().at_level(1).with_holder().with_guardians()


def together() -> CaseBuilder:
    """Level 2, and everybody is asked about two services."""
    bench = a_case().at_level(2)
    return bench.do(c.DrawUpConsent, to_agencies=(PPT, NAV))


def test_everybody_is_asked_before_a_no_counts() -> None:
    bench = answered(asked(), ConsentAnswer.NO)
    assert call(bench) == ConsentCall(ConsentWant.ANSWER, bench.guardians[1])
    assert following(bench).way_on is ConsentWant.NOTHING


def test_r20_after_one_no_the_next_step_is_to_go_on_without_the_log() -> None:
    bench = answered(asked(), ConsentAnswer.YES, ConsentAnswer.NO)
    assert call(bench).want is ConsentWant.WITHOUT_LOG
    found = following(bench)
    assert (found.step, found.way_on) == (LOG_STEP, ConsentWant.WITHOUT_LOG)
    assert found.what is not None
    assert found.what.nb == "Velg hvordan loggen føres"


def test_r20_without_the_log_the_next_step_is_the_common_understanding() -> None:
    bench = answered(asked(), ConsentAnswer.YES, ConsentAnswer.NO).do(c.ChooseLogMode, mode=LogMode.NONE)
    assert following(bench).number == "1.3"
    assert call(bench).want is ConsentWant.NOTHING


def test_whoever_was_not_reached_is_asked_again_unless_another_one_says_no() -> None:
    bench = answered(asked(), ConsentAnswer.YES, ConsentAnswer.NOT_REACHED)
    assert call(bench) == ConsentCall(ConsentWant.ANSWER, bench.guardians[1], None)
    bench = answered(asked(), ConsentAnswer.NO, ConsentAnswer.NOT_REACHED)
    assert call(bench).want is ConsentWant.WITHOUT_LOG


def test_a_guardian_who_is_not_registered_comes_after_those_who_can_be_asked() -> None:
    bench = a_case().at_level(1).with_holder()
    assert call(bench).want is ConsentWant.PERSON
    bench.do(c.AddPerson)
    assert call(bench).want is ConsentWant.RESPONSIBILITY
    bench.do(c.SettleResponsibility, HOLDER, holders=2)
    assert call(bench).want is ConsentWant.ANSWER
    answered(bench, ConsentAnswer.YES)
    assert call(bench).want is ConsentWant.PERSON


def test_a_yes_that_has_run_out_is_asked_for_again() -> None:
    bench = answered(asked(), ConsentAnswer.YES, ConsentAnswer.YES)
    assert call(bench).want is ConsentWant.NOTHING
    bench.later(days=A_YEAR.days + 1)
    assert call(bench) == ConsentCall(ConsentWant.ANSWER, bench.guardians[0])


def test_whoever_takes_the_consent_back_is_not_asked_again_but_the_work_goes_on() -> None:
    bench = answered(asked(), ConsentAnswer.YES, ConsentAnswer.YES).do(c.WithdrawConsent)
    assert call(bench).want is ConsentWant.WITHOUT_LOG


def test_after_a_withdrawal_the_safety_question_is_next_and_then_the_way_on() -> None:
    bench = answered(together(), ConsentAnswer.YES, ConsentAnswer.NO)
    assert (following(bench).number, following(bench).due_on) == ("0.2", bench.today)
    (first, *_) = states(bench.case, GUIDE, RULES, bench.today)
    assert (first.done, first.is_next) == (False, True)
    assert following(bench.do(c.CheckSafety)).step == DECISION_STEP


def test_an_answer_from_before_the_question_about_services_is_none() -> None:
    bench = together()
    assert call(bench) == ConsentCall(ConsentWant.ANSWER, bench.guardians[0])


def test_what_is_asked_comes_first_also_when_a_service_that_takes_part_is_not_in_it() -> None:
    assert call(a_case().at_level(2)).want is ConsentWant.SCOPE
    bench = a_case().at_level(2).with_agencies(HEALTH).do(c.DrawUpConsent, to_agencies=(PPT,))
    assert call(bench).want is ConsentWant.SCOPE


def test_at_level_3_the_family_is_asked_about_more_than_one_service_before_anything_is_refused() -> None:
    bench = a_case().together().evaluated_on_the_way().with_consent(ConsentAnswer.YES, PPT, NAV)
    bench.do(c.Decide, HOLDER, outcome=UP_TO_3).do(c.DrawUpConsent, to_agencies=(PPT,))
    answered(bench, ConsentAnswer.YES, ConsentAnswer.YES)
    assert call(bench).want is ConsentWant.SCOPE
    assert following(bench).number == "3.1"


def test_r20_a_no_to_the_other_services_makes_the_decision_the_next_step() -> None:
    bench = answered(together(), ConsentAnswer.YES, ConsentAnswer.NO)
    assert call(bench) == ConsentCall(ConsentWant.DECISION, step=DECISION_STEP)
    found = following(bench.do(c.CheckSafety))
    assert (found.step, found.way_on) == (DECISION_STEP, ConsentWant.DECISION)


def test_a_yes_to_no_service_at_all_leads_to_the_decision_too() -> None:
    bench = answered(together(), ConsentAnswer.YES, ConsentAnswer.YES)
    assert call(bench).want is ConsentWant.DECISION


def test_while_no_answer_about_the_services_comes_the_decision_stands_open_beside() -> None:
    bench = answered(together(), ConsentAnswer.YES, ConsentAnswer.NOT_REACHED)
    assert call(bench) == ConsentCall(ConsentWant.ANSWER, bench.guardians[1], DECISION_STEP)


def test_a_case_that_rests_needs_the_consent_to_the_log_alone() -> None:
    bench = a_case().together().do(c.WithdrawConsent, HOLDER).do(c.CheckSafety).do(c.PauseCase, HOLDER)
    assert call(bench).want is ConsentWant.WITHOUT_LOG

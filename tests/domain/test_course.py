from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.course import ReopenedAt
from bti_tui.domain.deadlines import deadlines
from bti_tui.domain.guide import Level
from bti_tui.domain.progress import next_step
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, SIX_WEEKS


def next_id(bench: CaseBuilder) -> str | None:
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    return step.id if step else None


def test_a_case_that_rests_has_one_date_and_goes_on_where_it_was() -> None:
    bench = a_case().underway()
    before = next_id(bench)
    bench.do(c.PauseCase, HOLDER)
    (only,) = deadlines(bench.case, GUIDE, RULES, bench.today)
    assert (only.due_on, only.step, next_id(bench)) == (bench.today + SIX_WEEKS, "g.fortsett", "g.fortsett")
    assert bench.case.status is CaseStatus.PAUSED
    bench.later(days=42).do(c.ResumeCase, HOLDER)
    assert (bench.case.status, next_id(bench)) == (CaseStatus.ACTIVE, before)


def test_a_pause_needs_a_reason_a_day_ahead_and_an_active_case() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.PauseCase, HOLDER, reason=" ", resume_on=bench.today) == [refusals.TEXT_MISSING, "G-DATO"]
    assert bench.refuses(c.PauseCase, COLLEAGUE) == [refusals.NOT_HOLDER]
    assert refusals.CASE_NOT_ACTIVE in a_case().ready_to_decide().refuses(c.PauseCase)
    assert refusals.CASE_NOT_ACTIVE in a_case().closing_decided().refuses(c.PauseCase, HOLDER)


@pytest.mark.parametrize("kind", [c.SetGoal, c.Decide, c.PauseCase, c.TalkWithFamily, c.CloseCase])
def test_work_waits_while_a_case_rests(kind: type[c.Command]) -> None:
    assert a_case().underway().do(c.PauseCase, HOLDER).refuses(kind, HOLDER) == [refusals.CASE_PAUSED]


@pytest.mark.parametrize("kind", [c.WriteEntry, c.AnswerConsent, c.OfferBaton, c.CheckSafety, c.OpenSafetyTrack])
def test_words_consent_baton_and_safety_do_not_wait(kind: type[c.Command]) -> None:
    bench = a_case().underway().do(c.PauseCase, HOLDER)
    changes = {"to": COLLEAGUE} if kind is c.OfferBaton else {}
    assert bench.refuses(kind, HOLDER, **changes) == []


def test_nobody_goes_on_without_a_valid_consent() -> None:
    bench = a_case().underway().do(c.PauseCase, HOLDER).later(days=400)
    assert bench.refuses(c.ResumeCase, HOLDER) == ["G-SAML"]
    assert a_case().underway().refuses(c.ResumeCase, HOLDER) == [refusals.CASE_NOT_PAUSED]


def test_a_closed_case_begins_a_new_round_at_the_level_that_is_chosen() -> None:
    bench = a_case().closed().later(days=240).do(c.ReopenCase)
    case = bench.case
    assert (case.status, case.level, case.reopenings) == (CaseStatus.ACTIVE, Level.OWN_AGENCY, 1)
    assert (case.closing, case.closing_decided, case.number) == (None, False, 118)
    assert case.open_measures == ()
    again = a_case().closed().do(c.ReopenCase, level=ReopenedAt.CLARIFY)
    assert again.case.status is CaseStatus.WONDERING
    assert next_id(again) == "n0.trygghetssjekk"


def test_the_safety_question_is_asked_anew_before_anything_reaches_the_family() -> None:
    bench = a_case().closed().do(c.ReopenCase)
    assert "G-SIK" in bench.refuses(c.ShareUnderstanding, HOLDER)
    assert "G-SIK" not in bench.do(c.CheckSafety).refuses(c.ShareUnderstanding, HOLDER)


def test_only_a_closed_case_is_opened_again_and_an_archived_one_never() -> None:
    assert a_case().underway().refuses(c.ReopenCase) == [refusals.CASE_NOT_CLOSED]
    assert a_case().archived().refuses(c.ReopenCase) == [refusals.CASE_ARCHIVED]
    bench = a_case().closed()
    early = bench.today - timedelta(days=1)
    told = bench.refuses(c.ReopenCase, reason="", reopened_on=early)
    assert told == [refusals.TEXT_MISSING, refusals.DATES_OUT_OF_ORDER]

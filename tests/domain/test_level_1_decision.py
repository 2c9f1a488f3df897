from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.closing import LogAfter
from bti_tui.domain.coverage import ReviewCause, reviews_due
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.progress import next_step
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import CLOSE, CONTINUE, DOWN, HOLDER, LEADER, REPLAN, SAFETY, SIX_WEEKS


def next_id(bench: CaseBuilder) -> str | None:
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    return step.id if step else None


def going_on() -> CaseBuilder:
    return a_case().underway().evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)


def test_every_outcome_of_level_1_can_be_chosen() -> None:
    for outcome in GUIDE.level(Level.OWN_AGENCY).outcomes:
        ends = outcome.effect is Effect.CLOSE
        bench = a_case().underway().evaluated() if ends else going_on()
        next_on = bench.today + SIX_WEEKS if outcome.effect is Effect.CONTINUE else None
        bench.do(c.CheckSafety)
        ends_work = ["G-ANSV"] if outcome.id == DOWN else []
        assert bench.refuses(c.Decide, HOLDER, outcome=outcome.id, next_on=next_on) == ends_work, outcome.id


def test_going_on_needs_a_date_ahead_and_an_evaluation_of_everything() -> None:
    bench = a_case().underway()
    assert bench.refuses(c.Decide, HOLDER, outcome=CONTINUE) == ["G-EVAL", "G-DATO"]
    assert going_on().refuses(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today) == ["G-DATO"]
    on = going_on()
    day = on.today + SIX_WEEKS
    on.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=day)
    assert (on.case.next_on, on.case.level, on.case.is_open) == (day, Level.OWN_AGENCY, True)
    assert next_id(on) == "n1.gjennomfor"
    assert next_id(on.later(days=42)) == "n1.evaluer"


def test_nobody_goes_on_without_a_measure_to_go_on_with() -> None:
    bench = a_case().underway().evaluated()
    next_on = bench.today + SIX_WEEKS
    assert bench.refuses(c.Decide, HOLDER, outcome=CONTINUE, next_on=next_on) == ["G-PLAN"]


def test_child_and_meeting_are_asked_for_and_may_be_set_aside_in_writing() -> None:
    bench = going_on().do(c.Decide, HOLDER, outcome=CONTINUE, next_on=going_on().today + SIX_WEEKS).later(days=42)
    bench.evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER, child_view=None)
    next_on = bench.today + SIX_WEEKS
    reasons = bench.reasons(c.Decide, HOLDER, outcome=CONTINUE, next_on=next_on, met_on=None)
    assert [(one.code, one.soft) for one in reasons] == [("G-BARN", True), ("G-MOTE", True)]
    why = "Hun er syk, og mor ringte."
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=next_on, met_on=None, override=why)
    kept = [fact for fact in bench.facts if isinstance(fact, f.GuardOverridden)]
    assert [(fact.guard.value, bench.text(fact.reason)) for fact in kept] == [("G-BARN", why), ("G-MOTE", why)]


def test_new_measures_go_back_to_the_plan_and_old_ones_keep_their_result() -> None:
    bench = a_case().underway().evaluated().do(c.Decide, HOLDER, outcome=REPLAN)
    assert next_id(bench) == "n1.plan"
    assert bench.case.measures[0].evaluations[0].effect is MeasureEffect.REACHED
    assert bench.case.next_on is None
    bench.do(c.PlanMeasure).do(c.PlanEvaluation)
    assert next_id(bench) == "n1.gjennomfor"


def test_closing_needs_every_measure_ended() -> None:
    assert a_case().underway().refuses(c.Decide, HOLDER, outcome=CLOSE) == ["G-EVAL", "G-ANSV"]
    assert going_on().refuses(c.Decide, HOLDER, outcome=CLOSE) == ["G-ANSV"]
    bench = a_case().closing_decided()
    assert bench.case.closing_decided
    assert bench.case.status.value == "active"
    assert next_id(bench) == "a.avslutningsnotat"


def test_an_evaluation_that_ends_the_last_measure_leads_to_the_decision() -> None:
    assert next_id(a_case().underway()) == "n1.evaluer"
    assert next_id(a_case().underway().evaluated()) == "n1.beslutt"


def test_a_meeting_lies_not_ahead() -> None:
    bench = going_on()
    tomorrow = bench.today + timedelta(days=1)
    assert bench.refuses(c.Decide, HOLDER, outcome=REPLAN, met_on=tomorrow) == [refusals.DATE_IN_FUTURE]


def test_a_decision_to_close_can_be_taken_back_by_another_decision() -> None:
    bench = a_case().closing_decided().do(c.Decide, HOLDER, outcome=REPLAN)
    assert not bench.case.closing_decided
    assert bench.refuses(c.SetGoal) == []


def test_a_decision_keeps_what_the_evaluations_pointed_to() -> None:
    decided = [fact for fact in a_case().closing_decided().facts if isinstance(fact, f.Decided)]
    assert [fact.suggested for fact in decided] == [None, Effect.CLOSE]


def test_at_level_2_the_work_goes_on_by_the_same_rules() -> None:
    bench = a_case().together()
    assert next_id(bench) == "n2.evaluer"
    assert bench.refuses(c.Decide, LEADER, outcome=SAFETY) == []
    bench.evaluated().do(c.Decide, HOLDER)
    assert bench.do(c.CloseCase, HOLDER).case.closing is not None


def back_to_wondering(log_after: LogAfter | None = None) -> CaseBuilder:
    bench = a_case().underway().evaluated().do(c.CheckSafety)
    assert bench.refuses(c.Decide, HOLDER, outcome=DOWN, log_after=None) == [refusals.LOG_AFTER_MISSING]
    return bench.do(c.Decide, HOLDER, outcome=DOWN, log_after=log_after) if log_after else bench


def may_log(bench: CaseBuilder) -> bool:
    return consent_status(bench.case, RULES, bench.today) in OPENS_LOG


def test_on_the_way_back_to_wondering_the_family_says_what_becomes_of_an_open_log() -> None:
    rests = back_to_wondering(LogAfter.RESTS)
    assert (rests.case.level, may_log(rests), reviews_due(rests.case, RULES, rests.today)) == (Level.CLARIFY, True, ())
    closed = back_to_wondering(LogAfter.CLOSES)
    (change,) = (one for one in closed.facts if isinstance(one, f.LevelChanged) and one.after is Level.CLARIFY)
    assert (change.log_after, may_log(closed)) == (LogAfter.CLOSES, False)


def test_a_log_that_the_family_had_closed_opens_again_only_when_somebody_has_asked() -> None:
    bench = back_to_wondering(LogAfter.CLOSES)
    assert {one.cause for one in reviews_due(bench.case, RULES, bench.today)} == {ReviewCause.LOG_CLOSED}
    assert bench.refuses(c.WriteEntry, HOLDER, visibility=Visibility.LOG)
    bench.do(c.ReviewConsent)
    assert may_log(bench)
    assert reviews_due(bench.case, RULES, bench.today) == ()


def test_without_an_open_log_nothing_is_asked_about_it() -> None:
    bench = back_to_wondering()
    bench.do(c.WithdrawConsent)
    assert refusals.LOG_AFTER_MISSING not in bench.refuses(c.Decide, HOLDER, outcome=DOWN, log_after=None)

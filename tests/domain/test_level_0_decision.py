from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.ids import OutcomeId
from bti_tui.domain.progress import current_steps, next_step
from bti_tui.domain.safety import SafetyTrack
from bti_tui.guide.loader import load_guide
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import (
    CLOSE,
    COLLEAGUE,
    FOR_THE_CLASS,
    HOLDER,
    LEADER,
    LEVEL_1,
    LEVEL_2,
    OBSERVE_ON,
    OWNER,
    SAFETY,
    SIX_WEEKS,
)


def next_id(bench: CaseBuilder) -> str | None:
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    return step.id if step else None


def test_every_outcome_of_level_0_can_be_chosen_once_its_guards_are_met() -> None:
    for outcome in GUIDE.level(Level.CLARIFY).outcomes:
        bench = a_case().ready_to_decide().with_holder().with_consent()
        next_on = bench.today + SIX_WEEKS if outcome.effect is Effect.OBSERVE else None
        bench.do(c.Decide, HOLDER, outcome=outcome.id, next_on=next_on)
        decision = bench.case.decisions[-1]
        assert (decision.outcome, decision.effect, decision.level) == (outcome.id, outcome.effect, Level.CLARIFY)


def test_level_1_is_reached_with_a_reason_and_the_case_becomes_active() -> None:
    bench = a_case().at_level(1)
    assert (bench.case.level, bench.case.status) == (Level.OWN_AGENCY, CaseStatus.ACTIVE)
    assert bench.case.level_since == bench.today
    decided, changed = bench.facts[-2:]
    assert isinstance(decided, f.Decided)
    assert isinstance(changed, f.LevelChanged)
    assert (changed.before, changed.after, changed.move) == (Level.CLARIFY, Level.OWN_AGENCY, decided.move)
    assert bench.text(decided.reason) == "Vi er enige om det."
    assert next_id(bench) == "n1.stafettholder"


def test_all_that_is_missing_is_said_at_once() -> None:
    bench = a_case()
    day = bench.today + timedelta(days=1)
    told = bench.refuses(c.Decide, outcome=LEVEL_1, reason=" ", decided_on=day, next_on=bench.today)
    guards = ["G-SIK", "G-KON", "G-LED", "G-FAM", "G-GRUNN", "G-DATO"]
    assert told == [*guards, refusals.DATE_IN_FUTURE]


def test_each_unmet_guard_names_a_step_that_can_mend_it_now() -> None:
    for outcome in (LEVEL_1, LEVEL_2):
        for reason in a_case().reasons(c.Decide, outcome=outcome, reason=""):
            step = GUIDE.step(reason.mend) if reason.mend else None
            assert step is not None, reason
            assert not step.later, reason


def test_a_reason_of_signs_that_cannot_be_read_is_no_reason() -> None:
    assert a_case().ready_to_decide().refuses(c.Decide, reason="\u200b\x07") == ["G-GRUNN"]


def test_level_2_from_level_0_needs_a_holder_and_consent_too() -> None:
    bench = a_case().ready_to_decide()
    assert bench.refuses(c.Decide, outcome=LEVEL_2) == ["G-HOL", "G-SAMT"]
    assert bench.with_holder().refuses(c.Decide, HOLDER, outcome=LEVEL_2) == ["G-SAMT"]
    bench.with_consent().do(c.Decide, HOLDER, outcome=LEVEL_2)
    assert bench.case.level is Level.TWO_AGENCIES
    assert next_id(bench) is not None


def test_a_leader_does_not_stand_in_for_the_holder_on_the_way_to_level_2() -> None:
    bench = a_case().ready_to_decide().with_consent()
    assert bench.refuses(c.Decide, LEADER, outcome=LEVEL_2) == ["G-HOL"]


def test_a_holder_of_level_0_decides_and_the_owner_no_longer_does() -> None:
    bench = a_case().ready_to_decide().with_holder()
    assert bench.refuses(c.Decide, OWNER) == [refusals.NOT_HOLDER]
    assert bench.refuses(c.Decide, COLLEAGUE, outcome=SAFETY) == []


def test_observing_goes_on_once_with_a_new_date() -> None:
    bench = a_case().ready_to_decide()
    assert bench.refuses(c.Decide, outcome=OBSERVE_ON) == ["G-DATO"]
    assert bench.refuses(c.Decide, outcome=OBSERVE_ON, next_on=bench.today) == ["G-DATO"]
    day = bench.today + timedelta(days=14)
    bench.do(c.Decide, outcome=OBSERVE_ON, next_on=day)
    assert (bench.case.level, bench.case.next_on, bench.case.status) == (Level.CLARIFY, day, CaseStatus.WONDERING)
    later = bench.later(days=14)
    assert later.refuses(c.Decide, outcome=OBSERVE_ON, next_on=day + SIX_WEEKS) == [refusals.OUTCOME_USED_UP]
    assert later.refuses(c.Decide, outcome=LEVEL_1) == []


def test_observing_on_needs_the_leader() -> None:
    bench = a_case().do(c.CheckSafety)
    next_on = bench.today + timedelta(days=14)
    assert bench.refuses(c.Decide, outcome=OBSERVE_ON, next_on=next_on) == ["G-LED"]


def test_closing_at_level_0_wants_leader_and_family_or_a_written_reason() -> None:
    bench = a_case().do(c.CheckSafety)
    reasons = bench.reasons(c.Decide, outcome=CLOSE)
    assert [(one.code, one.soft) for one in reasons] == [("G-LED", True), ("G-FAM", True)]
    assert bench.refuses(c.Decide, outcome=CLOSE, override=" ") == ["G-LED", "G-FAM"]
    bench.do(c.Decide, outcome=CLOSE, override="De har flyttet.")
    kept = [fact for fact in bench.facts if isinstance(fact, f.GuardOverridden)]
    assert [fact.guard for fact in kept] == ["G-LED", "G-FAM"]
    assert {bench.text(fact.reason) for fact in kept} == {"De har flyttet."}
    assert bench.case.closing_decided


def test_an_override_sets_no_hard_guard_aside_and_leaves_no_trace_when_nothing_was_unmet() -> None:
    assert "G-SIK" in a_case().refuses(c.Decide, outcome=CLOSE, override="Det haster.")
    bench = a_case().ready_to_decide().do(c.Decide, outcome=CLOSE, override="Det haster.")
    assert not any(isinstance(fact, f.GuardOverridden) for fact in bench.facts)


def test_work_with_the_class_closes_the_childs_case_with_safety_leader_and_reason() -> None:
    told = a_case().refuses(c.Decide, outcome=FOR_THE_CLASS, reason="")
    assert told == ["G-SIK", "G-LED", "G-GRUNN"]
    bench = a_case().do(c.CheckSafety).do(c.ShareWithLeader).do(c.Decide, outcome=FOR_THE_CLASS)
    assert bench.case.closing_decided
    assert current_steps(bench.case, bench.guide) == bench.guide.closing


def test_child_welfare_is_always_a_way() -> None:
    bench = a_case().do(c.Decide, outcome=SAFETY)
    assert bench.case.safety_track is SafetyTrack.ACTIVE
    assert next_id(bench) == "x.stopp_foresatte"


@pytest.mark.parametrize("outcome", ["fortsett", "finnes_ikke", ""])
def test_an_outcome_of_another_level_is_unknown_here(outcome: str) -> None:
    assert a_case().refuses(c.Decide, outcome=OutcomeId(outcome)) == [refusals.OUTCOME_UNKNOWN]


def test_decisions_follow_each_other_in_time() -> None:
    bench = a_case().ready_to_decide().later(days=5)
    bench.do(c.Decide, outcome=OBSERVE_ON, next_on=bench.today + SIX_WEEKS)
    day = bench.today - timedelta(days=1)
    assert bench.refuses(c.Decide, decided_on=day) == [refusals.DATES_OUT_OF_ORDER]


def test_what_level_1_is_for_belongs_to_level_1() -> None:
    bench = a_case().ready_to_decide()
    for kind in (c.ShareUnderstanding, c.SetGoal, c.AssessGoal, c.PlanMeasure, c.PlanEvaluation, c.EvaluateMeasure):
        assert refusals.WRONG_LEVEL in bench.refuses(kind)


def test_with_whom_a_decision_was_talked_through_is_kept_beside_its_reason() -> None:
    bench = a_case().ready_to_decide().do(c.Decide, discussed_with="Leder og helsesykepleier")
    made = next(one.fact for one in reversed(bench.records) if isinstance(one.fact, f.Decided))
    assert bench.text(made.discussed_with) == "Leder og helsesykepleier"
    silent = a_case().ready_to_decide().do(c.Decide)
    made = next(one.fact for one in reversed(silent.records) if isinstance(one.fact, f.Decided))
    assert made.discussed_with is None


@pytest.mark.parametrize("name", ["standard", "lillestrom", "farsund", "tromso", "lister"])
def test_every_guide_asks_with_whom_a_decision_was_talked_through(name: str) -> None:
    forms = [form for step in load_guide(name).steps() for form in step.forms if form.command == "decide"]
    assert forms
    assert all("discussed_with" in [one.name for one in form.fields] for form in forms)

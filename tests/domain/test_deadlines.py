from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.deadlines import ANCHORS, Deadline, DeadlineKind, deadlines, due_on
from bti_tui.domain.guide import Due, Level
from bti_tui.domain.ids import StepId
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.signatories import SOON
from tests.builders import FIRST_DAY, GUIDE, RULES, CaseBuilder, a_case
from tests.guide.own import furuvik
from tests.orders import A_YEAR, COLLEAGUE, CONTINUE, HOLDER, OBSERVE_ON, REPLAN, SIX_WEEKS


def found(bench: CaseBuilder) -> tuple[Deadline, ...]:
    return deadlines(bench.case, bench.guide, RULES, bench.today)


def steps(bench: CaseBuilder) -> dict[str, int]:
    """Days from the first day until each step is due."""
    return {one.step: (one.due_on - FIRST_DAY).days for one in found(bench) if one.step}


def kinds(bench: CaseBuilder) -> set[DeadlineKind]:
    return {one.kind for one in found(bench)}


def test_r13_level_0_has_the_deadlines_of_the_guide_from_the_day_the_concern_arose() -> None:
    assert steps(a_case()) == {"n0.trygghetssjekk": 0, "n0.del_leder": 7, "n0.del_familie": 14, "n0.beslutt": 14}
    early = a_case(arose_on=FIRST_DAY - timedelta(days=3))
    assert steps(early) == {"n0.trygghetssjekk": 0, "n0.del_leder": 4, "n0.del_familie": 11, "n0.beslutt": 11}


def test_r13_a_concern_about_the_school_environment_has_a_week_until_the_talk() -> None:
    assert steps(a_case(school_environment=True))["n0.del_familie"] == 7


def test_r13_a_municipality_that_gives_itself_four_weeks_has_four_weeks(tmp_path: Path) -> None:
    own = furuvik(tmp_path, '[levels.0.steps."n0.beslutt"]\ndue.days = 28\n')
    assert steps(a_case(own))["n0.beslutt"] == 28
    assert steps(a_case(own))["n0.del_familie"] == 14


def test_what_is_done_is_not_due() -> None:
    bench = a_case().do(c.CheckSafety).do(c.ShareWithLeader)
    assert set(steps(bench)) == {"n0.del_familie", "n0.beslutt"}


def test_the_first_day_comes_first_and_the_past_counts_below_zero() -> None:
    due = found(a_case().later(days=10))
    assert [one.days_left(FIRST_DAY + timedelta(days=10)) for one in due] == [-10, -3, 4, 4]


def test_observing_on_moves_the_decision_to_the_new_date() -> None:
    bench = a_case().ready_to_decide()
    bench.do(c.Decide, outcome=OBSERVE_ON, next_on=FIRST_DAY + timedelta(days=30))
    assert steps(bench) == {"n0.beslutt": 30}


def test_an_open_offer_waits_for_its_answer_and_not_for_the_step() -> None:
    bench = a_case().at_level(1)
    assert "n1.stafettholder" in steps(bench)
    bench.do(c.OfferBaton)
    assert "n1.stafettholder" not in steps(bench)
    answer = next(one for one in found(bench) if one.kind is DeadlineKind.ANSWER)
    assert (answer.waits_for, answer.due_on) == (HOLDER, FIRST_DAY + timedelta(days=7))


def test_a_measure_is_due_on_its_evaluation_until_it_is_evaluated() -> None:
    bench = a_case().underway()
    (measure,) = [one for one in found(bench) if one.kind is DeadlineKind.MEASURE]
    assert (measure.due_on, measure.measure) == (bench.today, bench.case.measures[0].id)
    assert DeadlineKind.MEASURE not in kinds(bench.evaluated())


def test_in_the_next_round_a_measure_is_due_on_the_day_agreed_on() -> None:
    bench = a_case().underway().evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    day = bench.today + SIX_WEEKS
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=day)
    assert [one.due_on for one in found(bench) if one.kind is DeadlineKind.MEASURE] == [day]
    replanned = a_case().underway().evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    assert DeadlineKind.MEASURE not in kinds(replanned.do(c.Decide, HOLDER, outcome=REPLAN))


def test_a_consent_that_ends_soon_is_due() -> None:
    bench = a_case().at_level(1).with_consent()
    assert DeadlineKind.CONSENT not in kinds(bench)
    assert DeadlineKind.CONSENT in kinds(bench.later(days=(A_YEAR - SOON).days))
    refused = a_case().at_level(1).with_consent(ConsentAnswer.NO).later(days=400)
    assert DeadlineKind.CONSENT not in kinds(refused)


def test_nothing_asks_for_a_talk_with_guardians_while_the_safety_track_is_open() -> None:
    bench = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    assert set(steps(bench)) == {"n0.del_leder", "n0.beslutt", "x.stopp_foresatte", "x.radfor", "x.meld"}


def test_an_open_case_always_has_a_date() -> None:
    bench = a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding)
    undated = replace(
        GUIDE,
        levels=tuple(
            replace(part, steps=tuple(replace(step, due=None) for step in part.steps)) for part in GUIDE.levels
        ),
    )
    bench.guide = undated
    (only,) = found(bench)
    assert (only.step, only.due_on) == ("n1.plan", FIRST_DAY + timedelta(weeks=undated.evaluation_weeks[Level(1)]))


def test_a_closed_case_waits_for_its_archive_and_an_archived_one_for_nothing() -> None:
    closed = a_case().closed()
    assert kinds(closed) == {DeadlineKind.STEP}
    assert set(steps(closed)) == {"a.arkiver"}
    assert found(a_case().archived()) == ()


def test_a_closed_case_waits_for_no_answer_and_no_measure() -> None:
    bench = a_case().closing_decided().do(c.OfferBaton, HOLDER, to=COLLEAGUE).do(c.CloseCase, HOLDER)
    assert kinds(bench) == {DeadlineKind.STEP}


def test_working_days_are_counted_where_the_guide_says_so() -> None:
    leader = GUIDE.step(StepId("n0.del_leder"))
    assert leader is not None
    step = replace(leader, due=Due(days=5, after="concern_arose", working=True))
    assert due_on(step, a_case().case) == FIRST_DAY + timedelta(days=7)


def test_a_step_without_deadline_or_without_its_first_day_is_not_due() -> None:
    for name in ("n0.konkretiser", "a.arkiver"):
        step = GUIDE.step(StepId(name))
        assert step is not None
        assert due_on(step, a_case().case) is None


@pytest.mark.parametrize("name", list(ANCHORS))
def test_every_anchor_gives_a_day_once_it_has_happened_and_none_before(name: str) -> None:
    anchor = ANCHORS[name]
    nothing = CaseBuilder().case
    assert anchor(nothing) is None
    offered = a_case().underway().do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    doubtful = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    reported, paused = a_case().feared_for().do(c.ReportSuspicion), a_case().underway().do(c.PauseCase, HOLDER)
    days = [anchor(bench.case) for bench in (offered, doubtful, reported, paused, a_case().closed())]
    assert any(isinstance(day, date) for day in days)


def test_the_end_of_an_address_protection_is_due_a_month_ahead_and_stays_due_until_somebody_settles_it() -> None:
    bench = a_case().at_level(1).with_holder().do(c.ProtectAddress)
    assert DeadlineKind.ADDRESS not in kinds(bench.later(days=A_YEAR.days - 31))
    assert DeadlineKind.ADDRESS in kinds(bench.later(days=1))
    assert DeadlineKind.ADDRESS in kinds(bench.later(days=90))
    bench.do(c.ProtectAddress)
    assert DeadlineKind.ADDRESS not in kinds(bench)

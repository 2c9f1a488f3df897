"""The next step is one thing to do on every case, and whoever always does it comes to the end."""

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.facts import LevelChanged
from bti_tui.domain.guide import Level
from bti_tui.domain.views.lists import today_items
from bti_tui.domain.views.next_action import next_action
from bti_tui.domain.views.safety_items import beside_safety, safety_items
from bti_tui.guide.loader import load_guide, shipped
from tests.builders import RULES, STAFF, CaseBuilder, a_case
from tests.lives.machine import SO_FAR, Lives, Start
from tests.lives.walking import Walker, no_dead_end
from tests.orders import A_YEAR, HOLDER, STUCK

GUIDES = sorted(shipped())
BEGINNINGS: dict[str, Start] = {
    **{f"so far {number}": start for number, start in enumerate(SO_FAR)},
    "a case that rests": lambda bench: bench.together().do(c.PauseCase, HOLDER),
    "a case that is stuck": lambda bench: bench.together().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK),
    "a case that was opened again": lambda bench: bench.closed().do(c.ReopenCase),
    "a consent that was taken back": lambda bench: bench.underway().do(c.WithdrawConsent, HOLDER),
    "a consent that was taken back together": lambda bench: bench.together().do(c.WithdrawConsent, HOLDER),
    "a consent that was taken back at once": lambda bench: consented(bench).do(c.WithdrawConsent, HOLDER),
    "a consent that has run out": lambda bench: consented(bench).later(days=A_YEAR.days + 1),
    "a consent that has run out together": lambda bench: bench.with_team().later(days=A_YEAR.days + 1),
    "a guardian who is not registered": lambda bench: (
        bench.at_level(1).with_holder().do(c.AddPerson).do(c.SettleResponsibility, HOLDER, holders=2)
    ),
    "a refused case that rests": lambda bench: (
        bench.underway().do(c.WithdrawConsent, HOLDER).do(c.CheckSafety).do(c.PauseCase, HOLDER)
    ),
    "a case without a holder": lambda bench: bench.underway().do(c.LeaveBaton, HOLDER),
}
YES, NO, SILENT = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.NOT_REACHED
REFUSALS = {
    "nobody wants to share": (NO,),
    "the second one says no": (YES, NO),
    "the first one says no": (NO, YES),
    "nobody is reached": (SILENT,),
    "one is not reached": (YES, SILENT),
    "one says no and the other is not reached": (NO, SILENT),
    "one says no in the end": (SILENT, SILENT, NO),
    "the log is wanted, but no other service": (YES, YES, NO),
    "one of them wants no other service": (YES, YES, YES, NO),
    "a third service is one too many": (YES, YES, YES, YES, NO),
    "no answer about the other services comes": (YES, YES, SILENT),
}
"""What those who are asked say one by one; the last one from then on."""


def consented(bench: CaseBuilder) -> CaseBuilder:
    """Level 1, and everybody has said yes to the log."""
    return bench.at_level(1).with_holder().with_consent()


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("answers", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize("up_to", [Level.OWN_AGENCY, Level.TEAM])
def test_r20_whatever_the_family_answers_the_next_step_goes_on_to_the_archive(
    name: str, answers: tuple[ConsentAnswer, ...], up_to: Level
) -> None:
    Walker(a_case(load_guide(name)), up_to=up_to, answers=answers).walk_to_the_end()


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_whoever_always_does_the_next_step_comes_to_the_archive(name: str, beginning: str) -> None:
    bench: CaseBuilder = a_case(load_guide(name))
    BEGINNINGS[beginning](bench)
    Walker(bench).walk_to_the_end()


def today_names_the_next_step(bench: CaseBuilder) -> None:
    """Whoever looks: the step that stands in the day's list is the one that the case says is next."""
    case, guide, rules, day = bench.case, bench.guide, RULES.under(bench.guide.local), bench.today
    found = deadlines(case, guide, rules, day)
    action = next_action(case, guide, rules, bench.names, day) if case.version else None
    safety = safety_items(case, found, guide, rules, bench.names, day)
    assert [one.step for one in safety if one.step][:1] == (
        [action.step] if action is not None and action.safety else []
    )
    for reader in STAFF:
        items = today_items(case, beside_safety(case, found, guide), guide, rules, bench.names, day, reader)
        steps = [one for one in items if one.kind is DeadlineKind.STEP]
        assert [(one.step, one.step_number, one.what) for one in steps] in (
            [],
            [(action.step, action.number, action.what)] if action is not None else [],
        )


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_the_day_names_the_same_step_as_the_case_on_every_day(name: str, beginning: str) -> None:
    bench: CaseBuilder = a_case(load_guide(name))
    BEGINNINGS[beginning](bench)
    for _ in range(3):
        today_names_the_next_step(bench)
        bench.later(days=10)


def test_safety_is_asked_about_again_before_the_advice_that_a_stuck_case_waits_for() -> None:
    bench = a_case()
    BEGINNINGS["a case that is stuck"](bench)
    asked = next_action(bench.case, bench.guide, RULES, bench.names, bench.today)
    assert asked is not None
    assert asked.form
    bench.do(c.WithdrawConsent, HOLDER)
    again = next_action(bench.case, bench.guide, RULES, bench.names, bench.today)
    assert again is not None
    assert (again.number, again.form) == ("0.2", "")


def test_a_step_without_a_deadline_stands_with_that_of_the_step_behind_it() -> None:
    bench = a_case().at_level(1).with_holder()
    found = deadlines(bench.case, bench.guide, RULES, bench.today)
    (item,) = today_items(bench.case, found, bench.guide, RULES, bench.names, bench.today, HOLDER)
    assert (item.step_number, item.step) == ("1.2", "n1.samtykke_logg")
    assert item.due_on == next(one.due_on for one in found if one.step == "n1.felles_forstaelse")


@pytest.mark.parametrize("name", GUIDES)
def test_the_next_step_leads_through_every_level(name: str) -> None:
    walker = Walker(a_case(load_guide(name)), up_to=Level.TEAM)
    walker.walk_to_the_end()
    levels = [record.fact.after for record in walker.records if isinstance(record.fact, LevelChanged)]
    assert levels == [Level.OWN_AGENCY, Level.TWO_AGENCIES, Level.TEAM]


@pytest.mark.parametrize("name", GUIDES)
def test_the_next_step_is_never_a_dead_end_wherever_a_life_goes(name: str) -> None:
    def look(life: Lives) -> None:
        no_dead_end(life.bench)
        today_names_the_next_step(life.bench)

    machine = type("LivesOnScreen", (Lives,), {"guide": load_guide(name), "looked_at": invariant()(look)})
    run_state_machine_as_test(machine, settings=settings(max_examples=10, stateful_step_count=30, deadline=None))

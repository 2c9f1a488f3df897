"""The next step is one thing to do on every case, and whoever always does it comes to the end."""

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bti_tui.domain import commands as c
from bti_tui.domain.facts import LevelChanged
from bti_tui.domain.guide import Level
from bti_tui.guide.loader import load_guide, shipped
from tests.builders import CaseBuilder, a_case
from tests.lives.machine import SO_FAR, Lives, Start
from tests.lives.walking import Walker, no_dead_end
from tests.orders import HOLDER, STUCK

GUIDES = sorted(shipped())
BEGINNINGS: dict[str, Start] = {
    **{f"so far {number}": start for number, start in enumerate(SO_FAR)},
    "a case that rests": lambda bench: bench.together().do(c.PauseCase, HOLDER),
    "a case that is stuck": lambda bench: bench.together().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK),
    "a case that was opened again": lambda bench: bench.closed().do(c.ReopenCase),
    "a case without a holder": lambda bench: bench.underway().do(c.LeaveBaton, HOLDER),
}


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_whoever_always_does_the_next_step_comes_to_the_archive(name: str, beginning: str) -> None:
    bench: CaseBuilder = a_case(load_guide(name))
    BEGINNINGS[beginning](bench)
    Walker(bench).walk_to_the_end()


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

    machine = type("LivesOnScreen", (Lives,), {"guide": load_guide(name), "looked_at": invariant()(look)})
    run_state_machine_as_test(machine, settings=settings(max_examples=10, stateful_step_count=30, deadline=None))

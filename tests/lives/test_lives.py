from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bti_tui.domain import decide
from bti_tui.domain.guards import GUARDS
from bti_tui.domain.guide import GuardName
from bti_tui.domain.rules import agreement, effort, outcome, wonder
from bti_tui.guide.loader import load_guide, shipped
from tests.lives.law import LivesUnderLaw
from tests.lives.machine import Lives

TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=40, stateful_step_count=40)
TestLivesUnderLaw = LivesUnderLaw.TestCase
TestLivesUnderLaw.settings = settings(max_examples=40, stateful_step_count=40)

MUNICIPAL = sorted(set(shipped()) - {"standard"})


@pytest.mark.parametrize("name", MUNICIPAL)
def test_lives_are_sound_by_the_guide_of_every_municipality(name: str) -> None:
    machine = type("MunicipalLives", (Lives,), {"guide": load_guide(name)})
    run_state_machine_as_test(machine, settings=settings(max_examples=10, stateful_step_count=30))


HUNT = settings(
    max_examples=300, stateful_step_count=40, phases=[Phase.generate], database=None, derandomize=True, print_blob=False
)


def nothing(*_: Any, **__: Any) -> list[Any]:
    return []


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "guardians are told before safety is clear": lambda patch: patch.setitem(GUARDS, GuardName.SAFETY, lambda _: True),
    "a level is reached without the leader": lambda patch: patch.setitem(GUARDS, GuardName.LEADER, lambda _: True),
    "a level is reached without the family": lambda patch: patch.setitem(GUARDS, GuardName.FAMILY, lambda _: True),
    "a decision needs no reason": lambda patch: patch.setitem(GUARDS, GuardName.REASON, lambda _: True),
    "anyone accepts the baton": lambda patch: patch.setattr(agreement, "_offered_to_actor", nothing),
    "the log is open without consent": lambda patch: patch.setattr(effort, "_readable", nothing),
    "a measure serves no goal": lambda patch: patch.setattr(effort, "_known_goal", nothing),
    "a closed case goes on": lambda patch: patch.setattr(decide, "_check_open", nothing),
    "safety is taken back by a plain no": lambda patch: patch.setattr(wonder, "LOCKS", frozenset()),
    "who decides a level is not written down": lambda patch: patch.setattr(outcome, "_consequences", lambda *_: ()),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[fault](monkeypatch)
    with pytest.raises((AssertionError, ValueError, IndexError)):
        run_state_machine_as_test(Lives, settings=HUNT)

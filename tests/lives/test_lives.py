from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bti_tui.domain import commands as c
from bti_tui.domain import decide
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guards import GUARDS
from bti_tui.domain.guide import GuardName
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.rules import agreement, cooperation, effort, outcome, wonder
from bti_tui.guide.loader import load_guide, shipped
from tests.builders import STAFF, CaseBuilder, a_case, nothing_yet
from tests.lives.law import LivesUnderLaw
from tests.lives.machine import ALMOST, SO_FAR, Lives, Start
from tests.orders import COLLEAGUE, NEXT_GUIDE

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


class Hasty(Lives):
    """People who are about to decide although one thing lacks."""

    starts = ALMOST


def nothing(*_: Any, **__: Any) -> list[Any]:
    return []


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "guardians are told before safety is clear": lambda patch: patch.setitem(GUARDS, GuardName.SAFETY, lambda _: True),
    "a level is reached without the leader": lambda patch: patch.setitem(GUARDS, GuardName.LEADER, lambda _: True),
    "a level is reached without the family": lambda patch: patch.setitem(GUARDS, GuardName.FAMILY, lambda _: True),
    "a decision needs no reason": lambda patch: patch.setitem(GUARDS, GuardName.REASON, lambda _: True),
    "anyone accepts the baton": lambda patch: patch.setattr(agreement, "_offered_to_actor", nothing),
    "the log is open without consent": lambda patch: patch.setattr(effort, "_readable", nothing),
    "an agency comes in without consent": lambda patch: patch.setattr(cooperation, "_not_covered", nothing),
    "a measure serves no goal": lambda patch: patch.setattr(effort, "_known_goal", nothing),
    "a closed case goes on": lambda patch: patch.setattr(decide, "_check_open", nothing),
    "safety is taken back by a plain no": lambda patch: patch.setattr(wonder, "LOCKS", frozenset()),
    "who decides a level is not written down": lambda patch: patch.setattr(outcome, "_consequences", lambda *_: ()),
}


ALMOST_RIGHT = frozenset(
    {
        "a level is reached without the leader",
        "a level is reached without the family",
        "an agency comes in without consent",
    }
)
"""Faults that show only where one thing lacks and all else is there."""


SPECIAL: list[Start] = [
    lambda bench: bench.do(c.RestrictCase),
    lambda bench: bench.underway().do(c.WriteEntry).do(c.WithholdEntry),
    lambda bench: bench.underway().feared_for().do(c.HoldBack),
    lambda bench: bench.underway().feared_for().do(c.HoldBack).cleared().do(c.RecordReply),
    lambda bench: bench.do(c.LinkSibling).do(c.LetIn).do(c.OpenInEmergency, COLLEAGUE),
]
"""Where what is seldom done may be done."""


def lets_through(bench: CaseBuilder, kind: type[Command]) -> bool:
    for by in STAFF:
        try:
            if bench.refuses(kind, by) == []:
                return True
        except NotFound:
            continue
    return False


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_command_is_let_through_somewhere_in_the_lives_of_every_guide(name: str) -> None:
    places = [nothing_yet(load_guide(name)), a_case(load_guide(name), subject_kind=SubjectKind.PREGNANT)]
    for start in (*SO_FAR, *SPECIAL):
        places.append(a_case(load_guide(name)))
        start(places[-1])
    followed = {c.AdoptGuide.name} if NEXT_GUIDE.id == places[0].guide.id else set()
    closed = {kind.name for kind in COMMANDS.values() if not any(lets_through(one, kind) for one in places)}
    assert closed == followed


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[fault](monkeypatch)
    with pytest.raises((AssertionError, ValueError, IndexError)):
        run_state_machine_as_test(Hasty if fault in ALMOST_RIGHT else Lives, settings=HUNT)

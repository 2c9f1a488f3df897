import time
import typing
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from bti_tui.domain import commands as c
from bti_tui.domain import decide
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guards import GUARDS
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import MeetingId, PartyId, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional, SubjectKind
from bti_tui.domain.rules import agreement, cooperation, effort, measure_people, outcome, wonder
from bti_tui.guide.loader import load_guide, shipped
from tests.assessment_orders import assessment
from tests.builders import STAFF, CaseBuilder, a_case, nothing_yet
from tests.lives.chance import pointers
from tests.lives.law import LivesUnderLaw
from tests.lives.machine import AGREED, ALMOST, DAILY, SO_FAR, UNCOVERED, UNDERWAY, UNREADABLE, WHO, Lives, Start
from tests.orders import COLLEAGUE, NEXT_GUIDE
from tests.people import ADVISER, PSYCHOLOGIST

TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=40, stateful_step_count=40)
TestLivesUnderLaw = LivesUnderLaw.TestCase
TestLivesUnderLaw.settings = settings(max_examples=40, stateful_step_count=40)

POINTERS = [(kind, name) for kind in DAILY for name in pointers(kind)]
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


class Inviting(Lives):
    """People who work together with a service that nobody has said yes to."""

    starts = UNCOVERED


class Pointing(Lives):
    """People in the middle of the measures who name what the case doesn't have."""

    starts = UNDERWAY

    @rule(pointer=st.sampled_from(POINTERS), by=WHO)
    def somebody_points_at_what_is_not_there(self, pointer: tuple[type[Command], str], by: UserId) -> None:
        """However right the rest of it is, nothing is hung on a thing that is not of the case."""
        kind, name = pointer
        is_one = typing.get_origin(typing.get_type_hints(kind)[name]) is not tuple
        assert not self.carry_out(self.bench.order(kind, **{name: "unknown" if is_one else ("unknown",)}), by)


class Handing(Lives):
    """People who give measures to somebody of a service that the family said yes to and nobody has asked in."""

    starts = AGREED

    @rule(kind=st.sampled_from([c.PlanMeasure, c.MoveMeasure]), to=st.sampled_from([PSYCHOLOGIST, ADVISER]), by=WHO)
    def somebody_gives_a_measure_to_another_service(self, kind: type[Command], to: Professional, by: UserId) -> None:
        """Nothing is said of the service; it takes part, or it doesn't."""
        is_in = to.agency in {one.agency for one in self.bench.case.taking_part}
        done = self.carry_out(self.bench.order(kind, responsible=PartyId(to.id)), by)
        assert is_in or not done


class Writing(Lives):
    """People who write in a log that nobody has said yes to, or while safety comes first."""

    starts = UNREADABLE

    @rule(visibility=st.sampled_from(Visibility), by=WHO)
    def somebody_writes_in_the_log(self, visibility: Visibility, by: UserId) -> None:
        """Whoever may read it."""
        self.carry_out(self.bench.order(c.WriteEntry, visibility=visibility), by)


TestPointing = Pointing.TestCase
TestPointing.settings = settings(max_examples=40, stateful_step_count=40)


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
    "a measure brings a service in": lambda patch: patch.setattr(measure_people, "not_taking_part", nothing),
    "a closed case goes on": lambda patch: patch.setattr(decide, "_check_open", nothing),
    "safety is taken back by a plain no": lambda patch: patch.setattr(wonder, "LOCKS", frozenset()),
    "who decides a level is not written down": lambda patch: patch.setattr(outcome, "_consequences", lambda *_: ()),
}

KEPT_BY = {
    "guardians are told before safety is clear": {"_guardians_are_not_told"},
    "a level is reached without the leader": {"_levels_change_by_decision"},
    "a level is reached without the family": {"_levels_change_by_decision"},
    "a decision needs no reason": {"_levels_change_by_decision"},
    "anyone accepts the baton": {"_the_baton_passes_by_consent"},
    "the log is open without consent": {"_guardians_are_not_told"},
    "an agency comes in without consent": {"_agencies_come_with_consent"},
    "a measure brings a service in": {"_measures_bring_nobody_in"},
    "a measure serves no goal": {"_measures_are_whole", "somebody_points_at_what_is_not_there"},
    "a closed case goes on": {"_ended_cases_rest"},
    "safety is taken back by a plain no": {"_guardians_are_not_told"},
    "who decides a level is not written down": {"come", "somebody_fears_for_the_child"},
}
"""The promise that is not kept then; where there are two, either may be seen first."""
MOST_SECONDS = 60.0
"""Of processor time."""


HUNTED_BY: dict[str, type[Lives]] = {
    "the log is open without consent": Writing,
    "a level is reached without the leader": Hasty,
    "a level is reached without the family": Hasty,
    "an agency comes in without consent": Inviting,
    "a measure serves no goal": Pointing,
    "a measure brings a service in": Handing,
}
"""Faults that show only where one thing lacks and all else is there, or where something is much done."""


def met(bench: CaseBuilder) -> MeetingId:
    """The meeting that goes on."""
    return bench.case.unapproved[0].id


SPECIAL: list[Start] = [
    lambda bench: bench.do(c.RestrictCase),
    lambda bench: bench.underway().do(c.WriteEntry).do(c.WithholdEntry),
    lambda bench: bench.underway().feared_for().do(c.HoldBack),
    lambda bench: bench.underway().feared_for().do(c.HoldBack).cleared().do(c.RecordReply),
    lambda bench: bench.do(c.LinkSibling).do(c.LetIn).do(c.OpenInEmergency, COLLEAGUE),
    lambda bench: bench.underway().do(c.SuspendMeasure),
    lambda bench: bench.underway().do(c.PlanMeeting),
    lambda bench: bench.underway().do(c.PlanMeeting).do(c.BeginMeeting).do(c.SetGoal, meeting=met(bench)),
    lambda bench: bench.underway().do(c.PlanMeeting).do(c.AgreeChildTalk),
    lambda bench: bench.do(c.CheckSafety).give(assessment(bench, safety={"selvskade": "usikker"})),
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
def test_a_seeded_fault_is_found_soon_and_by_the_promise_that_is_not_kept(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    FAULTS[fault](monkeypatch)
    began = time.process_time()
    with pytest.raises(AssertionError) as found:
        run_state_machine_as_test(HUNTED_BY.get(fault, Lives), settings=HUNT)
    assert found.traceback[-1].name in KEPT_BY[fault]
    assert time.process_time() - began < MOST_SECONDS

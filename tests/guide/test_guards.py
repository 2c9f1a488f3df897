"""For every guard of every move and step of every shipped guide: refused without it, accepted with it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.facts import GuardOverridden
from bti_tui.domain.guards import GUARDS
from bti_tui.domain.guide import Effect, GuardName, Guide, Level, Section, Step
from bti_tui.domain.views.step_view import step_view
from bti_tui.guide.loader import load_guide
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.guide.weighing import BREAKS, GUIDES, ORDERED, Weighed, guide_of, let_through, set_by_a_place, weighed
from tests.orders import HOLDER, PPT

HARD = [one for place in GUIDES for one in weighed(place) if not one.soft]
SOFT = [one for place in GUIDES for one in weighed(place) if one.soft]
OWN_HARD = list(set_by_a_place(soft=False))
OWN_SOFT = list(set_by_a_place(soft=True))
INFORMING: tuple[type[Command], ...] = (
    c.TalkWithFamily,
    c.AnswerConsent,
    c.ShareUnderstanding,
    c.CloseCase,
    c.InviteAgency,
    c.HoldMeeting,
    c.PauseCase,
)


@pytest.mark.parametrize("one", [*HARD, *OWN_HARD], ids=str)
def test_a_hard_guard_refuses_and_a_written_reason_does_not_help(one: Weighed) -> None:
    assert one.with_it() == ()
    can_override = "override" in {field.name for field in fields(one.ready()[1])}
    reasons = one.without_it(**({"override": "Det haster."} if can_override else {}))
    assert one.is_missed(reasons)
    assert not any(reason.soft for reason in reasons if reason.code == one.guard.value)


@pytest.mark.parametrize("one", [*SOFT, *OWN_SOFT], ids=str)
def test_a_soft_guard_wants_a_written_reason_which_is_kept(one: Weighed) -> None:
    assert one.with_it() == ()
    reasons = one.without_it()
    assert [(reason.code, reason.soft) for reason in reasons] == [(one.guard.value, True)]
    bench, kind, decision = one.broken()
    bench.do(kind, HOLDER, override="Det haster.", **decision)
    kept = [fact for fact in bench.facts if isinstance(fact, GuardOverridden)]
    assert [(fact.guard, fact.move, bench.text(fact.reason)) for fact in kept] == [(one.guard, one.move, "Det haster.")]


@pytest.mark.parametrize("place", GUIDES)
def test_every_move_of_a_guide_and_every_guard_of_the_program_is_weighed(place: str) -> None:
    guide = guide_of(place)
    free = {move.id for move in guide.moves.values() if not (move.hard or move.soft)}
    safety = {outcome.move for part in guide.levels for outcome in part.outcomes if outcome.effect is Effect.SAFETY}
    taken = {outcome.move for part in guide.levels for outcome in part.outcomes} | set(ORDERED)
    assert {one.move for one in weighed(place)} == (set(guide.moves) & taken) - free
    assert safety <= free
    assert {one.guard for one in weighed(place)} == set(GuardName) == set(GUARDS)


def test_a_municipality_may_set_many_guards_before_each_order() -> None:
    assert {one.move for one in OWN_HARD} == {one.move for one in OWN_SOFT} == set(ORDERED)
    assert len(OWN_HARD) > 25


@pytest.mark.parametrize("name", sorted({one.guard for one in OWN_HARD}))
def test_a_guard_of_a_municipality_that_is_switched_off_is_missed(
    name: GuardName, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [one for one in OWN_HARD if one.guard is name]
    assert all(one.is_missed(one.without_it()) for one in own)
    monkeypatch.setitem(GUARDS, name, lambda _: True)
    assert not any(one.is_missed(one.without_it()) for one in own)


@pytest.mark.parametrize("place", GUIDES)
@pytest.mark.parametrize("name", list(GuardName))
def test_a_guard_that_is_switched_off_is_missed(name: GuardName, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert let_through(place) == []
    monkeypatch.setitem(GUARDS, name, lambda _: True)
    assert {one.guard for one in let_through(place)} == {name}


@pytest.mark.parametrize("place", GUIDES)
@pytest.mark.parametrize("name", list(GuardName))
def test_a_guard_that_is_never_met_is_noticed(name: GuardName, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(one.with_it() for one in weighed(place) if one.guard is name)
    monkeypatch.setitem(GUARDS, name, lambda _: False)
    assert any(one.with_it() for one in weighed(place) if one.guard is name)


@dataclass(frozen=True)
class Guarded:
    """One guard of one step."""

    place: str
    step: Step
    guard: GuardName

    def __str__(self) -> str:
        return f"{self.place}-{self.step.id}-{self.guard}"


def guarded() -> Iterator[Guarded]:
    for place in GUIDES:
        for step in load_guide(place).steps():
            for guard in step.guards:
                yield Guarded(place, step, guard)


def standing_before(guide: Guide, step: Step) -> CaseBuilder:
    """A case in which a step's turn has come, or could come."""
    if step.section is Section.CLOSING:
        return a_case(guide).closing_decided()
    if step.asks_for("reopen_case"):
        return a_case(guide).closed()
    level = next((part.number for part in guide.levels if step in part.steps), Level.OWN_AGENCY)
    if level is Level.CLARIFY:
        return a_case(guide).ready_to_decide().with_guardians()
    bench = a_case(guide).at_level(1).with_holder().with_consent(ConsentAnswer.YES, PPT)
    bench.case = replace(bench.case, level=level)
    return bench


def needs(bench: CaseBuilder, step: Step) -> list[str]:
    view = step_view(bench.case, step, bench.guide, RULES, bench.names, bench.today)
    return [reason.code for reason in view.needs]


@pytest.mark.parametrize("one", list(guarded()), ids=str)
def test_a_step_shows_each_guard_that_stands_before_it(one: Guarded) -> None:
    bench = standing_before(load_guide(one.place), one.step)
    assert needs(bench, one.step) == []
    bench.case = BREAKS[one.guard](bench.case)
    assert one.guard.value in needs(bench, one.step)


@pytest.mark.parametrize("one", list(guarded()), ids=str)
def test_a_step_refuses_what_it_asks_for_without_its_guard(one: Guarded) -> None:
    bench = standing_before(load_guide(one.place), one.step)
    met, broken = bench.fork(), bench.fork()
    broken.case = BREAKS[one.guard](broken.case)
    for kind in (COMMANDS[form.command] for form in one.step.forms):
        assert met.refuses(kind, HOLDER) == []
        told = broken.refuses(kind, HOLDER)
        free = one.guard is GuardName.SAFETY and kind not in INFORMING
        assert told == [] if free else one.guard.value in told


SET_BY_A_PLACE = sorted(set(BREAKS) - {GuardName.SAFETY})


@pytest.mark.parametrize("name", SET_BY_A_PLACE)
def test_a_guard_that_a_municipality_sets_before_a_step_holds(name: GuardName) -> None:
    part = GUIDE.level(Level.OWN_AGENCY)
    steps = tuple(replace(step, guards=(name,)) if step.asks_for("assess_goal") else step for step in part.steps)
    guide = replace(GUIDE, levels=(GUIDE.levels[0], replace(part, steps=steps), *GUIDE.levels[2:]))
    bench = a_case().underway()
    if name is not GuardName.PLAN:
        bench.evaluated()
    bench.guide = guide
    assert bench.refuses(c.AssessGoal, goal=bench.case.goals[0].id) == []
    goal = bench.case.goals[0].id
    bench.case = BREAKS[name](bench.case)
    assert name.value in bench.refuses(c.AssessGoal, goal=goal)


def test_guards_before_the_deciding_step_are_weighed_with_what_the_decision_carries() -> None:
    part = GUIDE.level(Level.CLARIFY)
    asked = (GuardName.REASON, GuardName.MEETING, GuardName.CONCERN)
    steps = tuple(replace(step, guards=asked) if step.asks_for("decide") else step for step in part.steps)
    guide = replace(GUIDE, levels=(replace(part, steps=steps), *GUIDE.levels[1:]))
    assert a_case(guide).ready_to_decide().refuses(c.Decide) == []
    bench = a_case(guide).do(c.CheckSafety).do(c.ShareWithLeader).do(c.TalkWithFamily)
    assert bench.refuses(c.Decide, reason="", met_on=None) == ["G-KON", "G-GRUNN", "G-MOTE"]


def test_a_command_that_several_steps_ask_for_goes_through_the_one_that_lets_it() -> None:
    part = GUIDE.level(Level.CLARIFY)
    first, *rest = (step for step in part.steps if step.asks_for("observe"))
    closed = replace(first, guards=(GuardName.HOLDER,))
    guide = replace(GUIDE, levels=(replace(part, steps=(*part.steps, closed)), *GUIDE.levels[1:]))
    assert rest == []
    assert a_case(guide).refuses(c.Observe) == []


def test_every_unmet_guard_of_the_guide_can_be_mended_by_a_step_that_is_built() -> None:
    for level in Level:
        for name in GuardName:
            mender = GUIDE.mender(name, level)
            step = GUIDE.step(mender) if mender else None
            assert step is not None, name
            assert not step.later, name

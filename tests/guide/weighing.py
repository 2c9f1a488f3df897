"""Every guard of every move of every guide, each with a case in which all else is met: the stuff of generated tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.baton import Baton
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.concern import Source
from bti_tui.domain.cooperation import PlanRight
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import Effect, GuardName, Guide, Level, LevelGuide, Move
from bti_tui.domain.ids import MoveId
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.rules.moves import CAN_BE_SET
from bti_tui.domain.safety import SafetyTrack, WayOn
from bti_tui.guide.loader import load_guide, shipped
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, NAV, SIX_WEEKS

GUIDES = sorted(shipped())
"""The names of the guides that come with the program."""

FLOOR: dict[Effect, tuple[GuardName, ...]] = {
    Effect.CONTINUE: (GuardName.DATE, GuardName.PLAN),
    Effect.OBSERVE: (GuardName.DATE,),
    Effect.CLOSE: (GuardName.SAFETY,),
    Effect.CHANGE_LEVEL: (GuardName.SAFETY,),
    Effect.PLAN_TAKES_OVER: (GuardName.SAFETY,),
}
"""What the rules ask for whatever the guide says."""


def _open(case: Case, *, evaluated: bool) -> Case:
    measures = (replace(one, ended=False, evaluations=one.evaluations if evaluated else ()) for one in case.measures)
    return replace(case, measures=tuple(measures))


def _left_behind(case: Case) -> Case:
    """At level 1 a measure that nobody ended, above it one of an agency that leaves."""
    elsewhere = _open(case, evaluated=True)
    return replace(elsewhere, measures=tuple(replace(one, agency=NAV) for one in elsewhere.measures))


def _family_unheard(case: Case) -> Case:
    assert case.concern is not None
    return replace(case, observations=(), concern=replace(case.concern, source=Source.OWN))


BREAKS: dict[GuardName, Callable[[Case], Case]] = {
    GuardName.SAFETY: lambda case: replace(case, safety_track=SafetyTrack.CONSIDERED),
    GuardName.CONCERN: _family_unheard,
    GuardName.LEADER: lambda case: replace(case, leader=None),
    GuardName.FAMILY: lambda case: replace(case, talk=None),
    GuardName.LOG_CONSENT: lambda case: replace(case, consents=()),
    GuardName.AGENCY_CONSENT: lambda case: replace(case, consents=()),
    GuardName.HOLDER: lambda case: replace(case, baton=Baton()),
    GuardName.PLAN: lambda case: replace(case, goals=()),
    GuardName.EVALUATED: lambda case: _open(case, evaluated=False),
    GuardName.CHILD_VOICE: lambda case: replace(case, child_round=-1),
    GuardName.RESPONSIBLE: _left_behind,
}
"""A state in which a guard is not met."""

LACKS: dict[GuardName, dict[str, Any]] = {
    GuardName.DATE: {"next_on": None},
    GuardName.MEETING: {"met_on": None},
    GuardName.REASON: {"reason": " \u200b"},
}
"""An order that lacks what a guard asks for."""

Ready = Callable[[], tuple[CaseBuilder, type[Command], dict[str, Any]]]
"""A case and an order in which everything is met."""


@dataclass(frozen=True)
class Weighed:
    """One guard of one move, by one guide."""

    place: str
    told: str
    move: MoveId
    guard: GuardName
    soft: bool
    ready: Ready

    def __str__(self) -> str:
        return f"{self.place}-{self.told}-{self.guard}"

    def with_it(self) -> tuple[Reason, ...]:
        """What the rules say when the guard, and all else, is met."""
        bench, kind, order = self.ready()
        return bench.reasons(kind, HOLDER, **order)

    def without_it(self, **changes: Any) -> tuple[Reason, ...]:
        """What the rules say when only the guard is not met."""
        bench, kind, order = self.broken()
        return bench.reasons(kind, HOLDER, **(order | changes))

    def broken(self) -> tuple[CaseBuilder, type[Command], dict[str, Any]]:
        """A case and an order in which only the guard is not met."""
        bench, kind, order = self.ready()
        if self.guard in BREAKS:
            bench.case = BREAKS[self.guard](bench.case)
        return bench, kind, order | LACKS.get(self.guard, {})

    def is_missed(self, reasons: tuple[Reason, ...]) -> bool:
        """Whether the rules name the guard; an order that is no decision calls a reason a text that is missing."""
        codes = {reason.code for reason in reasons}
        is_text = self.guard is GuardName.REASON and refusals.TEXT_MISSING in codes
        return self.guard.value in codes or is_text


@cache
def guide_of(place: str) -> Guide:
    """A shipped guide with every outcome built."""
    guide = load_guide(place)
    return replace(guide, levels=tuple(map(_built, guide.levels)))


def _built(part: LevelGuide) -> LevelGuide:
    return replace(part, outcomes=tuple(replace(one, later=False) for one in part.outcomes))


@cache
def _ready(place: str, level: Level, *, ends: bool) -> CaseBuilder:
    if level is Level.CLARIFY:
        return a_case(guide_of(place)).ready_to_decide().with_holder().with_consent()
    bench = a_case(guide_of(place)).underway()
    if not ends:
        bench.evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    bench.evaluated().do(c.CheckSafety)
    bench.do(c.AssessPlan, HOLDER, right=PlanRight.YES, wanted=True, coordinator="Tone Ås")
    bench.case = replace(_open(bench.case, evaluated=True) if not ends else bench.case, level=level)
    return bench


def weighed(place: str) -> Iterator[Weighed]:
    """Every guard of every move of a guide, those of the rules with them."""
    yield from _of_outcomes(place)
    yield from _of_orders(place)


def _of_outcomes(place: str) -> Iterator[Weighed]:
    guide = guide_of(place)
    for part in guide.levels:
        for outcome in part.outcomes:
            if outcome.effect is Effect.SAFETY:
                continue
            move = guide.asked_of(outcome)
            floor = FLOOR.get(outcome.effect, ())
            names = {*move.hard, *move.soft}
            ends = GuardName.RESPONSIBLE in names or outcome.effect is Effect.CLOSE
            dated = GuardName.DATE in (*names, *floor)

            def ready(
                level: Level = part.number, ends: bool = ends, dated: bool = dated, chosen: str = outcome.id
            ) -> tuple[CaseBuilder, type[Command], dict[str, Any]]:
                bench = _ready(place, level, ends=ends).fork()
                return bench, c.Decide, {"outcome": chosen, "next_on": bench.today + SIX_WEEKS if dated else None}

            told = f"{move.id}-{part.number.value}.{outcome.id}"
            from_level_1 = (GuardName.HOLDER,) if part.number else ()
            for guard in dict.fromkeys((*move.hard, GuardName.REASON, *floor, *from_level_1)):
                yield Weighed(place, told, move.id, guard, soft=False, ready=ready)
            for guard in move.soft:
                yield Weighed(place, told, move.id, guard, soft=True, ready=ready)


ORDERED: dict[str, tuple[type[Command], Callable[[Guide], CaseBuilder], dict[str, Any]]] = {
    "T23": (c.SettleSafety, lambda guide: a_case(guide).underway().feared_for().cleared(), {}),
    "T24": (
        c.SettleSafety,
        lambda guide: a_case(guide).underway().feared_for().cleared(),
        {"way_on": WayOn.CLOSE},
    ),
    "T25": (c.PauseCase, lambda guide: a_case(guide).underway(), {}),
    "T26": (c.ResumeCase, lambda guide: a_case(guide).underway().do(c.PauseCase, HOLDER), {}),
    "T27": (c.ReopenCase, lambda guide: a_case(guide).closed(), {}),
    "T28": (c.ArchiveCase, lambda guide: a_case(guide).closed(), {}),
}
"""The moves that no outcome takes: an order of their own does, in a case where it may be given."""
ORDER_FLOOR: dict[str, tuple[GuardName, ...]] = {"T24": (GuardName.LEADER,), "T25": (GuardName.SAFETY,)}
"""What such an order asks for whatever the guide says."""
BY_ORDER = {GuardName.REASON, GuardName.DATE, GuardName.SAFETY}
"""What the order looks at itself; whether safety comes first is asked of each state by tests of its own."""


@cache
def _before(place: str, move: str) -> CaseBuilder:
    return ORDERED[move][1](guide_of(place))


def _of_orders(place: str) -> Iterator[Weighed]:
    for name, (kind, _, changes) in ORDERED.items():
        move = guide_of(place).moves[MoveId(name)]

        def ready(
            name: str = name, kind: type[Command] = kind, changes: dict[str, Any] = changes
        ) -> tuple[CaseBuilder, type[Command], dict[str, Any]]:
            return _before(place, name).fork(), kind, changes

        for guard in dict.fromkeys((*move.hard, *ORDER_FLOOR.get(name, ()))):
            yield Weighed(place, f"{name}-{kind.name}", move.id, guard, soft=False, ready=ready)


def set_by_a_place(*, soft: bool) -> Iterator[Weighed]:
    """Every guard that a municipality may set before an order, in a guide that sets only this one there."""
    for name, (kind, _, changes) in ORDERED.items():
        move = MoveId(name)
        for guard in sorted(CAN_BE_SET[kind.name] - set(ORDER_FLOOR.get(name, ())) - BY_ORDER):
            if soft and kind is c.SettleSafety and guard is GuardName.HOLDER:
                continue  # whoever has lost the baton may not know of the track, and is refused for that too
            asked = guide_of("standard").moves[move]
            own = replace(asked, hard=() if soft else (guard,), soft=(guard,) if soft else ())

            def ready(
                name: str = name, own: Move = own, kind: type[Command] = kind, changes: dict[str, Any] = changes
            ) -> tuple[CaseBuilder, type[Command], dict[str, Any]]:
                bench = _before("standard", name).fork()
                if kind is c.PauseCase:
                    bench.evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
                bench.guide = replace(bench.guide, moves={**bench.guide.moves, own.id: own})
                return bench, kind, changes

            yield Weighed("standard", f"{name}-{kind.name}", move, guard, soft=soft, ready=ready)


def let_through(place: str) -> list[Weighed]:
    """The guards that an order passes although they are not met; none, when the rules are right."""
    return [one for one in weighed(place) if not one.is_missed(one.without_it())]

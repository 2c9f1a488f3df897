"""Every guard of every outcome, with a case in which all else is met: what the generated tests are made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain.baton import Baton
from bti_tui.domain.case import Case
from bti_tui.domain.concern import Source
from bti_tui.domain.cooperation import PlanRight
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import Effect, GuardName, Guide, Level, LevelGuide, Move, Outcome
from bti_tui.domain.ids import OutcomeId
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.words import Words
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import HOLDER, NAV, SIX_WEEKS

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
"""A decision that lacks what a guard asks for."""


@cache
def whole_guide() -> Guide:
    """The standard guide with every outcome built, and every move that no outcome takes given to one of level 1."""
    taken = {outcome.move for part in GUIDE.levels for outcome in part.outcomes}
    spare = [_outcome_of(move) for move in GUIDE.moves.values() if move.id not in taken]
    parts = [_built(part, spare if part.number is Level.OWN_AGENCY else []) for part in GUIDE.levels]
    return replace(GUIDE, levels=tuple(parts))


def _outcome_of(move: Move) -> Outcome:
    words = Words(move.id)
    return Outcome(OutcomeId(f"by_{move.id}"), words, words, move.id, Effect.REPLAN)


def _built(part: LevelGuide, spare: list[Outcome]) -> LevelGuide:
    return replace(part, outcomes=(*(replace(one, later=False) for one in part.outcomes), *spare))


@cache
def _ready(level: Level, *, ends: bool) -> CaseBuilder:
    if level is Level.CLARIFY:
        return a_case(whole_guide()).ready_to_decide().with_holder().with_consent()
    bench = a_case(whole_guide()).underway()
    if not ends:
        bench.evaluated(onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    bench.evaluated().do(c.CheckSafety)
    bench.do(c.AssessPlan, HOLDER, right=PlanRight.YES, wanted=True, coordinator="Tone Ås")
    bench.case = replace(_open(bench.case, evaluated=True) if not ends else bench.case, level=level)
    return bench


@dataclass(frozen=True)
class Weighed:
    """One guard of one outcome."""

    level: Level
    outcome: Outcome
    guard: GuardName
    soft: bool

    def __str__(self) -> str:
        return f"{self.outcome.move}-{self.level.value}.{self.outcome.id}-{self.guard}"

    def order(self) -> tuple[CaseBuilder, dict[str, Any]]:
        """A case and a decision in which everything is met."""
        move = whole_guide().moves[self.outcome.move]
        names = {*move.hard, *move.soft}
        bench = _ready(self.level, ends=GuardName.RESPONSIBLE in names or self.outcome.effect is Effect.CLOSE).fork()
        dated = GuardName.DATE in (*names, *FLOOR.get(self.outcome.effect, ()))
        return bench, {"outcome": self.outcome.id, "next_on": bench.today + SIX_WEEKS if dated else None}

    def with_it(self) -> tuple[Reason, ...]:
        """What the rules say when the guard, and all else, is met."""
        bench, decision = self.order()
        return bench.reasons(c.Decide, HOLDER, **decision)

    def without_it(self, **changes: Any) -> tuple[Reason, ...]:
        """What the rules say when only the guard is not met."""
        bench, decision = self.broken()
        return bench.reasons(c.Decide, HOLDER, **(decision | changes))

    def broken(self) -> tuple[CaseBuilder, dict[str, Any]]:
        """A case and a decision in which only the guard is not met."""
        bench, decision = self.order()
        if self.guard in BREAKS:
            bench.case = BREAKS[self.guard](bench.case)
        return bench, decision | LACKS.get(self.guard, {})


def weighed() -> Iterator[Weighed]:
    """Every guard of every outcome of the standard guide, those of the rules with them."""
    guide = whole_guide()
    for part in guide.levels:
        for outcome in part.outcomes:
            if outcome.effect is Effect.SAFETY:
                continue
            move = guide.moves[outcome.move]
            from_level_1 = (GuardName.HOLDER,) if part.number else ()
            hard = (*move.hard, GuardName.REASON, *FLOOR.get(outcome.effect, ()), *from_level_1)
            for guard in dict.fromkeys(hard):
                yield Weighed(part.number, outcome, guard, soft=False)
            for guard in move.soft:
                yield Weighed(part.number, outcome, guard, soft=True)


def let_through() -> list[Weighed]:
    """The guards that a decision passes although they are not met; none, when the rules are right."""
    return [one for one in weighed() if one.guard.value not in [reason.code for reason in one.without_it()]]

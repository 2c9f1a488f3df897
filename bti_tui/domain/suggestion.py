"""What the evaluations point to (5.4 of the field text). A person decides; the suggestion only says what it sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Effect, Guide, Level
from bti_tui.domain.ids import AgencyCode, OutcomeId
from bti_tui.domain.plan import Attainment, Evaluation, MeasureEffect, Onwards

_SETTLED = frozenset({Attainment.REACHED, Attainment.CHANGED})
_HELPS = frozenset({MeasureEffect.REACHED, MeasureEffect.BETTER})


class Finding(StrEnum):
    """What the newest evaluations show (funn)."""

    WORSE = "worse"
    LIFT_ASKED = "lift_asked"
    REACHED = "reached"
    FEWER_NEEDED = "fewer_needed"
    UNCHANGED = "unchanged"
    UNTRIED_NONE = "untried_none"
    """It has not helped, and whoever evaluated ended it all without anything in its place."""
    UNCHANGED_TWICE = "unchanged_twice"
    ON_THE_WAY = "on_the_way"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The kind of outcome that the evaluations point to, and why (forslag)."""

    effect: Effect
    why: Finding
    to_level: Level | None = None

    def outcome(self, guide: Guide, level: Level) -> OutcomeId | None:
        """The first outcome of a level that does this; None when the guide has none."""
        return next(
            (
                one.id
                for one in guide.level(level).outcomes
                if one.effect is self.effect and one.to_level in (self.to_level, None) and not one.later
            ),
            None,
        )


def suggest(case: Case) -> Effect | None:
    """The kind of outcome that the newest evaluations point to, or None when there is nothing to go by."""
    found = suggestion(case)
    return found.effect if found else None


def suggestion(case: Case) -> Suggestion | None:
    """The same with what it rests on."""
    evaluations = _of_round(case, case.round)
    effects = {one.effect for one in evaluations}
    if case.level is Level.CLARIFY or not effects:
        return None
    if MeasureEffect.WORSE in effects:
        return Suggestion(Effect.SAFETY, Finding.WORSE)
    if case.level < Level.TEAM and any(one.onwards is Onwards.LIFT for one in evaluations):
        return Suggestion(Effect.CHANGE_LEVEL, Finding.LIFT_ASKED, Level(case.level + 1))
    if effects == {MeasureEffect.REACHED} and all(goal.attainment in _SETTLED for goal in case.goals):
        return Suggestion(Effect.CLOSE, Finding.REACHED)
    return _without_effect(case, evaluations) if _mostly_unchanged(evaluations) else _on_the_way(case, effects)


def _mostly_unchanged(evaluations: Sequence[Evaluation]) -> bool:
    """More than half of them; what is counted are answers of one kind, never their size."""
    return 2 * sum(one.effect is MeasureEffect.UNCHANGED for one in evaluations) > len(evaluations)


def _on_the_way(case: Case, effects: set[MeasureEffect]) -> Suggestion:
    """It goes on, with fewer agencies when those who came in have finished."""
    fewer = _fewer(case) if effects <= _HELPS else None
    if fewer is not None:
        return Suggestion(Effect.CHANGE_LEVEL, Finding.FEWER_NEEDED, fewer)
    return Suggestion(Effect.CONTINUE, Finding.ON_THE_WAY)


def _without_effect(case: Case, evaluations: Sequence[Evaluation]) -> Suggestion:
    """Once: something else is tried where one is. Twice in a row: others are needed, or advice from outside.

    In the own agency others are needed at once when nothing is left to try there.
    """
    moved = [one for one in case.decisions if one.effect is not Effect.SAFETY]
    here_before = bool(moved) and moved[-1].level is case.level
    before = _of_round(case, case.round - 1) if here_before else []
    if not _mostly_unchanged(before):
        if case.level is Level.OWN_AGENCY and not case.open_measures and _all_ended(evaluations):
            return Suggestion(Effect.CHANGE_LEVEL, Finding.UNTRIED_NONE, Level.TWO_AGENCIES)
        return Suggestion(Effect.REPLAN, Finding.UNCHANGED)
    if case.level is Level.OWN_AGENCY:
        return Suggestion(Effect.CHANGE_LEVEL, Finding.UNCHANGED_TWICE, Level.TWO_AGENCIES)
    return Suggestion(Effect.STUCK, Finding.UNCHANGED_TWICE)


def _all_ended(evaluations: Sequence[Evaluation]) -> bool:
    """Whether nothing was to be replaced, adjusted or gone on with."""
    return all(one.onwards is Onwards.END for one in evaluations)


def _fewer(case: Case) -> Level | None:
    """The level below that is enough, when agencies that did something for the child are finished."""
    if case.level < Level.TWO_AGENCIES:
        return None
    active = _others(case, (one.agency for one in case.open_measures))
    finished = _others(case, (one.agency for one in case.measures)) - active
    enough = Level.OWN_AGENCY if not active else Level.TWO_AGENCIES if len(active) == 1 else Level.TEAM
    return enough if finished and enough < case.level else None


def _others(case: Case, agencies: Iterable[AgencyCode | None]) -> set[AgencyCode]:
    return {one for one in agencies if one is not None and one != case.agency}


def _of_round(case: Case, round_: int) -> list[Evaluation]:
    """The newest evaluation of each measure that was evaluated in a round."""
    found = ([one for one in measure.evaluations if one.round == round_] for measure in case.measures)
    return [of_measure[-1] for of_measure in found if of_measure]

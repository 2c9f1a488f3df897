"""What the evaluations point to (5.4 of the field text). A person decides; the suggestion only says what it sees."""

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.plan import Attainment, MeasureEffect

_SETTLED = frozenset({Attainment.REACHED, Attainment.CHANGED})


def suggest(case: Case) -> Effect | None:
    """The kind of outcome that the newest evaluations point to, or None when there is nothing to go by."""
    effects = _newest_effects(case)
    if case.level is Level.CLARIFY or not effects:
        return None
    if MeasureEffect.WORSE in effects:
        return Effect.SAFETY
    goals_settled = all(goal.attainment in _SETTLED for goal in case.goals)
    if set(effects) == {MeasureEffect.REACHED} and goals_settled:
        return Effect.CLOSE
    if set(effects) == {MeasureEffect.UNCHANGED}:
        return Effect.REPLAN
    return Effect.CONTINUE


def _newest_effects(case: Case) -> list[MeasureEffect]:
    return [
        measure.evaluations[-1].effect
        for measure in case.measures
        if measure.evaluations and measure.evaluations[-1].round == case.round
    ]

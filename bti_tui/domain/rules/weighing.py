"""What stands in the way of each outcome before anybody has chosen one: the same guards that the decision meets."""

from collections.abc import Iterator
from dataclasses import dataclass

from bti_tui.domain import refusals
from bti_tui.domain.commands import Decide
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import Effect, GuardName, Outcome
from bti_tui.domain.ids import StepId
from bti_tui.domain.rules.agreement import holds_case
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.outcome import hard_guards, leads_to_wondering, unready, used_up
from bti_tui.domain.suggestion import suggestion

_IN_DECISION = frozenset({GuardName.REASON, GuardName.DATE, GuardName.MEETING})
"""What whoever decides writes down with the decision itself."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that an outcome needs, and whether it is there (krav)."""

    code: str
    """A guard, or a code of `refusals.py`."""
    is_met: bool
    soft: bool = False
    """One may go on without it, with a written reason."""
    mend: StepId | None = None
    """The step that brings it about."""
    is_written_here: bool = False
    """It is brought about by writing it with the decision."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One outcome with all that it needs (veid utfall)."""

    outcome: Outcome
    needs: tuple[Need, ...]
    is_suggested: bool


def weigh(basis: Basis) -> tuple[Weighed, ...]:
    """The outcomes of the case's level, in the order of the guide."""
    found = suggestion(basis.case)
    pointed_at = found.outcome(basis.guide, basis.case.level) if found else None
    outcomes = basis.guide.level(basis.case.level).outcomes
    return tuple(Weighed(one, tuple(_needs(basis, one)), one.id == pointed_at) for one in outcomes if not one.later)


def _needs(basis: Basis, outcome: Outcome) -> Iterator[Need]:
    """Guards of the guide first, hard ones before soft ones; then what only stands in the way when it is missing."""
    if outcome.effect is Effect.SAFETY:
        return
    move = basis.guide.asked_of(outcome)
    hard = hard_guards(basis, outcome, move)
    for name in (*hard, *(one for one in move.soft if one not in hard)):
        yield _need(basis, outcome, name, soft=name not in hard)
    at = basis.circumstance(to_level=outcome.to_level)
    reasons = (
        *basis.unmet_at_step(Decide.name, at),
        *holds_case(basis),
        *used_up(basis, outcome),
        *unready(basis, outcome),
    )
    if leads_to_wondering(basis, outcome):
        yield Need(refusals.LOG_AFTER_MISSING, is_met=False, is_written_here=True)
    known = {*hard, *move.soft}
    yield from (Need(one.code, is_met=False, mend=one.mend) for one in dict.fromkeys(reasons) if one.code not in known)


def _need(basis: Basis, outcome: Outcome, name: GuardName, *, soft: bool) -> Need:
    at = basis.circumstance(to_level=outcome.to_level)
    missing = unmet([name], at, basis.guide)
    mend = missing[0].mend if missing else None
    return Need(name.value, not missing, soft, mend, is_written_here=name in _IN_DECISION)

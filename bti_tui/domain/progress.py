"""How far a case has come: which steps are done, and which one is next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.guards import has_log_consent, is_concrete, is_evaluated, is_safe
from bti_tui.domain.guide import Guide, Section, Step
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.signatories import signatories


def is_safety_locked(at: Circumstance) -> bool:
    """The safety track is considered or open and nothing has lifted it."""
    return at.case.safety_track in LOCKS


def _plan_made(at: Circumstance) -> bool:
    """A plan is not undone by the evaluation that ends its last measure."""
    return bool(at.case.goals) and _measure_planned(at) and _evaluation_planned(at)


def _measure_planned(at: Circumstance) -> bool:
    return any(not measure.ended or measure.evaluated_in(at.case.round) for measure in at.case.measures)


def _evaluation_planned(at: Circumstance) -> bool:
    return at.case.next_on is not None and at.case.plan_round == at.case.round


def _measures_evaluated(at: Circumstance) -> bool:
    return is_evaluated(at) and any(measure.evaluated_in(at.case.round) for measure in at.case.measures)


def _evaluation_reached(at: Circumstance) -> bool:
    due = at.case.next_on is not None and at.case.next_on <= at.today
    return due or _measures_evaluated(at)


def _consent_answered(at: Circumstance) -> bool:
    needed = signatories(at.case, at.rules, at.today)
    return bool(needed) and {consent.signatory for consent in at.case.consents} >= set(needed)


PREDICATES: dict[str, Callable[[Circumstance], bool]] = {
    "concern_raised": lambda at: at.case.concern is not None,
    "safety_answered": lambda at: at.case.safety is not None,
    "safety_locked": is_safety_locked,
    "safety_cleared": is_safe,
    "observed": lambda at: bool(at.case.observations),
    "rated": lambda at: at.case.rating is not None,
    "concern_concretised": lambda at: is_concrete(at) and at.case.rating is not None,
    "leader_informed": lambda at: at.case.leader is not None,
    "family_talked": lambda at: at.case.talk is not None,
    "decided": lambda at: at.case.closing_decided or at.case.closing is not None,
    "offer_open": lambda at: at.case.baton.offer is not None,
    "no_offer": lambda at: at.case.baton.offer is None,
    "holder_accepted": lambda at: at.case.baton.holder is not None,
    "consent_answered": _consent_answered,
    "log_settled": has_log_consent,
    "understanding_shared": lambda at: at.case.understanding is not None,
    "goal_set": lambda at: bool(at.case.goals),
    "measure_planned": _measure_planned,
    "evaluation_planned": _evaluation_planned,
    "plan_made": _plan_made,
    "evaluation_reached": _evaluation_reached,
    "measures_evaluated": _measures_evaluated,
    "goals_assessed": lambda at: all(goal.attainment is not None for goal in at.case.goals),
    "closing_decided": lambda at: at.case.closing_decided or at.case.closing is not None,
    "closing_written": lambda at: at.case.closing is not None,
    "closing_told": lambda at: at.case.closing is not None and bool(at.case.closing.told),
    "archived": lambda at: at.case.status is CaseStatus.ARCHIVED,
    "never": lambda _: False,
}
"""What a guide's `done` and `when` may name."""


@dataclass(frozen=True, slots=True)
class StepState:
    """One step and where it stands (trinnstatus)."""

    step: Step
    done: bool
    is_next: bool


def states(case: Case, guide: Guide, rules: Rules, today: date) -> tuple[StepState, ...]:
    """The steps that the case is in now: of its level, or of the closing once it is decided."""
    at = Circumstance(case, today, rules, case.next_on)
    steps = current_steps(case, guide)
    done = [_is_done(step, steps, at) for step in steps]
    following = None if is_safety_locked(at) else _first_left(steps, done)
    return tuple(
        StepState(step, ready, following is not None and step.id == following.id)
        for step, ready in zip(steps, done, strict=True)
    )


def current_steps(case: Case, guide: Guide) -> tuple[Step, ...]:
    """The part of the guide that the case is in; nothing is left to do in a purged one."""
    if case.is_purged:
        return ()
    return guide.closing if case.closing_decided or case.closing is not None else guide.level(case.level).steps


def next_step(case: Case, guide: Guide, rules: Rules, today: date) -> Step | None:
    """The first step that is not done, those of a later version last; None when all is done or safety comes first."""
    at = Circumstance(case, today, rules, case.next_on)
    if is_safety_locked(at):
        return None
    steps = current_steps(case, guide)
    return _first_left(steps, (step.optional or _is_done(step, steps, at) for step in steps))


def _first_left(steps: tuple[Step, ...], done: Iterable[bool]) -> Step | None:
    """The first step that is not done; one of a later version only when no other is left."""
    later = None
    for step, ready in zip(steps, done, strict=True):
        if ready or step.optional:
            continue
        if not step.later:
            return step
        later = later or step
    return later


def is_done(step: Step, case: Case, guide: Guide, rules: Rules, today: date) -> bool:
    """Whether a step of any part of the guide is done."""
    at = Circumstance(case, today, rules, case.next_on)
    for level in guide.levels:
        if step in level.steps and level.number != case.level:
            return level.number < case.level
    if step.section is Section.LEVEL and case.closing is not None:
        return True
    return _is_done(step, current_steps(case, guide), at)


def _is_done(step: Step, steps: tuple[Step, ...], at: Circumstance) -> bool:
    resume = at.case.resume_at
    if resume is not None:
        ids = [one.id for one in steps]
        if resume in ids and step.id in ids and ids.index(step.id) < ids.index(resume):
            return True
    return PREDICATES[step.done](at)

"""How far a case has come: which steps are done, and which one is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.asked_for import CHECK_SAFETY, RESUME_CASE
from bti_tui.domain.case import ENDED, Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.guide import Guide, Level, Section, Step
from bti_tui.domain.predicates import PREDICATES, is_on_safety_track
from bti_tui.domain.rules_pack import Rules


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
    following = _first_left(steps, done)
    return tuple(
        StepState(step, ready, following is not None and step.id == following.id)
        for step, ready in zip(steps, done, strict=True)
    )


def current_steps(case: Case, guide: Guide) -> tuple[Step, ...]:
    """The part of the guide that the case is in: safety before all else; nothing is left to do in a purged case."""
    if case.is_purged:
        return ()
    if is_on_safety_track(case) and case.status not in ENDED:
        return guide.safety
    if case.status is CaseStatus.PAUSED:
        return tuple(step for step in guide.reopening if step.asks_for(RESUME_CASE))
    if case.closing_decided or case.closing is not None:
        return guide.closing
    return (*_asked_again(case, guide), *guide.level(case.level).steps)


def _asked_again(case: Case, guide: Guide) -> tuple[Step, ...]:
    """A case that is opened again above level 0 begins with the safety question, before all else (T27)."""
    if case.level is Level.CLARIFY or case.safety is not None or case.status is not CaseStatus.ACTIVE:
        return ()
    return tuple(step for step in guide.steps() if step.asks_for(CHECK_SAFETY))[:1]


def next_step(case: Case, guide: Guide, rules: Rules, today: date) -> Step | None:
    """The first step that is not done, those of a later version last; None when all is done."""
    at = Circumstance(case, today, rules, case.next_on)
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

"""How far a case has come: which steps are done, and which one is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.asked_for import CHECK_SAFETY, RESUME_CASE
from bti_tui.domain.case import ENDED, Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent_course import ConsentWant, consent_call, is_asking
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
    following = _past_a_no(_first_left(steps, done), steps, at, guide)
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
    """Above level 0 the safety question comes before all else in a case that is opened again (T27), and after a
    consent was taken back."""
    if case.level is Level.CLARIFY or case.status is not CaseStatus.ACTIVE:
        return ()
    if case.safety is not None and case.asks_safety_since is None:
        return ()
    return tuple(step for step in guide.steps() if step.asks_for(CHECK_SAFETY))[:1]


def next_step(case: Case, guide: Guide, rules: Rules, today: date) -> Step | None:
    """The first step that is not done, those of a later version last; None when all is done."""
    at = Circumstance(case, today, rules, case.next_on)
    steps = current_steps(case, guide)
    left = _first_left(steps, (step.optional or _is_done(step, steps, at) for step in steps))
    return _past_a_no(left, steps, at, guide)


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


def _past_a_no(step: Step | None, steps: tuple[Step, ...], at: Circumstance, guide: Guide) -> Step | None:
    """The decision, where everybody has answered about other services and the yes is not there: help waits for none."""
    if step is None or not is_asking(step):
        return step
    call = consent_call(at, guide)
    if call.want is not ConsentWant.DECISION:
        return step
    return next((one for one in steps if one.id == call.step), step)


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
    if step.asks_for(CHECK_SAFETY) and at.case.asks_safety_since is not None:
        return False
    resume = at.case.resume_at
    if resume is not None:
        ids = [one.id for one in steps]
        if resume in ids and step.id in ids and ids.index(step.id) < ids.index(resume):
            return True
    return PREDICATES[step.done](at)

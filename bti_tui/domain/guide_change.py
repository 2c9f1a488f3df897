"""What it means for one case to follow another guide: which steps stay, which come, which would get lost."""

from dataclasses import dataclass
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.guide import Guide, Step
from bti_tui.domain.predicates import PREDICATES
from bti_tui.domain.words import Words


class StepMapping(StrEnum):
    """How a step of the guide that is left is found again (trinnkobling)."""

    SAME = "same"
    RENAMED = "renamed"
    MOVED = "moved"
    HIDDEN = "hidden"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class MappedStep:
    """One step, before and after (koblet trinn)."""

    mapping: StepMapping
    step: Step
    """As it is called in the new guide; in the old one when the new one has it no more."""
    before: Words | None
    """What it was called, when that is another name."""
    done: bool
    """Whether something was done in it."""


def lost_steps(case: Case, before: Guide, after: Guide, at: Circumstance) -> tuple[Step, ...]:
    """The steps in which something was done and which the other guide does not know, not even as hidden."""
    return tuple(step for step in _passed(case, before, at) if after.step(step.id) is None)


def mapped_steps(case: Case, before: Guide, after: Guide, at: Circumstance) -> tuple[MappedStep, ...]:
    """Every step that is not the same as before, in the order of the new guide; then those that are gone."""
    done = {step.id for step in _passed(case, before, at)}
    found = [_mapped(step, before, after, step.id in done) for step in after.steps()]
    left = [step for step in before.steps() if all(step.id != one.id for one in after.steps())]
    gone = [
        MappedStep(StepMapping.HIDDEN if after.step(step.id) else StepMapping.GONE, step, None, step.id in done)
        for step in left
    ]
    return (*(one for one in found if one.mapping is not StepMapping.SAME), *gone)


def _mapped(step: Step, before: Guide, after: Guide, done: bool) -> MappedStep:
    old = next((one for one in before.steps() if one.id == step.id), None)
    if old is None:
        return MappedStep(StepMapping.ADDED, step, None, done)
    if _place(step, after, before) != _place(old, before, after):
        return MappedStep(StepMapping.MOVED, step, old.what if old.what != step.what else None, done)
    if old.what != step.what:
        return MappedStep(StepMapping.RENAMED, step, old.what, done)
    return MappedStep(StepMapping.SAME, step, None, done)


def _place(step: Step, guide: Guide, other: Guide) -> tuple[int | None, frozenset[str]]:
    """The level of a step, and the steps before it there that both guides have."""
    shared = {one.id for one in other.steps()}
    for level in guide.levels:
        ids = [one.id for one in level.steps]
        if step.id in ids:
            return level.number, frozenset(ids[: ids.index(step.id)]) & shared
    return None, frozenset()


def _passed(case: Case, guide: Guide, at: Circumstance) -> tuple[Step, ...]:
    """The steps of the levels that the case has come to in which something was done."""
    levels = (level for level in guide.levels if level.number <= case.level)
    steps = (step for level in levels for step in level.steps)
    return tuple(step for step in steps if PREDICATES[step.done](at))

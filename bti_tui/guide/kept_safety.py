"""What no municipality may take out of a guide: the questions, the guards and the steps that keep a child safe."""

from collections.abc import Iterator
from typing import Final

from bti_tui.domain.guide import GuardName
from bti_tui.domain.notes import Visibility
from bti_tui.guide.checks import placed_steps
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.move_checks import check_kept_guards
from bti_tui.guide.schema import GuideDoc, StepDoc

STATUTORY: Final = ("safety_weighed_days", "safety_reply_days", "safety_examined_days")
"""Days that the law gives child welfare; a guide may look earlier, never later."""


def check_kept_safety(base: GuideDoc, doc: GuideDoc, faults: Faults) -> None:
    """Note everything of the base that keeps a child safe and that the guide has left out or weakened."""
    there = {step.id: (place, step) for place, step in placed_steps(doc)}
    tracked = {step.id for step in doc.safety.steps}
    for step in base.safety.steps:
        faults.unless(step.id in tracked, "safety.steps", Problem.SAFETY_TAKEN_AWAY, step.id)
    for _, step in placed_steps(base):
        if step.id in there:
            place, own = there[step.id]
            for key in _weakened(step, own):
                faults.add(f"{place}.{key}", Problem.SAFETY_TAKEN_AWAY, step.id)
    check_kept_guards(base, doc, faults)
    for key in STATUTORY:
        most = getattr(base, key)
        faults.unless(getattr(doc, key) <= most, key, Problem.OUT_OF_RANGE, f"1-{most}")
    _check_lists(base, doc, faults)


def _weakened(base: StepDoc, own: StepDoc) -> Iterator[str]:
    if GuardName.SAFETY in base.guards and GuardName.SAFETY not in own.guards:
        yield "guards"
    if base.informs_guardians and not own.informs_guardians:
        yield "informs_guardians"
    if base.visibility is Visibility.SHIELDED and own.visibility is not Visibility.SHIELDED:
        yield "visibility"


def _check_lists(base: GuideDoc, doc: GuideDoc, faults: Faults) -> None:
    for name, rows in base.choices.items():
        grave = {row.code for row in rows if row.opens_safety}
        for index, row in enumerate(doc.choices.get(name, ())):
            kept = row.opens_safety or row.code not in grave
            faults.unless(kept, f"choices.{name}.{index}.opens_safety", Problem.SAFETY_NOT_OPENED, row.code)

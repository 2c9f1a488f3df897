"""What the safety track asks for today: it stands before everything else, whenever it is due."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from bti_tui.domain.asked_for import RECORD_REPLY
from bti_tui.domain.case import ENDED, Case
from bti_tui.domain.deadlines import Deadline, DeadlineKind, due_on
from bti_tui.domain.guide import Guide, Step
from bti_tui.domain.ids import StepId
from bti_tui.domain.predicates import is_on_safety_track
from bti_tui.domain.progress import next_step
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import OPEN
from bti_tui.domain.views.lists import Group, TodayItem
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.next_action import step_number

OF_REPORTS: Final = frozenset({DeadlineKind.SAFETY, DeadlineKind.RECEIPT, DeadlineKind.WRITTEN})
"""What child welfare owes an answer to, and what it is still owed."""


def safety_items(
    case: Case, found: Iterable[Deadline], guide: Guide, rules: Rules, names: Names, today: date
) -> tuple[TodayItem, ...]:
    """The next step of the track, and what child welfare owes an answer to."""
    waits = tuple(_item(case, names, one) for one in found if one.kind in OF_REPORTS)
    if not is_on_safety_track(case) or case.status in ENDED:
        return waits
    step = next_step(case, guide, rules, today)
    if step is None:
        return waits
    due = due_on(step, case) or case.safety_since or today
    late = tuple(
        _item(case, names, one, answer, guide)
        for one in found
        for answer in _answers(guide)
        if one.step == answer.id != step.id and one.due_on <= today
    )
    return (_item(case, names, Deadline(case.id, DeadlineKind.STEP, due, step.id), step, guide), *late, *waits)


def _answers(guide: Guide) -> tuple[Step, ...]:
    """The steps that write down an answer: once it is late, it is asked for beside the next step."""
    return tuple(step for step in guide.safety if step.asks_for(RECORD_REPLY))


def beside_safety(case: Case, found: Iterable[Deadline], guide: Guide) -> tuple[Deadline, ...]:
    """The deadlines of the ordinary work; while the track is open it waits."""
    if case.safety_track in OPEN:
        return ()
    own: set[StepId | None] = {step.id for step in guide.safety}
    return tuple(one for one in found if one.kind not in OF_REPORTS and one.step not in own)


def _item(case: Case, names: Names, one: Deadline, step: Step | None = None, guide: Guide | None = None) -> TodayItem:
    return TodayItem(
        group=Group.SAFETY,
        case_id=case.id,
        number=case_label(case.number),
        short_name=short_name(names.person(case, case.subject)),
        kind=one.kind,
        what=step.what if step else None,
        title="",
        step=one.step,
        step_number=step_number(guide, step.id) if step and guide else "",
        measure=None,
        due_on=one.due_on,
        days=None,
    )

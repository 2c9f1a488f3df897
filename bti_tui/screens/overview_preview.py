"""Beside the list on wide terminals: more about the case of the row, from what the list has read already.

The log is not shown here: reading it counts as opening the case, and the cursor only passes by.
"""

import textwrap

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.ids import CaseId
from bti_tui.screens.overview_text import Looks, draft_what, what
from bti_tui.usecases.overview import DraftLine, Overview
from bti_tui.widgets.row_list import LONG, cell, one_line

LEAD = 8


def case_lines(view: Overview, case_id: CaseId, looks: Looks, width: int) -> list[str]:
    """Number, name, level, who carries the case, and everything that is due in it."""
    row, tr = view.rows.get(case_id), looks.tr
    if row is None:
        return []
    name = "" if looks.numbers_only else row.short_name
    level = tr.tr("level {level}", level=row.level.value)
    lines = [cell(f"{row.number} {name} {level} {row.step_number}", width).rstrip(), "-" * width]
    if row.what is not None:
        lines += _led(tr.tr("NEXT"), row.what.speak(tr.language), width)
        lines += [" " * LEAD + tr.due(row.due_on, looks.day)] if row.due_on else []
    if row.baton is BatonStatus.VACANT:
        lines += ["", *_led(tr.tr("HOLDER"), tr.tr("! none"), width)]
    elif row.holder_initials:
        lines += ["", *_led(tr.tr("HOLDER"), row.holder_initials, width)]
    due = [item for item in view.items if item.case_id == case_id and item.due_on]
    if due:
        lines += ["", tr.tr("DUE")]
        lines += [cell(f"{tr.day(one.due_on)} {what(one, looks)}", width).rstrip() for one in due if one.due_on]
    for line in (one for one in view.drafts if one.draft.case_id == case_id):
        lines += ["", *draft_lines(line, looks, width)]
    return lines


def draft_lines(line: DraftLine, looks: Looks, width: int) -> list[str]:
    """A draft with its words."""
    lines = _led(looks.tr.tr("DRAFT"), draft_what(line, looks), width)
    if line.words and not looks.numbers_only:
        words = textwrap.wrap(f'"{one_line(line.words[:LONG])}"', max(10, width - LEAD), max_lines=4, placeholder=" ..")
        lines += [" " * LEAD + text for text in words]
    return [*lines, " " * LEAD + looks.tr.tr("F4 goes on writing")]


def _led(lead: str, text: str, width: int) -> list[str]:
    wrapped = textwrap.wrap(one_line(text), max(10, width - LEAD)) or [""]
    return [cell(lead, LEAD) + wrapped[0], *(" " * LEAD + one for one in wrapped[1:])]

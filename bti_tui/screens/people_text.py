"""What the tab of people says beside who is in the case: who is told nothing, who was let in, siblings, and the way."""

from rich.cells import set_cell_size

from bti_tui.domain.people import Telling
from bti_tui.screens.case_text import WORD, Voice
from bti_tui.usecases.case_sheet import CaseSheet
from bti_tui.widgets.row_list import cell, one_line


def circle_lines(sheet: CaseSheet, voice: Voice) -> list[str]:
    """Below the people: the colleagues, the siblings, and where all of it is put right."""
    case, names, tr = sheet.page.case, sheet.page.names, voice.tr
    held = [names.text(one.name) for one in case.people if one.telling is Telling.NOTHING]
    lines = ["! " + tr.tr("{name} is told nothing now.", name=one_line(name)) for name in held if name]
    for place, user in enumerate(case.colleagues):
        lines.append(cell(tr.tr("Let in") if place == 0 else "", WORD) + one_line(names.user(user)))
    lines += [tr.tr("A sibling has a case of its own.")] if case.siblings else []
    lines.append(tr.tr("F10, People: put right, who may be told, let a colleague in."))
    return ["", *(set_cell_size(line, voice.width).rstrip() for line in lines)]

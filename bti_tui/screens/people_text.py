"""What the tab of people says beside who is in the case: who is told nothing, who was let in, siblings, and the way."""

import textwrap
from collections.abc import Iterable
from typing import Final

from rich.cells import set_cell_size

from bti_tui.domain.telling import told_nothing
from bti_tui.i18n import N_, Translator
from bti_tui.screens.case_text import WORD, Voice
from bti_tui.usecases.case_people import Kin, SiblingLine
from bti_tui.usecases.case_sheet import CaseSheet
from bti_tui.widgets.row_list import cell, one_line

UNSEEN: Final = {
    Kin.SIBLING: N_("A sibling in another case"),
    Kin.CHILD: N_("The child in a case of its own"),
    Kin.MOTHER: N_("A case that belongs together with this one"),
}
"""A linked case that its reader may not see: the case of a child tells nobody that its mother has one."""


def linked_heading(linked: Iterable[SiblingLine]) -> str:
    """What stands above the linked cases: siblings, unless a mother or her child is among them."""
    return N_("SIBLINGS") if all(one.kin is Kin.SIBLING for one in linked) else N_("LINKED CASES")


def held_lines(held: Iterable[str], tr: Translator) -> list[str]:
    """One line for each who is told nothing now."""
    return ["! " + tr.tr("{name} is told nothing now.", name=one_line(name)) for name in held if name]


def circle_lines(sheet: CaseSheet, voice: Voice) -> list[str]:
    """Below the people: the colleagues, the siblings, and where all of it is put right."""
    case, names, tr = sheet.page.case, sheet.page.names, voice.tr
    lines = held_lines((names.text(one.name) for one in told_nothing(case)), tr)
    for place, user in enumerate(case.colleagues):
        lines.append(cell(tr.tr("Let in") if place == 0 else "", WORD) + one_line(names.user(user)))
    lines += [tr.tr("A case that belongs together with this one is linked.")] if case.siblings else []
    lines = [set_cell_size(line, voice.width).rstrip() for line in lines]
    said = tr.tr("F10, People: put right, who may be told, let a colleague in.")
    return ["", *lines, *textwrap.wrap(said, voice.width)]

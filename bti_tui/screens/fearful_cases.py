"""Which child it is about, when F9 is pressed with no case open: a part of the name is enough, or a new case begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.case import ENDED
from bti_tui.domain.views.lists import CaseRow
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.safety import fearful_cases
from bti_tui.widgets.burst import drained
from bti_tui.widgets.row_list import Row, RowList, behind, cell
from bti_tui.widgets.text_fields import LineEditor

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NEW: Final = "new:"
"""Begins the answer that no case fits; what was typed follows."""
NUMBER, NAME, BORN = 7, 34, 6


class FearfulCasesScreen(BtiScreen[str]):
    """A line that filters and a list below it; the first row is always a new case."""

    CSS_PATH = "fearful_cases.tcss"
    RULE = "="
    BINDINGS = [
        Binding("enter", "choose", N_("Choose"), priority=True, id="fearful-choose"),
        Binding("down", "move(1)", N_("Up/down"), priority=True, id="fearful-down"),
        Binding("up", "move(-1)", show=False, priority=True, id="fearful-up"),
    ]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._rows: tuple[CaseRow, ...] = ()
        self._question = Static(id="fearful-question", markup=False)
        self._line = LineEditor()
        self._list = RowList(id="fearful-list")
        self._list.can_focus = False

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("ALARM"), self.tr("Which child?"))

    @override
    def saved_text(self) -> str:
        """The rule that comes before every other."""
        return self.tr("DON'T CONTACT THE GUARDIANS")

    @override
    def compose_body(self) -> ComposeResult:
        """The question, the line, the list."""
        yield self._question
        yield self._line
        yield self._list

    def on_mount(self) -> None:
        """The line takes the letters; the cases follow."""
        self._line.placeholder = self.tr("Type a part of the name or the number")
        self._question.update(self.tr("Which child is it about? Choose with the arrows and Enter."))
        self.set_focus(self._line)
        self._draw()
        self.perform(self._read())

    async def _read(self) -> None:
        self._rows = await self.ask(fearful_cases)
        self._draw()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draw()

    def _draw(self) -> None:
        words = self._line.value.casefold().split()
        fitting = [one for one in self._rows if all(word in _searched(one) for word in words)]
        new = self.tr("A child with no case here: begin a new one")
        self._list.show_rows([Row(NEW, lambda width: cell(new, width)), *(self._row(one) for one in fitting)])
        self._list.go_to(fitting[0].case_id if words and fitting else NEW)
        self.show_status()

    def _row(self, one: CaseRow) -> Row:
        born = str(one.born_year or "")
        ended = self.tr("closed") if one.status in ENDED else ""
        name = "" if self.host.state.names_hidden else one.name
        columns = f"{cell(one.number, NUMBER)}{cell(name, NAME)}{cell(born, BORN)}"
        return Row(one.case_id, lambda width: behind(columns, ended, width))

    @override
    def ready_status(self) -> str:
        """What Enter would do."""
        found = next((one for one in self._rows if one.case_id == self._list.current), None)
        if found is None:
            return self.tr("Enter: begin a new case for this child.")
        return self.tr("Enter: the fear is about the child in {number}.", number=found.number)

    @override
    def help_page(self) -> HelpPage:
        """How to choose."""
        text = self.tr(
            "Type a part of the name. The arrows choose among the cases that fit, closed ones too; the first row "
            "begins a new case. What you write is shielded, and nothing goes to the guardians."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Which child?"), text),))

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()

    def action_move(self, step: int) -> None:
        """The row below or above."""
        self._list.action_move(step)

    async def action_choose(self) -> None:
        """The marked row, once every letter typed before Enter has counted."""
        await drained(self._line, *self._line.ancestors_with_self[1:-1])
        chosen = self._list.current
        if chosen:
            self.dismiss(f"{NEW}{self._line.value.strip()}" if chosen == NEW else chosen)


def _searched(one: CaseRow) -> str:
    return f"{one.number} {one.name} {one.born_year or ''}".casefold()

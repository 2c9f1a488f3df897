"""Who has read the case (innsynslogg): every look at it, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.i18n.messages import ACTS
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.access import Reader, readers
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import Row, RowList, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WHEN, NAME, UNIT = 24, 24, 20
"""Columns."""
UNIT_FROM: Final = 90
"""Columns from which there is room for where somebody works."""


class ReadersScreen(BtiScreen[None]):
    """A list to walk through; that it was asked for is logged too."""

    CSS_PATH = "readers.tcss"

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._readers: tuple[Reader, ...] = ()
        self._top = Static(id="readers-top", markup=False)
        self._list = KeyList(id="readers-list")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Who has read the case"),)

    @override
    def compose_body(self) -> ComposeResult:
        """How many, and the list."""
        yield self._top
        yield self._list

    def on_mount(self) -> None:
        """Read the log."""
        self.set_focus(self._list)
        self.perform(self._read())

    async def _read(self) -> None:
        self._readers = await self.ask(readers, self._case_id)
        ntr, people = self.translator.ntr, len({one.user for one in self._readers})
        looks = ntr("{n} look at the case", "{n} looks at the case", len(self._readers))
        self._top.update(f"{looks}, " + ntr("by {n} person.", "by {n} persons.", people))
        self._list.show_rows([Row(str(place), partial(self._told, one)) for place, one in enumerate(self._readers)])
        self.show_status()

    def _told(self, one: Reader, width: int) -> str:
        unit = cell(one.unit, UNIT) + " " if width >= UNIT_FROM else ""
        return behind(f"{cell(self._when(one), WHEN)} {cell(one.name, NAME)} {unit}", self._act(one), width)

    def _when(self, one: Reader) -> str:
        here = one.at.astimezone(self.host.wall_clock().tzinfo)
        return f"{self.translator.day(here.date(), year=True)} {here:%H:%M}"

    def _act(self, one: Reader) -> str:
        said = self.tr(ACTS.get(one.act, one.act))
        return f"{said}: {one.why}" if one.why else said

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        if not self._list.current:
            return ""
        one = self._readers[int(self._list.current)]
        return f"{one.name}, {one.unit}: {self._act(one)} {self._when(one)}."

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()
        self.call_after_refresh(self._place_cursor)

    @override
    def help_page(self) -> HelpPage:
        """What the list is for."""
        text = self.tr(
            "Everybody who has opened the case is here, with day and time. The list can't be changed. Guardians may "
            "ask to see it. bti store review shows a whole month."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Who has read the case"), text),))

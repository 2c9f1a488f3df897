"""A place with one heading and one list to walk through: who has read a case, restricted cases, users of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.screens.base import BtiScreen
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class RowsPlace(BtiScreen[None]):
    """The list has the keys; the status line says the row in one sentence (`ready_status`)."""

    CSS_PATH = "rows_place.tcss"
    READS_AGAIN = True
    """Whether to read anew when one comes back; not where each reading is written down."""

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._top = Static(id="rows-top", markup=False)
        self._has_read = False
        self.list = KeyList(id="rows")

    async def read(self) -> tuple[str, Sequence[Row]]:
        """The heading and the rows as they are now."""
        raise NotImplementedError

    @override
    def compose_body(self) -> ComposeResult:
        """How many, and the list."""
        yield self._top
        yield self.list

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.set_focus(self.list)

    def on_screen_resume(self) -> None:
        """Read what may have changed meanwhile."""
        if self.READS_AGAIN or not self._has_read:
            self._has_read = True
            self.perform(self._read())

    async def _read(self) -> None:
        self.show_read(*await self.read())
        await self.after_reading()

    def show_read(self, heading: str, rows: Sequence[Row]) -> None:
        """Draw what was read."""
        self._top.update(heading)
        self.list.show_rows(rows)
        self.refresh_bindings()
        self.show_status()

    async def after_reading(self) -> None:
        """What follows when the list is drawn; nothing by default."""

    def on_resize(self) -> None:
        """Rows are cut to the width."""
        self.list.refresh()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()
        self.refresh_bindings()
        self.call_after_refresh(self._place_cursor)

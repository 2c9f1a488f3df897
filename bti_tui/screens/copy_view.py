"""One copy, to be read through as it will stand on paper; from here it is read aloud or written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.copies import RecipientKind
from bti_tui.i18n import N_
from bti_tui.prints import to_text
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.copy_paper import copy_document
from bti_tui.screens.copy_text import CopyTexts
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.save_copy import SaveCopyScreen
from bti_tui.screens.save_file import told_place
from bti_tui.usecases.copies import CopyOrder, CopyPage, read_copy
from bti_tui.widgets.pager import WIDEST, Pager

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

ALOUD, WRITE = "aloud", "write"
"""What may be done with a copy at once."""


class CopyScreen(BtiScreen[None]):
    """The text of the paper, with the same numbers; the arrows go on."""

    BINDINGS = [
        Binding("f5", "aloud", N_("Read aloud"), priority=True, id="visning"),
        Binding("f6", "write", N_("Make file"), priority=True, id="mote"),
    ]

    def __init__(self, desk: Desk[Context], order: CopyOrder, number: str, what: str = "") -> None:
        """`what` is done with the copy at once: read aloud, or written."""
        super().__init__(desk)
        self._order = order
        self._number = number
        self._what = what
        self._copy: CopyPage | None = None
        self._pager = Pager()
        self._said = ""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and for whom the copy is."""
        if self._copy is None:
            return (self._number,)
        return (self._number, CopyTexts(self.translator, self._copy.words).recipient(self._order.recipient))

    @override
    def compose_body(self) -> ComposeResult:
        """The text."""
        yield self._pager

    def on_mount(self) -> None:
        """Read it."""
        self.set_focus(self._pager)
        self.perform(self._read())

    async def _read(self) -> None:
        self._copy = await self.ask(read_copy, self._order)
        self._draw()
        self.draw_header()
        self.refresh_bindings()
        self.show_status()
        if self._what == ALOUD:
            await self._read_aloud()
        elif self._what == WRITE:
            await self._ask_for_file()

    def on_resize(self) -> None:
        """Lines are broken at the width."""
        self.call_after_refresh(self._draw)

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        self._draw()

    def _draw(self) -> None:
        if self._copy is not None:
            columns = max(20, min(WIDEST, self.size.width - 2))
            text = to_text(copy_document(self._copy, self.translator), columns).decode()
            self._pager.show([("", text)])

    def on_pager_turned(self) -> None:
        """Another part is shown."""
        self._said = ""
        self.show_status()

    @override
    def ready_status(self) -> str:
        """How to read on; after a file was made, where it lies."""
        if self._said:
            return self._said
        page, pages = self._pager.page
        if page == pages:
            return self.tr("Page {page} of {pages}. Esc closes.", page=page, pages=pages)
        return self.tr("Page {page} of {pages}. Arrow down for more, Esc closes.", page=page, pages=pages)

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once it is read; aloud only for the family."""
        if action == "aloud":
            return self._copy is not None and self._order.recipient.kind is RecipientKind.FAMILY
        return self._copy is not None if action == "write" else super().check_action(action, parameters)

    def action_aloud(self) -> None:
        """F5: one statement at a time, to turn the screen to the family."""
        self.perform(self._read_aloud())

    async def _read_aloud(self) -> None:
        from bti_tui.screens.read_aloud import ReadAloudScreen

        await self.app.push_screen(ReadAloudScreen(self.desk, self._order))

    def action_write(self) -> None:
        """F6: as a file."""
        self.perform(self._ask_for_file())

    async def _ask_for_file(self) -> None:
        if self._copy is not None:
            screen = SaveCopyScreen(self.desk, self._order, self._copy)
            await self.app.push_screen(screen, lambda done: self._written(screen, done=done))

    def _written(self, screen: SaveCopyScreen, *, done: bool | None) -> None:
        if done and screen.written is not None:
            self._said = told_place(screen.written, self.translator, self.size.width)
            self.show_status()

    @override
    def help_page(self) -> HelpPage:
        """What it is."""
        text = self.tr(
            "This is the copy as it will stand on paper, with the same numbers. F6 writes it to a file for you alone. "
            "F5 shows it one statement at a time, large, to turn the screen to the family."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Read through"), text),))

"""The page for the next holder (overleveringsark), made by itself from the case, to be read through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.briefing_text import WIDTH, briefing_lines
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.save_file import told_place
from bti_tui.usecases.handover import BriefingPage, briefing_page
from bti_tui.widgets.pager import Pager

if TYPE_CHECKING:
    from bti_tui.screens.save_briefing import SaveBriefingScreen
    from bti_tui.usecases.context import Context

PADDING = 2


class BriefingScreen(BtiScreen[None]):
    """Shows the page; arrows and PgDn go on. That it was read is logged."""

    BINDINGS = [Binding("f6", "write", N_("Make file"), priority=True, id="mote")]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._page: BriefingPage | None = None
        self._pager = Pager()
        self._said = ""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and what this is."""
        number = (self._page.briefing.number,) if self._page else ()
        return (*number, self.tr("Handover page"))

    @override
    def compose_body(self) -> ComposeResult:
        """The text."""
        yield self._pager

    def on_mount(self) -> None:
        """Read it."""
        self.set_focus(self._pager)
        self.perform(self._read())

    async def _read(self) -> None:
        self._page = await self.ask(briefing_page, self._case_id)
        self._draw()
        self.draw_header()
        self.show_status()

    def on_resize(self) -> None:
        """Rows are cut to the width."""
        self.call_after_refresh(self._draw)

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        self._draw()

    def _draw(self) -> None:
        if self._page is not None:
            self._pager.show([("", "\n".join(briefing_lines(self._page, self.translator, width_for(self.size.width))))])

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

    async def action_write(self) -> None:
        """F6: the page as a file."""
        from bti_tui.screens.save_briefing import SaveBriefingScreen

        number = self._page.briefing.number if self._page else ""
        screen = SaveBriefingScreen(self.desk, self._case_id, number)
        await self.app.push_screen(screen, lambda done: self._written(screen, done=done))

    def _written(self, screen: SaveBriefingScreen, *, done: bool | None) -> None:
        if done and screen.written is not None:
            self._said = told_place(screen.written, self.translator, self.size.width)
            self.show_status()

    @override
    def help_page(self) -> HelpPage:
        """What the page is for."""
        text = self.tr(
            "The page is made from the case by itself, for whoever takes over. It holds what you may see in the case, "
            "and nothing that is shielded. bti case briefing writes the same page."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Handover page"), text),))


def width_for(columns: int) -> int:
    """How wide the page may be on a screen."""
    return max(20, min(WIDTH, columns - PADDING))

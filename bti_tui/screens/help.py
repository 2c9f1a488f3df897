"""F1: what can be done in the place it was pressed, and the help of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.overdue_text import overdue_sentences
from bti_tui.screens.place import HelpPage
from bti_tui.usecases.overdue import overdue
from bti_tui.widgets.pager import Pager

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class HelpScreen(BtiScreen[None]):
    """A title and some sections, then what holds everywhere: short ways of writing, and the keys."""

    BINDINGS = [
        Binding("enter", "next", N_("Next page"), priority=True, id="help-next"),
        Binding("enter", "close", N_("Close"), priority=True, id="help-close"),
    ]

    def __init__(self, desk: Desk[Context], page: HelpPage) -> None:
        super().__init__(desk)
        self._page = page
        self._pager = Pager()

    @property
    @override
    def place(self) -> str:
        """Which place the help is for."""
        return self.tr("HELP for: {place}", place=self._page.title)

    @override
    def saved_text(self) -> str:
        """Which page is shown."""
        page, pages = self._pager.page
        return self.tr("{page} of {pages}", page=page, pages=pages)

    @override
    def compose_body(self) -> ComposeResult:
        """The text."""
        yield self._pager

    def on_mount(self) -> None:
        """The place's own sections first; what is overdue comes before them once it is known."""
        self._show()
        if self.desk.is_open:
            self.perform(self._look_for_overdue(), quiet=True)

    async def _look_for_overdue(self) -> None:
        found = await self.ask(overdue)
        said = list(overdue_sentences(found, self.translator))
        if said:
            self._show((self.tr("Needs a look"), "\n\n".join(said)))

    def _show(self, *before: tuple[str, str]) -> None:
        own = [(section.heading, section.text) for section in self._page.sections]
        self._pager.show(
            [*before, *own, (self.tr("Write it short"), self._short_ways()), (self.tr("Moving"), self._keys())]
        )

    def _short_ways(self) -> str:
        return "\n".join(
            (
                self.tr("  date      fre   +14d   2u   3mnd   15.1   uke 48   i dag"),
                self.tr("  empty     Ctrl+U; a date that stood there gives way when you type"),
                self.tr("  now       Ctrl+T puts in the date and the time"),
                self.tr("  again     Ctrl+R brings the last value of the same field"),
                self.tr("  short     fsk and a blank is written out; malsa and a blank is a text, Tab goes to ___"),
                self.tr("  undo      Ctrl+Z takes back, Ctrl+Y does again"),
            )
        )

    def _keys(self) -> str:
        return "\n".join(
            (
                self.tr("  Tab, Shift+Tab   next field and the one before"),
                self.tr("  Enter            next field, a new line in longer texts; at the end it stores"),
                self.tr("  Esc              back; nothing is lost"),
                self.tr("  Ctrl+O           jump to a field by its letter"),
                self.tr("  F9               numbers to call, from every place"),
                self.tr("  F10              everything that can be done here"),
                "",
                self.tr("Don't the F-keys work? Ctrl+P opens the menu; in the outermost place Esc twice does too."),
            )
        )

    @override
    def ready_status(self) -> str:
        """How to read on."""
        page, pages = self._pager.page
        if page == pages:
            return self.tr("Page {page} of {pages}. Esc closes.", page=page, pages=pages)
        return self.tr("Page {page} of {pages}. Arrow down for more, Esc closes.", page=page, pages=pages)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter turns the page while there is one more, then it closes."""
        page, pages = self._pager.page
        if action == "next":
            return page < pages
        return page == pages if action == "close" else True

    def on_pager_turned(self) -> None:
        """The numbers of the first row follow."""
        self.draw_header()
        self.show_status()
        self.refresh_bindings()

    def action_next(self) -> None:
        """Enter: the next page."""
        self._pager.action_page(1)

    def action_close(self) -> None:
        """Enter on the last page."""
        self.go_back()

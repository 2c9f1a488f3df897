"""The relay log (stafettlogg): what happened in the case, newest first, and a line at the top to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import N_
from bti_tui.screens.log_book import LogBook
from bti_tui.screens.log_finding import LogFinding
from bti_tui.screens.log_letters import ALL
from bti_tui.screens.log_menu import entries_of_line, law_screen
from bti_tui.screens.log_writing import CORRECT, WRITE
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.sheet import Sheet
from bti_tui.usecases.case_pages import log_head
from bti_tui.usecases.queries import log
from bti_tui.widgets.pager import Pager
from bti_tui.widgets.row_list import RowList
from bti_tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

MARGIN: Final = 30
"""So many rows before the end, older lines are read."""


class LogScreen(LogFinding):
    """F2 opens a line; a letter first says the kind, #intern says who may see it, and Enter stores."""

    PLACE = "log"
    CSS_PATH = "relay_log.tcss"
    BINDINGS = [
        Binding("f2,ctrl+n", "write", N_("Write"), priority=True, id="ny"),
        Binding("f3", "find", N_("Search"), priority=True, id="sok"),
        Binding("f3", "other_draft", N_("Other draft"), priority=True, id="kladd"),
        Binding("ctrl+g", "to_day", N_("To a day"), priority=True, id="gaatil"),
        Binding("f7", "read_on(-1)", N_("Text back"), priority=True, id="bak"),
        Binding("f8", "read_on(1)", N_("More text"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._is_reading = False
        self._filter = Static(id="log-filter", markup=False)
        self._text = Pager()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that this is its log."""
        return (*self.case_crumb(), self.tr("Log"))

    @override
    def compose_body(self) -> ComposeResult:
        """The line to write in, the choice of lines, the lines, and the whole text of one."""
        yield self.panel
        yield self._find
        yield self._filter
        with Container(id="log-panes"):
            yield self._timeline
            yield self._text

    @property
    @override
    def home(self) -> RowList:
        """The lines."""
        return self._timeline

    # reading

    @override
    async def load(self) -> None:
        """Read the newest lines."""
        self.head = await self.ask(log_head, self.case_id)
        before, self._book = self._book, LogBook(self.translator, self.head.words)
        if before is not None:
            self._book.carry_on(before)
        self._timeline.letters = frozenset(self._book.letters)
        self._timeline.can_correct = self.can_fill_in(WRITE)
        await self._read_more(len(before.shown) if before else 0)
        self.draw_lines()

    async def _read_more(self, at_least: int = 0) -> None:
        """Read older lines until the choice of lines fills the screen, or there are no more."""
        book = self._book
        if book is None or book.is_whole:
            return
        wanted = max(at_least, len(book.shown) + 2 * MARGIN)
        while len(book.shown) < wanted and not book.is_whole:
            book.add(await self.ask(log, self.case_id, book.before))

    async def _go_on(self) -> None:
        book = self._book
        if book is None:
            return
        known = book.shown
        try:
            await self._read_more()
        finally:
            self._is_reading = False
        if book is not self._book:
            return
        if book.shown[: len(known)] == known:
            self._timeline.add(book.shown[len(known) :])
        else:
            self.draw_lines()

    @override
    def draw_lines(self) -> None:
        """The lines, and the letters above them."""
        if self._book is not None:
            self._timeline.show(self._book.shown, self._emptiness())
            self._show_choices()
            self.row_moved()

    def _show_choices(self) -> None:
        if self._book is not None:
            self._filter.update(self._book.choices(self.size.width - 2))

    def on_resize(self) -> None:
        """The letters stand in rows of this width."""
        self._show_choices()

    @override
    def row_moved(self) -> None:
        """Show the whole text of the line, and read on when the end comes near."""
        super().row_moved()
        told = self._timeline.current_told
        self._text.show(self._book.whole(told) if self._book and told else [])
        self.refresh_bindings()
        if self._book and not self._book.is_whole and self._timeline.rows_below < MARGIN and not self._is_reading:
            self._is_reading = True
            self.perform(self._go_on(), quiet=True)

    def on_pager_turned(self) -> None:
        """Another part of the text: other keys work."""
        self.refresh_bindings()

    @override
    def ready_status(self) -> str:
        """The line in words."""
        told = self._timeline.current_told
        if told is None:
            return self._emptiness() if self._book else ""
        author = self._book.author(told.line) if self._book else told.line.author
        return f"{author}: {told.sentence}"

    def _emptiness(self) -> str:
        if self._book is not None and self._book.search:
            return self.tr("Nothing fits. Esc shows everything.")
        if self._book is not None and self._book.letter != ALL:
            return self.tr("Nothing of this kind is written yet. {letter} shows everything.", letter=ALL)
        return self.tr("Nothing is written here yet. F2 writes the first line.")

    def on_timeline_filtered(self, event: Timeline.Filtered) -> None:
        """Show only what the letter stands for."""
        event.stop()
        if self._book is not None:
            self._book.choose(event.letter)
            self.perform(self._refill())

    async def _refill(self) -> None:
        await self._read_more()
        self.draw_lines()
        self._timeline.action_edge(False)

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is a key."""
        if action == "write":
            return self.can_fill_in(WRITE)
        if action in {"find", "to_day"}:
            return self.sheet is None
        if action == "other_draft" and self.sheet is None:
            return False
        if action == "read_on":
            page, pages = self._text.page
            return self.sheet is None and (page > 1 if parameters[0] == -1 else page < pages)
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """F2: a line at the top."""
        self.open_by_key(WRITE)

    def action_read_on(self, step: int) -> None:
        """F7 and F8: the text of the line, when it is longer than its place."""
        self._text.action_page(step)

    def on_timeline_chosen(self, event: Timeline.Chosen) -> None:
        """Enter on an entry."""
        event.stop()
        self.open_by_key(f"{CORRECT}:{event.told.line.corrects or event.told.line.fact_id}")

    # putting away

    @override
    async def step_back(self) -> bool:
        """Esc: the line for finding first, then what was found, then the form and the place."""
        if self._find.escape():
            return True
        if self.sheet is None and not self.notice.is_shown and self._book is not None and self._book.search:
            self.perform(self._show_all())
            return True
        return await super().step_back()

    @override
    def language_changed(self) -> None:
        """The line for finding asks in the language of now too."""
        super().language_changed()
        self._find.escape()
        self._find.refresh(recompose=True)

    # what the law holds back or lets go

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """The line that the cursor stands on may be withheld or purged by law."""
        copies = MenuEntry(self.tr("Copies of the log: read aloud, family, services, archive"), "copies")
        return [*super().menu_entries(), *entries_of_line(self._timeline.current_told, self.translator), copies]

    async def action_copies(self) -> None:
        """F10: what may leave the log, and for whom."""
        from bti_tui.screens.copies import CopiesScreen

        await self.app.push_screen(CopiesScreen(self.desk, self.case_id))

    async def action_law(self, what: str) -> None:
        """F10: hide the words of the line, show them again, or purge them."""
        told = self._timeline.current_told
        if told is not None:
            screen = law_screen(what, self.desk, self.case_id, told.line.corrects or told.line.fact_id)
            await self.app.push_screen(screen, self._law_done)

    def _law_done(self, done: bool | None) -> None:
        if done:
            self.perform(self.load())

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """Stand on the line that was written."""
        if self._book is not None and self._book.newest:
            await self.read_to(self._book.newest)
            self._timeline.go_to(self._book.newest)
        self.row_moved()

"""Finding in the log: a line for words or for a day, and where it leads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.screens.log_writing import LogWriting
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.log_search import find_in_log
from bti_tui.usecases.queries import log
from bti_tui.widgets.burst import drained
from bti_tui.widgets.find_line import DAY, WORDS, FindLine, find_fields
from bti_tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class LogFinding(LogWriting):
    """F3 and / search, Ctrl+G and a digit go to a day."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._timeline = Timeline()
        self._find = FindLine(lambda: find_fields(self.translator, self.host.wall_clock().date()))

    def draw_lines(self) -> None:
        """Draw the lines of the choice."""
        raise NotImplementedError

    def action_find(self) -> None:
        """F3 and /: a line for the words to search for."""
        self._find.open(WORDS, self._book.search if self._book else "")

    def action_to_day(self, begun: str = "") -> None:
        """Ctrl+G, or the first digit of a date: a line for the day to go to."""
        self._find.open(DAY, begun)

    def on_find_line_asked(self, event: FindLine.Asked) -> None:
        """Search, or go to the day."""
        event.stop()
        said = self.tr("The log is being read.")
        self.perform(self._search(event.words) if event.day is None else self._go_to_day(event.day), said)

    def on_find_line_closed(self) -> None:
        """The lines have the keys again."""
        self.set_focus(self._timeline)

    async def _search(self, words: str) -> None:
        page = await self.ask(find_in_log, self.case_id, words)
        if self._book is not None:
            self._book.show_found(words, page)
            self.draw_lines()
            self._timeline.action_edge(False)

    async def _go_to_day(self, day: date) -> None:
        book = self._book
        if book is None:
            return
        while not book.reaches(day):
            book.add(await self.ask(log, self.case_id, book.before))
        self.draw_lines()
        found = book.nearest(day)
        if found is not None:
            self._timeline.go_to(found.line.fact_id)
            await drained(self._timeline, self)  # what the row says comes first
            self.row_moved()
            if found.line.on != day:
                self.set_status(
                    self.tr("Nothing on {day}. This is the line before it.", day=self.translator.long_day(day))
                )

    async def _show_all(self) -> None:
        """Everything again, on the line that one stood on."""
        book, here = self._book, self._timeline.current
        if book is None:
            return
        book.show_all()
        await self.read_to(here)
        self._timeline.go_to(here)

    async def read_to(self, here: str) -> None:
        """Read on until a line has its place among the others, and draw them."""
        book = self._book
        while book is not None and here and not book.holds(here) and not book.is_whole:
            book.add(await self.ask(log, self.case_id, book.before))
        self.draw_lines()

    @override
    def help_page(self) -> HelpPage:
        """How to find a line, before the guide's help for the step."""
        tr, page = self.tr, super().help_page()
        text = "\n".join(
            (
                tr("  a letter   shows what stands behind it above the lines; a shows all"),
                *([f"             {self._book.letters_told}"] if self._book else []),
                tr("  F3 or /    searches in every text; Esc shows everything again, on the same line"),
                tr("  a digit    begins a day to go to, such as 15.1; Ctrl+G does too"),
                tr("  #          before a line: the family does not read it"),
                tr("  #health    at its beginning: what it is about; #learning, #family ..."),
                tr("  *word*     is what was searched for"),
                tr("  s and t    mean talk and phone call here; in a meeting the child's words and a measure"),
            )
        )
        return HelpPage(page.title, (HelpSection(tr("Find a line"), text), *page.sections))

"""The relay log (stafettlogg): what happened in the case, newest first, and a line at the top to write in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import CaseId
from bti_tui.domain.notes import Visibility
from bti_tui.i18n import N_
from bti_tui.screens.entry_words import EntryWords, read_entry
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.log_book import ALL, LogBook
from bti_tui.screens.log_menu import entries_of_line, law_screen
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.usecases.case_pages import log_head
from bti_tui.usecases.queries import log
from bti_tui.widgets.entry_form import EntryForm
from bti_tui.widgets.field import FieldSpec, Values
from bti_tui.widgets.form import Form
from bti_tui.widgets.pager import Pager
from bti_tui.widgets.row_list import RowList
from bti_tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WRITE, CORRECT, TEXT, KIND, SEEN_BY = "write_entry", "correct_entry", "text", "kind", "visibility"
MARGIN: Final = 30
"""So many rows before the end, older lines are read."""
WHO_SEES: Final = {
    Visibility.LOG: N_("the family and those with consent can read this"),
    Visibility.INTERNAL: N_("internal: only you and the leader see this"),
    Visibility.SHIELDED: N_("shielded: this belongs to the safety track"),
}
NO_CONSENT: Final = N_("internal, since consent is missing: only you and the leader see this")


class LogScreen(FormPlace):
    """F2 opens a line; a letter first says the kind, #intern says who may see it, and Enter stores."""

    PLACE = "log"
    CSS_PATH = "relay_log.tcss"
    BINDINGS = [
        Binding("f2,ctrl+n", "write", N_("Write"), priority=True, id="ny"),
        Binding("f7", "read_on(-1)", N_("Text back"), priority=True, id="bak"),
        Binding("f8", "read_on(1)", N_("More text"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._book: LogBook | None = None
        self._is_reading = False
        self._timeline = Timeline()
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
        letter, known = (self._book.letter, len(self._book.shown)) if self._book else (ALL, 0)
        self._book = LogBook(self.translator, self.head.words, letter)
        self._timeline.letters = frozenset(self._book.letters)
        self._timeline.can_correct = self.can_fill_in(WRITE)
        await self._read_more(known)
        self._draw()

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
        known = len(book.shown)
        try:
            await self._read_more()
        finally:
            self._is_reading = False
        if book is self._book:
            self._timeline.add(book.shown[known:])

    def _draw(self) -> None:
        if self._book is not None:
            self._timeline.show(self._book.shown, self.tr("Nothing is written here yet. F2 writes the first line."))
            self._filter.update(self._book.choices())
            self.row_moved()

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
            return self.tr("Nothing is written here yet. F2 writes the first line.") if self._book else ""
        return f"{told.line.author}: {told.sentence}"

    def on_timeline_filtered(self, event: Timeline.Filtered) -> None:
        """Show only what the letter stands for."""
        event.stop()
        if self._book is not None:
            self._book.choose(event.letter)
            self.perform(self._refill())

    async def _refill(self) -> None:
        await self._read_more()
        self._draw()
        self._timeline.action_edge(False)

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is a key."""
        if action == "write":
            return self.can_fill_in(WRITE)
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

    # what the law holds back or lets go

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """The line that the cursor stands on may be withheld or purged by law."""
        return [*super().menu_entries(), *entries_of_line(self._timeline.current_told, self.translator)]

    async def action_law(self, what: str) -> None:
        """F10: hide the words of the line, show them again, or purge them."""
        told = self._timeline.current_told
        if told is not None:
            screen = law_screen(what, self.desk, self.case_id, told.line.corrects or told.line.fact_id)
            await self.app.push_screen(screen, self._law_done)

    def _law_done(self, done: bool | None) -> None:
        if done:
            self.perform(self.load())

    # writing

    @override
    def make_form(self, sheet: Sheet) -> Form:
        """A form that tells each change."""
        return EntryForm(sheet.fields, self.translator, now=self.host.wall_clock)

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """A new entry, or another text for an old one."""
        command, _, entry = key.partition(":")
        if self.head is None or self._book is None or not self.can_fill_in(WRITE):
            return None
        fields = in_lines(sheet_fields(self.head.forms[WRITE], self.translator, self.head.today))
        text = tuple(one for one in fields if one.name == TEXT)
        if command == WRITE:
            letters = " ".join(self._book.kinds)
            hint = self.tr("A letter first says the kind ({letters}), #intern keeps it internal.", letters=letters)
            text = tuple(replace(one, hint=hint) for one in text)
            rest = tuple(map(self._with_visibility, (one for one in fields if one.name != TEXT)))
            return Sheet(WRITE, WRITE, self._reading(EntryWords(None, None, "")), (*rest, *text), focus=TEXT)
        title = self.tr("CORRECT  the earlier text stays and is marked")
        written = tuple(replace(one, default=self._book.newest_text(entry)) for one in text)
        return Sheet(key, CORRECT, title, written, given={"entry": entry})

    def _with_visibility(self, spec: FieldSpec) -> FieldSpec:
        """Without consent an entry is internal unless somebody says otherwise; the status line says why."""
        if spec.name != SEEN_BY or self.head is None or self.head.may_log:
            return spec
        return replace(spec, default=Visibility.INTERNAL.value, hint=self.tr("Internal, since consent is missing."))

    @override
    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """What the line begins with counts more than the fields above it."""
        if sheet.command != WRITE:
            return super().values_of(sheet, values)
        words = self._words(str(values[TEXT] or ""))
        said: Values = {TEXT: words.text}
        said |= {KIND: words.kind} if words.kind else {}
        said |= {SEEN_BY: words.visibility.value} if words.visibility else {}
        return {**values, **said}

    def _words(self, typed: str) -> EntryWords:
        return read_entry(typed, self._book.kinds if self._book else {})

    def on_entry_form_edited(self) -> None:
        """Say how the line is read."""
        form = self.panel.form
        if form is not None and self.sheet is not None and self.sheet.command == WRITE:
            values = form.values
            words = self._words(str(values[TEXT] or ""))
            kind, seen_by = values.get(KIND), values.get(SEEN_BY)
            visibility = words.visibility or (Visibility(str(seen_by)) if seen_by else None)
            self.panel.show_title(
                self._reading(EntryWords(words.kind or (str(kind) if kind else None), visibility, ""))
            )

    def _reading(self, words: EntryWords) -> str:
        kind = self.choice("entry_kind", words.kind or "note")
        may_log = self.head is None or self.head.may_log
        visibility = words.visibility or (Visibility.LOG if may_log else Visibility.INTERNAL)
        is_forced = visibility is Visibility.INTERNAL and not may_log
        seen_by = self.tr(NO_CONSENT if is_forced else WHO_SEES[visibility])
        return self.tr("NEW LINE  -> {kind}; {seen_by}", kind=kind, seen_by=seen_by)

    @override
    def sheet_changed(self) -> None:
        """A draft is read anew."""
        super().sheet_changed()
        self.on_entry_form_edited()

    @override
    def reason_text(self, reason: Reason) -> str:
        """Without consent something can still be written down for oneself."""
        text = super().reason_text(reason)
        if reason.code != GuardName.LOG_CONSENT.value:
            return text
        other = self.tr("Or choose Internal as Visible.")
        return f"{text} {other}"

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """Stand on the newest line."""
        if self._book is not None and self._book.shown:
            self._timeline.go_to(self._book.shown[0].line.fact_id)
        self.row_moved()

"""Closing and archiving (avslutte og arkivere): the closing note, then the reference of the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.i18n import N_
from bti_tui.screens.closing_notice import told_line, uncovered_line, with_groups, with_receivers
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.people_text import held_lines
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import with_keys
from bti_tui.screens.step_fields import specs
from bti_tui.usecases.case_pages import ClosingPage, closing_page
from bti_tui.widgets.field import Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

CLOSE, ARCHIVE, DECIDE = "close_case", "archive_case", "decide"


class ClosingScreen(FormPlace):
    """One form at a time: the closing note when closing is decided, the archive when the case is closed."""

    PLACE = Place.CLOSE.value
    CSS_PATH = "closing.tcss"
    BINDINGS = [Binding("f4", "decide", N_("Decide"), priority=True, id="neste")]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._page: ClosingPage | None = None
        self._state = Static(id="closing-state", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that it ends here."""
        return (*self.case_crumb(), self.tr("Close the case"))

    @override
    def compose_body(self) -> ComposeResult:
        """Where the case stands, and the form that is next."""
        yield self._state
        yield self.panel

    @override
    async def load(self) -> None:
        """Read how far the closing has come."""
        self._page = await self.ask(closing_page, self.case_id)
        self.head = self._page.head
        self._state.update("\n".join(self._lines(self._page)))
        self.refresh_bindings()

    @override
    async def enter(self) -> None:
        """The form that is next is open from the start."""
        await super().enter()
        if self.sheet is None:
            await self._open_next()

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """After the closing note comes the archive."""
        await self._open_next()
        self.show_status()

    async def _open_next(self) -> None:
        sheet = next((one for one in (self.sheet_for(CLOSE), self.sheet_for(ARCHIVE)) if one is not None), None)
        if sheet is not None:
            await self.open_sheet(sheet)

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """The closing note or the archive, whichever is next."""
        page = self._page
        if page is None or self.head is None or key not in self.head.forms:
            return None
        is_next = page.status is CaseStatus.CLOSED if key == ARCHIVE else page.decided and self.head.is_open
        if not is_next:
            return None
        view = self.head.forms[key]
        title = view.form.title.speak(self.translator.language).upper()
        fields = with_keys(specs(view, self.translator, self.head.today))
        if key == CLOSE:
            fields = with_receivers(fields, page.notice, lambda code: self.choice("agency", code), self.translator)
        return Sheet(key, key, title, fields, self.step_of(key))

    @override
    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """Whoever is named was told."""
        return super().values_of(sheet, with_groups(values) if sheet.key == CLOSE else values)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The way to the decision is a key while it is missing."""
        if action == "decide":
            return self._page is not None and not self._page.decided and self.can_fill_in(DECIDE)
        return super().check_action(action, parameters)

    def action_decide(self) -> None:
        """F4: go to the step where closing is decided."""
        self.dismiss(StepId(self.step_of(DECIDE)))

    def _lines(self, page: ClosingPage) -> list[str]:
        tr = self.tr
        if page.closed_on is None:
            if not page.decided:
                return [tr("Closing is not decided yet. F4 goes to the decision; then the note is written here.")]
            said = tr("Closing is decided. Write the note, and tell those who should know. Nothing is deleted.")
            uncovered = uncovered_line(page.notice, lambda code: self.choice("agency", code), self.translator)
            return [said, *held_lines(page.held, self.translator), *uncovered]
        lines = [tr("The case was closed {day}.", day=self.translator.long_day(page.closed_on))]
        lines.append(tr("Reason: {reason}.", reason=self.choice("closing_reason", page.reason)))
        lines.append(tr("Result: {summary}", summary=page.summary))
        lines += told_line(page.notice, lambda code: self.choice("agency", code), self.translator)
        lines += self._moving(page)
        place = self.choice("archive_place", page.archive_place)
        if page.archived_on is None:
            return [*lines, tr("The papers go to: {place}. Write the reference when they are there.", place=place)]
        day = self.translator.long_day(page.archived_on)
        lines.append(
            tr("Archived {day} in: {place}, reference {reference}.", day=day, place=place, reference=page.reference)
        )
        return [*lines, "", tr("The case can be read, not changed.")]

    def _moving(self, page: ClosingPage) -> list[str]:
        """What became of the work when the family moved away."""
        if not page.goes_along:
            return []
        said = self.choice("goes_along", page.goes_along)
        if page.agreed_on is None:
            return [f"{said}."]
        day = self.translator.long_day(page.agreed_on)
        return [
            self.tr("{said}, to {receiver}. The family said yes {day}.", said=said, receiver=page.receiver, day=day)
        ]

    @override
    def ready_status(self) -> str:
        """What can be done when no form is open."""
        return self.tr("Esc goes back to the case.")

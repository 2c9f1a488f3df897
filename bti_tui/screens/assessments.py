"""The assessments of a case: what is open and must have an outcome, what answers point to, answers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import N_
from bti_tui.screens.assessment import AssessmentScreen
from bti_tui.screens.assessments_text import JUDGE, ROUTE, AssessmentsText
from bti_tui.screens.case_place import CasePlace
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.route_form import JudgeNoticeScreen, SettleRouteScreen
from bti_tui.screens.step_answer import StepAnswer, Stored
from bti_tui.usecases.assessment import AssessmentSheet, assessment_sheet
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class AssessmentsScreen(CasePlace[StepAnswer]):
    """One list to walk through; Enter on what is open writes its outcome."""

    CSS_PATH = "assessment.tcss"
    BINDINGS = [
        Binding("f2,ctrl+n", "answer", N_("Answer"), priority=True, id="ny"),
        Binding("f4", "next", N_("Next"), priority=True, id="neste"),
        Binding("enter", "open", N_("Write the outcome"), priority=True, id="assessments-open"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self.sheet: AssessmentSheet | None = None
        self._top = Static(id="assessment-top", markup=False)
        self.list = KeyList(id="assessments-list")
        self._has_stored = False

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The case, and what this is."""
        about = (f"{self.sheet.number} {self.sheet.about}",) if self.sheet else ()
        return (*about, self.tr("Concern assessment"))

    @override
    def compose_body(self) -> ComposeResult:
        """How it stands, and the list."""
        yield self._top
        yield self.list

    @property
    @override
    def drawn(self) -> int:
        return self.sheet.version if self.sheet else 0

    @override
    async def read_again(self) -> None:
        """The list as others have left it."""
        await self._read()

    def on_mount(self) -> None:
        """Read the case."""
        self.perform(self._read(), self.tr("The case is being read."))
        self.set_focus(self.list)

    async def _read(self) -> None:
        self.sheet = await self.ask(assessment_sheet, self.case_id)
        self.list.show_rows(AssessmentsText(self.sheet, self.translator).rows())
        self._top.update(f" {self._said(self.sheet)}")
        self.draw_header()
        self.refresh_bindings()
        self.show_status()

    def _said(self, sheet: AssessmentSheet) -> str:
        title = sheet.instrument.title.speak(self.translator.language)
        if sheet.waiting:
            return self.tr("{count} answers of others: you see them when yours are stored.", count=sheet.waiting)
        if not sheet.lines:
            nobody = self.tr("Nobody has answered yet. F2: answer.")
            return f"{title}. {nobody}"
        return title

    @override
    def ready_status(self) -> str:
        """The row as it stands, whole."""
        if self.sheet is None:
            return ""
        if not self.list.current:
            return self.tr("F2: answer.")
        rows = {one.key: one for one in AssessmentsText(self.sheet, self.translator).rows()}
        row = rows.get(self.list.current)
        return " ".join(row.draw(LONG).split()) if row else ""

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.refresh_bindings()
        self.show_status()
        self.call_after_refresh(self._place_cursor)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An outcome is written where something is open; answers are given while the case goes on."""
        if action == "open":
            return self.list.current.startswith((ROUTE, JUDGE))
        if action == "answer":
            return self.sheet is not None and self.sheet.is_open
        return super().check_action(action, parameters)

    async def action_open(self) -> None:
        """Enter: the outcome of the route under the cursor, or the choice about the guardians."""
        current = await self.list.settled()
        self._write(current)

    def action_next(self) -> None:
        """F4: what is open first, else answer."""
        sheet = self.sheet
        if sheet is not None and sheet.open_routes:
            self._write(f"{ROUTE}{sheet.open_routes[0].raised.route}")
        elif sheet is not None and sheet.is_to_judge:
            self._write(JUDGE)
        else:
            self.action_answer()

    def action_answer(self) -> None:
        """F2: answer, as oneself or for somebody who sits beside."""
        if self.sheet is not None and self.sheet.is_open:
            self.app.push_screen(AssessmentScreen(self.desk, self.case_id), self._answered)

    def _write(self, key: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        route = next((one for one in sheet.open_routes if key == f"{ROUTE}{one.raised.route}"), None)
        if route is not None:
            self.app.push_screen(SettleRouteScreen(self.desk, sheet, route), self._written)
        elif key == JUDGE and sheet.is_to_judge:
            self.app.push_screen(JudgeNoticeScreen(self.desk, sheet), self._written)

    def _answered(self, answer: StepAnswer) -> None:
        self._has_stored = self._has_stored or isinstance(answer, Stored)
        self.perform(self._read_first())

    def _written(self, done: bool | None) -> None:
        self._has_stored = self._has_stored or bool(done)
        self.perform(self._read_first())

    async def _read_first(self) -> None:
        """What is new stands at the top."""
        await self._read()
        self.list.action_edge(False)

    @override
    def go_back(self) -> None:
        """Back to where one came from, which is drawn anew when something was stored."""
        if self._has_stored:
            self.dismiss(Stored(self.case_id))
        else:
            super().go_back()

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        self.perform(self._read())

    @override
    def help_page(self) -> HelpPage:
        """What it is."""
        return HelpPage(self.place, (HelpSection(self.tr("What it is"), self.tr(TOLD)),))


LONG = 500
TOLD = N_(
    "Each who answers does it alone first. Then the answers stand side by side, and a sign shows where they differ: "
    "that is what to talk about. Nothing is added up. What a safety answer has opened stays open, on every screen of "
    "the case, until somebody has written what became of it."
)

"""F9 while the store is open: the advice and the numbers first, and one key to write it down in the right case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.i18n import N_
from bti_tui.screens.emergency import ADVICE, IN_SHORT, EmergencyScreen, EmergencyText, LocalNumber
from bti_tui.screens.fear import FearScreen
from bti_tui.screens.fearful_cases import NEW, FearfulCasesScreen
from bti_tui.screens.safety_text import beside_track, safety_rows, what_f4_does
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_answer import GaveWay, Stored
from bti_tui.usecases.drafts import drafts, drop_draft, form_key
from bti_tui.usecases.new_case import new_case_id
from bti_tui.usecases.safety import SafetySheet, Standing, open_safety, safety_sheet
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.form import Form
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

REPORTABLE: Final = frozenset({Standing.NOT_OPEN, Standing.OPEN, Standing.LIFTED, Standing.OWN_WORDS})
"""How a case stands in which a report may be written."""


class SafetyScreen(EmergencyScreen):
    """What to do and whom to call; with a case, the steps of its safety track too."""

    CSS_PATH = "safety.tcss"

    BINDINGS = [
        Binding("f4", "go", N_("Write it down"), priority=True, id="neste"),
        Binding("enter", "open", N_("Open"), priority=True, id="safety-open"),
        Binding("f6", "report", N_("Report"), priority=True, id="mote"),
        *(Binding(str(one), f"step({one})", show=False, priority=True, id=f"safety-{one}") for one in range(1, 10)),
    ]

    def __init__(
        self,
        desk: Desk[Context],
        numbers: tuple[LocalNumber, ...] = (),
        case_id: CaseId | None = None,
        *,
        typed_in: StepScreen | None = None,
    ) -> None:
        """`typed_in` is the form of a concern that is being written down for the first time, if there is one."""
        super().__init__(desk, numbers)
        self.case_id = case_id
        self._typed_in = typed_in
        self._sheet: SafetySheet | None = None
        self._said = ""
        self._is_form_done = False
        """The concern in the form below was stored as a fear."""
        self._list = KeyList(id="safety-steps")
        self._end = EmergencyText()
        self._end.can_focus = False

    # what it shows

    @property
    @override
    def about_case(self) -> CaseId | None:
        return self.case_id

    @property
    @override
    def place(self) -> str:
        """The word, and the case."""
        known = f"{self._sheet.number}" if self._sheet and self._sheet.number else ""
        return "  ".join(part for part in (super().place, known) if part)

    @override
    def compose_body(self) -> ComposeResult:
        """Advice and numbers, the steps, and what holds for all that is written."""
        yield self.text
        yield self._list
        yield self._end

    def on_mount(self) -> None:
        """The numbers are there at once; how the case stands follows."""
        self._list.display = self._end.display = False
        if self.case_id is not None:
            self.perform(self._read())

    async def _read(self) -> None:
        if self.case_id is not None:
            await self._show(await self.ask(safety_sheet, self.case_id))

    async def _show(self, sheet: SafetySheet) -> None:
        self._sheet = sheet
        self.draw()
        self.draw_header()
        if sheet.next is not None:
            self._list.go_to(sheet.next)
        self.set_focus(self._list if sheet.steps else self.text)
        self.refresh_bindings()
        self.show_status()

    @override
    def draw(self) -> None:
        """Write the text, and the steps below it."""
        super().draw()
        steps = self._sheet.steps if self._sheet else ()
        self._list.display = self._end.display = bool(steps)
        if self._sheet is not None and steps:
            self._list.show_rows(safety_rows(self._sheet, self.translator))
            self._end.update(Content("\n" + "\n".join(beside_track(self._sheet, self.translator))))

    @override
    def lines(self) -> list[str]:
        """In short while the steps need the room."""
        if self._sheet is None or not self._sheet.steps:
            return super().lines()
        return [self.tr(ADVICE[0]), self.tr(IN_SHORT), "", *self.number_lines(parted=False), ""]

    @override
    def last_lines(self) -> list[str]:
        """What one key does, and that it calls nobody."""
        return [*super().last_lines(), "", *what_f4_does(self._sheet, self.translator)]

    @override
    def ready_status(self) -> str:
        """The step that the cursor stands on, or what comes first."""
        steps = self._sheet.steps if self._sheet else ()
        one = next((one for one in steps if one.id == self._list.current), None)
        if one is None or self._said:
            return self._said or super().ready_status()
        return self.tr(
            "Step {what}. Enter does it now.", what=f"{one.number} {one.what.speak(self.translator.language)}"
        )

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Steps can be opened where there are some."""
        if action in {"open", "step"}:
            return self._sheet is not None and bool(self._sheet.steps)
        if action == "report":
            return self._sheet is not None and self._sheet.standing in REPORTABLE
        return super().check_action(action, parameters)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another step."""
        event.stop()
        self._said = ""
        self.show_status()
        self.call_after_refresh(self._place_cursor)

    async def action_open(self) -> None:
        """Enter: the step that the cursor stands on."""
        await self._list.settled()
        if self._list.current:
            self._to_step(StepId(self._list.current))

    def action_step(self, place: int) -> None:
        """A digit: the step with that number."""
        steps = self._sheet.steps if self._sheet else ()
        if place <= len(steps):
            self._to_step(steps[place - 1].id)

    def action_report(self) -> None:
        """F6: the report to child welfare, field by field."""
        from bti_tui.screens.report import ReportScreen

        if self.case_id is not None:
            self.app.push_screen(ReportScreen(self.desk, self.case_id), self._answered)

    def action_go(self) -> None:
        """F4: write it down, in the case that lies open or in another one."""
        self.perform(self._go())

    async def _go(self) -> None:
        if self.case_id is None:
            self.app.push_screen(FearfulCasesScreen(self.desk), self._chosen)
            return
        sheet = self._sheet if self._sheet is not None else await self.ask(safety_sheet, self.case_id)
        match sheet.standing:
            case Standing.NOT_OPEN:
                await self._open()
            case Standing.OWN_WORDS if sheet.evidence is not None:
                self._to_step(sheet.evidence)
            case Standing.NOT_RAISED:
                await self._go_on_with_the_form(self.case_id)
            case Standing.ARCHIVED:
                await self._begin(sheet.about, sheet.case_id)
            case Standing.GONE:
                await self._begin("")
            case _:
                following = sheet.next or self._list.current
                if following:
                    self._to_step(StepId(following))

    async def _open(self) -> None:
        if self.case_id is None:
            return
        await self._show(await self.insist(open_safety, self.case_id, self.tr("Fear for the child")))
        self.mark_saved()
        if self._sheet is not None and self._sheet.standing is Standing.OWN_WORDS and self._sheet.evidence:
            self._to_step(self._sheet.evidence)
        else:
            self._tell_opened()

    def _tell_opened(self) -> None:
        """Stays until the cursor is moved."""
        self._said = self.tr("The track is open. Call now, then write down the advice: 2.")
        self.show_status()

    def _to_step(self, step: StepId) -> None:
        if self.case_id is not None:
            self.app.push_screen(StepScreen(self.desk, self.case_id, step), self._answered)

    def _answered(self, answer: object) -> None:
        self.perform(self._read_after(answer))

    async def _read_after(self, answer: object) -> None:
        self._said = ""
        await self._read()
        if isinstance(answer, Stored):
            self.set_status(f"{self.tr(answer.said)} {self.ready_status()}")
        elif isinstance(answer, GaveWay):
            self.set_status(answer.said)
        elif isinstance(answer, str):
            self._to_step(StepId(answer))

    # with no case, and with one that can't be opened again

    def _chosen(self, answer: CaseId | str | None) -> None:
        if isinstance(answer, str) and answer.startswith(NEW):
            self.perform(self._begin(answer.removeprefix(NEW)))
        elif answer:
            self.case_id = CaseId(answer)
            self.perform(self._go_to_case())

    async def _go_to_case(self) -> None:
        await self._read()
        await self._go()

    async def _begin(self, about: str, follows: CaseId | None = None) -> None:
        case_id = await self.ask(new_case_id)
        given: dict[str, DraftValue] = {"about": about} if about else {}
        await self.app.push_screen(FearScreen(self.desk, case_id, given=given, follows=follows), self._raised)

    async def _go_on_with_the_form(self, case_id: CaseId) -> None:
        """What stands in the form of a new concern goes on as a fear; its draft lies nowhere else any more."""
        given: dict[str, DraftValue] = {}
        if self._typed_in is not None:
            await self._typed_in.keep_drafts()
            form = next(iter(self._typed_in.query(Form)), None)
            given = form.draft if form is not None else {}
        await self.app.push_screen(FearScreen(self.desk, case_id, given=given), self._raised)

    def _raised(self, answer: object) -> None:
        if isinstance(answer, Stored):
            self.case_id = answer.case_id
            self._is_form_done = self._typed_in is not None
            self.perform(self._read_raised())

    async def _read_raised(self) -> None:
        await self._read()
        if self._typed_in is not None and self.case_id is not None:
            for one in await self.ask(drafts):
                if one.case_id == self.case_id:
                    await self.ask(drop_draft, form_key(one.id))
        self._tell_opened()

    @override
    def go_back(self) -> None:
        """The form of a new concern that was stored as a fear is done with."""
        form, case_id = self._typed_in, self.case_id
        super().go_back()
        if self._is_form_done and form is not None and case_id is not None:
            self.app.call_later(form.dismiss, Stored(case_id))

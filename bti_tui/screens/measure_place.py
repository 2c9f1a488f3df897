"""What is done with the measures of a case: evaluating one after another by three keys, waiting, views, a new hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import CaseId, MeetingId, StepId
from bti_tui.domain.plan import MeasureEffect
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.views.plan_view import MeasureLine
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.plan_sheets import EVALUATE, MEASURE, MOVE, RESUME, SUSPEND, TELL, PlanSheets
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.screens.step_command import command_from
from bti_tui.widgets.field import Value, Values
from bti_tui.widgets.form import Form
from bti_tui.widgets.measure_table import GIVE, SAY, WAIT, MeasureTable
from bti_tui.widgets.notice import Need
from bti_tui.widgets.plan_forms import EvaluationForm, MeasureForm

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

BY_LETTER = {WAIT: SUSPEND, SAY: TELL, GIVE: MOVE}


class MeasurePlace(FormPlace):
    """Opens the forms of measures, and goes from one to the next."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self.meeting: MeetingId | None = None
        """The meeting that is going on, when the place was opened from it."""
        self._said: Values = {}
        self._warns = False

    # what the place must say

    def measure(self, key: str) -> MeasureLine | None:
        """A measure of the plan, by the key of its row."""
        raise NotImplementedError

    def goal_text(self, one: MeasureLine) -> str:
        """The goal of a measure."""
        raise NotImplementedError

    def next_measure(self) -> str:
        """The next measure that waits for its evaluation; empty when none does."""
        raise NotImplementedError

    def next_goal(self) -> str:
        """The row of the next goal that nobody has assessed."""
        raise NotImplementedError

    @property
    def sheets(self) -> PlanSheets | None:
        """What makes the forms."""
        raise NotImplementedError

    @property
    def agreed_ahead(self) -> bool:
        """Whether a day for the evaluation of the case lies ahead."""
        raise NotImplementedError

    @property
    def safety_step(self) -> str:
        """The step in which the safety question is answered."""
        raise NotImplementedError

    def all_done(self) -> None:
        """Called when something was evaluated or assessed; a place that was opened for that may leave."""

    # forms

    @override
    def make_form(self, sheet: Sheet) -> Form:
        """A new measure and an evaluation have forms of their own."""
        if sheet.command == EVALUATE:
            return EvaluationForm(sheet.fields, self.translator, now=self.host.wall_clock)
        if sheet.command == MEASURE:
            return MeasureForm(sheet.fields, self.translator, previous=sheet.proposed, now=self.host.wall_clock)
        return super().make_form(sheet)

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """The forms of this place: goal, measure, date, and what is written about one measure."""
        command, _, about = key.partition(":")
        one, sheets = self.measure(about), self.sheets
        if command in BY_LETTER.values():
            return self._own_sheet(command, key, one) if one is not None and sheets is not None else None
        if not self.can_fill_in(command):
            return None
        if command == EVALUATE:
            return self._evaluation_sheet(key, one) if one is not None and not one.is_over else None
        sheet = self.plain_sheet(command)
        if sheet is not None and sheets is not None and command == MEASURE:
            sheet = sheets.measure(sheet, agreed=self.agreed_ahead)
        return replace(sheet, given={**sheet.given, **self.meeting_too(command)}) if sheet is not None else None

    def meeting_too(self, command: str) -> dict[str, Value]:
        """The meeting that an order belongs to, while one goes on."""
        own = command in BY_LETTER.values()
        return {"meeting": str(self.meeting)} if self.meeting is not None and not own else {}

    def _own_sheet(self, command: str, key: str, one: MeasureLine) -> Sheet | None:
        sheets, planning = self.sheets, self.head.forms.get(MEASURE) if self.head else None
        if sheets is None or not self.can_fill_in(EVALUATE):
            return None
        asked = (
            next((field for field in planning.fields if field.field.name == "responsible"), None) if planning else None
        )
        parties = asked.options if asked is not None else ()
        if command == SUSPEND:
            return None if one.is_over or one.awaits else sheets.suspend(one, key)
        if command == TELL:
            return sheets.tell(one, key, parties)
        return None if one.is_over else sheets.move(one, key, parties, self.choice)

    def _evaluation_sheet(self, key: str, one: MeasureLine) -> Sheet | None:
        if self.head is None:
            return None
        form = self.head.forms[EVALUATE]
        return Sheet(
            key=key,
            command=EVALUATE,
            title=self.tr("EVALUATE  {title}   goal: {goal}", title=one.title, goal=self.goal_text(one)),
            fields=in_lines(sheet_fields(form, self.translator, self.head.today, without=("measure",))),
            step=self.step_of(EVALUATE),
            given={"measure": one.id, **self.meeting_too(EVALUATE)},
        )

    @override
    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """The answers as the command wants them; how an evaluation went decides what comes next."""
        self._said = dict(values)
        return super().values_of(sheet, values)

    # one after another

    async def evaluate(self, measure: str) -> None:
        """Open the evaluation of one measure, and stand on its row."""
        sheet = self.sheet_for(f"{EVALUATE}:{measure}")
        if sheet is not None:
            await self.open_sheet(sheet)
            if self.home is not None:
                self.home.go_to(measure)

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """After an evaluation the next measure follows at once, then the goals; what got worse is spoken of first."""
        if sheet.command == EVALUATE and self._said.get("effect") == MeasureEffect.WORSE and self.safety_step:
            self._warn()
        elif sheet.command == EVALUATE:
            await self._go_on()
        else:
            self.show_status()
            self._tell_beside(sheet.command)

    def _tell_beside(self, command: str) -> None:
        """In a meeting: what a letter wrote is in the log at once, and not in the minutes."""
        if self.meeting is not None and command in (*BY_LETTER.values(), RESUME):
            self.set_status(self.tr("It stands in the plan and the log now; the minutes don't have it."))

    async def _go_on(self) -> None:
        following = self.next_measure()
        if following:
            await self.evaluate(following)
        elif self.home is not None:
            self.home.go_to(self.next_goal() or self.home.current)
        self.show_status()
        if not following:
            self.all_done()

    def _warn(self) -> None:
        """It got worse: the safety question is one key away, and Esc goes on with the next measure."""
        self._warns = True
        reason = Reason(GuardName.SAFETY, StepId(self.safety_step))
        self._reasons = (reason,)
        self.notice.say(
            self.tr(
                "It got worse for the child. Is the child safe? The safety question comes before the next measure."
            ),
            [Need(self.tr("answer the safety question now"), can_mend=True)],
        )
        self._focus_before = self.home
        self.set_focus(self.notice)
        self.show_status()

    @override
    def show_status(self) -> None:
        """While the warning is shown, say both ways on."""
        if self._warns and self.notice.has_focus:
            self.set_status(self.tr("Press 1 to answer it, Esc to go on with the next measure."))
        else:
            super().show_status()

    @override
    def mend(self, reason: Reason) -> None:
        """Whoever goes to answer the safety question leaves the other measures for afterwards."""
        self._warns = False
        super().mend(reason)

    @override
    def on_notice_closed(self) -> None:
        """Esc after the warning goes on with the next measure."""
        super().on_notice_closed()
        if self._warns:
            self._warns = False
            self.perform(self._go_on())

    # letters on a measure

    def on_measure_table_chosen(self, event: MeasureTable.Chosen) -> None:
        """Enter on a measure."""
        event.stop()
        self.perform(self.evaluate(event.measure))

    def on_measure_table_asked(self, event: MeasureTable.Asked) -> None:
        """A letter on a measure: it waits, somebody says something, another takes it; or it is taken up again."""
        event.stop()
        one = self.measure(event.measure)
        if one is not None and event.letter == WAIT and one.awaits and self.can_fill_in(EVALUATE):
            self.perform(self._resume(one))
        elif one is not None:
            self.open_by_key(f"{BY_LETTER[event.letter]}:{event.measure}")

    async def _resume(self, one: MeasureLine) -> None:
        if self.head is None:
            return
        command = command_from(RESUME, self.case_id, {"measure": one.id, "resumed_on": self.head.today})
        words = ((one.title, self.tr("taken up again")),)
        seen = Seen(self.drawn, self.drawn)
        await self.carry_out(Order(command, "", seen, self.tr("Measure"), words, self._resumed))

    async def _resumed(self, settled: Settled) -> None:
        await self.load()
        self.show_status()
        self._tell_beside(RESUME)
        if settled.said:
            self.set_status(settled.said)

"""The plan (mål og tiltak): goals, measures and how they went, with the evaluation in the same place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId, GoalId
from bti_tui.domain.plan import MeasureStatus
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.views.plan_view import GoalLine, MeasureLine, PlanView
from bti_tui.i18n import N_
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.plan_text import notes, summary
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.screens.step_command import command_from
from bti_tui.usecases.case_pages import plan_page
from bti_tui.widgets.field import as_draft
from bti_tui.widgets.measure_table import MeasureTable, goal_key
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

GOAL, MEASURE, DATE, EVALUATE, ASSESS = "set_goal", "plan_measure", "plan_evaluation", "evaluate_measure", "assess_goal"
TALL = 30
"""Rows from which the notes stay below an open form."""


class PlanScreen(FormPlace):
    """Goals on top, measures below; Enter or F4 evaluates, three letters a measure."""

    PLACE = Place.PLAN.value
    CSS_PATH = "plan.tcss"
    BINDINGS = [
        Binding("f2,ctrl+n", "open('plan_measure')", N_("Measure"), priority=True, id="ny"),
        Binding("f4", "evaluate", N_("Evaluate"), priority=True, id="neste"),
        Binding("f5", "open('set_goal')", N_("Goal"), priority=True, id="visning"),
        Binding("f6", "open('plan_evaluation')", N_("Date"), priority=True, id="mote"),
        Binding("f8", "toggle_ended", N_("All"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._plan: PlanView | None = None
        self._with_ended = False
        self._table = MeasureTable()
        self._notes = Static(id="plan-notes", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that this is its plan."""
        return (*self.case_crumb(), self.tr("Measures"))

    @override
    def saved_text(self) -> str:
        """How many measures, then when something was last stored."""
        count = summary(self._plan, self.translator) if self._plan else ""
        return "   ".join(part for part in (count, super().saved_text()) if part)

    @override
    def compose_body(self) -> ComposeResult:
        """The list, the form, and what is worth noting."""
        yield self._table
        yield self.panel
        yield self._notes

    def on_resize(self, event: events.Resize) -> None:
        """What is worth noting stays in view beside an open form when there is room for both."""
        self.set_class(event.size.height >= TALL, "-tall")

    @property
    @override
    def home(self) -> RowList:
        """The goals and measures."""
        return self._table

    @override
    async def load(self) -> None:
        """Read the plan and draw it."""
        page = await self.ask(plan_page, self.case_id)
        is_first = self._plan is None
        self.head, self._plan = page.head, page.plan
        self._draw()
        if is_first:
            self._table.go_to(self._next_measure())
        self.draw_header()

    def _draw(self) -> None:
        if self.head is None or self._plan is None:
            return
        self._table.show(
            self._plan,
            self.translator,
            self.choice,
            self.head.today,
            attainments=self._attainments() if self.can_fill_in(ASSESS) else {},
            with_ended=self._with_ended,
        )
        self._notes.update("\n".join(notes(self._plan, self.translator, self.head.today)))
        self.refresh_bindings()

    def _attainments(self) -> Mapping[str, str]:
        return {one.key: one.code for one in self.head.words.choices.get("attainment", ())} if self.head else {}

    @override
    def ready_status(self) -> str:
        """The row in words, and what can be done with it."""
        measure, goal = self._measure(self._table.current), self._goal(self._table.current)
        if measure is not None and self.head is not None:
            due = self.translator.due(measure.due_on, self.head.today)
            arena = self.choice("arena", measure.arena)
            return f"{due[:1].upper()}{due[1:]}. {measure.title}: {measure.responsible}, {arena}."
        if goal is None or self.head is None:
            return self.tr("F5 sets a goal.") if self.can_fill_in(GOAL) else ""
        answers = self.head.words.choices.get("attainment", ())
        keys = ", ".join(f"{one.key} {one.label.speak(self.translator.language).lower()}" for one in answers)
        return self.tr("Is the goal reached? {keys}.", keys=keys)

    def _measure(self, key: str) -> MeasureLine | None:
        return next((one for one in self._plan.measures if one.id == key), None) if self._plan else None

    def _goal(self, key: str) -> GoalLine | None:
        return next((one for one in self._plan.goals if goal_key(one.id) == key), None) if self._plan else None

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is a key."""
        if action == "open":
            return self.can_fill_in(str(parameters[0]))
        if action == "evaluate":
            return self.sheet is None and self.can_fill_in(EVALUATE) and bool(self._next_measure() or self._next_goal())
        if action == "toggle_ended":
            return self.sheet is None and any(one.status is MeasureStatus.ENDED for one in self._measures)
        return super().check_action(action, parameters)

    @property
    def _measures(self) -> tuple[MeasureLine, ...]:
        return self._plan.measures if self._plan else ()

    def _next_measure(self) -> str:
        """The first measure from the cursor on that waits for its evaluation."""
        waiting = {one.id for one in self._measures if one.needs_evaluation}
        keys = self._table.keys
        start = keys.index(self._table.current) if self._table.current in keys else 0
        return next((key for key in (*keys[start:], *keys[:start]) if key in waiting), "")

    def _next_goal(self) -> str:
        goals = self._plan.goals if self._plan else ()
        return next((goal_key(goal.id) for goal in goals if goal.attainment is None), "")

    def action_open(self, command: str) -> None:
        """F2, F5 and F6: a measure, a goal, the date."""
        self.open_by_key(command)

    def action_evaluate(self) -> None:
        """F4: the next measure without an evaluation, then the goals."""
        measure = self._next_measure()
        if measure:
            self.perform(self._evaluate(measure))
        else:
            self._table.go_to(self._next_goal())

    async def _evaluate(self, measure: str) -> None:
        sheet = self.sheet_for(f"{EVALUATE}:{measure}")
        if sheet is not None:
            await self.open_sheet(sheet)
            self._table.go_to(measure)

    def action_toggle_ended(self) -> None:
        """F8: the ended measures too, or not."""
        self._with_ended = not self._with_ended
        self._draw()

    def on_measure_table_chosen(self, event: MeasureTable.Chosen) -> None:
        """Enter on a measure."""
        event.stop()
        self.perform(self._evaluate(event.measure))

    def on_measure_table_assessed(self, event: MeasureTable.Assessed) -> None:
        """A letter on a goal."""
        event.stop()
        self.perform(self._assess(event.goal, event.attainment))

    async def _assess(self, goal: str, attainment: str) -> None:
        command = command_from(ASSESS, self.case_id, {"goal": goal, "attainment": attainment})
        line = self._goal(goal_key(GoalId(goal)))
        words = ((line.text if line else goal, self.choice("attainment", attainment)),)
        seen = Seen(self.drawn, self.drawn)
        await self.carry_out(Order(command, "", seen, self.tr("Goal"), words, self._assessed))

    async def _assessed(self, settled: Settled) -> None:
        await self.load()
        self.show_status()
        if settled.said:
            self.set_status(settled.said)

    # forms

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """The forms of this place: goal, measure, date, and the evaluation of one measure."""
        command, _, measure = key.partition(":")
        if not self.can_fill_in(command):
            return None
        if command == EVALUATE:
            return self._evaluation_sheet(key, measure)
        sheet = self.plain_sheet(command)
        return self._with_agreed_date(sheet) if sheet and command == MEASURE else sheet

    def _with_agreed_date(self, sheet: Sheet) -> Sheet:
        """A measure is evaluated on the day that is agreed on for the case, unless another one is written."""
        if (
            self._plan is None
            or self.head is None
            or self._plan.next_on is None
            or self._plan.next_on < self.head.today
        ):
            return sheet
        day = as_draft(self._plan.next_on, self.translator)
        fields = (replace(one, default=day) if one.name == "evaluate_on" else one for one in sheet.fields)
        return replace(sheet, fields=tuple(fields))

    def _evaluation_sheet(self, key: str, measure: str) -> Sheet | None:
        one = self._measure(measure)
        if self.head is None or one is None or one.status is MeasureStatus.ENDED:
            return None
        form = self.head.forms[EVALUATE]
        goal = self._goal(goal_key(one.goal))
        return Sheet(
            key=key,
            command=EVALUATE,
            title=self.tr("EVALUATE  {title}   goal: {goal}", title=one.title, goal=goal.text if goal else ""),
            fields=in_lines(sheet_fields(form, self.translator, self.head.today, without=("measure",))),
            step=self.step_of(EVALUATE),
            given={"measure": measure},
        )

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """After an evaluation the next measure follows at once, then the goals."""
        if sheet.command == EVALUATE and self._next_measure():
            await self._evaluate(self._next_measure())
        elif sheet.command == EVALUATE:
            self._table.go_to(self._next_goal())
        self.show_status()

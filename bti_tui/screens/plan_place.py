"""The plan of a case on a screen: what the plan itself and the evaluation from a meeting have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId, GoalId
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.views.plan_view import GoalLine, MeasureLine, PlanView
from bti_tui.i18n import N_
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.measure_place import MeasurePlace
from bti_tui.screens.plan_sheets import ASSESS, EVALUATE, GOAL, MEASURE, PlanSheets
from bti_tui.screens.plan_text import details, letters, notes, summary
from bti_tui.screens.step_command import command_from
from bti_tui.usecases.case_pages import plan_page
from bti_tui.usecases.measure_help import MeasureHelp, measure_help
from bti_tui.widgets.field import as_draft
from bti_tui.widgets.measure_table import ORDERS, MeasureTable, goal_key
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

TALL = 30
"""Rows from which the notes stay below an open form."""


class PlanPlace(MeasurePlace):
    """Goals on top, measures below; Enter or F4 evaluates, three keys a measure."""

    PLACE = Place.PLAN.value
    CSS_PATH = "plan.tcss"
    DATE_KEY: ClassVar[str] = "F6"
    """The key that sets the day of the next evaluation, as it is spoken of."""
    BINDINGS = [
        Binding("f2,ctrl+n", "open('plan_measure')", N_("Measure"), priority=True, id="ny"),
        Binding("f4", "evaluate", N_("Evaluate"), priority=True, id="neste"),
        Binding("f5", "open('set_goal')", N_("Goal"), priority=True, id="visning"),
        Binding("f6", "open('plan_evaluation')", N_("Date"), priority=True, id="mote"),
        Binding("f7", "compare", N_("Before and now"), priority=True, id="bak"),
        Binding("f8", "toggle_ended", N_("All"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._plan: PlanView | None = None
        self._known: MeasureHelp | None = None
        self._with_ended = False
        self._order = 0
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
        self._known = await self.ask(measure_help, self.case_id)
        is_first = self._plan is None
        self.head, self._plan = page.head, page.plan
        self._draw()
        if is_first:
            self._table.go_to(self.next_measure())
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
            order=self._order,
        )
        self._show_notes()
        self.refresh_bindings()

    def _show_notes(self) -> None:
        if self._plan is None or self.head is None:
            return
        tr, one = self.translator, self.measure(self._table.current)
        about = details(one, self._known, tr, self.choice) if one is not None else []
        below = notes(self._plan, self._known, tr, self.head.today, self.choice, date_key=self.DATE_KEY)
        text = "\n".join(part for part in (*about, *below) if part)
        if self._notes.content != text:
            self._notes.update(text)

    def _attainments(self) -> Mapping[str, str]:
        return {one.key: one.code for one in self.head.words.choices.get("attainment", ())} if self.head else {}

    @override
    def ready_status(self) -> str:
        """The row in words, and what can be done with it."""
        measure, goal = self.measure(self._table.current), self._goal(self._table.current)
        if measure is not None and self.head is not None:
            due = self.translator.due(measure.due_on, self.head.today)
            keys = letters(measure, self.translator) if self.can_fill_in(EVALUATE) else f"{measure.responsible}."
            return f"{due[:1].upper()}{due[1:]}. {keys}"
        if goal is None or self.head is None:
            return self.tr("F5 sets a goal.") if self.can_fill_in(GOAL) else ""
        answers = self.head.words.choices.get("attainment", ())
        keys = ", ".join(f"{one.key} {one.label.speak(self.translator.language).lower()}" for one in answers)
        return self.tr("Is the goal reached? {keys}.", keys=keys)

    @override
    def row_moved(self) -> None:
        """Enter works on a measure only; what is known of the row stands below."""
        super().row_moved()
        self._show_notes()
        self.refresh_bindings()

    @override
    def measure(self, key: str) -> MeasureLine | None:
        """A measure of the plan, by the key of its row."""
        return next((one for one in self._measures if one.id == key), None)

    def _goal(self, key: str) -> GoalLine | None:
        return next((one for one in self._plan.goals if goal_key(one.id) == key), None) if self._plan else None

    @override
    def goal_text(self, one: MeasureLine) -> str:
        """The goal of a measure."""
        goal = self._goal(goal_key(one.goal))
        return goal.text if goal else ""

    @property
    @override
    def sheets(self) -> PlanSheets | None:
        """What makes the forms, once the plan is read."""
        if self._plan is None or self._known is None or self.head is None:
            return None
        today = str(as_draft(self.head.today, self.translator))
        return PlanSheets(self._plan, self._known, self.translator, today)

    @property
    @override
    def agreed_ahead(self) -> bool:
        """Whether a day for the evaluation of the case lies ahead."""
        next_on = self._plan.next_on if self._plan else None
        return next_on is not None and self.head is not None and next_on >= self.head.today

    @property
    @override
    def safety_step(self) -> str:
        return str(self._known.safety_step or "") if self._known else ""

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is a key."""
        if action == "open":
            return self.can_fill_in(str(parameters[0]))
        if action == "evaluate":
            return self.sheet is None and self.can_fill_in(EVALUATE) and bool(self.next_measure() or self.next_goal())
        if action == "toggle_ended":
            return self.sheet is None and any(one.is_over for one in self._measures)
        if action == "compare":
            return self.sheet is None and self.head is not None
        return super().check_action(action, parameters)

    @property
    def _measures(self) -> tuple[MeasureLine, ...]:
        return self._plan.measures if self._plan else ()

    @override
    def next_measure(self) -> str:
        """The first measure from the cursor on that waits for its evaluation."""
        waiting = {one.id for one in self._measures if one.needs_evaluation}
        keys = self._table.keys
        start = keys.index(self._table.current) if self._table.current in keys else 0
        return next((key for key in (*keys[start:], *keys[:start]) if key in waiting), "")

    @override
    def next_goal(self) -> str:
        """The row of the first goal that nobody has assessed."""
        goals = self._plan.goals if self._plan else ()
        return next((goal_key(goal.id) for goal in goals if goal.attainment is None), "")

    def action_open(self, command: str) -> None:
        """F2, F5 and F6: a measure, a goal, the date; the goal comes before its first measure."""
        sheet = self.sheet_for(GOAL) if command == MEASURE and self._plan and not self._plan.goals else None
        if sheet is None:
            self.open_by_key(command)
            return
        first = self.tr("{title}  it comes before its measures", title=sheet.title)
        self.perform(self.open_sheet(replace(sheet, title=first)))

    def action_evaluate(self) -> None:
        """F4: the next measure without an evaluation, then the goals."""
        measure = self.next_measure()
        if measure:
            self.perform(self.evaluate(measure))
        else:
            self._table.go_to(self.next_goal())

    def action_compare(self) -> None:
        """F7: how it was at the start, and how it is now."""
        from bti_tui.screens.before_now import BeforeNowScreen  # only for those who look

        self.app.push_screen(BeforeNowScreen(self.desk, self.case_id))

    def action_toggle_ended(self) -> None:
        """F8: the ended measures too, or not."""
        self._with_ended = not self._with_ended
        self._draw()

    def action_sort(self) -> None:
        """The letter o: another order of the measures; the cursor stays on its row."""
        if self.sheet is None:
            self._order = (self._order + 1) % len(ORDERS)
            self._draw()
            self.set_status(self.tr("Sorted by: {order} (o)", order=self.tr(ORDERS[self._order][0])))

    def on_measure_table_assessed(self, event: MeasureTable.Assessed) -> None:
        """A letter on a goal."""
        event.stop()
        self.perform(self._assess(event.goal, event.attainment))

    async def _assess(self, goal: str, attainment: str) -> None:
        command = command_from(
            ASSESS, self.case_id, {"goal": goal, "attainment": attainment, **self.meeting_too(ASSESS)}
        )
        line = self._goal(goal_key(GoalId(goal)))
        words = ((line.text if line else goal, self.choice("attainment", attainment)),)
        seen = Seen(self.drawn, self.drawn)
        await self.carry_out(Order(command, "", seen, self.tr("Goal"), words, self._assessed))

    async def _assessed(self, settled: Settled) -> None:
        await self.load()
        self._table.go_to(self.next_goal() or self._table.current)
        self.show_status()
        if settled.said:
            self.set_status(settled.said)
        self.all_done()

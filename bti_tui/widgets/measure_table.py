"""Goals and measures in one list: the arrows go through both, and a letter says how far a goal is reached."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from typing_extensions import override

from bti_tui.domain.plan import MeasureStatus
from bti_tui.domain.views.plan_view import GoalLine, MeasureLine, PlanView
from bti_tui.i18n import N_, Translator, sort_key
from bti_tui.widgets.row_list import Row, RowList, cell

Choice = Callable[[str, str], str]
"""What a code is called: the name of the guide's list, then the code."""

WIDE: Final = 105
"""From so many columns on there is room for the goal, the start and the day of evaluation."""
RESPONSIBLE, ARENA, DAY, STATUS, GOAL = 12, 9, 9, 15, 4
WORD = 9
"""Columns of the status word; the days follow it."""
STATUSES: Final = {
    MeasureStatus.PLANNED: N_("planned"),
    MeasureStatus.ACTIVE: N_("under way"),
    MeasureStatus.WAITING: N_("waits"),
    MeasureStatus.TRANSFERRED: N_("handed on"),
    MeasureStatus.CONTINUED: N_("goes on"),
    MeasureStatus.ADJUSTED: N_("adjusted"),
    MeasureStatus.LIFTED: N_("lifted"),
    MeasureStatus.ENDED_WITH_EFFECT: N_("ended, helped"),
    MeasureStatus.ENDED_WITHOUT_EFFECT: N_("ended, no help"),
    MeasureStatus.ENDED: N_("ended"),
    MeasureStatus.REPLACED: N_("replaced"),
    MeasureStatus.NOT_CARRIED_OUT: N_("not done"),
}
ORDERS: Final[tuple[tuple[str, Callable[[MeasureLine], Any]], ...]] = (
    (N_("what is overdue"), lambda one: one.urgency),
    (N_("deadline"), lambda one: (one.is_over, one.due_on)),
    (N_("who is responsible"), lambda one: (one.is_over, sort_key(one.responsible), one.urgency)),
    (N_("name"), lambda one: sort_key(one.title)),
)
"""What the measures can be sorted by; the names are msgids."""
WAIT, SAY, GIVE = "v", "s", "g"
"""Letters on a measure: it waits or is taken up again, what somebody says of it, and giving it to another."""
SORT: Final = "o"


def goal_key(goal: str) -> str:
    """The key of a goal's row."""
    return f"goal:{goal}"


class MeasureTable(RowList):
    """The plan; Enter evaluates a measure that goes on."""

    BINDINGS = [
        Binding("enter", "choose", N_("Evaluate"), priority=True, id="measure-evaluate"),
        Binding(SORT, "screen.sort", show=False, priority=True, id="measure-order"),
        *(Binding(one, f"ask('{one}')", show=False, priority=True, id=f"measure-{one}") for one in (WAIT, SAY, GIVE)),
    ]

    class Chosen(Message):
        """This measure shall be evaluated."""

        def __init__(self, measure: str) -> None:
            super().__init__()
            self.measure = measure

    class Assessed(Message):
        """A goal is reached, or how far."""

        def __init__(self, goal: str, attainment: str) -> None:
            super().__init__()
            self.goal = goal
            self.attainment = attainment

    class Asked(Message):
        """A letter on a measure."""

        def __init__(self, measure: str, letter: str) -> None:
            super().__init__()
            self.measure = measure
            self.letter = letter

    def __init__(self) -> None:
        super().__init__(id="measure-table")
        self._attainments: Mapping[str, str] = {}
        self._open: frozenset[str] = frozenset()
        self._letters: Mapping[str, str] = {}

    def show(
        self,
        plan: PlanView,
        tr: Translator,
        choice: Choice,
        today: date,
        *,
        attainments: Mapping[str, str],
        with_ended: bool,
        order: int = 0,
    ) -> None:
        """Draw the rows; `attainments` gives the code for each letter, none when nothing may be changed.

        `order` is the place in `ORDERS`.
        """
        self._attainments = attainments
        self._open = frozenset(one.id for one in plan.measures if not one.is_over)
        self._letters = {one.id: letters_of(one) for one in plan.measures} if attainments else {}
        writer = _Writer(plan, tr, choice, today)
        shown = [one for one in plan.measures if with_ended or one.id in self._open]
        rows = [Row("", lambda _: "   " + tr.tr("GOALS"), is_heading=True)]
        rows += [Row(goal_key(goal.id), writer.goal(place, goal)) for place, goal in enumerate(plan.goals)]
        rows += [Row("", lambda _: "   " + tr.tr("No goal yet. F5 sets the first."), is_heading=True)] * (
            not plan.goals
        )
        rows += [Row("", writer.heading, is_heading=True)]
        rows += [Row(one.id, writer.measure(one)) for one in sorted(shown, key=ORDERS[order][1])]
        none = (
            N_("Every measure has ended. F8 shows them.")
            if plan.measures
            else N_("No measure yet. F2 plans the first.")
        )
        rows += [Row("", lambda _: "   " + tr.tr(none), is_heading=True)] * (not shown)
        self.show_rows(rows)

    def on_key(self, event: events.Key) -> None:
        """A letter on a goal."""
        code = self._attainments.get((event.character or "").lower())
        if code and self.current.startswith("goal:"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Assessed(self.current.partition(":")[2], code))

    async def action_ask(self, letter: str) -> None:
        """A letter on a measure; what is typed after it waits until the form is there."""
        measure = await self.settled()
        if letter not in self._letters.get(measure, ""):
            raise SkipAction
        await self.tell(self.Asked(measure, letter))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter works on a measure that goes on."""
        if action != "choose":
            return super().check_action(action, parameters)
        return self.current in self._open and bool(self._attainments)

    async def action_choose(self) -> None:
        """Enter: how the measure went."""
        measure = await self.settled()
        if measure not in self._open:
            raise SkipAction
        await self.tell(self.Chosen(measure))


def letters_of(one: MeasureLine) -> str:
    """The letters that do something on a measure; what is over can still be spoken of."""
    return SAY if one.is_over else WAIT + SAY + GIVE


class _Writer:
    """Writes the rows of one plan."""

    def __init__(self, plan: PlanView, tr: Translator, choice: Choice, today: date) -> None:
        self._numbers = {goal.id: f"M{place}" for place, goal in enumerate(plan.goals, 1)}
        self._tr = tr
        self._choice = choice
        self._today = today

    def goal(self, place: int, goal: GoalLine) -> Callable[[int], str]:
        """A goal, and whether it is reached."""
        reached = self._choice("attainment", goal.attainment) if goal.attainment else self._tr.tr("not assessed")

        def draw(width: int) -> str:
            text = f"{goal.text} ({goal.sign})" if goal.sign and width >= WIDE else goal.text
            return f"   {cell(f'M{place + 1}', GOAL)} {cell(text, width - STATUS - GOAL - 5)} {cell(reached, STATUS)}"

        return draw

    def heading(self, width: int) -> str:
        """The names of the columns."""
        tr = self._tr.tr
        wide = (tr("Goal"), tr("Start"), tr("Evaluation"))
        return self._line("", tr("MEASURES"), wide, (tr("Responsible"), tr("Where"), tr("Due")), tr("Status"), width)

    def measure(self, one: MeasureLine) -> Callable[[int], str]:
        """A measure with its status by a sign and a word."""
        sign, status = self._status(one)
        day = self._tr.day
        wide = (self._numbers.get(one.goal, ""), day(one.starts_on), day(one.evaluate_on))
        due = day(one.due_on) if not one.is_over else ""
        always = (one.responsible, self._choice("arena", one.arena), due)
        return lambda width: self._line(sign, one.title, wide, always, status, width)

    def _status(self, one: MeasureLine) -> tuple[str, str]:
        word = self._tr.tr(STATUSES[one.status])
        if one.is_over:
            return "-", word
        days = (one.evaluate_on - self._today).days
        if one.overdue:
            late = self._tr.tr("OVERDUE")
            return "!", f"{cell(late, WORD)} {days:>4}d"
        if one.status is MeasureStatus.WAITING:
            return "~", f"{cell(word, WORD)} {days:>4}d"
        if not one.needs_evaluation:
            return "ok", word
        return "o" if days == 0 else ".", f"{cell(self._tr.tr(STATUSES[one.status]), WORD)} {days:>4}d"

    def _line(
        self, sign: str, title: str, wide: tuple[str, str, str], always: tuple[str, str, str], status: str, width: int
    ) -> str:
        who, where, due = always
        columns = [(who, RESPONSIBLE), (where, ARENA), (due, DAY), (status, STATUS)]
        if width >= WIDE:
            goal, start, evaluate = wide
            columns = [(goal, GOAL), *columns[:2], (start, DAY), (due, DAY), (evaluate, DAY + 1), columns[3]]
        room = width - 3 - sum(columns + 1 for _, columns in columns)
        cells = [cell(text, columns) for text, columns in columns[:-1]]
        last = status if len(status) <= STATUS else cell(status, STATUS)
        return " ".join([cell(sign, 2), cell(title, room), *cells, last])

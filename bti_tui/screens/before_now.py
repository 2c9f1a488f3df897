"""Before and now (før og nå): each goal with how far it is reached, and each answer as it was first and is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.instrument import LifeArea
from bti_tui.domain.views.plan_view import GoalLine
from bti_tui.i18n import N_, Translator
from bti_tui.screens.assessment_words import answer_word
from bti_tui.screens.case_place import CasePlace
from bti_tui.usecases.before_now import BeforeNow, Change, Pair, Turn, before_now
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import Row, RowList, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

SIGNS: Final = {Turn.BETTER: "+", Turn.SAME: "=", Turn.WORSE: "!", Turn.UNKNOWN: "?"}
WORDS: Final = {
    Turn.BETTER: N_("better"),
    Turn.SAME: N_("the same"),
    Turn.WORSE: N_("worse"),
    Turn.UNKNOWN: N_("not known"),
}
POINT, WORD, DATE = 14, 10, 15
LONG: Final = 400


class BeforeNowText:
    """Says it in one language."""

    def __init__(self, found: BeforeNow, tr: Translator) -> None:
        self._found = found
        self._translator = tr
        self.tr = tr.tr
        self._language = tr.language

    def rows(self) -> list[Row]:
        """The goals, then the answers of each."""
        return [*self._goals(), *self._pairs(), *self._once()]

    def _goals(self) -> Iterator[Row]:
        yield _heading(self.tr("GOALS"))
        for place, goal in enumerate(self._found.plan.goals, 1):
            yield Row(f"goal:{goal.id}", partial(self._goal, f"M{place}", goal))
        if not self._found.plan.goals:
            yield Row("none", partial(_text, self.tr("No goal is set yet.")))

    def _goal(self, number: str, goal: GoalLine, width: int) -> str:
        area = self._area(goal)
        text = f"{goal.text} ({area})" if area else goal.text
        return f"{number} {cell(text, width - DATE - 4)} {cell(self._reached(goal), DATE)}"

    def _area(self, goal: GoalLine) -> str:
        return self._found.head.words.choice("area", goal.area, self._language) if goal.area else ""

    def _reached(self, goal: GoalLine) -> str:
        if goal.attainment is None:
            return self.tr("not assessed")
        return self._found.head.words.choice("attainment", goal.attainment, self._language)

    def _pairs(self) -> Iterator[Row]:
        for number, pair in enumerate(self._found.pairs):
            day = self._translator.day
            first, now = day(pair.first_on, year=True), day(pair.now_on, year=True)
            yield _heading(self.tr("{who}: {first} AND {now}", who=pair.who, first=first, now=now))
            yield from self._areas(number, pair)

    def _areas(self, number: int, pair: Pair) -> Iterator[Row]:
        for area, changes in pair.areas:
            if not changes:
                continue
            yield Row(f"area:{number}:{area.code}", partial(self._heading_of, area), is_heading=True)
            for one in changes:
                yield Row(f"item:{number}:{one.item}", partial(self._change, one))

    def _heading_of(self, area: LifeArea, width: int) -> str:
        numbers = {goal.id: f"M{place}" for place, goal in enumerate(self._found.plan.goals, 1)}
        goals = ", ".join(f"{numbers[goal.id]} {self._reached(goal).lower()}" for goal in self._found.goals(area))
        beside = self.tr("goals: {goals}", goals=goals) if goals else ""
        return cell(f"   {area.name.speak(self._language)}   {beside}".rstrip(), width)

    def _change(self, one: Change, width: int) -> str:
        before, now = (answer_word(point, self._language) if point else "" for point in (one.before, one.now))
        room = width - 2 - 2 * POINT - 4 - WORD - 3
        name = cell(one.name.speak(self._language), room)
        turned = self.tr(WORDS[one.turn])
        return f"{SIGNS[one.turn]} {name} {cell(before, POINT)} -> {cell(now, POINT)} {cell(turned, WORD)}"

    def _once(self) -> Iterator[Row]:
        for number, (who, day) in enumerate(self._found.asked_once):
            said = self.tr(
                "{who} has answered once, {day}. A new answer shows what has changed.",
                who=who,
                day=self._translator.day(day, year=True),
            )
            yield Row(f"once:{number}", partial(_text, said))
        if not self._found.pairs and not self._found.asked_once:
            yield Row("nobody", partial(_text, self.tr("Nobody has answered the concern assessment that you may see.")))


def _heading(text: str) -> Row:
    return Row(f"={text}", partial(_text, text), is_heading=True)


def _text(text: str, width: int) -> str:
    return cell(text, width)


class BeforeNowScreen(CasePlace[None]):
    """One list to read through; nothing is written here."""

    CSS_PATH = "assessment.tcss"

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._found: BeforeNow | None = None
        self.list = KeyList(id="before-now-list")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The case, and what this is."""
        head = self._found.head if self._found else None
        about = (f"{head.number} {head.short_name}".rstrip(),) if head else ()
        return (*about, self.tr("Measures"), self.tr("Before and now"))

    @override
    def compose_body(self) -> ComposeResult:
        """The list."""
        yield self.list

    @property
    @override
    def drawn(self) -> int:
        return self._found.head.version if self._found else 0

    @override
    async def read_again(self) -> None:
        """As others have left it."""
        await self._read()

    def on_mount(self) -> None:
        """Read the case."""
        self.perform(self._read(), self.tr("The case is being read."))
        self.set_focus(self.list)

    async def _read(self) -> None:
        self._found = await self.ask(before_now, self.case_id)
        self.list.show_rows(BeforeNowText(self._found, self.translator).rows())
        self.draw_header()
        self.show_status()

    @override
    def ready_status(self) -> str:
        """The row as it stands, whole."""
        if self._found is None:
            return ""
        rows = {one.key: one for one in BeforeNowText(self._found, self.translator).rows()}
        row = rows.get(self.list.current)
        return " ".join(row.draw(LONG).split()) if row else ""

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()
        self.call_after_refresh(self._place_cursor)

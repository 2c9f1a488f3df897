"""What every place does alike: it asks, says no with all reasons, tells where you are, and keeps keys in order."""

import threading
from collections.abc import Callable

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import DiskFull, Reason, Refused
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import StepId
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.menu import MenuScreen
from bti_tui.usecases.context import Context
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form
from tests.screens.list_support import is_at
from tests.screens.support import (
    LARGE,
    SMALL,
    FakeContext,
    Place,
    monday,
    new_desk,
    press,
    rows,
    running,
    settled,
    text,
    type_text,
)

REASONS = (Reason("G-SIK", StepId("safety")), Reason("G-LED"), Reason("G-FAM", StepId("family")))


class Asking(Place):
    """F2 asks, and the answer comes when the test lets it."""

    BINDINGS = [
        Binding("f2", "ask", "New", priority=True, id="ny"),
        Binding("f3", "refuse", "Search", priority=True, id="sok"),
        Binding("f4", "fail", "Do now", priority=True, id="neste"),
    ]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk, (FieldSpec("x", FieldKind.LINE, "First"),))
        self.gate = threading.Event()
        self.mended: list[Reason] = []

    def action_ask(self) -> None:
        self.perform(self._ask(), "Looking it up.")

    async def _ask(self) -> None:
        await self.desk.run(self.gate.wait)
        self.app.push_screen(Second(self.desk))

    def action_refuse(self) -> None:
        def refuse(_: Context) -> None:
            raise Refused(*REASONS)

        self.perform(self._answer(refuse))

    def action_fail(self) -> None:
        def fail(_: Context) -> None:
            raise DiskFull

        self.perform(self._answer(fail))

    async def _answer(self, use_case: Callable[[Context], None]) -> None:
        await self.desk.unlock(FakeContext)  # type: ignore[arg-type]  # as much of a context as the desk needs
        await self.ask(use_case)

    @override
    def can_mend(self, reason: Reason) -> bool:
        return reason.mend is not None

    @override
    def mend(self, reason: Reason) -> None:
        self.mended.append(reason)


class Second(BtiScreen[None]):
    """A place with one line."""

    @override
    def compose_body(self) -> ComposeResult:
        yield Form((FieldSpec("y", FieldKind.LINE, "Second"),), self.translator, now=monday)


class Listing(BtiScreen[None]):
    """A place with a list."""

    @override
    def compose_body(self) -> ComposeResult:
        yield OptionList("en", "to", "tre")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_frame_stands_in_the_same_rows_everywhere(size: tuple[int, int]) -> None:
    async with running(Asking, size) as pilot:
        shown = rows(pilot)
        assert len(shown) == size[1]
        assert shown[0].startswith(" BTI > Saker > S-022")
        assert shown[1] == "-" * size[0]
        assert shown[-2] == " Field First."
        assert shown[-1].split()[:4] == ["Tab", "Next", "F1", "Help"]
        assert all(len(row) <= size[0] for row in shown)


async def test_keys_typed_while_the_desk_works_go_to_what_its_answer_opens() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        await pilot.press("f2", "å", "s", "e")
        asking.gate.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, Second)
        assert pilot.app.screen.query_one(Form).values == {"y": "åse"}
        assert asking.form.values == {"x": None}


async def test_slow_work_is_said_and_the_status_comes_back() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        await pilot.press("f2")
        while asking.status_text != "working ...":
            await pilot.pause(0.01)
        asking.gate.set()
        await settled(pilot)
        assert asking.status_text == "Field First."


async def test_the_alarm_does_not_wait_for_the_desk() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        await pilot.press("f2", "f9")
        await pilot.pause()
        assert "112" in text(pilot)
        asking.gate.set()
        await settled(pilot)


async def test_a_refusal_lists_all_reasons_and_a_digit_leads_to_mending_one() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        await press(pilot, "f3")
        tr = asking.translator
        shown = text(pilot)
        assert f"1 {tr.reason('G-SIK')}"[:40] in shown
        assert f"- {tr.reason('G-LED')}"[:40] in shown
        assert f"3 {tr.reason('G-FAM')}"[:40] in shown
        await press(pilot, "3")
        assert asking.mended == [REASONS[2]]
        assert not asking.notice.is_shown
        await type_text(pilot, "3")
        assert asking.form.values == {"x": "3"}


async def test_escape_puts_a_refusal_away_and_the_cursor_back() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        await press(pilot, "f3", "2", "escape")
        assert asking.mended == []
        assert not asking.notice.is_shown
        await type_text(pilot, "x")
        assert asking.form.values == {"x": "x"}


async def test_an_error_is_one_sentence_that_leaves_the_cursor_alone_and_goes_with_the_next_try() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        await press(pilot, "f4")
        assert "The disk is full" in text(pilot)
        await type_text(pilot, "x")
        assert asking.form.values == {"x": "x"}
        asking.gate.set()
        await press(pilot, "f2")
        assert not asking.notice.is_shown


async def test_the_first_row_says_when_something_was_stored_and_when_it_could_not_be() -> None:
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        asking.mark_saved()
        await pilot.pause()
        assert rows(pilot)[0].endswith("stored 10:42")
        asking.mark_unsaved()
        await pilot.pause()
        assert rows(pilot)[0].endswith("NOT STORED - F1")


async def test_a_training_store_says_so_on_every_screen() -> None:
    async with running(Asking) as pilot:
        pilot.app.state.training = True  # type: ignore[attr-defined]  # the App under test is ours
        await press(pilot, "f9", "escape")
        assert rows(pilot)[0].startswith(" BTI TRAINING > Saker")


async def test_a_long_place_gives_way_to_the_time_of_the_last_store() -> None:
    class Long(Place):
        @override
        def crumbs(self) -> tuple[str, ...]:
            return tuple(f"a long name {number}" for number in range(9))

    async with running(Long) as pilot:
        place = pilot.app.screen
        assert isinstance(place, Long)
        place.mark_saved()
        await pilot.pause()
        assert rows(pilot)[0].startswith(" ..")
        assert " > a long name 8 " in rows(pilot)[0]
        assert rows(pilot)[0].endswith("stored 10:42")


async def test_the_terminals_cursor_follows_the_row_of_a_list() -> None:
    async with running(Listing) as pilot:
        await press(pilot, "down", "down")
        x, y = pilot.app.cursor_position
        assert rows(pilot)[y].strip() == "tre"
        assert x >= 0


async def test_the_outermost_place_says_how_to_leave_instead_of_leaving() -> None:
    async with running(Asking) as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Asking)
        assert rows(pilot)[-2].strip() == "Ctrl+Q leaves the program."


async def test_a_question_that_comes_after_the_store_was_closed_is_no_fault() -> None:
    """Leaving by the menu goes back to a place that reads itself anew, while the store is being closed."""
    async with running(Asking) as pilot:
        asking = pilot.app.screen
        assert isinstance(asking, Asking)
        asking.perform(asking.ask(lambda _: None))
        await settled(pilot)
        assert pilot.app.is_running


async def test_quick_steps_back_open_no_menu_and_esc_twice_where_nothing_is_left_does() -> None:
    async with running(Asking) as pilot:
        for _ in range(2):
            await pilot.app.push_screen(Place(new_desk()))
        await press(pilot, "escape", "escape")
        assert is_at(pilot, Asking)
        await press(pilot, "escape")
        assert is_at(pilot, Asking)
        await press(pilot, "escape")
        assert is_at(pilot, MenuScreen)
        await press(pilot, "escape", "escape")
        assert is_at(pilot, Asking)


async def test_a_place_that_leaves_by_itself_while_esc_is_pressed_takes_no_other_place_away() -> None:
    async with running(Asking) as pilot:
        below = pilot.app.screen
        assert isinstance(below, Asking)
        middle, above = Second(below.desk), Second(below.desk)
        await pilot.app.push_screen(middle)
        await pilot.app.push_screen(above)
        await settled(pilot)
        above.dismiss(None)
        above.dismiss(None)
        await settled(pilot)
        assert pilot.app.screen is middle

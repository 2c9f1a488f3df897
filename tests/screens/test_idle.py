"""The program locks by itself, at once by key, and whatever else goes on; it says so half a minute before."""

import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from textual.events import MouseDown, MouseEvent, MouseMove, MouseScrollDown
from textual.pilot import Pilot
from typing_extensions import override

from bti_tui.app import BtiApp, Setting
from bti_tui.domain.field_kind import FieldKind
from bti_tui.screens.ending import Ending
from bti_tui.screens.help import HelpScreen
from bti_tui.screens.idle import Idle, seconds_awake_or_asleep
from bti_tui.screens.leaving import LeavingScreen
from bti_tui.screens.menu import MenuScreen
from bti_tui.screens.unlock import UnlockScreen
from bti_tui.widgets.field import FieldSpec
from tests.screens.support import FakeOpener, Place, monday, press, rows, running, settled, text, type_text

MINUTE = 60.0


@dataclass
class Counter:
    """A clock that the test winds on."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


class Writing(Place):
    """A place with one line, that can ask the desk something slow."""

    gate: threading.Event

    def ask_slowly(self) -> None:
        self.gate = threading.Event()
        self.perform(self.desk.run(self.gate.wait, 30.0))  # type: ignore[arg-type]  # the answer is thrown away


@dataclass
class Opened:
    """A program with an open store."""

    pilot: Pilot[Ending]
    counter: Counter
    place: Writing = field(init=False)

    def __post_init__(self) -> None:
        place = self.pilot.app.screen
        assert isinstance(place, Writing)
        self.place = place

    @property
    def app(self) -> BtiApp:
        app = self.pilot.app
        assert isinstance(app, BtiApp)
        return app

    def ending(self) -> Ending | None:
        """How it ended; None while it runs."""
        return self.app.return_value

    async def let_pass(self, seconds: float) -> None:
        """Nobody touches the keyboard for so long; the program looks at the clock."""
        self.counter.now += seconds
        self.app.look_at_the_time()
        await settled(self.pilot)

    async def let_pass_until_it_ends(self, seconds: float) -> None:
        """The same, where something goes on that never ends."""
        self.counter.now += seconds
        self.app.look_at_the_time()
        while self.ending() is None:
            await self.pilot.pause(0.01)


@asynccontextmanager
async def opened(minutes: int = 5) -> AsyncIterator[Opened]:
    counter = Counter()
    setting = Setting(clock=monday, counter=counter, lock_after_minutes=minutes)
    spec = (FieldSpec("x", FieldKind.LINE, "First"),)
    opener = FakeOpener(training=True)
    async with running(
        lambda desk: UnlockScreen(desk, opener, lambda _: Writing(desk, spec)), setting=setting
    ) as pilot:
        await press(pilot, "enter")
        yield Opened(pilot, counter)


async def test_r40_it_locks_by_itself_after_five_minutes_without_a_key() -> None:
    async with opened() as it:
        await it.let_pass(4 * MINUTE)
        await type_text(it.pilot, "a")
        await it.let_pass(5 * MINUTE - 1)
        assert it.ending() is None
        await it.let_pass(1)
    assert it.ending() is Ending.AUTO_LOCK
    assert it.place.drafts[-1] == ({"x": "a"}, "x")


@pytest.mark.parametrize("minutes", [1, 15])
async def test_the_time_is_the_persons_own_choice(minutes: int) -> None:
    async with opened(minutes) as it:
        await it.let_pass(minutes * MINUTE - 1)
        assert it.ending() is None
        await it.let_pass(1)
    assert it.ending() is Ending.AUTO_LOCK


async def test_half_a_minute_before_it_says_so_and_counts_down_and_a_key_takes_that_away() -> None:
    async with opened() as it:
        await it.let_pass(5 * MINUTE - 31)
        assert "Locks in" not in text(it.pilot)
        said = []
        for _ in range(3):
            await it.let_pass(6)
            said.append(rows(it.pilot)[-2].strip())
        assert said == [f"Locks in {seconds} seconds. Press a key to go on." for seconds in (25, 20, 15)]
        await type_text(it.pilot, "a")
        assert rows(it.pilot)[-2].strip() == "Field First."
        await it.let_pass(4 * MINUTE)
        assert it.ending() is None


async def test_the_first_key_after_a_sleep_finds_it_locked_and_goes_nowhere() -> None:
    async with opened() as it:
        it.counter.now += 3600
        await type_text(it.pilot, "a")
    assert it.ending() is Ending.AUTO_LOCK
    assert it.place.drafts == []


async def test_f12_locks_at_once_though_the_desk_is_slow_and_covers_the_case_meanwhile() -> None:
    async with opened() as it:
        await type_text(it.pilot, "abc")
        it.place.ask_slowly()
        await it.pilot.press("f12")
        while not isinstance(it.app.screen, LeavingScreen):
            await it.pilot.pause(0.01)
        assert "abc" not in text(it.pilot)
        assert it.place.drafts[-1][0] == {"x": "abc"}
        it.place.gate.set()
        await settled(it.pilot)
    assert it.ending() is Ending.LOCK


async def test_a_desk_that_never_ends_does_not_keep_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bti_tui.screens.leaving.DESK_SECONDS", 0.2)
    async with opened() as it:
        it.place.ask_slowly()
        await it.let_pass_until_it_ends(5 * MINUTE)
        it.place.gate.set()
    assert it.ending() is Ending.AUTO_LOCK


@pytest.mark.parametrize(("key", "kind"), [("f10", MenuScreen), ("f1", HelpScreen)])
async def test_an_open_menu_or_help_does_not_keep_it_open(key: str, kind: type) -> None:
    async with opened() as it:
        await type_text(it.pilot, "abc")
        await press(it.pilot, key)
        assert isinstance(it.app.screen, kind)
        await it.let_pass(5 * MINUTE)
    assert it.ending() is Ending.AUTO_LOCK
    assert it.place.drafts[-1][0] == {"x": "abc"}


async def test_a_place_that_can_not_tell_what_was_typed_does_not_keep_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(Writing):
        @override
        async def keep_drafts(self) -> None:
            await self.desk.run(self.gate.wait, 30.0)

    monkeypatch.setattr("bti_tui.screens.leaving.DRAFT_SECONDS", 0.1)
    monkeypatch.setattr("bti_tui.screens.leaving.DESK_SECONDS", 0.1)
    async with opened() as it:
        stuck = Stuck(it.place.desk)
        stuck.gate = threading.Event()
        await it.app.push_screen(stuck)
        await it.let_pass_until_it_ends(5 * MINUTE)
        stuck.gate.set()
    assert it.ending() is Ending.AUTO_LOCK


async def test_while_locked_there_is_nothing_to_lock() -> None:
    counter = Counter()
    setting = Setting(clock=monday, counter=counter)
    async with running(lambda desk: UnlockScreen(desk, FakeOpener(), lambda _: Place(desk)), setting=setting) as pilot:
        counter.now += 3600
        assert isinstance(pilot.app, BtiApp)
        pilot.app.look_at_the_time()
        await press(pilot, "f12")
        assert isinstance(pilot.app.screen, UnlockScreen)


def test_the_clock_counts_what_the_machine_sleeps_and_can_not_be_set_back() -> None:
    before = seconds_awake_or_asleep()
    assert before >= time.monotonic() - 1
    assert seconds_awake_or_asleep() >= before


def test_the_warning_begins_half_a_minute_before_and_ends_with_the_lock() -> None:
    counter = Counter()
    idle = Idle(300, counter)
    near = []
    for seconds in (269, 271, 299, 300, 301):
        counter.now = 1000 + seconds
        near.append((idle.is_near, idle.is_over))
    assert near == [(False, False), (True, False), (True, False), (False, True), (False, True)]


async def test_a_click_is_a_sign_of_life_and_a_mouse_that_moves_is_none() -> None:
    async with opened() as it:
        for kind in (MouseDown, MouseScrollDown):
            it.counter.now += 4 * MINUTE
            it.app.post_message(mouse(kind))
            await settled(it.pilot)
        await it.let_pass(4 * MINUTE)
        assert it.ending() is None
        it.app.post_message(mouse(MouseMove))
        await it.let_pass(MINUTE)
    assert it.ending() is Ending.AUTO_LOCK


def mouse(kind: type[MouseEvent]) -> MouseEvent:
    """What a terminal tells of a mouse."""
    return kind(None, x=5, y=5, delta_x=0, delta_y=0, button=1, shift=False, meta=False, ctrl=False)

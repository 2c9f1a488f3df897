"""A lock never throws words away in silence: it covers the case, asks once, and locks when they are stored."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.app import BtiApp, Setting
from bti_tui.cli.why_locked import why_locked
from bti_tui.desk import Desk
from bti_tui.domain.errors import DiskFull
from bti_tui.i18n import Translator
from bti_tui.screens import backlog, leaving
from bti_tui.screens.ending import Ending
from bti_tui.screens.held import HeldScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from tests.builders import a_case
from tests.orders import OWNER
from tests.screens.case_support import CaseStore, burst, fits
from tests.screens.step_support import at
from tests.screens.support import LARGE, SMALL, press, rows, settled, text
from tests.screens.test_idle import MINUTE, Counter
from tests.screens.test_trouble import FakeDisk, on, until

WORDS = "Ingen tegn"


class Typing:
    """Somebody has typed words in a step."""

    def __init__(self, pilot: Pilot[Any], store: CaseStore, disk: FakeDisk, counter: Counter) -> None:
        self.pilot, self.store, self.disk, self.counter = pilot, store, disk, counter

    @property
    def app(self) -> BtiApp:
        app = self.pilot.app
        assert isinstance(app, BtiApp)
        return app

    @property
    def is_held(self) -> bool:
        return isinstance(self.app.screen, HeldScreen)

    async def hold(self) -> None:
        """F12, until the question stands there."""
        await self.pilot.press("f12")
        await until(self.pilot, lambda: self.is_held)
        await settled(self.pilot)

    async def until_ended(self) -> Ending:
        await until(self.pilot, lambda: self.app.return_value is not None)
        assert self.app.return_value is not None
        return self.app.return_value


@asynccontextmanager
async def typing(size: tuple[int, int] = SMALL, language: Any = "en", *, state: bool = False) -> AsyncIterator[Typing]:
    """Words that can be stored nowhere; with `state` they can be sealed outside of the store."""
    store, counter = CaseStore(a_case(), OWNER), Counter()
    disk = on(store)
    desk = Desk[Context]()
    await desk.unlock(lambda: store.context)
    setting = Setting(clock=lambda: store.now, counter=counter)
    app = BtiApp(Translator(language), desk, lambda: at("check_safety")(desk, store.id), setting=setting)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        disk.wrong, disk.has_state = DiskFull(), state
        await burst(pilot, "n", "tab", WORDS)
        await press(pilot, "tab")
        await until(pilot, lambda: rows(pilot)[0].count("!") == 1)
        yield Typing(pilot, store, disk, counter)
    desk.close()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "AGAIN_AFTER_SECONDS", 0.05)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_f12_covers_the_case_and_asks_before_words_are_lost(size: tuple[int, int], language: str) -> None:
    async with typing(size, language) as it:
        await it.hold()
        assert it.app.return_value is None
        assert WORDS not in text(it.pilot)
        assert "Ella" not in text(it.pilot)
        assert fits(it.pilot, size)
        await it.pilot.press("escape")
        await until(it.pilot, lambda: isinstance(it.app.screen, StepScreen))
        assert WORDS in text(it.pilot)


async def test_f12_once_more_locks_and_the_lock_screen_says_that_words_are_gone() -> None:
    async with typing() as it:
        await it.hold()
        await it.pilot.press("f12")
        assert await it.until_ended() is Ending.TEXT_LOST
    assert Ending.TEXT_LOST.is_lock
    assert "gone" in why_locked(Translator("en"), Ending.TEXT_LOST.value)


async def test_it_locks_by_itself_as_soon_as_the_words_are_stored() -> None:
    async with typing() as it:
        await it.hold()
        it.disk.wrong = None
        assert await it.until_ended() is Ending.LOCK
    (draft,) = drafts(it.store.context)
    assert WORDS in draft.values


async def test_the_lock_after_some_minutes_covers_the_case_and_waits_once_more_as_long() -> None:
    async with typing() as it:
        it.counter.now += 6 * MINUTE
        it.app.look_at_the_time()
        await until(it.pilot, lambda: it.is_held)
        assert WORDS not in text(it.pilot)
        it.counter.now += 4 * MINUTE
        it.app.look_at_the_time()
        assert it.app.return_value is None
        it.counter.now += 2 * MINUTE
        it.app.look_at_the_time()
        assert await it.until_ended() is Ending.TEXT_LOST


async def test_a_store_that_is_only_read_has_promised_nothing_and_locks_at_once() -> None:
    async with typing() as it:
        it.app.state.is_read_only = True
        await it.pilot.press("f12")
        assert await it.until_ended() is Ending.LOCK


async def test_words_that_are_sealed_outside_of_the_store_hold_nothing_up() -> None:
    async with typing(state=True) as it:
        await it.pilot.press("f12")
        assert await it.until_ended() is Ending.LOCK


async def test_a_program_that_is_asked_to_let_go_of_the_store_puts_the_words_away_and_locks() -> None:
    async with typing() as it:
        it.disk.wrong = None
        await until(it.pilot, lambda: "stored " in rows(it.pilot)[0])
        it.app.look_at_the_time()
        await settled(it.pilot)
        assert it.app.return_value is None
        it.disk.is_wanted = True
        it.app.look_at_the_time()
        assert await it.until_ended() is Ending.NEW_KEY
    assert [WORDS in draft.values for draft in drafts(it.store.context)] == [True]


async def test_a_draft_that_waits_behind_a_slow_question_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "DRAFT_SECONDS", 0.2)
    monkeypatch.setattr(leaving, "DESK_SECONDS", 0.2)
    async with typing() as it:
        it.disk.wrong = None
        await until(it.pilot, lambda: "stored " in rows(it.pilot)[0])
        gate = threading.Event()
        it.app.run_worker(it.app._desk.run(gate.wait, 60.0))
        await burst_without_waiting(it, " og mer")
        await it.pilot.press("f12")
        await until(it.pilot, lambda: it.is_held)
        assert it.app.return_value is None
        gate.set()
        assert await it.until_ended() is Ending.LOCK
    (draft,) = drafts(it.store.context)
    assert "og mer" in draft.values


async def burst_without_waiting(it: Typing, words: str) -> None:
    """Type into the field where the cursor is, while the desk answers nobody."""
    await it.pilot.press("shift+tab")
    for letter in words:
        await it.pilot.press("space" if letter == " " else letter)

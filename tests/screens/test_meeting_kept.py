"""What is typed in a meeting is kept: in a draft letter by letter, over a lock, and while nothing can be stored."""

import pytest
from textual.timer import Timer

from bti_tui.domain.errors import DiskFull
from bti_tui.domain.facts import EntryWritten
from bti_tui.screens import backlog
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.usecases.drafts import drafts, typed
from bti_tui.widgets.meeting_form import CURSOR, LINE, MeetingForm
from tests.screens.case_support import burst, opened
from tests.screens.meeting_support import line, store_in_meeting
from tests.screens.support import LARGE, SMALL, press, text
from tests.screens.test_trouble import on, until


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "AGAIN_AFTER_SECONDS", 0.05)


async def test_every_letter_is_in_the_store_a_moment_later_with_its_cursor() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Halve setningen", "home", "ø")
        kept = typed(drafts(store.context)[0])[0]
        assert (kept[LINE], kept[CURSOR]) == ("øn Halve setningen", "1")
    async with opened(store, MeetingScreen) as pilot:
        assert line(pilot) == "øn Halve setningen"
        await burst(pilot, "a")
        assert line(pilot) == "øan Halve setningen"


async def test_no_letter_waits_for_a_clock_on_its_way_to_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_clock(*_: object, **__: object) -> Timer:
        raise AssertionError("a letter waits")

    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        monkeypatch.setattr(MeetingForm, "set_timer", no_clock)
        await burst(pilot, "n Halve")
        assert typed(drafts(store.context)[0])[0][LINE] == "n Halve"


async def test_an_empty_line_is_kept_too_so_that_a_lock_leads_back_to_the_meeting() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Hele", "enter")
    assert [one.place for one in drafts(store.context)] == ["live.line"]
    async with opened(store, lambda desk, _: OverviewScreen(desk, resume=True)) as pilot:
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert isinstance(pilot.app.screen_stack[-2], CaseScreen)
        await burst(pilot, "n Mer")
        assert line(pilot) == "n Mer"


@pytest.mark.parametrize(("size", "seen"), [(SMALL, "Velkommen, hens.."), (LARGE, "Velkommen, hensikt,..")])
async def test_after_a_lock_the_agenda_has_all_the_width_there_is(size: tuple[int, int], seen: str) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size, "nb") as pilot:
        await burst(pilot, "n Halve")
    async with opened(store, lambda desk, _: OverviewScreen(desk, resume=True), size, "nb") as pilot:
        assert line(pilot) == "n Halve"
        assert seen in text(pilot)


async def test_on_a_full_disk_the_text_stays_in_the_line_and_is_stored_once_there_is_room() -> None:
    store = store_in_meeting()
    disk = on(store)
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Midt i")
        disk.wrong = DiskFull()
        await burst(pilot, " setningen")
        await pilot.press("enter")
        await until(pilot, lambda: "THE DISK IS FULL" in text(pilot))
        assert line(pilot) == "n Midt i setningen"
        assert not store.new(EntryWritten) or store.words(store.new(EntryWritten)[-1].text) != "Midt i setningen"
        disk.wrong = None
        await until(pilot, lambda: line(pilot) == "")
        assert store.words(store.new(EntryWritten)[-1].text) == "Midt i setningen"


async def test_whoever_writes_on_while_the_disk_is_full_is_not_stored_half() -> None:
    store = store_in_meeting()
    disk = on(store)
    async with opened(store, MeetingScreen) as pilot:
        disk.wrong = DiskFull()
        await burst(pilot, "n Midt i")
        await pilot.press("enter")
        await until(pilot, lambda: "THE DISK IS FULL" in text(pilot))
        await pilot.press("space", "m", "e", "r")
        await until(pilot, lambda: line(pilot) == "n Midt i mer")
        before = len(store.new(EntryWritten))
        disk.wrong = None
        await until(pilot, lambda: "THE DISK IS FULL" not in text(pilot))
        assert line(pilot) == "n Midt i mer"
        assert len(store.new(EntryWritten)) == before
        await press(pilot, "enter")
        assert store.words(store.new(EntryWritten)[-1].text) == "Midt i mer"

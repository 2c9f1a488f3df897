"""What is made ready while the lock screen is read, and how little a letter makes the program do."""

import gc
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from bti_tui import screens
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens import ahead
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.unlock import UnlockScreen
from bti_tui.widgets.case_table import CaseColumns
from bti_tui.widgets.quiet_text import QuietText
from tests.screens.list_support import ListStore, showing
from tests.screens.support import SMALL, FakeOpener, Place, press, running, settled, text, type_text

MANY = 300


class Counted:
    """Counts how often something of a class or a module is called, and lets it happen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        self.count = 0
        before = getattr(owner, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            return before(*args, **kwargs)

        monkeypatch.setattr(owner, name, call)


def places() -> Iterator[type[Screen[Any]]]:
    """Every place of the program that has a style sheet of its own."""
    for module in pkgutil.iter_modules(screens.__path__):
        found = importlib.import_module(f"{screens.__name__}.{module.name}")
        for one in vars(found).values():
            if isinstance(one, type) and issubclass(one, Screen) and vars(one).get("CSS_PATH"):
                yield one


def sheets(place: type[Screen[Any]]) -> list[Path]:
    """Where the sheets of a place lie."""
    named = vars(place)["CSS_PATH"]
    listed = named if isinstance(named, list) else [named]
    return [Path(screens.__path__[0]) / one for one in listed]


def many() -> ListStore:
    store = ListStore()
    for number in range(MANY):
        store.concern(f"Nora Berg {number}", 1, safety=SafetyAnswer.NO)
    return store


async def test_the_sheets_of_every_place_are_read_at_once() -> None:
    async with showing(ListStore(), OverviewScreen) as pilot:
        ahead.read_sheets(pilot.app)
        known = {(str(sheet), "") for place in places() for sheet in sheets(place)}
        assert known
        assert known - pilot.app.stylesheet.source.keys() == set()


async def test_a_place_whose_sheet_is_read_ahead_makes_textual_read_none_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    async with showing(ListStore(), OverviewScreen) as pilot:
        ahead.read_sheets(pilot.app)
        anew = Counted(monkeypatch, Stylesheet, "reparse")
        await press(pilot, "f5")
        assert isinstance(pilot.app.screen, CasesScreen)
        await press(pilot, "f1")
        assert anew.count == 0


async def test_a_letter_in_the_filter_writes_the_rows_in_view_and_lays_nothing_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with showing(many(), CasesScreen) as pilot:
        await type_text(pilot, "no")
        written = Counted(monkeypatch, CaseColumns, "_texts")
        laid_out = Counted(monkeypatch, Screen, "_refresh_layout")
        bindings = Counted(monkeypatch, Screen, "refresh_bindings")
        await type_text(pilot, "r")
        await settled(pilot)
        assert f"{MANY} of {MANY} cases" in text(pilot)
        assert (laid_out.count, bindings.count) == (0, 0)
        assert 0 < written.count <= SMALL[1]


async def test_the_footer_follows_when_the_last_row_goes_and_comes_back() -> None:
    async with showing(many(), CasesScreen) as pilot:
        assert "Enter Open" in text(pilot)
        await type_text(pilot, "xyz")
        assert "Enter Open" not in text(pilot)
        await press(pilot, "escape")
        assert "Enter Open" in text(pilot)


async def test_a_text_that_is_told_again_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with showing(many(), CasesScreen) as pilot:
        hint = pilot.app.screen.query_one("#cases-hint", QuietText)
        refreshed = Counted(monkeypatch, QuietText, "refresh")
        hint.update(str(hint.content))
        assert refreshed.count == 0
        hint.update("another")
        assert refreshed.count == 1


async def test_a_program_without_a_terminal_keeps_no_objects_for_ever() -> None:
    frozen = gc.get_freeze_count()
    async with showing(ListStore(), OverviewScreen) as pilot:
        ahead.settle_memory(pilot.app)
        assert gc.isenabled()
        assert gc.get_freeze_count() == frozen


async def test_the_lock_screen_makes_ready_what_comes_next_once_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    opener = FakeOpener()
    prepared = Counted(monkeypatch, FakeOpener, "prepare")
    others = [Counted(monkeypatch, ahead, name) for name in ("read_sheets", "import_places", "settle_memory")]
    async with running(lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk))) as pilot:
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert prepared.count == 1
        assert [one.count for one in others][:2] == [1, 1]
        assert others[2].count >= 1

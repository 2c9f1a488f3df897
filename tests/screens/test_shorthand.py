"""The place of one's own abbreviations: add, put right, take away, bring back."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.screens.shorthand import ShorthandScreen
from bti_tui.screens.veiled_app import VeiledApp
from bti_tui.settings import Places
from bti_tui.settings.shorthand import ShorthandFiles
from bti_tui.usecases.context import Context
from tests.builders import a_case
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.support import LARGE, SMALL, press, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> ShorthandFiles:
    return ShorthandFiles(Places(tmp_path, tmp_path, tmp_path))


def here(files: ShorthandFiles) -> Callable[[Desk[Context], CaseId], ShorthandScreen]:
    return lambda desk, _: ShorthandScreen(desk, files)


@SIZES
async def test_one_is_added_and_stands_first_among_all_that_are_in_use(
    files: ShorthandFiles, size: tuple[int, int]
) -> None:
    async with opened(CaseStore(a_case()), here(files), size) as pilot:
        assert "0 abbreviations of your own." in text(pilot)
        assert "bhg" in text(pilot)
        assert "Put right" not in keys_shown(pilot)
        await burst(pilot, "f2", "Bib", "enter", "biblioteket på torget", "enter")
        assert files.own().words == {"bib": "biblioteket på torget"}
        assert "1 abbreviation of your own." in text(pilot)
        assert status(pilot) == "Type bib and a blank: biblioteket på torget"
        assert fits(pilot, size)


async def test_one_is_put_right_taken_away_and_brought_back(files: ShorthandFiles) -> None:
    files.keep("bib", "biblioteket")
    async with opened(CaseStore(a_case()), here(files)) as pilot:
        await press(pilot, "home", "f4")
        await press(pilot, *["backspace"] * 3)
        await burst(pilot, "bibl", "enter")
        await type_text(pilot, " i byen")
        await press(pilot, "enter")
        assert files.own().words == {"bibl": "biblioteket i byen"}
        await press(pilot, "home", "f6")
        assert files.own().words == {}
        assert "Ctrl+Z brings it back." in status(pilot)
        await press(pilot, "ctrl+z")
        assert files.own().words == {"bibl": "biblioteket i byen"}


@pytest.mark.parametrize("typed", ["b", "to ord", "a-b", "x" * 13])
async def test_what_cant_be_typed_as_one_is_not_kept(files: ShorthandFiles, typed: str) -> None:
    async with opened(CaseStore(a_case()), here(files)) as pilot:
        await burst(pilot, "f2", typed, "enter", "noe", "enter")
        assert "two to twelve letters or digits" in text(pilot)
        assert files.own().words == {}


async def test_while_the_letters_are_typed_it_says_what_they_stand_for_already(files: ShorthandFiles) -> None:
    async with opened(CaseStore(a_case()), here(files)) as pilot:
        await burst(pilot, "f2", "fsk")
        assert "stands for foresatte now" in text(pilot)


async def test_a_folder_that_cant_be_written_to_is_told_of_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    files = ShorthandFiles(Places(tmp_path / "file", tmp_path, tmp_path))
    async with opened(CaseStore(a_case()), here(files)) as pilot:
        await burst(pilot, "f2", "bib", "enter", "biblioteket", "enter")
        assert "the folder for settings can't be written to" in " ".join(text(pilot).split())
        assert "biblioteket" in text(pilot)


async def test_a_fault_in_a_file_is_shown_above_the_list_with_its_line(files: ShorthandFiles, tmp_path: Path) -> None:
    (tmp_path / "shorthand.toml").write_text('[abbreviations]\nX = "y"\n', "utf-8")
    async with opened(CaseStore(a_case()), here(files)) as pilot:
        assert "line 2" in text(pilot)


async def test_it_is_opened_from_the_menu_and_says_that_no_names_belong_there(files: ShorthandFiles) -> None:
    async with opened(CaseStore(a_case()), here(files), LARGE, "nb") as pilot:
        cast(VeiledApp, pilot.app).shorthand_files = files
        await press(pilot, "f10")
        await burst(pilot, "skriv mindre", "enter")
        assert len([one for one in pilot.app.screen_stack if isinstance(one, ShorthandScreen)]) == 2
        assert "Ingen navn her" in text(pilot)
        await press(pilot, "f1")
        assert "INGEN NAVN" in text(pilot)


async def test_what_was_just_added_is_written_out_at_once(files: ShorthandFiles) -> None:
    async with opened(CaseStore(a_case()), here(files)) as pilot:
        cast(VeiledApp, pilot.app).shorthand_files = files
        assert "bib" not in cast(VeiledApp, pilot.app).shorthand.words
        await burst(pilot, "f2", "bib", "enter", "biblioteket", "enter")
        assert cast(VeiledApp, pilot.app).shorthand.words["bib"] == "biblioteket"


async def test_one_that_is_half_written_is_there_again_after_the_store_was_locked(files: ShorthandFiles) -> None:
    store = CaseStore(a_case())
    async with opened(store, here(files)) as pilot:
        await burst(pilot, "f2", "bib", "enter", "biblioteket på to")
        await press(pilot, "tab")
        assert store.drafts == 1
    async with opened(store, here(files)) as pilot:
        assert "Abbreviations > Add" in text(pilot)
        assert "biblioteket på to" in text(pilot)
        while not status(pilot).startswith("Field Stands for"):
            await press(pilot, "tab")
        await burst(pilot, "rget", "enter")
        assert files.own().words == {"bib": "biblioteket på torget"}
        assert store.drafts == 0

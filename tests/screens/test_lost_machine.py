"""What to do when a machine is gone: a page in the menu, also of whoever can't unlock anything."""

import pytest

from bti_tui.screens.lost_machine import LostMachineScreen
from tests.screens.case_support import fits, status
from tests.screens.list_support import ListStore, is_at, showing
from tests.screens.support import LARGE, SMALL, Place, press, rows, text, type_text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_page_says_what_to_do_first_by_when_and_how_to_go_on(size: tuple[int, int]) -> None:
    async with showing(ListStore(), LostMachineScreen, size) as pilot:
        assert fits(pilot, size)
        assert "Call your leader" in text(pilot)
        assert "call your leader" in status(pilot)
        assert (rows(pilot)[0].rstrip().endswith("1 of 2")) is (size == SMALL)
        await press(pilot, "end")
        assert "Thursday 26 November 2026 at" in text(pilot)
        assert "bti store lost" in text(pilot)


async def test_it_is_found_in_the_menu_by_a_part_of_its_name() -> None:
    async with showing(ListStore(), Place) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "machine")
        await press(pilot, "enter")
        assert is_at(pilot, LostMachineScreen)
        await press(pilot, "escape")
        assert is_at(pilot, Place)


async def test_another_language_is_spoken_at_once() -> None:
    async with showing(ListStore(), LostMachineScreen) as pilot:
        for language, words in (("nb", "Ring lederen din"), ("nn", "Ring leiaren din")):
            await pilot.app.run_action(f"app.speak('{language}')")
            await press(pilot, "home")
            assert words in text(pilot)

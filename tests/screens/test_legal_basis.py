"""What the law lets a case rest on: shown in the consent and in the case, and changed with a written reason (R15)."""

import pytest

from bti_tui.domain.facts import BasisChosen, ConsentDrawnUp
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.menu import MenuScreen
from tests.builders import a_case
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


@SIZES
async def test_r15_another_basis_is_chosen_from_the_menu_with_a_reason_and_touches_no_consent(
    size: tuple[int, int],
) -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, ConsentScreen, size) as pilot:
        assert "The case rests on: public task" in text(pilot)
        await press(pilot, "f10")
        menu = pilot.app.screen
        assert isinstance(menu, MenuScreen)
        await burst(pilot, "rests on", "enter")
        assert "WHAT THE CASE RESTS ON" in text(pilot)
        assert fits(pilot, size)
        await burst(pilot, "1", "enter", "f4")
        assert store.new(BasisChosen) == []
        await burst(pilot, "Opplæringslova § 24-1", "f4")
        (chosen,) = store.new(BasisChosen)
        assert (chosen.basis, store.words(chosen.reason)) == ("legal_obligation", "Opplæringslova § 24-1")
        assert "The case rests on: legal obligation" in text(pilot)
        assert store.new(ConsentDrawnUp) == []


async def test_r15_what_a_case_rests_on_stands_among_who_is_in_it() -> None:
    async with opened(CaseStore(a_case().at_level(1).with_holder()), CaseScreen) as pilot:
        await press(pilot, "6")
        assert any("Rests on" in row and "public task" in row for row in text(pilot).splitlines())


@SIZES
async def test_r15_the_basis_that_holds_is_not_offered_again(size: tuple[int, int]) -> None:
    async with opened(CaseStore(a_case().at_level(1).with_holder()), ConsentScreen, size) as pilot:
        await press(pilot, "f10")
        await burst(pilot, "rests on", "enter")
        shown = text(pilot)
        assert "legal obligation" in shown.partition("RESTS ON")[2]
        assert "public task" not in shown.partition("RESTS ON")[2]

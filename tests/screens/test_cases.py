"""The list of cases by keyboard: every letter filters, nothing has to be focused, and a thousand rows are no burden."""

import time

import pytest

from bti_tui.domain.ids import CaseId
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.case_filter import filtered, searchable
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.case_list import case_list
from tests.screens.case_support import HOSTILE, burst, fits, keys_shown, status
from tests.screens.list_support import ListStore, is_at, showing
from tests.screens.support import LARGE, SMALL, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def some() -> ListStore:
    """Four children, one of them over the date."""
    store = ListStore()
    for name, days in (("Nora Berg", 1), ("Åse Ødegård", 0), ("Emil Sand", 20), ("Nora Lie", 2)):
        store.concern(name, days, safety=SafetyAnswer.NO)
    return store


@SIZES
async def test_letters_filter_at_once_and_the_count_follows(size: tuple[int, int]) -> None:
    async with showing(some(), CasesScreen, size) as pilot:
        assert "4 of 4 cases" in text(pilot)
        await type_text(pilot, "nora")
        assert "Filter: nora_" in text(pilot)
        assert "2 of 4 cases" in text(pilot)
        assert "Emil" not in text(pilot)
        await type_text(pilot, " b")
        assert "1 of 4 cases" in text(pilot)
        await press(pilot, "backspace", "backspace")
        assert "2 of 4 cases" in text(pilot)
        assert fits(pilot, size)


async def test_norwegian_letters_filter_too() -> None:
    async with showing(some(), CasesScreen) as pilot:
        await type_text(pilot, "åse ø")
        assert "1 of 4 cases" in text(pilot)
        assert "Åse Ø." in text(pilot)


async def test_escape_empties_the_filter_before_it_leaves() -> None:
    async with showing(some(), lambda desk: CasesScreen(desk, typed="emil")) as pilot:
        assert "1 of 4 cases" in text(pilot)
        await press(pilot, "escape")
        assert "4 of 4 cases" in text(pilot)
        assert is_at(pilot, CasesScreen)


async def test_a_burst_of_letters_and_enter_opens_the_case_that_was_meant() -> None:
    async with showing(some(), CasesScreen) as pilot:
        await burst(pilot, "nora", "down", "enter")
        assert is_at(pilot, CaseScreen)
        assert "Nora" in rows(pilot)[0]
        await press(pilot, "escape")
        assert "Filter: nora_" in text(pilot)


async def test_no_hit_is_said_and_enter_does_nothing() -> None:
    async with showing(some(), CasesScreen) as pilot:
        await type_text(pilot, "finnes ikke")
        assert status(pilot).startswith("No case fits.")
        await press(pilot, "enter", "down", "end")
        assert is_at(pilot, CasesScreen)


@SIZES
async def test_an_empty_store_says_so(size: tuple[int, int]) -> None:
    async with showing(ListStore(), CasesScreen, size) as pilot:
        assert status(pilot) == "No cases yet."
        assert fits(pilot, size)


async def test_what_is_overdue_can_be_asked_for() -> None:
    async with showing(some(), CasesScreen) as pilot:
        await type_text(pilot, "overdue")
        assert "1 of 4 cases" in text(pilot)
        assert "! S-003" in text(pilot)


async def test_f7_sorts_and_says_how() -> None:
    async with showing(some(), CasesScreen) as pilot:
        await press(pilot, "f7")
        assert "Sorted by: name" in text(pilot)
        listed = [row for row in rows(pilot)[:-2] if "S-00" in row]
        assert "Åse" in listed[-1]


async def test_f8_shows_ended_cases_too() -> None:
    async with showing(some(), CasesScreen) as pilot:
        assert "Shown: open" in text(pilot)
        await press(pilot, "f8")
        assert "Shown: all" in text(pilot)


async def test_a_hostile_name_is_shown_as_it_is() -> None:
    store = ListStore()
    store.concern(HOSTILE)
    async with showing(store, CasesScreen) as pilot:
        assert "[bold]rød" in text(pilot)
        assert fits(pilot, SMALL)


async def test_f2_notes_a_new_concern() -> None:
    async with showing(some(), CasesScreen) as pilot:
        assert "F2 New concern" in keys_shown(pilot)
        await press(pilot, "f2")
        assert is_at(pilot, StepScreen)


async def test_numbers_only_shows_no_names() -> None:
    async with showing(some(), CasesScreen, LARGE, names_hidden=True) as pilot:
        assert "Nora" not in text(pilot)
        assert "S-001" in text(pilot)


async def test_of_a_thousand_cases_two_hundred_are_shown_and_more_on_request() -> None:
    store = ListStore()
    for number in range(1000):
        store.concern(f"Barn Nummer{number}")
    async with showing(store, CasesScreen) as pilot:
        assert "1000 of 1000 cases" in text(pilot)
        await press(pilot, "end")
        assert "show more (800 left)" in text(pilot)
        await press(pilot, "enter", "end")
        assert "show more (600 left)" in text(pilot)
        await type_text(pilot, "nummer99")
        assert "11 of 1000 cases" in text(pilot)


def test_a_letter_costs_little_with_a_thousand_cases() -> None:
    store = ListStore()
    store.concern("Nora Berg")
    (one,) = case_list(store.context).rows
    made = searchable([one] * 1000, "nb")
    began = time.perf_counter()
    for typed in ("n", "no", "nor", "nora", "nora -mine", "nivå 1", "uten samtykke"):
        filtered(made, typed, one.owner or store.context.user.id)
    assert (time.perf_counter() - began) / 7 < 0.02
    assert CaseId(one.case_id)

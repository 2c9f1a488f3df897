"""The start screen by keyboard: what is due in order, one key to each thing, drafts back where they were."""

import pytest

from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.drafts import save_draft
from bti_tui.usecases.new_case import new_case_id
from bti_tui.usecases.queries import first_step
from tests.screens.case_support import HOSTILE, burst, fits, keys_shown, status
from tests.screens.list_support import ListStore, is_at, showing
from tests.screens.support import LARGE, SMALL, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def busy() -> ListStore:
    """One case over the date, one for today, one for later, and one where safety comes first."""
    store = ListStore()
    store.concern("Emil Sand", 14, safety=SafetyAnswer.NO)
    store.concern("Nora Berg", 0)
    store.concern("Liv Strand", 1, safety=SafetyAnswer.UNSURE)
    store.concern("Per Lie", 0, safety=SafetyAnswer.NO)
    return store


@SIZES
async def test_an_empty_store_says_what_to_press(size: tuple[int, int]) -> None:
    async with showing(ListStore(), OverviewScreen, size) as pilot:
        assert "Press F2 and write it down." in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "enter", "f4", "down", "up")
        assert is_at(pilot, OverviewScreen)
        await press(pilot, "f2")
        assert is_at(pilot, StepScreen)


@SIZES
async def test_safety_stands_first_then_what_is_overdue_then_the_rest(size: tuple[int, int]) -> None:
    async with showing(busy(), OverviewScreen, size) as pilot:
        headings = ["SAFETY FIRST", "OVERDUE", "TODAY", "LATER"]
        places = [next(n for n, row in enumerate(rows(pilot)) if row.startswith(f" {one}")) for one in headings]
        assert places == sorted(places)
        assert rows(pilot)[places[0] + 1].startswith(">X S-003")
        assert "Monday 23 November, week 48" in rows(pilot)[2]
        assert "X 1 safety" in rows(pilot)[2]
        assert fits(pilot, size)


async def test_the_status_line_says_the_row() -> None:
    async with showing(busy(), OverviewScreen) as pilot:
        assert status(pilot).startswith("Row 1 of ")
        await press(pilot, "down")
        assert status(pilot).startswith("Row 2 of ")
        assert "S-001" in status(pilot)
        assert "over" in status(pilot)


async def test_enter_right_behind_the_arrows_opens_the_row_that_they_reached() -> None:
    async with showing(busy(), OverviewScreen) as pilot:
        await burst(pilot, "down", "enter")
        assert is_at(pilot, CaseScreen)
        assert "S-001" in rows(pilot)[0]
        await press(pilot, "escape")
        assert is_at(pilot, OverviewScreen)
        assert status(pilot).startswith("Row 2 of ")


async def test_f4_goes_straight_to_the_step_with_the_case_on_the_way_back() -> None:
    store = ListStore()
    store.concern("Nora Berg", 1)
    async with showing(store, OverviewScreen) as pilot:
        await press(pilot, "f4")
        assert is_at(pilot, StepScreen)
        assert "0.2 Safety check" in rows(pilot)[0]
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)


async def test_names_are_shown_short_and_can_be_switched_off() -> None:
    async with showing(busy(), OverviewScreen) as pilot:
        assert "Nora B." in text(pilot)
        assert "Berg" not in text(pilot)
        await press(pilot, "f10")
        await type_text(pilot, "hide all")
        await press(pilot, "enter")
        assert "Nora" not in text(pilot)
        assert "S-002" in text(pilot)


async def test_numbers_only_hides_names_from_the_start() -> None:
    async with showing(busy(), OverviewScreen, LARGE, names_hidden=True) as pilot:
        assert not [name for name in ("Nora", "Emil", "Liv") if name in text(pilot)]


async def test_the_preview_follows_the_cursor_on_wide_terminals() -> None:
    async with showing(busy(), OverviewScreen, LARGE) as pilot:
        assert "S-003 Liv S. level 0" in text(pilot)
        await press(pilot, "down")
        assert "S-001 Emil S. level 0" in text(pilot)
        assert "NEXT" in text(pilot)


async def test_a_hostile_name_is_shown_as_it_is() -> None:
    store = ListStore()
    store.concern(HOSTILE, 1)
    async with showing(store, OverviewScreen) as pilot:
        assert "[bold]" in text(pilot)
        assert fits(pilot, SMALL)


async def test_a_new_concern_is_noted_and_its_case_comes_next() -> None:
    store = ListStore()
    async with showing(store, OverviewScreen) as pilot:
        await burst(pilot, "f2", "Nora Berg", "enter", "Sitter alene", "tab")
        await press(pilot, *["enter"] * 5)
        for _ in range(3):
            if is_at(pilot, StepScreen):
                await press(pilot, "enter")
        assert is_at(pilot, CaseScreen)
        assert "S-001 Nora B." in rows(pilot)[0]
        assert "Next: 0.2 Safety check" in status(pilot)
        assert store.drafts == 0
        (case,) = store.store.kept.cases.values()
        assert case.version == 1


async def test_what_is_half_written_stands_among_the_drafts_and_opens_where_it_was() -> None:
    store = ListStore()
    async with showing(store, OverviewScreen) as pilot:
        await burst(pilot, "f2", "Nora Berg", "enter", "Sitter mye al")
        await press(pilot, "escape")
        assert is_at(pilot, OverviewScreen)
        assert "DRAFTS" in text(pilot)
        assert "Note the concern: Sitter mye al" in text(pilot)
        await burst(pilot, "f4", "ene")
        assert "Sitter mye alene" in text(pilot)
        assert "Nora Berg" in text(pilot)


async def test_a_fresh_draft_is_opened_at_once_when_asked_to_resume() -> None:
    store = ListStore()
    case_id = new_case_id(store.context)
    step = first_step(store.context, case_id).step.id
    save_draft(store.context, "step.raise_concern", case_id, step, {"about": "Nora Berg", "words": "Sitter"}, "words")
    async with showing(store, lambda desk: OverviewScreen(desk, resume=True)) as pilot:
        assert is_at(pilot, StepScreen)
        await type_text(pilot, " alene")
        assert "Sitter alene" in text(pilot)
        await press(pilot, "escape")
        assert is_at(pilot, OverviewScreen)


async def test_a_draft_of_a_case_opens_with_the_case_below_it() -> None:
    store = ListStore()
    case_id = store.concern("Nora Berg", 1)
    steps = store.context.guides.current().steps()
    step = next(one.id for one in steps if any(form.command == "check_safety" for form in one.forms))
    save_draft(store.context, "step.check_safety", case_id, step, {"reason": "Ingen"}, "reason")
    async with showing(store, lambda desk: OverviewScreen(desk, resume=True)) as pilot:
        assert is_at(pilot, StepScreen)
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)


async def test_an_old_draft_waits_in_the_list() -> None:
    store = ListStore()
    case_id = new_case_id(store.context)
    step = first_step(store.context, case_id).step.id
    save_draft(store.context, "step.raise_concern", case_id, step, {"about": "Nora Berg"}, "about")
    store.now = store.now.replace(day=26)
    async with showing(store, lambda desk: OverviewScreen(desk, resume=True)) as pilot:
        assert is_at(pilot, OverviewScreen)
        assert "DRAFTS" in text(pilot)


@pytest.mark.parametrize("size", [(60, 20), (100, 30)])
async def test_other_terminals_are_filled_and_never_overfilled(size: tuple[int, int]) -> None:
    async with showing(busy(), OverviewScreen, size) as pilot:
        assert fits(pilot, size)
        await press(pilot, "f5")
        assert fits(pilot, size)
        await press(pilot, "enter")
        assert fits(pilot, size)
        await press(pilot, "enter")
        assert fits(pilot, size)
        assert "F9 ALARM" in keys_shown(pilot)


@SIZES
async def test_every_key_of_the_last_row_does_something(size: tuple[int, int]) -> None:
    async with showing(busy(), OverviewScreen, size) as pilot:
        assert "F5 Cases" in keys_shown(pilot)
        assert "F9 ALARM" in keys_shown(pilot)
        await press(pilot, "f5")
        assert is_at(pilot, CasesScreen)
        await press(pilot, "escape", "f1")
        assert "does the thing itself" in text(pilot)


async def test_a_thousand_cases_are_shown() -> None:
    store = ListStore()
    for number in range(1000):
        store.concern(f"Barn Nummer{number}", number % 30)
    async with showing(store, OverviewScreen) as pilot:
        await press(pilot, "end", "home", "pagedown")
        assert "Row " in status(pilot)
        assert fits(pilot, SMALL)

"""Going through a month of the access log by keys, and signing it."""

from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.screens.month_review import MonthReviewScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.usecases.queries import open_case
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER
from tests.screens.case_support import CaseStore, fits, keys_shown, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import SMALL, press, rows, text, type_text


def looked_at(reader: str = LEADER) -> CaseStore:
    """A case that a colleague looked at, which is not hers, and the one who goes through the month."""
    store = CaseStore(a_case().underway().do(c.LetIn, HOLDER), HOLDER)
    open_case(store.context.acting_as(STAFF[COLLEAGUE]), store.id)
    open_case(store.context, store.id)
    store.context = store.context.acting_as(STAFF[reader])  # type: ignore[index]  # a user's id is a text
    return store


async def test_a_leader_comes_to_the_review_from_the_menu_and_signs_by_pressing_twice() -> None:
    store = looked_at()
    async with opened(store, lambda desk, _: OverviewScreen(desk)) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "this month")
        await press(pilot, "enter")
        assert is_at(pilot, MonthReviewScreen)
        assert "October 2026. Nobody has signed yet." in text(pilot)
        first = next(row for row in rows(pilot) if row.startswith(">"))
        assert STAFF[COLLEAGUE].name in first
        assert "not own case" in first
        assert fits(pilot, SMALL)
        await press(pilot, "f4")
        assert "F4 once more signs it" in status(pilot)
        assert "Nobody has signed yet." in text(pilot)
        await press(pilot, "f4")
        assert f"by {STAFF[LEADER].name}" in text(pilot)
        assert "Signed." in status(pilot)


async def test_the_months_are_turned_back_and_no_further_forth_than_this_one() -> None:
    async with opened(looked_at(), lambda desk, _: MonthReviewScreen(desk)) as pilot:
        assert "F8" not in keys_shown(pilot)
        await press(pilot, "f8")
        assert "October 2026" in text(pilot)
        await press(pilot, "f7")
        assert "September 2026" in text(pilot)
        assert "Nobody has read anything this month." in status(pilot)
        await press(pilot, *["f7"] * 10)
        assert "November 2025" in text(pilot)
        await press(pilot, *["f8"] * 11)
        assert "October 2026" in text(pilot)
        assert "F8" not in keys_shown(pilot)


async def test_turning_the_page_takes_back_the_first_f4() -> None:
    async with opened(looked_at(), lambda desk, _: MonthReviewScreen(desk)) as pilot:
        await press(pilot, "f4", "f7", "f8", "f4")
        assert "Nobody has signed yet." in text(pilot)


@pytest.mark.parametrize("who", [HOLDER, COLLEAGUE])
async def test_whoever_does_not_see_all_cases_has_no_key_to_sign(who: Any) -> None:
    async with opened(looked_at(who), lambda desk, _: MonthReviewScreen(desk)) as pilot:
        assert "Sign" not in keys_shown(pilot)
        await press(pilot, "f4", "f4")
        assert "Nobody has signed yet." in text(pilot)

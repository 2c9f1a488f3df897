"""Opening a case in an emergency, and looking at it afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from textual.pilot import Pilot

from bti_tui.domain.facts import EmergencyOpened, EmergencySeen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.emergency_access import EmergencyAccessScreen, EmergencyLookScreen
from bti_tui.screens.ending import Ending
from bti_tui.screens.overview import OverviewScreen
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, HOLDER
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, press, text

WHY = "Mor ringte i natt"


def a_store() -> CaseStore:
    return CaseStore(a_case(born_on=date(2021, 3, 4)).at_level(1).with_holder(), COLLEAGUE)


@asynccontextmanager
async def asked(store: CaseStore) -> AsyncIterator[Pilot[Ending]]:
    """The form, reached as a person does."""
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        assert "Ella" not in text(pilot)
        await press(pilot, "f10")
        await burst(pilot, "open a case in", "enter")
        yield pilot


async def test_a_case_that_one_may_not_see_is_opened_by_number_with_a_reason() -> None:
    store = a_store()
    async with asked(store) as pilot:
        assert is_at(pilot, EmergencyAccessScreen)
        await burst(pilot, "118", "enter", "enter", "enter", WHY, "f4")
        assert is_at(pilot, CaseScreen)
        assert "Ella F." in text(pilot)
        (made,) = store.new(EmergencyOpened)
        assert store.words(made.reason) == WHY


async def test_the_whole_name_and_the_date_of_birth_will_do() -> None:
    store = a_store()
    async with asked(store) as pilot:
        await burst(pilot, "enter", "Ella Fjellvær", "enter", "4.3.2021", "enter", WHY, "f4")
        assert is_at(pilot, CaseScreen)


async def test_a_case_that_is_not_there_and_one_that_is_not_named_are_told_at_the_number() -> None:
    store = a_store()
    async with asked(store) as pilot:
        await burst(pilot, "enter", "enter", "enter", WHY, "f4")
        assert "missing" in text(pilot)
        await burst(pilot, "9", "f4")
        assert "no such case can be opened" in text(pilot)
        assert is_at(pilot, EmergencyAccessScreen)
        assert store.new(EmergencyOpened) == []


async def test_the_holder_is_told_on_her_start_screen_until_she_has_looked() -> None:
    store = a_store()
    async with asked(store) as pilot:
        await burst(pilot, "118", "enter", "enter", "enter", WHY, "f4")
    store.context = store.context.acting_as(STAFF[HOLDER])
    async with opened(store, lambda desk, _: OverviewScreen(desk), LARGE) as pilot:
        assert "OPENED IN AN EMERGENCY" in text(pilot)
        assert "Oddny Berg has opened the case" in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, EmergencyLookScreen)
        assert f"Oddny Berg: {WHY}" in text(pilot)
        await press(pilot, "f4", "escape")
        assert len(store.new(EmergencySeen)) == 1
        assert is_at(pilot, OverviewScreen)
        assert "OPENED IN AN EMERGENCY" not in text(pilot)


async def test_whoever_opened_it_has_nothing_to_look_at() -> None:
    store = a_store()
    async with asked(store) as pilot:
        await burst(pilot, "118", "enter", "enter", "enter", WHY, "f4")
    async with opened(store, EmergencyLookScreen) as pilot:
        assert "1 emergency opening." in text(pilot)
        assert "I have seen it" not in text(pilot)
        await press(pilot, "f4")
        assert store.new(EmergencySeen) == []

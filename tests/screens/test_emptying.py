"""A form that is begun can be thrown away from the menu, and its words brought back: no draft comes again unwanted."""

from typing import Any

from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import Observed, PersonCorrected
from bti_tui.domain.ids import StepId
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.person_form import PersonScreen
from bti_tui.screens.step import StepScreen
from bti_tui.widgets.form import Form
from tests.builders import a_case
from tests.orders import OWNER
from tests.screens.case_support import CaseStore, burst, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import press, text, type_text

ENTRY = "Throw away what is written in the form"


async def look_in_menu(pilot: Pilot[Any]) -> bool:
    """Whether the menu offers it; the menu stays open."""
    await press(pilot, "f10")
    await type_text(pilot, "throw")
    return ENTRY in text(pilot)


async def throw_away(pilot: Pilot[Any]) -> None:
    """As somebody finds it who looks in the menu."""
    assert await look_in_menu(pilot)
    await press(pilot, "enter")
    assert status(pilot) == "What was written is thrown away. Ctrl+Z brings it back."


async def test_a_refused_correction_is_thrown_away_and_does_not_come_again() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "down", "f4")
        await burst(pilot, "enter", "enter", "n", "f4")
        assert store.new(PersonCorrected) == []
        assert "Not yet. This is needed first:" in text(pilot)
        assert store.drafts == 1
    async with opened(store, PeopleScreen) as pilot:
        assert is_at(pilot, PersonScreen)
        assert status(pilot) == "You go on with what you had begun. F10 can throw it away."
        await throw_away(pilot)
        assert store.drafts == 0
        await press(pilot, "escape")
        assert is_at(pilot, PeopleScreen)
    async with opened(store, PeopleScreen) as pilot:
        assert is_at(pilot, PeopleScreen)


async def test_what_was_thrown_away_by_mistake_comes_back_with_ctrl_z_and_is_kept_again() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "f2", "Solveig Fjellvær", "enter", "a", "enter")
        await throw_away(pilot)
        form = pilot.app.screen.query_one(Form)
        assert (form.field("full_name").is_empty, form.field("relation").is_empty) == (True, True)
        await press(pilot, "ctrl+z")
        assert form.draft["full_name"] == "Solveig Fjellvær"
        assert not form.field("relation").is_empty
        await press(pilot, "escape")
        assert store.drafts == 1


async def test_once_something_else_is_written_ctrl_z_takes_back_that_alone() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "f2", "Solveig")
        await throw_away(pilot)
        await type_text(pilot, "Arne")
        await press(pilot, "ctrl+z")
        assert pilot.app.screen.query_one(Form).field("full_name").is_empty


async def test_nothing_is_offered_where_nothing_is_begun() -> None:
    async with opened(CaseStore(a_case().with_guardians(), OWNER), PeopleScreen) as pilot:
        assert not await look_in_menu(pilot)
        await press(pilot, "escape", "escape", "f2")
        assert is_at(pilot, PersonScreen)
        assert not await look_in_menu(pilot)


async def test_the_form_of_a_step_is_thrown_away_too_and_its_draft_with_it() -> None:
    store = CaseStore(a_case().do(c.CheckSafety))
    async with opened(store, lambda desk, case: StepScreen(desk, case, StepId("n0.konkretiser"))) as pilot:
        await burst(pilot, "tab", "Sto alene ved gjerdet", "tab")
        assert store.drafts == 1
        await throw_away(pilot)
        assert (store.drafts, store.new(Observed)) == (0, [])
        assert "Sto alene" not in text(pilot)


async def test_the_form_below_a_list_is_thrown_away_too() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, ConsentScreen) as pilot:
        await burst(pilot, "f6", "p", "enter", "De vil ha det på papir", "tab")
        assert store.drafts == 1
        await throw_away(pilot)
        assert store.drafts == 0

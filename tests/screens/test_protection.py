"""A graded address and a national id number on the screen, and going through what tells where."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.address import AddressGrade
from bti_tui.domain.facts import AddressProtected, EntryWritten, NationalIdNoted
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.protection import MASK, NumberScreen, ProtectScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.step import StepScreen
from bti_tui.screens.whereabouts import RewriteScreen, WhereaboutsScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.overview import overview
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, OWNER
from tests.orders_of_protection import A_YEAR, SYNTHETIC
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, press, rows, text

SCHOOL = "Solbakken"


def with_places() -> CaseBuilder:
    bench = a_case(words=f"Gruer seg til {SCHOOL} skole.")
    return bench.do(c.Observe, place=f"{SCHOOL} skole", seen="Sto ved gjerdet")


async def to_address(pilot: Pilot[Any]) -> None:
    await press(pilot, "f10")
    await burst(pilot, "address pro", "enter")


async def test_a_confidential_address_is_a_sign_beside_the_person_and_on_the_case() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await to_address(pilot)
        assert is_at(pilot, ProtectScreen)
        await burst(pilot, "f", "tab", "i dag", "tab", "om 1 år", "tab", "r", "f4")
        assert is_at(pilot, PeopleScreen)
        (graded,) = store.new(AddressProtected)
        assert (graded.grade, graded.expires_on) == (AddressGrade.CONFIDENTIAL, graded.since.replace(year=2027))
        assert "! CONFIDENTIAL ADDRESS" in text(pilot)
    async with opened(store, CaseScreen, LARGE) as pilot:
        assert "! confidential address" in text(pilot)


async def test_strict_asks_for_the_number_of_the_case_and_leads_through_what_is_written_freely() -> None:
    store = CaseStore(with_places(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await to_address(pilot)
        assert f"{SCHOOL} skole" in text(pilot)
        await burst(pilot, "s", "tab", "i dag", "tab", "om 1 år", "tab", "r", "f4")
        assert is_at(pilot, ProtectScreen)
        assert store.new(AddressProtected) == []
        await burst(pilot, "117", "f4")
        assert "another number" in text(pilot)
        await press(pilot, *["backspace"] * 3)
        await burst(pilot, "118", "f4")
        assert is_at(pilot, WhereaboutsScreen)
        assert "1 text holds one of the words" in text(pilot)
        await burst(pilot, "f4")
        assert is_at(pilot, RewriteScreen)
        assert "Gruer seg til [withheld]." in text(pilot)
        await burst(pilot, "f4")
        assert is_at(pilot, WhereaboutsScreen)
        assert "No text holds one of the words" in text(pilot)
        assert SCHOOL not in repr(store.store.kept.notes)
        assert store.words(store.new(EntryWritten)[-1].text) == "Gruer seg til [withheld]."
        await press(pilot, "escape")
        assert "! STRICTLY CONFIDENTIAL ADDRESS" in text(pilot)


async def test_the_words_that_tell_where_are_kept_in_no_draft() -> None:
    store = CaseStore(with_places(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await to_address(pilot)
        await burst(pilot, "s", "tab", "i dag", "tab", "tab", "tab", "tab", "end", ", Elveveien", "escape")
    (draft,) = drafts(store.context)
    assert "Elveveien" not in draft.values
    assert SCHOOL not in draft.values
    assert [one.is_shielded for one in overview(store.context).drafts] == [True]


async def test_other_words_are_looked_for_from_the_menu_at_any_time() -> None:
    bench = with_places().do(c.Observe, place=None, seen="Gikk hjem om Tiurveien")
    store = CaseStore(bench.do(c.ProtectAddress, grade=AddressGrade.STRICT), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "f10")
        await burst(pilot, "go through", "enter")
        assert is_at(pilot, WhereaboutsScreen)
        await burst(pilot, "f2", ", Tiurveien", "f4")
        assert "3 texts hold one of the words" in text(pilot)
        assert "Tiurveien" in text(pilot)


async def test_whoever_does_not_answer_for_the_case_grades_nothing() -> None:
    store = CaseStore(a_case().do(c.LetIn), COLLEAGUE)
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "f10")
        assert "Address protection" not in text(pilot)
        assert "National id number" in text(pilot)


async def test_a_number_is_masked_until_it_is_asked_for() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "f10")
        await burst(pilot, "national", "enter")
        assert is_at(pilot, NumberScreen)
        await burst(pilot, SYNTHETIC[:10], "1")
        assert "not a possible number" in text(pilot)
        await press(pilot, "backspace")
        await burst(pilot, SYNTHETIC[10])
        assert "possible national id number" in text(pilot)
        await burst(pilot, "enter", "m", "f4")
        assert len(store.new(NationalIdNoted)) == 1
        assert SYNTHETIC not in text(pilot).replace(" ", "")
        await press(pilot, "f10")
        await burst(pilot, "national", "enter")
        assert MASK in text(pilot)
        assert SYNTHETIC not in text(pilot).replace(" ", "")
        await press(pilot, "f3")
        assert f"{SYNTHETIC[:6]} {SYNTHETIC[6:]}" in text(pilot)
        assert store.store.kept.accesses[-1][1] == "national_id.shown"
        await press(pilot, "f4")
        assert is_at(pilot, NumberScreen)
        assert len(store.new(NationalIdNoted)) == 1
        await burst(pilot, "tab", "tab", "y", "f4")
        assert is_at(pilot, PeopleScreen)
        assert SYNTHETIC not in repr(store.store.kept.notes)
    assert store.drafts == 0


async def test_a_number_is_not_shown_while_names_are_hidden() -> None:
    store = CaseStore(a_case().do(c.NoteNationalId), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "f10")
        await burst(pilot, "national", "enter")
        pilot.app.state.names_hidden = True  # type: ignore[attr-defined]  # the program's own state
        await press(pilot, "f3")
        assert SYNTHETIC not in text(pilot).replace(" ", "")
        assert MASK in text(pilot)


async def test_a_protection_that_ends_is_asked_about_on_the_start_screen() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().do(c.ProtectAddress))
    store.now += A_YEAR - timedelta(days=10)
    found = [one for one in overview(store.context).items if one.kind.value == "address"]
    assert [one.days for one in found] == [10]


async def test_no_name_stands_above_a_screen_of_a_strict_case() -> None:
    bench = a_case().with_guardians().do(c.ProtectAddress, grade=AddressGrade.STRICT)
    store = CaseStore(bench, OWNER)
    places: tuple[Callable[[Desk[Context], CaseId], FrameScreen[Any]], ...] = (
        CaseScreen,
        PeopleScreen,
        lambda desk, case: StepScreen(desk, case, StepId("n0.trygghetssjekk")),
        LogScreen,
    )
    for make in places:
        async with opened(store, make) as pilot:
            assert "S-118" in rows(pilot)[0], text(pilot)
            assert "Ella" not in rows(pilot)[0]
    async with opened(store, PeopleScreen) as pilot:
        for key in ("f4", "f7"):
            await press(pilot, key)
            assert "Ella" not in rows(pilot)[0]
            await press(pilot, "escape")

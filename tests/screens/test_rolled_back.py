"""The red screen before a store that is not what was last seen of it, and the list of who has read a case."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from bti_tui.domain.commands import LetIn
from bti_tui.domain.tamper import RolledBack
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.readers import ReadersScreen
from bti_tui.screens.rolled_back import RolledBackScreen
from bti_tui.usecases.queries import open_case
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, HOLDER, OWNER
from tests.screens.case_support import CaseStore, fits, opened, status
from tests.screens.list_support import ListStore, is_at, showing
from tests.screens.support import LARGE, SMALL, Place, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
CUT = RolledBack(
    "audit-cut",
    links=40,
    newest_at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
    seen_links=55,
    seen_at=datetime(2026, 11, 22, 14, 30, tzinfo=UTC),
    seen_by=OWNER,
)


@dataclass
class FakeKeeper:
    rolled_back: RolledBack | None = CUT
    reasons: list[str] = field(default_factory=list)

    def acknowledge_restore(self, why: str) -> None:
        self.reasons.append(why)
        self.rolled_back = None


def older(keeper: FakeKeeper) -> ListStore:
    store = ListStore()
    store.context = replace(store.context, keeper=keeper)
    return store


@SIZES
async def test_it_says_who_last_saw_what_and_when_and_looking_changes_nothing(size: tuple[int, int]) -> None:
    keeper = FakeKeeper()
    async with showing(older(keeper), lambda desk: RolledBackScreen(desk, lambda: Place(desk)), size) as pilot:
        assert "THE STORE CAN ONLY BE READ" in rows(pilot)[0]
        for words in (STAFF[OWNER].name, "14:30", "55", "40", "older", "Ctrl+Q"):
            assert words in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "f4")
        assert is_at(pilot, Place)
        assert rows(pilot)[0].endswith("READ ONLY")
    assert keeper.reasons == []


async def test_a_reason_opens_the_store_and_none_does_not() -> None:
    keeper = FakeKeeper()
    async with showing(older(keeper), lambda desk: RolledBackScreen(desk, lambda: Place(desk))) as pilot:
        await press(pilot, "enter", "enter")
        assert is_at(pilot, RolledBackScreen)
        await type_text(pilot, "Ny disk")
        await press(pilot, "enter")
        if is_at(pilot, RolledBackScreen):
            await press(pilot, "enter")
        assert is_at(pilot, Place)
        assert "READ ONLY" not in rows(pilot)[0]
    assert keeper.reasons == ["Ny disk"]


async def test_an_unknown_person_and_a_broken_chain_are_said_too() -> None:
    keeper = FakeKeeper(RolledBack("audit-signature", links=3, newest_at=None))
    async with showing(older(keeper), lambda desk: RolledBackScreen(desk, lambda: Place(desk)), language="nb") as pilot:
        assert "henger ikke sammen" in text(pilot)


@SIZES
async def test_the_menu_of_a_case_leads_to_who_has_read_it(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().underway().do(LetIn, HOLDER))
    open_case(store.context.acting_as(STAFF[COLLEAGUE]), store.id)
    async with opened(store, CaseScreen, size, "nb") as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "hvem har lest")
        await press(pilot, "enter")
        assert is_at(pilot, ReadersScreen)
        assert STAFF[COLLEAGUE].name in text(pilot)
        assert "åpnet saken" in status(pilot)
        assert fits(pilot, size)
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)

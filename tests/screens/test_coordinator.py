"""What a coordinator reaches: where a case stands and its baton, and nothing of what is in it."""

from bti_tui.domain.facts import BatonLeft
from bti_tui.screens.baton import BatonScreen
from bti_tui.screens.cases import CasesScreen
from tests.builders import a_case
from tests.orders import HOLDER
from tests.people import COORDINATOR
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.support import press, text


async def test_a_coordinator_comes_from_the_list_to_the_baton_alone_and_takes_it_from_one_who_is_gone() -> None:
    store = CaseStore(a_case().underway(), HOLDER)
    store.context = store.context.acting_as(COORDINATOR)
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        assert "S-118" in text(pilot)
        await press(pilot, "enter")
        assert is_at(pilot, BatonScreen)
        shown = text(pilot)
        assert "Ella" not in shown
        assert "Take the baton from" in shown
        assert "page for the next holder" not in shown
        await press(pilot, "enter")
        await burst(pilot, "enter", "Hun er sykmeldt ut året.", "f4")
        (left,) = store.new(BatonLeft)
        assert store.words(left.reason) == "Hun er sykmeldt ut året."
        assert "Ask somebody to take the baton" in text(pilot)
        await press(pilot, "escape")
        assert is_at(pilot, CasesScreen)

"""A name that the store doesn't know is taken in after one plain question."""

from bti_tui.domain import commands as c
from bti_tui.domain.facts import LeaderTold
from bti_tui.domain.ids import Role
from bti_tui.screens.step import StepScreen
from tests.builders import a_case
from tests.orders import LEADER, OWNER
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.step_support import at
from tests.screens.support import press, text


async def test_a_known_leader_is_found_by_two_letters() -> None:
    store = CaseStore(a_case().do(c.CheckSafety).concretised(), OWNER)
    async with opened(store, at("share_with_leader")) as pilot:
        await burst(pilot, "ran", "enter", "enter", "Snakk med mor", "tab", "enter")
        (told,) = store.new(LeaderTold)
        assert told.leader == LEADER


async def test_an_unknown_leader_is_taken_in_after_one_plain_question() -> None:
    store = CaseStore(a_case().do(c.CheckSafety).concretised(), OWNER)
    async with opened(store, at("share_with_leader")) as pilot:
        await burst(pilot, "Tone Moe", "enter", "tab", "tab", "enter")
        assert "Tone Moe is not known here yet." in text(pilot)
        assert "1 Add Tone Moe as leader" in text(pilot)
        assert store.new(LeaderTold) == []
        await press(pilot, "enter")
        (told,) = store.new(LeaderTold)
        added = store.store.kept.staff[told.leader]
        assert (added.name, added.role) == ("Tone Moe", Role.LEADER)


async def test_escape_at_the_question_lets_the_name_be_mended() -> None:
    store = CaseStore(a_case().do(c.CheckSafety).concretised(), OWNER)
    before = len(store.store.kept.staff)
    async with opened(store, at("share_with_leader")) as pilot:
        await burst(pilot, "Tone Moe", "enter", "tab", "tab", "enter")
        await press(pilot, "escape")
        assert is_at(pilot, StepScreen)
        assert len(store.store.kept.staff) == before
        assert store.new(LeaderTold) == []

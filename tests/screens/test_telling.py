"""Whoever is told nothing stands above what the family hears of, and no road leads round it."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.facts import CaseClosed
from bti_tui.domain.ids import StepId
from bti_tui.domain.people import Telling
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.step import StepScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.support import LARGE, SMALL, text
from tests.screens.test_closing import NOTE, TOLD

HELD = "! Marte Fjellvær is told nothing now."


def held(bench: CaseBuilder, most: int = 1) -> CaseBuilder:
    for person in bench.guardians[:most]:
        bench.do(c.SettleTelling, person=person, telling=Telling.NOTHING, why="Fare for mor.")
    return bench


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_talk_with_the_family_says_who_is_told_nothing(size: tuple[int, int]) -> None:
    store = CaseStore(held(a_case().do(c.CheckSafety).with_guardians()))
    async with opened(store, lambda desk, case: StepScreen(desk, case, StepId("n0.del_familie")), size) as pilot:
        assert "! Marte Fjellvær is told nothing" in text(pilot)
    async with opened(store, lambda desk, case: StepScreen(desk, case, StepId("n0.konkretiser")), size) as pilot:
        assert HELD not in text(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_closing_says_who_is_told_nothing_and_refuses_a_notice_to_guardians_none_of_whom_may_be_told(
    size: tuple[int, int],
) -> None:
    store = CaseStore(held(a_case().closing_decided(), 2), HOLDER)
    async with opened(store, ClosingScreen, size) as pilot:
        assert HELD in text(pilot)
        assert "! Jonas Fjellvær is told nothing now." in text(pilot)
        await burst(pilot, *NOTE, *TOLD)
        assert "it would go to somebody who is told nothing now" in " ".join(text(pilot).split())
        assert store.new(CaseClosed) == []

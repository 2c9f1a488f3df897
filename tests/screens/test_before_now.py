"""How it was at the start and how it is now: answers and goals side by side, in words and signs."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.ids import ItemCode
from bti_tui.screens.before_now import BeforeNowScreen
from bti_tui.screens.plan import PlanScreen
from tests.assessment_orders import assessment
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, fits, keys_shown, opened
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def new_case() -> CaseBuilder:
    """A case with a goal and no measure yet."""
    return a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding).do(c.SetGoal)


def assessed_twice() -> CaseBuilder:
    """The same person has answered at the start and now; one answer is better, one worse, one the same."""
    case = new_case()
    case.give(assessment(case, answers={"b1": "3", "b2": "1", "b3": "2"}), HOLDER)
    case.do(c.PlanMeasure, concern_item=ItemCode("b1")).later(days=45)
    case.give(assessment(case, answers={"b1": "1", "b2": "2", "b3": "2"}), HOLDER)
    return case


@SIZES
async def test_before_and_now_stand_beside_the_goals_in_words_and_signs(size: tuple[int, int]) -> None:
    async with opened(CaseStore(assessed_twice()), BeforeNowScreen, size) as pilot:
        drawn = rows(pilot)
        assert any("M1 Leker med" in row and "not assessed" in row for row in drawn)
        found = {sign: row for row in drawn for sign in ("+ ", "! ", "= ") if row[1:].startswith(sign)}
        assert "better" in found["+ "]
        assert "worse" in found["! "]
        assert "the same" in found["= "]
        assert any("goals: M1 not assessed" in row for row in drawn)
        assert fits(pilot, size)


async def test_one_answer_alone_is_said_to_be_alone() -> None:
    case = new_case()
    case.give(assessment(case, answers={"b1": "3"}), HOLDER)
    async with opened(CaseStore(case), BeforeNowScreen) as pilot:
        assert "has answered once" in text(pilot)


async def test_f7_leads_from_the_plan_to_before_and_now_and_esc_back() -> None:
    async with opened(CaseStore(new_case()), PlanScreen, LARGE) as pilot:
        assert "F7" in keys_shown(pilot)
        await press(pilot, "f7")
        assert "Before and now" in rows(pilot)[0]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)

"""The measures evaluated from a meeting: the same letters as in the plan, and F6 belongs to the meeting."""

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import EvaluationPlanned, MeasureMoved, MeasureResumed, MeasureSuspended, ViewTold
from bti_tui.screens.ending import Ending
from bti_tui.screens.evaluation import EvaluationScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.menu import MenuScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.widgets.form import Form
from tests.builders import a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.meeting_support import in_meeting, line, meeting_of
from tests.screens.support import LARGE, SMALL, press, settled, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def due_in_meeting() -> CaseStore:
    """A case whose evaluation has come, in the meeting that takes it up."""
    return CaseStore(in_meeting(a_case().at_level(1).with_holder().with_consent().with_plan().later(days=45)))


async def evaluating(pilot: Pilot[Ending]) -> None:
    """F5, and out of the first evaluation to the list."""
    await press(pilot, "f5", "escape")
    assert isinstance(pilot.app.screen, EvaluationScreen)
    assert not pilot.app.screen.query(Form)


@SIZES
async def test_the_letters_on_a_measure_work_in_a_meeting_as_in_the_plan(size: tuple[int, int]) -> None:
    store = due_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await evaluating(pilot)
        assert "v let wait, s what is said, g give on" in status(pilot)
        assert fits(pilot, size)
        await burst(pilot, "s", "Marte", "enter", "Han er gladere", "f4")
        (view,) = store.new(ViewTold)
        assert store.words(view.text) == "Han er gladere"
        assert status(pilot) == "It stands in the plan and the log now; the minutes don't have it."
        await burst(pilot, "v", "Svar fra PPT", "f4")
        assert len(store.new(MeasureSuspended)) == 1
        assert status(pilot) == "It stands in the plan and the log now; the minutes don't have it."
        await press(pilot, "v")
        assert len(store.new(MeasureResumed)) == 1
        assert status(pilot) == "It stands in the plan and the log now; the minutes don't have it."
        await burst(pilot, "g", "Marte", "f4")
        assert len(store.new(MeasureMoved)) == 1
        assert len(store.store.kept.cases[store.id].planned_meetings[-1].lines) == 0


@SIZES
async def test_f6_leads_back_from_the_evaluation_to_the_meeting_with_nothing_lost(size: tuple[int, int]) -> None:
    store = due_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await type_text(pilot, "Mor sier")
        await press(pilot, "f5", "j")
        assert "F6 Meeting" in keys_shown(pilot)
        assert "F6 Date" not in keys_shown(pilot)
        await press(pilot, "f1")
        assert "F6 leads back to the meeting." in text(pilot)
        await press(pilot, "escape")
        await burst(pilot, "f6", " at han sover")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert line(pilot) == "Mor sier at han sover"
        await press(pilot, "f5")
        assert pilot.app.screen.query_one(Form).field("carried_out").value == "yes"


async def test_the_menu_sets_the_day_of_the_next_evaluation_in_a_meeting() -> None:
    case = a_case().at_level(1).with_holder().with_consent().with_plan().later(days=45)
    store = CaseStore(in_meeting(case))
    planned = len(store.new(EvaluationPlanned))
    async with opened(store, MeetingScreen) as pilot:
        await evaluating(pilot)
        await press(pilot, "f10")
        assert isinstance(pilot.app.screen, MenuScreen)
        await type_text(pilot, "date of the next")
        await press(pilot, "enter")
        await burst(pilot, "+6u", "f4")
        made = store.new(EvaluationPlanned)
        assert len(made) == planned + 1
        assert made[-1].meeting == meeting_of(case)


async def test_the_note_below_the_plan_names_the_key_that_sets_the_day() -> None:
    case = a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding).do(c.SetGoal)
    case.do(c.PlanMeasure, HOLDER)
    store = CaseStore(in_meeting(case))
    async with opened(store, PlanScreen) as pilot:
        assert "No date for the evaluation yet. F6 sets it" in text(pilot)
        here = pilot.app.screen
        assert isinstance(here, PlanScreen)
        pilot.app.push_screen(EvaluationScreen(here.desk, store.id, meeting_of(case)))
        await settled(pilot)
        await press(pilot, "escape")
        assert "No date for the evaluation yet. F10 sets it" in text(pilot)

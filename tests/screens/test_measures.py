"""Planning with the catalogue, letters on a measure, the safety question after a worse one, and two hundred of them."""

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import (
    GoalAssessed,
    GoalSet,
    MeasureEvaluated,
    MeasureMoved,
    MeasurePlanned,
    MeasureResumed,
    MeasureSuspended,
    ViewTold,
)
from bti_tui.domain.ids import MeasureId, StepId
from bti_tui.domain.meetings import AttendeeWish
from bti_tui.domain.plan import Arena, MeasureEffect, Onwards
from bti_tui.screens.ending import Ending
from bti_tui.screens.evaluation import EvaluationScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.widgets.form import Form
from bti_tui.widgets.measure_table import MeasureTable
from tests.assessment_orders import assessment
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, Making, burst, fits, opened, status
from tests.screens.support import LARGE, SMALL, press, settled, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
THREE_ANSWERS = ("j", "1", "v")


def planned(*titles: str) -> CaseBuilder:
    """A case whose evaluation has come, with these measures beside the first."""
    case = a_case().at_level(1).with_holder().with_consent().with_plan()
    for title in titles:
        case.do(c.PlanMeasure, title=title, arena=Arena.HOME)
    return case.later(days=45)


def new_case() -> CaseBuilder:
    """A case with a goal and no measure yet."""
    return a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding).do(c.SetGoal)


async def over(pilot: Pilot[Ending], make: Making, store: CaseStore, given: list[object]) -> None:
    """Another place on top of the one that is there; `given` takes what it gives back."""
    here = pilot.app.screen
    assert isinstance(here, PlanScreen)
    pilot.app.push_screen(make(here.desk, store.id), given.append)
    await settled(pilot)


# the catalogue


@SIZES
async def test_a_title_of_the_catalogue_fills_in_what_goes_with_it(size: tuple[int, int]) -> None:
    store = CaseStore(new_case())
    async with opened(store, PlanScreen, size) as pilot:
        await burst(pilot, "f2", "evenng routine")
        assert "arrow down: A fixed evening" in text(pilot)
        await press(pilot, "down")
        form = pilot.app.screen.query_one(Form)
        assert (form.field("title").value, form.field("arena").value, form.field("category").value) == (
            "A fixed evening routine at home",
            "home",
            "hjemme",
        )
        assert fits(pilot, size)
        form.focus_field(form.field("responsible"))
        await burst(pilot, "Marte", "f4")
        (made,) = store.new(MeasurePlanned)
        assert (store.words(made.title), made.arena, made.category) == (
            "A fixed evening routine at home",
            Arena.HOME,
            "hjemme",
        )


async def test_what_was_typed_stands_when_nothing_is_picked() -> None:
    store = CaseStore(new_case())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f2", "kveldsrutine hos oss", "enter", "enter", "h", "enter", "Marte", "f4")
        (made,) = store.new(MeasurePlanned)
        assert store.words(made.title) == "kveldsrutine hos oss"
        assert made.category == "annet"


async def test_what_a_person_has_answered_is_not_filled_in_over() -> None:
    async with opened(CaseStore(new_case()), PlanScreen) as pilot:
        await burst(pilot, "f2", "evening")
        form = pilot.app.screen.query_one(Form)
        form.focus_field(form.field("arena"))
        await press(pilot, "s")
        form.focus_field(form.field("title"))
        await press(pilot, "down")
        assert form.field("arena").value == "school"
        assert form.field("category").value == "hjemme"


async def test_a_title_that_is_given_up_takes_what_it_filled_in_with_it() -> None:
    async with opened(CaseStore(new_case()), PlanScreen) as pilot:
        await burst(pilot, "f2", "evening")
        await press(pilot, "down")
        form = pilot.app.screen.query_one(Form)
        assert form.field("category").value == "hjemme"
        await press(pilot, "ctrl+z")
        assert (form.field("title").value, form.field("category").value, form.field("arena").value) == (
            "evening",
            "annet",
            None,
        )


async def test_the_measure_that_was_to_be_replaced_stands_in_the_form_of_the_next() -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f4", "j", "2", "e")
        assert "was to be replaced. F2 plans what" in " ".join(text(pilot).split())
        await burst(pilot, "f2", "Ny gruppe", "enter", "enter", "b", "enter", "Marte", "f4")
        old, made = store.new(MeasurePlanned)
        assert made.replaces == old.measure


async def test_a_measure_is_linked_to_the_question_of_the_assessment_that_it_answers() -> None:
    case = new_case()
    case.give(assessment(case, answers={"b2": "3"}), HOLDER)
    store = CaseStore(case)
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f2", "Fast leggetid", "enter", "enter", "h", "enter", "Marte", "f4")
        (made,) = store.new(MeasurePlanned)
        assert made.concern_item == "b2"


async def test_without_a_goal_the_goal_is_asked_for_first() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding))
    async with opened(store, PlanScreen) as pilot:
        await press(pilot, "f2")
        assert "NEW GOAL  it comes before its measures" in text(pilot)
        await burst(pilot, "Leser alene", "f4")
        assert len(store.new(GoalSet)) == 1
        await press(pilot, "f2")
        assert "NEW MEASURE" in text(pilot)


# letters on a measure


async def test_a_measure_waits_and_is_taken_up_again_by_one_letter() -> None:
    store = CaseStore(planned("Svømmekurs"))
    async with opened(store, PlanScreen) as pilot:
        await press(pilot, "down")
        await burst(pilot, "v", "Plass på kurset", "f4")
        (waits,) = store.new(MeasureSuspended)
        assert store.words(waits.awaits) == "Plass på kurset"
        assert "waits for Plass på kurset" in text(pilot)
        await press(pilot, "v")
        (resumed,) = store.new(MeasureResumed)
        assert resumed.measure == waits.measure


@SIZES
async def test_the_views_of_a_measure_stand_side_by_side_with_a_word_for_whose_each_is(size: tuple[int, int]) -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen, size, "nb") as pilot:
        await burst(pilot, "s", "Marte", "enter", "Han er gladere", "f4")
        await burst(pilot, "s", "Hanne", "enter", "Jeg ser ingen forskjell", "f4")
        await burst(pilot, "s", "Ella", "enter", "Det er gøy", "f4")
        assert len(store.new(ViewTold)) == 3
        said = " ".join(text(pilot).split())
        assert "Ella Fjellvær (barnet): “Det er gøy”" in said
        assert "Marte Fjellvær (foresatt): “Han er gladere”" in said
        assert "Hanne Vik (fagperson): “Jeg ser ingen forskjell”" in said
        assert fits(pilot, size)


async def test_a_measure_is_given_to_another() -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "g", "Marte", "f4")
        (moved,) = store.new(MeasureMoved)
        (planned_,) = store.new(MeasurePlanned)
        assert moved.responsible != planned_.responsible
        assert "Marte" in text(pilot)


async def test_letters_do_nothing_where_nothing_may_be_changed() -> None:
    store = CaseStore(a_case().archived())
    async with opened(store, PlanScreen) as pilot:
        await press(pilot, "f8", "down", "v", "s", "g")
        assert not pilot.app.screen.query(Form)
        assert store.new(MeasureSuspended) == []


# the safety question


@SIZES
async def test_a_worse_measure_leads_to_the_safety_question_before_the_next(size: tuple[int, int]) -> None:
    store = CaseStore(planned("Lese hjemme"))
    async with opened(store, PlanScreen, size) as pilot:
        await burst(pilot, "f4", "j", "4", "a")
        (made,) = store.new(MeasureEvaluated)
        assert made.effect is MeasureEffect.WORSE
        assert "Is the child safe?" in text(pilot)
        assert "1 answer the safety question now" in text(pilot)
        assert status(pilot).startswith("Press 1 to answer it")
        assert fits(pilot, size)
        await press(pilot, "escape")
        assert "EVALUATE  Lese hjemme" in text(pilot)


async def test_the_safety_question_is_one_key_away() -> None:
    store = CaseStore(planned())
    given: list[object] = []
    async with opened(store, PlanScreen) as pilot:
        await over(pilot, PlanScreen, store, given)
        await burst(pilot, "f4", "j", "4", "a")
        await press(pilot, "1")
        (step,) = given
        found = GUIDE.step(StepId(str(step)))
        assert found is not None
        assert found.asks_for("check_safety")


# more than one round


async def test_an_adjusted_measure_asks_what_is_changed_and_until_when() -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f4", "j", "2", "j")
        assert store.new(MeasureEvaluated) == []
        await burst(pilot, "Kortere økter", "enter", "+4u", "enter", "enter")
        (made,) = store.new(MeasureEvaluated)
        assert (made.onwards, store.words(made.change)) == (Onwards.ADJUST, "Kortere økter")
        assert made.new_due_on is not None


async def test_what_goes_on_stands_in_the_next_round_without_being_typed_again() -> None:
    case = planned()
    case.do(c.EvaluateMeasure, HOLDER, onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    case.do(c.Decide, HOLDER, outcome="fortsett", next_on=case.today.replace(year=case.today.year + 1))
    async with opened(CaseStore(case), PlanScreen) as pilot:
        assert "Liten lekegruppe" in text(pilot)
        assert "under way" in text(pilot)


# from a meeting


async def test_the_evaluation_opens_by_itself_and_goes_back_when_all_is_said() -> None:
    store = CaseStore(planned("Lese hjemme"))
    given: list[object] = []
    async with opened(store, PlanScreen) as pilot:
        await over(pilot, EvaluationScreen, store, given)
        await burst(pilot, *THREE_ANSWERS * 2)
        assert len(store.new(MeasureEvaluated)) == 2
        assert status(pilot).startswith("Is the goal reached?")
        await press(pilot, "n")
        assert len(store.new(GoalAssessed)) == 1
        assert given == [None]


# many


async def test_two_hundred_measures_are_listed_and_the_overdue_ones_stand_first() -> None:
    case = a_case().at_level(1).with_holder().with_consent().with_plan()
    far = case.today.replace(year=case.today.year + 1)
    case.do(c.PlanMeasure, title="Langt fram", due_on=far, evaluate_on=far)
    for number in range(198):
        case.do(c.PlanMeasure, title=f"Tiltak {number}")
    case.later(days=45)
    async with opened(CaseStore(case), PlanScreen) as pilot:
        table = pilot.app.screen.query_one(MeasureTable)
        keys = [key for key in table.keys if not key.startswith("goal:")]
        assert len(keys) == 200
        assert MeasureId(keys[-1]) == case.case.measures[1].id
        await press(pilot, "end")
        assert "Langt fram" in text(pilot)


async def test_somebody_who_is_known_from_a_meeting_may_answer_for_a_measure_and_take_part_in_it() -> None:
    case = new_case()
    case.do(c.PlanMeeting, HOLDER, attendees=(AttendeeWish(name="Ask Treneren", role="trener"),))
    store = CaseStore(case)
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f2", "Fotball", "enter", "enter", "f", "enter", "Ask", "f4")
        (made,) = store.new(MeasurePlanned)
        assert made.responsible == case.case.planned_meetings[0].attendees[0].id
        assert "Ask Treneren" in text(pilot)

"""Goals and measures by keyboard: planning, evaluating with three letters, and what the plan lacks."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.facts import EvaluationPlanned, GoalAssessed, GoalSet, MeasureEvaluated, MeasurePlanned
from bti_tui.domain.plan import Arena, Attainment, CarriedOut, MeasureEffect, Onwards
from bti_tui.screens.plan import PlanScreen
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
THREE_ANSWERS = ("j", "1", "v")


def planned(*titles: str) -> CaseBuilder:
    """A case whose evaluation has come, with these measures beside the first."""
    case = a_case().at_level(1).with_holder().with_consent().with_plan()
    for title in titles:
        case.do(c.PlanMeasure, title=title, arena=Arena.HOME)
    return case.later(days=45)


@SIZES
async def test_goals_stand_above_measures_with_a_sign_and_a_word(size: tuple[int, int]) -> None:
    async with opened(CaseStore(planned("Lese hjemme")), PlanScreen, size) as pilot:
        drawn = text(pilot)
        assert drawn.index("GOALS") < drawn.index("Leker med et annet barn") < drawn.index("MEASURES")
        assert ">!  Liten lekegruppe" in drawn
        assert "OVERDUE" in drawn
        assert "2 measures, 2 overdue" in rows(pilot)[0]
        assert fits(pilot, size)


@SIZES
async def test_one_measure_takes_three_keys(size: tuple[int, int]) -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen, size) as pilot:
        await burst(pilot, "f4", *THREE_ANSWERS)
        (made,) = store.new(MeasureEvaluated)
        assert (made.carried_out, made.effect, made.onwards) == (
            CarriedOut.YES,
            MeasureEffect.REACHED,
            Onwards.CONTINUE,
        )
        assert "ok Liten lekegruppe" in text(pilot)
        assert not pilot.app.screen.query(Form)


async def test_capital_letters_answer_too() -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f4", "J1V")
        assert len(store.new(MeasureEvaluated)) == 1


async def test_after_one_measure_the_next_is_open_and_then_the_goals() -> None:
    store = CaseStore(planned("Lese hjemme", "Leksehjelp"))
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f4", *THREE_ANSWERS * 3)
        assert len({made.measure for made in store.new(MeasureEvaluated)}) == 3
        assert status(pilot).startswith("Is the goal reached? n reached")
        await press(pilot, "d")
        (assessed,) = store.new(GoalAssessed)
        assert assessed.attainment is Attainment.PARTLY
        assert "Partly reached" in text(pilot)


async def test_the_child_and_a_change_and_a_new_deadline_are_kept() -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "enter", "d", "2", "tab", "tab", "Gøy med Åse")
        await press(pilot, "shift+tab", "shift+tab")
        await burst(pilot, "j", "Bare tegneserier", "enter", "+6u", "enter", "enter")
        (made,) = store.new(MeasureEvaluated)
        assert store.words(made.child_view) == "Gøy med Åse"
        assert store.words(made.change) == "Bare tegneserier"
        assert (made.new_due_on - store.now.date()).days == 42


async def test_going_on_without_effect_asks_why_and_stands_in_the_field() -> None:
    store = CaseStore(planned())
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f4", "j", "3", "v")
        assert store.new(MeasureEvaluated) == []
        form = pilot.app.screen.query_one(Form)
        assert form.focused_field is form.field("change")
        await burst(pilot, "Trenger mer tid", "enter")
        (made,) = store.new(MeasureEvaluated)
        assert store.words(made.change) == "Trenger mer tid"


async def test_an_ended_measure_is_hidden_until_f8() -> None:
    store = CaseStore(planned("Lese hjemme"))
    async with opened(store, PlanScreen) as pilot:
        assert "F8" not in keys_shown(pilot)
        await burst(pilot, "f4", "j", "1", "a")
        await press(pilot, "escape")
        assert "Liten lekegruppe" not in text(pilot)
        await press(pilot, "f8")
        assert "-  Liten lekegruppe" in text(pilot)
        assert "ended, helped" in text(pilot)


@SIZES
async def test_a_goal_a_measure_and_a_date_are_planned(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding))
    async with opened(store, PlanScreen, size) as pilot:
        assert "No goal yet. F5 sets the first." in text(pilot)
        await burst(pilot, "f5", "Leser alene", "enter", "Vi hører det", "enter", "enter")
        (goal,) = store.new(GoalSet)
        assert store.words(goal.text) == "Leser alene"
        await burst(pilot, "f2", "Lesegruppe", "enter", "enter", "s", "enter", "Marte", "enter")
        await press(pilot, "f4")
        (measure,) = store.new(MeasurePlanned)
        assert (store.words(measure.title), measure.goal, measure.arena) == ("Lesegruppe", goal.goal, Arena.SCHOOL)
        await burst(pilot, "f6", "enter")
        (date,) = store.new(EvaluationPlanned)
        assert (date.evaluate_on - store.now.date()).days == 42
        assert fits(pilot, size)


async def test_where_nothing_happens_is_noted() -> None:
    async with opened(CaseStore(planned()), PlanScreen) as pilot:
        assert "Note: no measure happens at home." in text(pilot)
    async with opened(CaseStore(planned("Lese hjemme")), PlanScreen) as pilot:
        assert "Note: no measure happens" not in text(pilot)


async def test_what_the_answers_point_to_is_said_as_a_suggestion_when_all_are_in() -> None:
    store = CaseStore(planned("Lese hjemme"))
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "f4", *THREE_ANSWERS)
        await press(pilot, "escape")
        assert "The answers point" not in text(pilot)
        await burst(pilot, "f4", *THREE_ANSWERS)
        assert "You and the family decide." in " ".join(text(pilot).split())


async def test_an_evaluation_half_typed_is_there_again() -> None:
    store = CaseStore(planned("Lese hjemme"))
    async with opened(store, PlanScreen) as pilot:
        await burst(pilot, "down", "enter", "d", "4")
        await press(pilot, "escape")
        assert store.drafts == 1
    async with opened(store, PlanScreen) as pilot:
        form = pilot.app.screen.query_one(Form)
        assert "EVALUATE  Lese hjemme" in text(pilot)
        assert form.field("effect").value == "worse"
        assert form.focused_field is form.field("onwards")


@SIZES
async def test_hostile_texts_are_plain(size: tuple[int, int]) -> None:
    store = CaseStore(planned(HOSTILE))
    async with opened(store, PlanScreen, size) as pilot:
        assert "[bold]rød[/bold]" in text(pilot)
        await press(pilot, "down", "enter")
        assert "EVALUATE  [bold]rød[/bold] [@click=app.quit]x[/]" in text(pilot)
        assert fits(pilot, size)


@SIZES
async def test_every_key_in_the_last_row_does_something(size: tuple[int, int]) -> None:
    for key in ("f2", "f5", "f6"):
        async with opened(CaseStore(planned()), PlanScreen, size) as pilot:
            assert key.upper() in keys_shown(pilot)
            await press(pilot, key)
            assert pilot.app.screen.query(Form)


async def test_an_archived_case_is_only_read() -> None:
    async with opened(CaseStore(a_case().archived()), PlanScreen) as pilot:
        assert "Leker med et annet barn" in text(pilot)
        for key in ("F2", "F4", "F5", "F6"):
            assert key not in keys_shown(pilot).split()
        await press(pilot, "f2", "f4", "n")
        assert not pilot.app.screen.query(Form)

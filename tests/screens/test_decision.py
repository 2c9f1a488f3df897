"""The decision: what each outcome leads to and needs is read before it is chosen, and nobody is talked into one."""

from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import Decided, GuardOverridden, LevelChanged
from bti_tui.domain.guide import Effect, Level
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.step import StepScreen
from bti_tui.widgets.outcome_field import OutcomeList
from tests.builders import CaseBuilder, a_case
from tests.orders import CLOSE, CONTINUE, DOWN_TO_1, OWNER, PPT, UP
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.step_support import at, form_of
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])


def on_the_way() -> CaseBuilder:
    return a_case().underway().evaluated_on_the_way()


def deciding(case: CaseBuilder) -> Any:
    """The case, with the decision of its level on top."""
    step = next(one.id for one in case.guide.level(case.case.level).steps if one.asks_for("decide"))
    return lambda desk, case_id: CaseScreen(desk, case_id, go_to=_to(step))


def _to(step: Any) -> Any:
    from bti_tui.screens.way import ToStep

    return ToStep(step)


def words(pilot: Pilot[Any]) -> str:
    return " ".join(text(pilot).replace("|", " ").split())


def beside(pilot: Pilot[Any]) -> str:
    """What stands beside the outcomes."""
    return " ".join(" ".join(row.partition("| ")[2] for row in rows(pilot)).split())


def is_at(pilot: Pilot[Any], kind: type[BtiScreen[Any]]) -> bool:
    """Whether a place of this kind is on top."""
    return isinstance(pilot.app.screen, kind)


def key_of(case: CaseBuilder, outcome: str) -> str:
    return next(one.key for one in case.guide.level(case.case.level).outcomes if one.id == outcome)


@SIZES
@LANGUAGES
async def test_the_outcomes_stand_below_each_other_with_a_sign_and_a_word(size: tuple[int, int], language: str) -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case), size, language) as pilot:
        said = {"nb": ("! mangler", "? bør", "ok"), "nn": ("! manglar", "? bør", "ok"), "en": ("! missing", "? ought")}
        drawn = text(pilot)
        assert all(one in drawn for one in said[language])
        outcomes = case.guide.level(Level.OWN_AGENCY).outcomes
        titles = [one.title.speak(language) for one in outcomes]  # type: ignore[arg-type] # a language of the list
        assert [title for title in titles if title[:20] not in drawn] == []
        assert fits(pilot, size)


async def test_where_the_evaluations_point_is_said_with_its_reason_and_marked_in_the_list() -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case)) as pilot:
        assert "point to “Go on as now”: it goes the right way, but you are not there yet. You decide." in words(pilot)
        starred = [row for row in rows(pilot) if " * " in row and "Go on as now" in row]
        assert len(starred) == 1


async def test_nothing_is_suggested_before_anything_is_evaluated() -> None:
    async with opened(CaseStore(a_case().ready_to_decide(), OWNER), at("decide")) as pilot:
        assert "point to" not in words(pilot)
        assert " * " not in text(pilot)


@SIZES
async def test_the_chosen_outcome_says_what_it_leads_to_and_what_it_lacks(size: tuple[int, int]) -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case), size) as pilot:
        await press(pilot, key_of(case, CLOSE))
        assert "The case ends here." in beside(pilot)
        assert "! Some measures are neither ended nor given to someone new (1.6)." in beside(pilot)
        await press(pilot, key_of(case, UP))
        assert "From level 1 to level 2." in beside(pilot)
        assert "The case ends here." not in beside(pilot)
        assert fits(pilot, size)


async def test_the_arrows_walk_through_the_outcomes_and_the_text_follows() -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case)) as pilot:
        await press(pilot, "down")
        assert "> a" in text(pilot)
        await press(pilot, "down")
        assert "> f" in text(pilot)
        assert "until a new date" in beside(pilot)


async def test_f2_lists_what_is_missing_and_a_digit_leads_to_it_while_the_choice_is_kept() -> None:
    case = on_the_way()
    store = CaseStore(case)
    async with opened(store, deciding(case)) as pilot:
        await press(pilot, key_of(case, CLOSE), "tab")
        assert "F2 What is missing" in keys_shown(pilot)
        await press(pilot, "f2")
        assert "  1 Some measures are neither ended" in text(pilot)
        assert status(pilot) == "Press the digit to mend it, Esc to go back."
        await press(pilot, "1")
        assert is_at(pilot, PlanScreen)
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)
        assert store.drafts == 1


async def test_f2_leads_to_the_field_of_the_decision_where_that_is_what_lacks() -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case)) as pilot:
        await press(pilot, key_of(case, CONTINUE), "tab", "f2", "1")
        assert isinstance(pilot.app.screen, StepScreen)
        field = form_of(pilot).focused_field
        assert field is not None
        assert field.spec.name == "met_on"


async def test_f2_is_no_key_while_nothing_is_missing() -> None:
    case = a_case().ready_to_decide()
    async with opened(CaseStore(case, OWNER), deciding(case)) as pilot:
        assert "F2" not in keys_shown(pilot)
        await press(pilot, "1", "tab", "f2")
        assert "needed first" not in text(pilot)


async def test_a_soft_guard_is_set_aside_with_a_reason_that_the_case_shows_from_then_on() -> None:
    case = on_the_way()
    store = CaseStore(case)
    async with opened(store, deciding(case)) as pilot:
        form_of(pilot).fill({"outcome": CONTINUE, "reason": "Det hjelper.", "next_on": "+6u"})
        await press(pilot, "f4")
        assert "(or say why it can wait)" in words(pilot)
        assert store.new(Decided) == [one for one in case.facts if isinstance(one, Decided)]
        await press(pilot, "escape")
        form_of(pilot).fill({"override": "Mor er syk, vi ringer henne i morgen."})
        await press(pilot, "f4")
        assert store.words(store.new(GuardOverridden)[-1].reason) == "Mor er syk, vi ringer henne i morgen."
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "Even so" in text(pilot)
        assert "Mor er syk, vi ringer henne i morgen." in words(pilot)


async def test_to_choose_otherwise_is_kept_without_a_word_about_it() -> None:
    case = on_the_way()
    store = CaseStore(case)
    async with opened(store, deciding(case)) as pilot:
        form_of(pilot).fill({"outcome": UP, "reason": "Vi trenger PPT.", "met_on": "i dag"})
        await press(pilot, "f4")
        decided = store.new(Decided)[-1]
        assert (decided.suggested, decided.effect) == (Effect.CONTINUE, Effect.CHANGE_LEVEL)
        assert "point" not in words(pilot)


async def test_down_is_as_easy_as_up_the_same_keys_and_the_same_reason() -> None:
    case = a_case().together().evaluated_on_the_way()
    store = CaseStore(case)
    async with opened(store, deciding(case)) as pilot:
        await press(pilot, key_of(case, DOWN_TO_1))
        assert "Leaves the case: Educational psychology service." in beside(pilot)
        await burst(pilot, "tab", "Skolen klarer resten selv.")
        form_of(pilot).fill({"met_on": "i dag"})
        await press(pilot, "f4")
        changed = store.new(LevelChanged)[-1]
        assert (changed.before, changed.after) == (Level.TWO_AGENCIES, Level.OWN_AGENCY)
        assert store.store.kept.cases[store.id].taking_part == ()


async def test_a_colleague_who_does_not_hold_the_case_sees_that_she_can_not_decide() -> None:
    case = on_the_way()
    async with opened(CaseStore(case, OWNER), deciding(case)) as pilot:
        await press(pilot, key_of(case, CONTINUE))
        assert "! Only the relay holder can do this." in beside(pilot)


async def test_an_agency_in_the_case_without_consent_stands_in_the_way_of_more_agencies() -> None:
    case = a_case().together().evaluated_on_the_way()
    for person in case.guardians:
        case.do(c.AnswerConsent, signatory=person, agencies=())
    assert case.case.taking_part[0].agency == PPT
    async with opened(CaseStore(case), deciding(case)) as pilot:
        await press(pilot, "3")
        assert "! An agency that takes part is not covered by the consent (2.1)." in beside(pilot)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("level", range(4))
async def test_every_title_and_all_that_is_missing_is_read_whole(language: str, level: int) -> None:
    case = a_case().at_level(level) if level else a_case()
    async with opened(CaseStore(case), deciding(case), SMALL, language) as pilot:
        for one in case.guide.level(case.case.level).outcomes:
            await press(pilot, one.key)
            shown = pilot.app.screen.query_one(OutcomeList)
            told = next(choice for choice in shown.choices if choice.code == one.id).told
            drawn = "".join(beside(pilot).split())
            wanted = [said for said in told if said.startswith(("!", "?", "-"))]
            assert [said for said in wanted if "".join(said.split()) not in drawn] == []
            whole = "".join("".join(told).split()) in drawn
            assert whole or drawn.endswith("".join(shown.rest.split()))
            titles = " ".join(" ".join(row.partition("| ")[0] for row in rows(pilot)).split())
            assert all(word in titles for word in str(one.title.speak(language)).split())  # type: ignore[arg-type] # of the list
        assert not [row for row in rows(pilot) if row.partition(" |")[0].rstrip().endswith("..")]


async def test_f8_is_no_key_while_what_is_missing_waits_for_its_digit() -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case), LARGE) as pilot:
        await press(pilot, key_of(case, CLOSE))
        assert "F8 Next page" in keys_shown(pilot)
        await press(pilot, "f2")
        assert "F8" not in keys_shown(pilot)
        await press(pilot, "f8")
        assert "> a" in text(pilot)
        assert status(pilot) == "Press the digit to mend it, Esc to go back."
        await press(pilot, "escape")
        assert "F8 Next page" in keys_shown(pilot)


async def test_f1_tells_all_of_the_chosen_outcome_also_what_has_no_room_beside_it() -> None:
    case = on_the_way()
    async with opened(CaseStore(case), deciding(case)) as pilot:
        await press(pilot, key_of(case, CLOSE), "tab")
        screen: Any = pilot.app.screen
        told = screen.help_page().sections[0].text
        assert "The case ends here." in told
        assert "F2 leads to what is missing." in told

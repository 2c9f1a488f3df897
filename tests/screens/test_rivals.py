"""Two at once on the screen: both texts are shown side by side, and nothing is overwritten."""

from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import Decided, EntryCorrected, EntryWritten, MeasureEvaluated, SafetyChecked
from bti_tui.domain.guide import Level
from bti_tui.domain.plan import Onwards
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.rivals import RivalsScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, OWNER
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, opened, status
from tests.screens.list_support import is_at
from tests.screens.rivals_support import consented, meanwhile, with_entry
from tests.screens.step_support import at, form_of
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
SECRET = "Blåmerke formet som et belte"
COLUMNS_BESIDE = 60
"""Where the right half of a wide screen begins."""


async def corrected_by_both(pilot: Pilot[Any], store: CaseStore, case: CaseBuilder, mine: str = "Mitt") -> None:
    """Both open the same entry, the colleague stores first."""
    await press(pilot, "enter")
    await press(pilot, *["backspace"] * len("Ella lekte ute"))
    await burst(pilot, mine)
    meanwhile(store, case, c.CorrectEntry, text="Oddnys tekst")
    await burst(pilot, "enter")


@SIZES
async def test_both_texts_are_shown_and_nothing_is_written_yet(size: tuple[int, int]) -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen, size) as pilot:
        await corrected_by_both(pilot, store, case)
        assert is_at(pilot, RivalsScreen)
        shown = rows(pilot)
        (theirs,) = [n for n, row in enumerate(shown) if "ODDNY BERG WROTE THIS AT" in row]
        (mine,) = [n for n, row in enumerate(shown) if "YOU HAVE WRITTEN THIS" in row]
        assert (mine == theirs) is (size == LARGE)
        beside = shown[mine].index("YOU HAVE") >= COLUMNS_BESIDE
        assert beside is (size == LARGE)
        assert "Oddnys tekst" in text(pilot)
        assert "Text: Mitt" in text(pilot)
        assert len(store.new(EntryCorrected)) == 1
        assert fits(pilot, size)


async def test_a_key_too_many_only_leads_back_to_the_text() -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await press(pilot, "enter")
        await burst(pilot, " og inne")
        meanwhile(store, case, c.CorrectEntry, text="Oddnys tekst")
        await burst(pilot, "enter", "enter")
        assert is_at(pilot, LogScreen)
        assert len(store.new(EntryCorrected)) == 1
        assert "Ella lekte ute og inne" in text(pilot)
        await burst(pilot, " igjen", "enter")
        both = store.new(EntryCorrected)
        assert [store.words(one.text) for one in both] == ["Oddnys tekst", "Ella lekte ute og inne igjen"]
        assert store.drafts == 0


async def test_mine_is_stored_too_and_both_stand_in_the_history() -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await corrected_by_both(pilot, store, case)
        await press(pilot, "1")
        assert [store.words(one.text) for one in store.new(EntryCorrected)] == ["Oddnys tekst", "Mitt"]
        assert "Oddnys tekst" in text(pilot)
        assert store.drafts == 0


async def test_when_the_other_stands_mine_becomes_an_internal_note() -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await corrected_by_both(pilot, store, case, mine=HOSTILE)
        await press(pilot, "2")
        assert is_at(pilot, LogScreen)
        assert len(store.new(EntryCorrected)) == 1
        note = store.new(EntryWritten)[-1]
        assert note.visibility.value == "internal"
        assert HOSTILE in store.words(note.text)
        assert store.drafts == 0
        assert status(pilot) == "What you wrote lies in the log as an internal note."


async def test_escape_goes_on_writing_with_the_draft_in_the_store() -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await corrected_by_both(pilot, store, case)
        assert store.drafts == 1
        await press(pilot, "escape")
        assert form_of(pilot).draft == {"text": "Mitt"}


async def test_entries_of_two_people_are_no_conflict() -> None:
    case = consented()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "Mitt innslag")
        meanwhile(store, case, c.WriteEntry, text="Oddnys innslag")
        await burst(pilot, "enter")
        assert is_at(pilot, LogScreen)
        assert {store.words(one.text) for one in store.new(EntryWritten)} == {"Mitt innslag", "Oddnys innslag"}


@SIZES
async def test_an_evaluation_that_another_stored_is_shown_beside_mine(size: tuple[int, int]) -> None:
    case = a_case().underway()
    store = CaseStore(case)
    async with opened(store, PlanScreen, size) as pilot:
        await press(pilot, "f4")
        form = form_of(pilot)
        form.fill({"carried_out": "yes", "effect": "better", "onwards": "continue", "child_view": "Det var gøy"})
        meanwhile(store, case, c.EvaluateMeasure, onwards=Onwards.CONTINUE, child_view="Jeg har fått en venn")
        await press(pilot, "f4")
        assert is_at(pilot, RivalsScreen)
        assert "Jeg har fått en venn" in text(pilot)
        assert "Det var gøy" in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "1")
        assert len(store.new(MeasureEvaluated)) == 2


async def test_a_goal_that_two_have_assessed_by_a_letter_is_asked_about_too() -> None:
    case = a_case().underway()
    store = CaseStore(case)
    async with opened(store, PlanScreen) as pilot:
        meanwhile(store, case, c.AssessGoal)
        await press(pilot, "home", "d")
        assert is_at(pilot, RivalsScreen)
        await press(pilot, "3")
        assert is_at(pilot, PlanScreen)


@SIZES
async def test_a_decision_already_taken_says_why_and_keeps_the_text_on_one_key(size: tuple[int, int]) -> None:
    case = a_case().ready_to_decide()
    store = CaseStore(case, OWNER)
    async with opened(store, at("decide"), size) as pilot:
        form_of(pilot).fill({"outcome": "fortsett_observasjon", "reason": "Vi ser mer først", "next_on": "+3u"})
        meanwhile(store, case, c.Decide, OWNER)
        await press(pilot, "f4")
        assert is_at(pilot, RivalsScreen)
        assert "yours can't be stored" in text(pilot)
        assert "1 Let the other stand; mine becomes an internal note" in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "1")
        assert is_at(pilot, CaseScreen)
        assert store.store.kept.cases[store.id].level is Level.OWN_AGENCY
        assert len(store.new(Decided)) == 1
        assert "Vi ser mer først" in store.words(store.new(EntryWritten)[-1].text)
        assert "lies in the log as an internal note" in status(pilot)


async def test_what_is_shielded_is_not_shown_to_others_nor_put_in_the_log() -> None:
    case = a_case().do(c.LetIn)
    store = CaseStore(case, COLLEAGUE)
    async with opened(store, at("check_safety")) as pilot:
        await burst(pilot, "n", "tab", "Ingen tegn")
        meanwhile(store, case, c.CheckSafety, OWNER, answer=SafetyAnswer.UNSURE, reason=SECRET)
        await press(pilot, "f4")
        assert is_at(pilot, RivalsScreen)
        assert SECRET not in text(pilot)
        assert "mine stays as a draft" in text(pilot)
        await press(pilot, "2")
        assert len(store.new(SafetyChecked)) == 1
        assert store.new(EntryWritten) == []
        assert store.drafts == 1


async def test_what_i_wrote_in_another_window_is_called_mine() -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await press(pilot, "enter")
        await burst(pilot, " og inne")
        meanwhile(store, case, c.CorrectEntry, HOLDER, text="Fra det andre vinduet")
        await burst(pilot, "enter")
        assert "YOU WROTE THIS IN ANOTHER WINDOW AT" in text(pilot)

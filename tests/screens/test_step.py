"""Any step by keyboard: fields from the guide, one command from the answers, and nothing typed is lost."""

from typing import Any, cast

import pytest
from textual.pilot import Pilot

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.errors import DiskFull
from bti_tui.domain.facts import (
    ConcernRaised,
    ConcernRated,
    Decided,
    EntryWritten,
    FamilyTalked,
    Observed,
    SafetyChecked,
)
from bti_tui.domain.guide import Step
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts, typed
from bti_tui.widgets.form import Form
from tests.builders import GUIDE, CaseBuilder, a_case, nothing_yet
from tests.orders import OWNER
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.list_support import is_at
from tests.screens.step_support import at, form_of, step_with
from tests.screens.support import LARGE, SMALL, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def new(desk: Desk[Context], _: CaseId) -> OverviewScreen:
    """Where F2 notes a new concern."""
    return OverviewScreen(desk)


def plain(pilot: Pilot[Any]) -> str:
    """The screen with ordinary blanks: some rows may only break between their parts."""
    return text(pilot).replace("\u00a0", " ")


def titles() -> list[str]:
    return [step.id for step in GUIDE.steps()]


@SIZES
@pytest.mark.parametrize("step", titles())
async def test_every_step_of_the_guide_can_be_drawn(step: str, size: tuple[int, int]) -> None:
    """Also those that belong to another level, and those that are only declared."""
    store = CaseStore(a_case().underway())
    async with opened(store, lambda desk, case_id: StepScreen(desk, case_id, StepId(step)), size) as pilot:
        found = cast("Step", GUIDE.step(StepId(step)))
        assert found.what.en.split()[0] in rows(pilot)[0]
        assert fits(pilot, size)
        if found.later:
            assert "Not yet: this part of the guide" in text(pilot)
            assert not pilot.app.screen.query(Form)


@SIZES
async def test_a_new_concern_asks_for_a_name_and_a_few_words_first(size: tuple[int, int]) -> None:
    store = CaseStore(nothing_yet(), OWNER)
    async with opened(store, new, size) as pilot:
        await press(pilot, "f2")
        assert "Note the concern" in rows(pilot)[0]
        assert fits(pilot, size)
        await burst(pilot, "Åse Bø", "enter", "Satt alene", "enter", "under bordet", "tab")
        await press(pilot, "enter", "enter", "enter", "enter", "enter", "enter", "enter")
        (raised,) = store.new(ConcernRaised)
        assert store.words(raised.subject_name) == "Åse Bø"
        assert store.words(raised.words) == "Satt alene\nunder bordet"
        assert store.drafts == 0


async def test_what_is_missing_is_said_and_gets_the_cursor() -> None:
    store = CaseStore(nothing_yet(), OWNER)
    async with opened(store, new) as pilot:
        await press(pilot, "f2")
        await press(pilot, "tab")
        await form_of(pilot).submit()
        await press(pilot)
        assert "must be answered" in text(pilot)
        assert form_of(pilot).focused_field is form_of(pilot).field("about")
        assert store.new(ConcernRaised) == []


@SIZES
async def test_questions_stand_above_or_beside_the_fields(size: tuple[int, int]) -> None:
    async with opened(CaseStore(a_case(), OWNER), at("check_safety"), size) as pilot:
        question = cast("Step", GUIDE.step(step_with("check_safety"))).questions[0].en
        assert " ".join(question.split()[:4]) in text(pilot)
        assert "Shielded: never in" in text(pilot)


async def test_f1_shows_the_help_of_the_step() -> None:
    async with opened(CaseStore(a_case(), OWNER), at("check_safety")) as pilot:
        await press(pilot, "f1")
        step = cast("Step", GUIDE.step(step_with("check_safety")))
        assert step.what.en.upper() in text(pilot)
        assert step.help.en[:30] in text(pilot)
        assert "QUESTIONS TO ASK" in text(pilot)


async def test_a_step_with_two_forms_goes_on_to_the_one_that_is_not_done() -> None:
    store = CaseStore(a_case().do(c.CheckSafety), OWNER)
    async with opened(store, at("observe")) as pilot:
        assert ">1 " in plain(pilot)
        await burst(pilot, "Satt alene", "f4")
        (seen,) = store.new(Observed)
        assert store.words(seen.seen) == "Satt alene"
        assert is_at(pilot, StepScreen)
        assert ">2 " in plain(pilot)
        assert status(pilot).startswith("Stored.")
        await burst(pilot, "2", "tab", "tab", "tab", "enter")
        assert store.new(ConcernRated)
        assert is_at(pilot, CaseScreen)


async def test_a_form_that_repeats_is_empty_again_when_it_is_stored() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent().with_plan())
    entry = step_with("write_entry")
    async with opened(store, lambda desk, case_id: StepScreen(desk, case_id, entry)) as pilot:
        await burst(pilot, "Ringte mor", "tab", "tab", "tab", "tab", "enter")
        assert len(store.new(EntryWritten)) == 1
        assert is_at(pilot, StepScreen)
        assert form_of(pilot).field("text").is_empty
        await burst(pilot, "Ringte far", "tab", "tab", "tab", "tab", "enter")
        assert len(store.new(EntryWritten)) == 2


async def test_forms_are_chosen_by_f8_and_by_digit_and_keep_what_was_typed() -> None:
    store = CaseStore(a_case().do(c.CheckSafety), OWNER)
    async with opened(store, at("observe")) as pilot:
        await burst(pilot, "tab", "Satt al")
        await press(pilot, "f8", "f8")  # its second page, then the next form
        assert ">2 " in plain(pilot)
        await press(pilot, "ctrl+g", "1")
        assert ">1 " in plain(pilot)
        await type_text(pilot, "ene")
        assert "Satt alene" in text(pilot)
        assert "F8 Next" in keys_shown(pilot)


async def test_what_is_typed_is_kept_as_a_draft_and_put_back_with_the_cursor() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, at("check_safety")) as pilot:
        await burst(pilot, "n", "tab", "Ingen te")
        await press(pilot, "escape")
        (draft,) = drafts(store.context)
        assert typed(draft)[0]["reason"] == "Ingen te"
        await press(pilot, "f4")
        await type_text(pilot, "gn")
        assert "Ingen tegn" in text(pilot)
        await press(pilot, "tab", "enter")
        assert store.new(SafetyChecked)
        assert store.drafts == 0


async def test_a_draft_that_is_emptied_again_is_none() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, at("check_safety")) as pilot:
        await press(pilot, "n")
        await press(pilot, "tab")
        assert store.drafts == 1
        await press(pilot, "shift+tab", "backspace", "tab")
        assert store.drafts == 0


async def test_a_store_that_is_full_keeps_the_text_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, at("check_safety")) as pilot:

        def full(*_: object, **__: object) -> None:
            raise DiskFull

        monkeypatch.setattr("bti_tui.screens.step_drafts.save_draft", full)
        await burst(pilot, "n", "tab", "Ingen")
        await press(pilot, "tab")
        assert "! THE DISK IS FULL - reading works" in rows(pilot)[0]
        assert "Ingen" in text(pilot)


async def test_what_stands_in_the_way_is_shown_first_and_a_digit_leads_to_mending_it() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, at("talk_with_family")) as pilot:
        assert "This is needed first:" in text(pilot)
        await press(pilot, "1")
        assert is_at(pilot, StepScreen)
        assert "0.2" in rows(pilot)[0]
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)


async def test_escape_puts_the_needs_away_and_the_fields_can_be_filled_in() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, at("talk_with_family")) as pilot:
        await press(pilot, "escape")
        assert is_at(pilot, StepScreen)
        assert form_of(pilot).focused_field is not None


async def test_a_refused_command_keeps_the_fields_and_lists_every_reason_with_its_key() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, at("decide")) as pilot:
        await press(pilot, *chosen("nivaa1"))
        await burst(pilot, "enter", "Vi er enige")
        await form_of(pilot).submit()
        await press(pilot)
        assert store.new(Decided) == []
        assert "This is needed first:" in text(pilot)
        assert "  1 " in text(pilot)
        assert "  2 " in text(pilot)
        assert "Vi er enige" in text(pilot)
        await press(pilot, "1")
        assert "0.2" in rows(pilot)[0]
        assert store.drafts == 1


def chosen(outcome: str) -> str:
    """The key of an outcome of level 0."""
    return next(one.key for one in GUIDE.levels[0].outcomes if one.id == outcome)


async def test_an_open_safety_track_puts_what_to_do_in_place_of_the_fields() -> None:
    store = CaseStore(a_case().do(c.CheckSafety, answer=SafetyAnswer.YES), OWNER)
    async with opened(store, at("talk_with_family")) as pilot:
        assert "this step informs the guardians, and it waits" in text(pilot)
        assert "Don't contact the guardians now." in text(pilot)
        assert not pilot.app.screen.query(Form)
        assert store.new(FamilyTalked) == []


async def test_a_step_with_a_place_of_its_own_goes_there() -> None:
    async with opened(CaseStore(a_case().at_level(1).with_holder()), at("answer_consent")) as pilot:
        assert is_at(pilot, ConsentScreen)


@SIZES
async def test_hostile_texts_are_shown_as_they_are(size: tuple[int, int]) -> None:
    store = CaseStore(hostile(), OWNER)
    async with opened(store, at("observe"), size) as pilot:
        assert "[bold]rød" in text(pilot)
        assert fits(pilot, size)


def hostile() -> CaseBuilder:
    """Whatever is typed is drawn as it is."""
    return a_case(about=HOSTILE, words=HOSTILE).do(c.CheckSafety).do(c.Observe, seen=HOSTILE)

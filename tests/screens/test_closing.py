"""Closing a case by keyboard: the note, who was told, and the archive."""

import pytest

from bti_tui.domain.closing import ArchivePlace, ClosingReason, Told
from bti_tui.domain.commands import LetIn
from bti_tui.domain.facts import CaseArchived, CaseClosed
from bti_tui.screens.closing import ClosingScreen
from bti_tui.widgets.form import Form
from tests.builders import a_case
from tests.orders import COLLEAGUE, HOLDER
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
NOTE = ("1", "enter", "Hun leker", "tab", "Vi er glade", "tab", "tab")
TOLD = ("b", "f", "l", "enter", "enter", "b", "enter")


@SIZES
async def test_a_case_is_closed_and_archived_by_keys_alone(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen, size) as pilot:
        assert "Closing is decided." in text(pilot)
        await burst(pilot, *NOTE, *TOLD)
        (closed,) = store.new(CaseClosed)
        assert (closed.reason, closed.archive_place) == (ClosingReason.GOAL_REACHED, ArchivePlace.CHILD_FILE)
        assert closed.told == (Told.CHILD, Told.GUARDIANS, Told.LEADER)
        assert store.words(closed.summary) == "Hun leker"
        assert store.words(closed.family_view) == "Vi er glade"
        assert "Result: Hun leker" in text(pilot)
        await burst(pilot, "2026/118", "enter", "enter")
        (archived,) = store.new(CaseArchived)
        assert store.words(archived.reference) == "2026/118"
        assert "reference 2026/118" in " ".join(text(pilot).split())
        assert "The case can be read, not changed." in text(pilot)
        assert store.drafts == 0
        assert fits(pilot, size)


@SIZES
async def test_a_long_list_of_reasons_is_shown_whole_with_one_key_each(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen, size) as pilot:
        assert "1 The goals are reached" in text(pilot)
        assert "c Other" in text(pilot)
        await press(pilot, "c")
        assert pilot.app.screen.query_one(Form).field("reason").value == "other"
        assert fits(pilot, size)


async def test_who_was_told_must_be_answered() -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen) as pilot:
        await burst(pilot, *NOTE, "enter", "enter", "b", "enter")
        assert store.new(CaseClosed) == []
        assert "Missing: Told." in text(pilot)


async def test_while_closing_is_not_decided_the_way_to_the_decision_is_a_key() -> None:
    async with opened(CaseStore(a_case().underway()), ClosingScreen) as pilot:
        assert "Closing is not decided yet." in text(pilot)
        assert "F4 Decide" in keys_shown(pilot)
        assert not pilot.app.screen.query(Form)


async def test_only_the_holder_closes_and_the_note_is_kept_as_a_draft() -> None:
    store = CaseStore(a_case().closing_decided().do(LetIn, HOLDER), COLLEAGUE)
    async with opened(store, ClosingScreen) as pilot:
        await burst(pilot, *NOTE, *TOLD)
        assert store.new(CaseClosed) == []
        assert "only the relay holder can do this" in text(pilot)
        assert store.drafts == 1


@SIZES
async def test_the_note_half_written_is_there_again(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen, size) as pilot:
        await burst(pilot, "3", "enter", f"{HOSTILE} og me")
        await press(pilot, "tab")
        assert store.drafts == 1
    async with opened(store, ClosingScreen, size) as pilot:
        form = pilot.app.screen.query_one(Form)
        assert form.field("reason").value == "family_wish"
        assert form.field("summary").value == f"{HOSTILE} og me"
        assert form.focused_field is not form.field("reason")
        assert "[bold]rød[/bold]" in text(pilot)
        assert fits(pilot, size)

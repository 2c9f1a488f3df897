"""What comes after the minutes of a meeting are approved: the copies, and the next holder where one is wanted."""

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain.facts import MinutesApproved
from bti_tui.i18n import Translator
from bti_tui.screens.baton import BatonScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.copies import CopiesScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meeting_minutes import LEFT_OUT
from bti_tui.screens.meeting_text import MISSING
from tests.builders import a_case
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.list_support import is_at
from tests.screens.meeting_support import in_meeting, store_in_meeting
from tests.screens.support import LARGE, SMALL, press, rows, text


async def approve(pilot: Pilot[Any], store: CaseStore, holder_stays: str = "y") -> None:
    """All but the question about the holder is left out."""
    await press(pilot, "f6")
    await burst(pilot, "+6u", "enter", "enter", "enter", "enter", "enter", holder_stays, "enter")
    await burst(pilot, "enter")
    assert len(store.new(MinutesApproved)) == 1


async def test_news_that_come_while_the_line_is_put_away_keep_nobody_from_the_copies() -> None:
    store = store_in_meeting()
    async with opened(store, CaseScreen) as pilot:
        await press(pilot, "f6")
        screen = pilot.app.screen
        assert isinstance(screen, MeetingScreen)
        dropped = screen._draft.drop

        async def drop_while_news_come() -> None:
            await screen.read_again()
            await dropped()

        screen._draft.drop = drop_while_news_come  # type: ignore[method-assign]  # what happens once in some times
        await approve(pilot, store)
        assert is_at(pilot, CopiesScreen)
        assert store.drafts == 0


async def test_where_the_holder_stays_the_copies_are_the_end() -> None:
    store = store_in_meeting()
    async with opened(store, CaseScreen) as pilot:
        await press(pilot, "f6")
        await approve(pilot, store)
        assert is_at(pilot, CopiesScreen)
        assert "take the baton" not in text(pilot)
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)


async def test_where_another_holder_is_wanted_the_form_that_asks_for_one_comes_after_the_copies() -> None:
    store = store_in_meeting()
    async with opened(store, CaseScreen) as pilot:
        await press(pilot, "f6")
        await approve(pilot, store, "n")
        assert is_at(pilot, CopiesScreen)
        assert "Esc when it is done: then somebody is asked to take the baton." in text(pilot)
        await press(pilot, "escape")
        assert is_at(pilot, BatonScreen)
        assert "ASK SOMEBODY TO TAKE THE BATON" in text(pilot)
        await press(pilot, "escape", "escape")
        assert is_at(pilot, CaseScreen)
        assert "The meeting wanted another relay holder." in text(pilot)


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_all_that_is_left_out_can_be_read_in_a_small_terminal(language: str) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, SMALL, language) as pilot:
        await press(pilot, "f6")
        await burst(pilot, "enter", "enter", "enter", "enter", "enter", "j", "enter")
        said = " ".join(text(pilot).split())
        tr = Translator("nb" if language == "nb" else "nn")
        for one in LEFT_OUT.values():
            assert tr.tr(one) in said.rpartition(">")[0]
        assert tr.tr("Left out: {what}. Enter once more approves without it.").partition("}. ")[2] in said
        assert fits(pilot, SMALL)


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_all_that_is_missing_can_be_read_in_a_small_terminal(language: str) -> None:
    store = store_in_meeting()
    store.now += timedelta(days=25)
    async with opened(store, MeetingScreen, SMALL, language) as pilot:
        body = " ".join(" ".join(rows(pilot)[:-2]).split())
        tr = Translator("nb" if language == "nb" else "nn")
        for one in MISSING.values():
            assert tr.tr(one) in body
        assert fits(pilot, SMALL)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_point_that_is_talked_about_stands_in_full_with_what_waits_under_it(size: tuple[int, int]) -> None:
    store = CaseStore(in_meeting(a_case().underway()))
    async with opened(store, MeetingScreen, size) as pilot:
        point = "Welcome, purpose, consent, who takes minutes"
        assert f"F4: {point}" in column(pilot)
        await press(pilot, "f4")
        assert f" {point}" in column(pilot)
        assert "F4: " not in column(pilot)
        await press(pilot, "f4")
        assert "- what does the child say?" in column(pilot)
        assert fits(pilot, size)


def column(pilot: Pilot[Any]) -> str:
    """What stands to the left, below the agenda."""
    width = 30 if pilot.app.size.width < LARGE[0] else 35
    return f" {' '.join(' '.join(row[:width] for row in rows(pilot)[11:18]).split())}"

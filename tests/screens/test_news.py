"""What others do comes without disturbing, and two windows of one person keep a draft each."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import CaseId
from bti_tui.domain.notes import Visibility
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.rivals import RivalsScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import save_draft
from bti_tui.widgets.timeline import Timeline
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, LEADER, OWNER
from tests.screens.case_support import CaseStore, burst, fits, opened, status
from tests.screens.list_support import is_at
from tests.screens.rivals_support import beat, consented, meanwhile, with_entry
from tests.screens.step_support import at, form_of, step_with
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
SECRET = "Blåmerke formet som et belte"


@SIZES
async def test_a_new_line_is_drawn_without_moving_cursor_or_text(size: tuple[int, int]) -> None:
    case = consented()
    for number in range(60):
        case.do(c.WriteEntry, text=f"Innslag {number}")
    store = CaseStore(case)
    async with opened(store, LogScreen, size) as pilot:
        timeline = pilot.app.screen.query_one(Timeline)
        await press(pilot, *["down"] * 40)
        stands_on, drawn = timeline.current, timeline.text
        meanwhile(store, case, c.WriteEntry, text="Nytt innslag")
        await beat(pilot)
        assert (timeline.current, timeline.text) == (stands_on, drawn)
        assert status(pilot) == "Oddny Berg added: Talk: Nytt innslag"
        await press(pilot, "home")
        assert "Nytt innslag" in timeline.text
        assert fits(pilot, size)


async def test_half_a_sentence_and_its_cursor_stay_when_news_come() -> None:
    case = consented()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "Halv set")
        before, where = form_of(pilot), pilot.app.screen.focused
        meanwhile(store, case, c.WriteEntry, text="Nytt innslag")
        await beat(pilot)
        assert form_of(pilot) is before
        assert pilot.app.screen.focused is where
        assert "Nytt innslag" in text(pilot)
        await burst(pilot, "ning", "enter")
        assert store.words(store.new(EntryWritten)[-1].text) == "Halv setning"


async def test_a_text_begun_before_the_news_is_still_compared_with_them() -> None:
    case = with_entry()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await press(pilot, "enter")
        await burst(pilot, " og inne")
        meanwhile(store, case, c.CorrectEntry, text="Oddnys tekst")
        await beat(pilot)
        await burst(pilot, "enter")
        assert is_at(pilot, RivalsScreen)


async def test_the_case_follows_what_others_do_and_it_is_one_look_in_the_access_log() -> None:
    case = a_case().ready_to_decide()
    store = CaseStore(case, OWNER)
    async with opened(store, CaseScreen) as pilot:
        await beat(pilot)
        looks = len(store.store.kept.accesses)
        meanwhile(store, case, c.Decide, OWNER)
        meanwhile(store, case, c.WriteEntry, COLLEAGUE, visibility=Visibility.INTERNAL)
        await beat(pilot)
        assert "Consent" in text(pilot)
        assert status(pilot).startswith("The case was changed by")
        assert len(store.store.kept.accesses) == looks


async def test_the_start_screen_tells_which_case_was_changed() -> None:
    case = a_case()
    store = CaseStore(case, OWNER)

    def first(desk: Desk[Context], _: CaseId) -> OverviewScreen:
        return OverviewScreen(desk)

    async with opened(store, first) as pilot:
        await beat(pilot)
        meanwhile(store, case, c.CheckSafety, COLLEAGUE)
        await beat(pilot)
        assert status(pilot).startswith("S-118 was changed by Oddny Berg.")


async def test_nothing_is_drawn_when_nothing_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    store = CaseStore(consented())
    async with opened(store, LogScreen) as pilot:
        await beat(pilot)

        def refuse(*_: object) -> None:
            raise AssertionError("drawn again")

        monkeypatch.setattr(Timeline, "show", refuse)
        monkeypatch.setattr(LogScreen, "set_status", refuse)
        await beat(pilot)
        await beat(pilot)


async def test_who_else_writes_in_the_form_is_said_without_a_word_of_it() -> None:
    case = consented()
    store = CaseStore(case)
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "Mitt")
        hers = replace(store.context.acting_as(STAFF[LEADER]), window="hers")
        save_draft(hers, "log.write_entry", store.id, form_step(pilot), {"text": SECRET}, "text")
        await beat(pilot)
        assert status(pilot) == "In this form right now: Randi Moe."
        assert SECRET not in text(pilot)


def form_step(pilot: Pilot[Any]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, LogScreen)
    assert screen.sheet is not None
    return screen.sheet.step


async def test_drafts_of_two_windows_are_both_there_and_f3_brings_the_other() -> None:
    store = CaseStore(consented())
    async with opened(store, LogScreen) as pilot:
        await press(pilot, "f2")
        step = form_step(pilot)
        await press(pilot, "escape")
        for window, words in (("a", "Fra det første"), ("b", "Fra det andre")):
            ctx = replace(store.context, window=window)
            save_draft(ctx, "log.write_entry", store.id, step, {"text": words}, "text")
        await press(pilot, "f2")
        assert "F3 brings the next one" in text(pilot)
        assert "Fra det første" in text(pilot)
        assert "Fra det andre" in text(pilot)
        first = form_of(pilot).draft["text"]
        await burst(pilot, " og mer")
        await press(pilot, "f3")
        second = form_of(pilot).draft["text"]
        await press(pilot, "f3")
        assert {first, second} == {"Fra det første", "Fra det andre"}
        assert form_of(pilot).draft["text"] == f"{first} og mer"
        assert store.drafts == 2


async def test_what_an_open_window_types_is_not_put_into_another_one_unasked() -> None:
    store = CaseStore(a_case(), OWNER)
    store.context = replace(store.context, window="me", is_open=lambda window: window == "open")
    ctx = replace(store.context, window="open")
    save_draft(ctx, "step.check_safety", store.id, step_with("check_safety"), {"reason": "Fra det andre"}, "reason")
    async with opened(store, at("check_safety")) as pilot:
        assert form_of(pilot).draft["reason"] == ""
        assert "F3" in rows(pilot)[-1]
        await burst(pilot, "n", "tab", "Mitt")
        assert form_of(pilot).draft["reason"] == "Mitt"
        await press(pilot, "f3")
        assert form_of(pilot).draft["reason"] == "Fra det andre"
        await press(pilot, "f3")
        assert form_of(pilot).draft["reason"] == "Mitt"
        assert store.drafts == 2

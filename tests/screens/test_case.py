"""One case by keyboard: where it stands, what is next, and every part one key away."""

from typing import Any

import pytest
from textual.events import Key

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.facts import BatonAccepted, CaseArchived, Observed
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.screens.baton import BatonScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.step import StepScreen
from bti_tui.screens.way import ToPlace
from bti_tui.usecases.context import Context
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, OWNER
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, press, rows, settled, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
KINDS = pytest.mark.parametrize(
    "make",
    [
        a_case,
        lambda: a_case().at_level(1),
        lambda: a_case().underway(),
        lambda: a_case().closing_decided(),
        lambda: a_case().closed(),
        lambda: a_case().archived(),
    ],
    ids=["new", "level 1", "underway", "closing", "closed", "archived"],
)


@SIZES
@KINDS
async def test_every_kind_of_case_fits_the_terminal(make: Any, size: tuple[int, int]) -> None:
    async with opened(CaseStore(make()), CaseScreen, size) as pilot:
        assert fits(pilot, size)
        assert "LEVEL" in text(pilot)
        assert "F10" in keys_shown(pilot)
        assert "Ctrl+Q" in keys_shown(pilot) or size == SMALL


@SIZES
async def test_a_new_case_shows_its_level_its_track_and_what_is_next(size: tuple[int, int]) -> None:
    async with opened(CaseStore(a_case(), OWNER), CaseScreen, size) as pilot:
        assert "[0 GOING ON]  ---  1 not begun" in text(pilot)
        assert "0.1 ok" in text(pilot)
        assert ">0.2" in text(pilot)
        assert "NEXT" in text(pilot)
        assert "F4 = do it now" in text(pilot)
        assert status(pilot).startswith("Case S-118. Next: 0.2 Safety check")


async def test_the_case_of_a_pregnant_woman_says_so_at_the_top_until_the_child_is_born() -> None:
    bench = a_case(subject_kind=SubjectKind.PREGNANT)
    for word, is_there in (("(gravid)", True), ("(gravid)", False)):
        async with opened(CaseStore(bench, OWNER), CaseScreen, language="nb") as pilot:
            assert (word in rows(pilot)[0]) is is_there
        bench.do(c.RegisterBirth)


async def test_f4_opens_the_next_step_and_what_is_stored_moves_the_case_on() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, CaseScreen) as pilot:
        await burst(pilot, "f4", "n", "enter", "Ingen tegn", "tab", "enter")
        assert is_at(pilot, CaseScreen)
        assert status(pilot).startswith("Stored. Case S-118. Next: 0.3")
        await burst(pilot, "f4")
        assert "0.3" in rows(pilot)[0]


async def test_keys_right_behind_a_store_mean_the_case_as_it_is_then() -> None:
    """F4 typed in the same burst as the Enter that stores goes to the step that is next after it."""
    store = CaseStore(a_case(), OWNER)
    async with opened(store, CaseScreen) as pilot:
        await burst(pilot, "f4", "n", "enter", "Ingen tegn", "tab", "enter", "f4", "tab", "Satt alene")
        assert "0.3" in rows(pilot)[0]
        assert "Satt alene" in text(pilot)


async def test_earlier_steps_can_be_walked_to_and_opened() -> None:
    async with opened(CaseStore(a_case().underway()), CaseScreen) as pilot:
        assert ">1.6" in text(pilot)
        await press(pilot, *["left"] * 6)
        assert ">0.6" in text(pilot)
        assert "CHOSEN   0.6" in text(pilot)
        assert status(pilot).endswith("done. Enter opens it.")
        for key in ("left", "left", "enter"):
            pilot.app.post_message(Key(key, None))
        await settled(pilot)
        assert "0.4" in rows(pilot)[0]
        assert is_at(pilot, StepScreen)
        assert "WRITTEN BEFORE" in text(pilot)


async def test_the_track_ends_at_both_ends() -> None:
    async with opened(CaseStore(a_case()), CaseScreen) as pilot:
        await press(pilot, *["left"] * 9)
        assert ">0.1" in text(pilot)
        await press(pilot, *["right"] * 20)
        assert ">0.6" in text(pilot)


async def test_the_parts_that_level_0_does_not_have_are_not_offered() -> None:
    async with opened(CaseStore(a_case()), CaseScreen) as pilot:
        assert "3 Measures" not in text(pilot)
        assert "F5" not in keys_shown(pilot)
        await press(pilot, "3", "5", "f5")
        assert is_at(pilot, CaseScreen)


@pytest.mark.parametrize(
    ("key", "screen"),
    [("2", LogScreen), ("f2", LogScreen), ("3", PlanScreen), ("f5", PlanScreen), ("5", ConsentScreen)],
)
async def test_a_digit_opens_a_part_and_escape_comes_back(key: str, screen: type) -> None:
    async with opened(CaseStore(a_case().underway()), CaseScreen) as pilot:
        await press(pilot, key)
        assert is_at(pilot, screen)
        while is_at(pilot, screen):
            await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)


async def test_the_people_of_the_case_are_a_part_of_their_own() -> None:
    async with opened(CaseStore(a_case().underway()), CaseScreen) as pilot:
        await press(pilot, "6")
        assert "parental responsibility" in text(pilot)
        assert "Relay holder" in text(pilot)
        assert "[6 People" in text(pilot)
        await press(pilot, "1")
        assert "[1 Overview]" in text(pilot)


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_the_way_to_the_people_is_said_whole(size: tuple[int, int], language: Language) -> None:
    async with opened(CaseStore(a_case(), OWNER), CaseScreen, size, language) as pilot:
        await press(pilot, "6")
        said = Translator(language).tr("F10, People: put right, who may be told, let a colleague in.")
        shown = " ".join(" ".join(row.split("|")[1:2] or [row]) for row in rows(pilot))
        assert " ".join(said.split()) in " ".join(shown.split())


@SIZES
async def test_an_open_safety_track_says_what_to_do_and_f4_leads_to_its_next_step(size: tuple[int, int]) -> None:
    case = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    async with opened(CaseStore(case, OWNER), CaseScreen, size) as pilot:
        assert "SAFETY FIRST: don't contact the guardians now." in text(pilot)
        assert "F9" in text(pilot)
        assert "! X.1 Don't contact the guardians" in text(pilot)
        await press(pilot, "f4")
        assert "X.1 Don't contact the guardians" in rows(pilot)[0]


async def test_whoever_is_asked_is_told_and_accepts_with_f4() -> None:
    store = CaseStore(a_case().at_level(1).do(c.OfferBaton, to=HOLDER), HOLDER)
    async with opened(store, CaseScreen) as pilot:
        assert "You are asked to be relay holder" in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, BatonScreen)
        await burst(pilot, "enter", "f4")
        assert store.new(BatonAccepted)
        assert is_at(pilot, CaseScreen)
        assert "holder: Hanne Vik" in rows(pilot)[0]


async def test_nobody_else_is_offered_the_answer() -> None:
    store = CaseStore(a_case().at_level(1).do(c.OfferBaton, to=HOLDER), OWNER)
    async with opened(store, CaseScreen) as pilot:
        assert "Waits for Hanne Vik." in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, BatonScreen)
        assert ">Take the question back" in text(pilot)
        assert "Say yes" not in text(pilot)


async def test_a_decided_end_leads_to_the_closing_note() -> None:
    async with opened(CaseStore(a_case().closing_decided()), CaseScreen) as pilot:
        await press(pilot, "f4")
        assert is_at(pilot, ClosingScreen)


async def test_a_closed_case_says_so_and_f4_archives() -> None:
    store = CaseStore(a_case().closed())
    async with opened(store, CaseScreen) as pilot:
        assert "The case is closed." in text(pilot)
        assert "[1 ENDED]" in text(pilot)
        await burst(pilot, "f4", "2026/118", "enter", "enter")
        assert store.new(CaseArchived)
        assert "closed and archived" in text(pilot)


async def test_an_archived_case_can_be_read_and_nothing_is_next() -> None:
    async with opened(CaseStore(a_case().archived()), CaseScreen) as pilot:
        assert "It can be read, not changed." in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, CaseScreen)


async def test_opening_a_case_is_written_in_the_access_log() -> None:
    store = CaseStore(a_case())
    async with opened(store, CaseScreen):
        assert [one[1] for one in store.store.kept.accesses] == ["case.read"]


async def test_a_part_can_be_opened_at_once_with_the_case_on_the_way_back() -> None:
    def make(desk: Desk[Context], case_id: CaseId) -> CaseScreen:
        return CaseScreen(desk, case_id, go_to=ToPlace(Place.PLAN.value))

    async with opened(CaseStore(a_case().underway()), make) as pilot:
        assert is_at(pilot, PlanScreen)


def hostile() -> CaseBuilder:
    """Whatever is typed is drawn as it is."""
    return a_case(about=HOSTILE, words=HOSTILE).do(c.CheckSafety).do(c.Observe, seen=HOSTILE)


@SIZES
async def test_hostile_texts_are_shown_as_they_are(size: tuple[int, int]) -> None:
    store = CaseStore(hostile(), OWNER)
    async with opened(store, CaseScreen, size) as pilot:
        assert store.new(Observed)
        assert "[bold]rød" in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "6")
        assert "[@click=app.quit]x[/]" in text(pilot)


async def test_the_log_stands_beside_the_case_on_wide_terminals_only() -> None:
    async with opened(CaseStore(a_case().underway()), CaseScreen, LARGE) as pilot:
        assert "LOG" in text(pilot)
        assert "Last " not in text(pilot)
    async with opened(CaseStore(a_case().underway()), CaseScreen, SMALL) as pilot:
        assert "Last " in text(pilot)

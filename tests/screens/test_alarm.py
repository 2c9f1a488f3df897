"""F9 from everywhere: first what not to do and whom to call, then one key to write it down; nothing typed is lost."""

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.safety import SafetyTrack
from bti_tui.i18n import Translator
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.emergency import EmergencyScreen, LocalNumber
from bti_tui.screens.fear import FearScreen
from bti_tui.screens.fearful_cases import FearfulCasesScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.resume import open_draft
from bti_tui.screens.safety import SafetyScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.hostile.roads import ROADS, Laboratory
from tests.orders import HOLDER, OWNER
from tests.screens.case_support import CaseStore, Making, opened
from tests.screens.support import SMALL, press, rows, settled, text, type_text

NUMBERS = (
    LocalNumber("Barnevern", "55 00 00 10", "man-fre 08-15.30"),
    LocalNumber("Barnevernvakt", "55 00 00 99", "hele døgnet"),
    LocalNumber("Politi", "02800"),
    LocalNumber("Konsultasjonsteam", "55 00 00 20"),
)
ADVICE = ("112", "Don't raise it with the guardians now.", "55 00 00 99")


@asynccontextmanager
async def in_case(bench: CaseBuilder, make: Making, user: UserId = OWNER) -> AsyncIterator[tuple[Any, CaseStore]]:
    store = CaseStore(bench, user)
    async with opened(store, make) as pilot:
        pilot.app.setting = Setting(clock=lambda: store.now, numbers=NUMBERS)  # type: ignore[attr-defined]  # ours
        yield pilot, store


def the_case(desk: Any, case: CaseId) -> FrameScreen[Any]:
    return CaseScreen(desk, case)


def the_list(desk: Any, case: CaseId) -> FrameScreen[Any]:
    return OverviewScreen(desk)


def is_at(pilot: Pilot[Any], kind: type[FrameScreen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


def status(pilot: Pilot[Any]) -> str:
    return rows(pilot)[-2]


# everywhere


@pytest.mark.parametrize("screen", ROADS, ids=lambda screen: screen.__name__)
async def test_r32_f9_shows_advice_and_numbers_on_every_screen_and_what_was_typed_is_still_there(
    screen: type[FrameScreen[Any]],
) -> None:
    store = CaseStore(a_case().underway())
    desk = Desk[Context]()
    await desk.unlock(lambda: store.context)
    lab = Laboratory(desk, NUMBERS, store.id, store.id, store.id)
    app = BtiApp(Translator("en"), desk, lambda: OverviewScreen(desk), setting=Setting(numbers=NUMBERS))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        road: Any = ROADS[screen](lab)
        made = await road if inspect.isawaitable(road) else road
        await app.push_screen(made)
        await settled(pilot)
        await type_text(pilot, "aa")
        forms = list(made.query(Form))
        before = [form.draft for form in forms]
        await press(pilot, "f9")
        shown = text(pilot)
        assert all(one in shown for one in ("112", "113", "55 00 00 99", "DON'T CONTACT THE GUARDIANS"))
        await press(pilot, "escape")
        if not isinstance(made, EmergencyScreen):
            assert app.screen is made
        assert [form.draft for form in forms] == before
    desk.close()


async def test_while_locked_the_numbers_are_shown_and_nothing_more_is_offered() -> None:
    desk = Desk[Context]()
    app = BtiApp(Translator("en"), desk, lambda: EmergencyScreen(desk, NUMBERS), setting=Setting(numbers=NUMBERS))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert all(one in text(pilot) for one in ADVICE)
        assert "F4" not in text(pilot)
        await press(pilot, "f4")
        assert isinstance(app.screen, EmergencyScreen)


# on a case


async def test_one_key_opens_the_track_of_the_case_without_a_form_and_the_next_writes_the_advice() -> None:
    async with in_case(a_case().underway(), the_case) as (pilot, store):
        await press(pilot, "f9")
        assert all(one in text(pilot) for one in ADVICE)
        assert "F4  Open the safety track in S-118 Ella Fjellvær. One key, no form." in text(pilot)
        await press(pilot, "f4")
        assert store.new(f.SafetyTrackOpened)
        assert "X.7" in text(pilot)
        assert all(one in text(pilot) for one in ("112", "55 00 00 99", "1. Say nothing to the guardians."))
        assert "The track is open. Call now" in status(pilot)
        await press(pilot, "2")
        await press(pilot, "b", "enter", "enter", "enter")
        await type_text(pilot, "Meld i dag.")
        await press(pilot, "f4")
        (given,) = store.new(f.AdviceGiven)
        assert store.words(given.advice) == "Meld i dag."
        assert is_at(pilot, SafetyScreen)
        assert any("X.2" in row and "[ok]" in row for row in rows(pilot))


@pytest.mark.parametrize("stage", ["closed", "paused"])
async def test_the_track_opens_from_a_closed_and_from_a_resting_case(stage: str) -> None:
    bench = a_case().closed() if stage == "closed" else a_case().underway().do(c.PauseCase, HOLDER)
    async with in_case(bench, the_case) as (pilot, store):
        await press(pilot, "f9", "f4")
        case = store.store.kept.cases[store.id]
        assert case.safety_track is SafetyTrack.ACTIVE
        assert case.status is (CaseStatus.ACTIVE if stage == "closed" else CaseStatus.PAUSED)
        assert "X.1" in text(pilot)
        await press(pilot, "escape")
        assert "SAFETY FIRST" in text(pilot)


async def test_from_an_archived_case_a_new_one_begins_that_refers_to_it() -> None:
    async with in_case(a_case().archived(), the_case) as (pilot, store):
        await press(pilot, "f9")
        assert "F4  Begin a new case about S-118 Ella Fjellvær. The old one is archived." in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, FearScreen)
        form = pilot.app.screen.query_one(Form)
        assert form.draft["about"] == "Ella Fjellvær"
        form.fill({"words": "Han viste meg merker."})
        await press(pilot, "f4")
        raised = store.new(f.ConcernRaised)[-1]
        assert (raised.in_safety, raised.follows) == (True, store.id)
        assert is_at(pilot, SafetyScreen)
        assert "X.1" in text(pilot)


async def test_a_fear_about_an_archived_case_still_refers_to_it_when_it_is_gone_on_with_later() -> None:
    async with in_case(a_case().archived(), the_case) as (pilot, store):
        await press(pilot, "f9", "f4")
        await type_text(pilot, "x")
        pilot.app.screen.query_one(Form).fill({"about": "Ella Fjellvær", "words": "Han viste meg merker."})
        await press(pilot, "escape", "escape")
        (lying,) = drafts(store.context)
        await open_draft(pilot.app.screen, lying, lambda _: None)
        await settled(pilot)
        assert is_at(pilot, FearScreen)
        await press(pilot, "f4")
        assert store.new(f.ConcernRaised)[-1].follows == store.id


async def test_in_a_restricted_case_a_fear_can_be_written_down() -> None:
    async with in_case(a_case().underway().do(c.RestrictCase), the_list) as (pilot, store):
        await pilot.app.push_screen(SafetyScreen(pilot.app._desk, NUMBERS, store.id))
        await settled(pilot)
        assert "F4  Open the safety track in S-118." in text(pilot)
        assert "Ella" not in text(pilot)
        await press(pilot, "f4")
        assert store.store.kept.cases[store.id].safety_track is SafetyTrack.ACTIVE
        assert store.store.kept.cases[store.id].restriction is not None
        assert [act for _, act, _, _ in store.store.kept.accesses] == ["case.opened_restricted"]
        await press(pilot, "4", "enter")
        await type_text(pilot, "Pappa slår, sa han.")
        await press(pilot, "f4")
        assert store.words(store.new(f.EvidenceKept)[-1].words) == "Pappa slår, sa han."


async def test_what_is_typed_in_a_form_below_is_still_there_and_the_form_says_no_afterwards() -> None:
    def make(desk: Any, case: CaseId) -> FrameScreen[Any]:
        return LogScreen(desk, case)

    async with in_case(a_case().underway(), make) as (pilot, store):
        await press(pilot, "f2")
        await type_text(pilot, "Halv setning")
        await press(pilot, "f9", "f4", "escape")
        assert is_at(pilot, LogScreen)
        assert "Halv setning" in text(pilot)
        assert store.new(f.SafetyTrackOpened)


# with no case


async def test_with_no_case_open_a_part_of_the_name_leads_to_the_case() -> None:
    async with in_case(a_case().underway(), the_list) as (pilot, store):
        await press(pilot, "f9")
        assert "F4  Write it down: choose the child, or begin a new case." in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, FearfulCasesScreen)
        await type_text(pilot, "ella")
        await press(pilot, "enter")
        assert store.new(f.SafetyTrackOpened)
        assert "X.1" in text(pilot)


async def test_a_child_without_a_case_gets_one_that_begins_in_the_track() -> None:
    async with in_case(a_case(), the_list) as (pilot, store):
        await press(pilot, "f9", "f4")
        await type_text(pilot, "Nora Bakke")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, FearScreen)
        assert screen.query_one(Form).draft["about"] == "Nora Bakke"
        screen.query_one(Form).fill({"words": "Hun sier at pappa slår."})
        await press(pilot, "f4")
        assert store.new(f.ConcernRaised)[-1].in_safety
        assert "X.1" in text(pilot)
        assert "Nora" not in "".join(one.values for one in drafts(store.context))


async def test_a_concern_that_is_half_written_goes_on_as_a_fear_with_its_words() -> None:
    async with in_case(a_case(), the_list) as (pilot, store):
        await press(pilot, "f2")
        typed_in = pilot.app.screen
        assert isinstance(typed_in, StepScreen)
        typed_in.query_one(Form).fill({"about": "Nora Bakke", "words": "Hun sier at pappa slår."})
        await press(pilot, "f9")
        assert "F4  Go on with what you are writing, as a fear for the child." in text(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, FearScreen)
        await press(pilot, "f4")
        raised = store.new(f.ConcernRaised)[-1]
        assert (raised.in_safety, store.words(raised.words)) == (True, "Hun sier at pappa slår.")
        assert drafts(store.context) == ()
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)
        assert "S-119" in text(pilot)

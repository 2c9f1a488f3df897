"""Restriction and purge by keyboard; and every screen of a case with words that are gone or withheld."""

from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.cli.speaking import speaking
from bti_tui.domain import commands as c
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.erasure import Absence, AbsenceKind
from bti_tui.domain.facts import CasePurged, CaseRestricted, EntryWritten, RestrictionLifted, WordsPurged
from bti_tui.domain.ids import GroundCode
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.timeline import note_ids
from bti_tui.i18n import Translator
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.purge import PurgeScreen
from bti_tui.screens.readers import ReadersScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.restricted import RestrictedScreen
from bti_tui.screens.restriction import OpenRestrictedScreen, RestrictScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, press, rows, settled, text

GONE, HIDDEN = "Purged by law (", "Withheld ("


def with_entry() -> CaseBuilder:
    bench = a_case().underway()
    return bench.do(c.WriteEntry, HOLDER, visibility=Visibility.INTERNAL, text="Hun viste meg tegningen.")


def purged() -> CaseBuilder:
    bench = a_case().archived()
    bench.purge()
    return bench


def partly_purged() -> CaseBuilder:
    """Of every fact that has words these are gone, and of one person the name."""
    bench = with_entry()
    for record in [*bench.records]:
        if bench.refuses_purge(entry=record.id) == []:
            bench.purge(entry=record.id)
    bench.purge(person=bench.case.people[1].id)
    return bench


def withheld() -> CaseBuilder:
    bench = with_entry()
    for record in [*bench.records]:
        if bench.refuses(c.WithholdEntry, LEADER, entry=record.id) == []:
            bench.do(c.WithholdEntry, LEADER, entry=record.id)
    return bench


def store_of(bench: CaseBuilder) -> CaseStore:
    """The store in memory, which knows why words are not there."""
    store = CaseStore(bench, LEADER)
    known = {note.id for note in bench.notes}
    absence = Absence(AbsenceKind.PURGED, bench.today, GroundCode("erasure_decided"))
    missing = (note for one in bench.records for note in note_ids(one.fact) if note not in known)
    store.store.kept.gone |= dict.fromkeys(missing, absence)
    store.context = speaking(store.context, lambda: Translator("en"))
    return store


def menu(pilot: Pilot[Any]) -> list[MenuEntry]:
    """What F10 offers here."""
    screen = pilot.app.screen
    assert isinstance(screen, FrameScreen)
    return screen.menu_entries()


SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
STATES = {"purged": purged, "partly purged": partly_purged, "withheld": withheld}
PLACES: dict[str, Any] = {
    "case": CaseScreen,
    "log": LogScreen,
    "plan": PlanScreen,
    "consent": ConsentScreen,
    "closing": ClosingScreen,
    "readers": ReadersScreen,
    "list": lambda desk, _: CasesScreen(desk, typed="slettet"),
    "today": lambda desk, _: OverviewScreen(desk),
}


@SIZES
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("place", PLACES)
async def test_every_screen_stands_with_words_that_are_gone(place: str, state: str, size: tuple[int, int]) -> None:
    async with opened(store_of(STATES[state]()), PLACES[place], size) as pilot:
        assert fits(pilot, size)
        await burst(pilot, "down", "end", "home")
        shown = text(pilot)
        assert "Ella viste" not in shown
        assert "tegningen" not in shown


async def test_a_purged_case_says_so_with_the_day_and_the_ground() -> None:
    async with opened(store_of(purged()), CaseScreen) as pilot:
        assert "Purged by law" in text(pilot)
        assert "GDPR art. 17: decision on erasure" in text(pilot)


@pytest.mark.parametrize(("make", "said"), [(partly_purged, GONE), (withheld, HIDDEN)])
async def test_where_words_were_the_log_says_why_they_are_not_there(make: Any, said: str) -> None:
    async with opened(store_of(make()), LogScreen) as pilot:
        assert said in text(pilot)


async def test_a_tombstone_is_met_only_by_those_who_look_for_it() -> None:
    store = store_of(purged())
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        await press(pilot, "f8")
        assert "S-118" not in text(pilot)
        await burst(pilot, "118")
        assert "S-118" in text(pilot)
        assert "purged by law" in text(pilot)


async def test_a_case_is_restricted_by_keyboard_and_the_screen_leaves_it() -> None:
    store = CaseStore(a_case(), LEADER)
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        await burst(pilot, "enter")
        await pilot.app.screen.run_action("part('restrict')")
        await settled(pilot)
        assert is_at(pilot, RestrictScreen)
        assert fits(pilot, SMALL)
        await burst(pilot, "4", "tab", "En innsigelse er til vurdering.", "f4")
        assert is_at(pilot, CasesScreen)
        assert len(store.new(CaseRestricted)) == 1
        assert "Ella" not in text(pilot)
        assert "1 case is restricted. F10" in text(pilot)


async def test_a_restricted_case_is_opened_with_a_reason_read_and_lifted() -> None:
    store = CaseStore(a_case().at_level(1).do(c.RestrictCase), LEADER)
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        await pilot.app.screen.run_action("restricted")
        await settled(pilot)
        assert is_at(pilot, RestrictedScreen)
        assert "S-118" in text(pilot)
        assert "Ella" not in text(pilot)
        await burst(pilot, "enter")
        assert is_at(pilot, OpenRestrictedScreen)
        await burst(pilot, "Krav om innsyn", "f4")
        assert is_at(pilot, CaseScreen)
        assert "! Restricted" in text(pilot)
        assert store.store.kept.accesses[0][1] == "case.opened_restricted"
        await pilot.app.screen.run_action("part('lift')")
        await settled(pilot)
        await burst(pilot, "Avgjort", "f4")
        assert len(store.new(RestrictionLifted)) == 1
        assert "! Restricted" not in text(pilot)


async def test_whoever_does_not_answer_for_a_case_sees_no_line_and_no_way() -> None:
    store = CaseStore(a_case().do(c.RestrictCase), COLLEAGUE)
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        assert "restricted" not in text(pilot)
        assert not any("estricted" in one.label for one in menu(pilot))


async def test_a_case_is_purged_by_keyboard_after_a_second_look() -> None:
    store = CaseStore(a_case(), LEADER)
    async with opened(store, lambda desk, _: CasesScreen(desk)) as pilot:
        await burst(pilot, "enter")
        await pilot.app.screen.run_action("part('purge')")
        await settled(pilot)
        assert is_at(pilot, PurgeScreen)
        assert fits(pilot, SMALL)
        await burst(pilot, "3", "tab", "2026/118-4", "tab", "tab", "Randi", "enter", "Vedtak etter klage.", "f4")
        assert "! S-118: this can't be taken back." in text(pilot)
        assert "2 texts go." in text(pilot)
        assert store.store.kept.receipts == ()
        await burst(pilot, "117", "f4")
        assert "the number typed is not that of the case" in text(pilot)
        assert store.store.kept.receipts == ()
        await press(pilot, "escape", "backspace", "backspace", "backspace")
        await burst(pilot, "S-118", "f4")
        assert len(store.new(CasePurged)) == 1
        assert store.store.kept.cases[store.id].status is CaseStatus.PURGED
        assert is_at(pilot, CaseScreen)
        assert "Purged by law" in text(pilot)
        assert "Ella" not in text(pilot)


async def test_an_entry_is_withheld_released_and_purged_from_the_log() -> None:
    bench = with_entry()
    store = CaseStore(bench, LEADER)
    async with opened(store, LogScreen) as pilot:
        assert "tegningen" in text(pilot)
        await pilot.app.screen.run_action("law('withhold')")
        await settled(pilot)
        await burst(pilot, "1", "tab", "Mor er uenig.", "f4")
        assert is_at(pilot, LogScreen)
        assert "tegningen" not in text(pilot)
        assert any("Release" in one.label for one in menu(pilot))
        await pilot.app.screen.run_action("law('purge')")
        await settled(pilot)
        await burst(pilot, "3", "tab", "2026/118-4", "tab", "tab", "Randi", "enter", "Vedtak.", "f4")
        await burst(pilot, "118", "f4")
        assert len(store.new(WordsPurged)) == 1
        assert not any(isinstance(one, EntryWritten) and store.words(one.text) for one in bench.facts)


async def test_a_purge_without_its_proof_says_all_that_is_missing() -> None:
    store = CaseStore(a_case(), LEADER)
    async with opened(store, PurgeScreen) as pilot:
        await burst(pilot, "1", "tab", "Ella 2026", "tab", "tab", "Randi", "enter", "Ella er flyttet.", "f4")
        shown = " ".join(rows(pilot))
        assert "the whole case must be archived first" in shown
        assert "names somebody" in shown

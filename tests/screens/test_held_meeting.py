"""An approved meeting among the meetings of a case: its minutes are read there, and copied from there."""

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.ids import PartyId
from bti_tui.domain.meetings import AttendeeWish, Presence
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.screens.copies import CopiesScreen
from bti_tui.screens.held_meeting import HeldMeetingScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meetings import MeetingsScreen
from bti_tui.screens.planned_meeting import PlannedMeetingScreen
from bti_tui.screens.relay_log import LogScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, PPT
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened
from tests.screens.list_support import is_at
from tests.screens.meeting_support import in_meeting, meeting_of
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def approved() -> CaseBuilder:
    case = in_meeting()
    meeting = meeting_of(case)
    case.give(c.NotePresence(case_id=case.id, meeting=meeting, attendee=PartyId(HOLDER), presence=Presence.PRESENT))
    case.give(c.ReachItem(case_id=case.id, meeting=meeting, item=case.case.planned_meetings[-1].items[0].code))
    for said, visibility in (("Lekegruppa hjelper", Visibility.LOG), ("Bare for oss", Visibility.INTERNAL)):
        entry = c.WriteEntry(
            case_id=case.id,
            kind=EntryKind.NOTE,
            text=said,
            happened_on=case.today,
            visibility=visibility,
            meeting=meeting,
        )
        case.give(entry)
    struck = c.WriteEntry(
        case_id=case.id,
        kind=EntryKind.NOTE,
        text="Angret",
        happened_on=case.today,
        visibility=Visibility.LOG,
        meeting=meeting,
    )
    case.give(struck)
    line = case.case.planned_meetings[-1].lines[-1].fact
    case.give(c.StrikeLine(case_id=case.id, meeting=meeting, line=line))
    return case.give(
        c.ApproveMinutes(case_id=case.id, meeting=meeting, holder_stays=True, next_on=case.today + timedelta(days=42))
    )


def store_with_minutes() -> CaseStore:
    return CaseStore(approved(), HOLDER)


def flat(pilot: Pilot[Any]) -> str:
    return " ".join(text(pilot).split())


@SIZES
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
async def test_enter_on_an_approved_meeting_reads_its_minutes(size: tuple[int, int], language: str) -> None:
    async with opened(store_with_minutes(), MeetingsScreen, size, language) as pilot:
        assert "Enter" in rows(pilot)[-1]
        await press(pilot, "enter")
        assert is_at(pilot, HeldMeetingScreen)
        assert fits(pilot, size)
        assert "F5" in keys_shown(pilot)
        await press(pilot, "pagedown")
        said = flat(pilot)
        assert said.index("n Lekegruppa hjelper") < said.index("n Bare for oss")
        assert "Angret" not in said


@SIZES
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "fra man 24.08.2026, frist man 05.10.2026, evalueres man 05.10.2026"),
        ("nn", "frå mån 24.08.2026, frist mån 05.10.2026, skal evaluerast mån 05.10.2026"),
    ],
)
async def test_the_minutes_and_the_log_say_all_that_was_agreed_on_of_a_measure(
    size: tuple[int, int], language: str, told: str
) -> None:
    case = in_meeting(a_case().at_level(1).with_holder().with_consent().with_plan())
    case.do(c.PlanMeasure, HOLDER, title="Buti fire dager", meeting=meeting_of(case))
    case.do(c.ApproveMinutes, HOLDER)
    agreed = f"Buti fire dager, Hanne Vik, barnehage, {told} - mål: Leker med et annet barn to ganger om dagen"
    async with opened(CaseStore(case, HOLDER), MeetingsScreen, size, language) as pilot:
        await press(pilot, "enter", "pagedown")
        assert f"t {agreed}" in flat(pilot)
        assert fits(pilot, size)
    async with opened(CaseStore(case, HOLDER), LogScreen, SMALL, language) as pilot:
        await press(pilot, "down", "down")
        assert f"Nytt tiltak: Buti fire dager, Hanne Vik, barnehage, {told} - mål: Leker" in flat(pilot)
        await press(pilot, "f8")
        assert "om dagen" in flat(pilot)
        assert fits(pilot, SMALL)


async def test_a_guest_without_a_role_stands_in_the_minutes_as_a_guest() -> None:
    begun = a_case().at_level(2).with_agencies(PPT)
    guests = (AttendeeWish(name="Nils Uten"), AttendeeWish(name="Siri Dahl", agency=PPT))
    case = in_meeting(begun, attendees=(AttendeeWish(PartyId(HOLDER)), *guests)).do(c.ApproveMinutes, HOLDER)
    async with opened(CaseStore(case, HOLDER), MeetingsScreen, LARGE, "nb") as pilot:
        await press(pilot, "enter")
        assert "Nils Uten (gjest); Siri Dahl (gjest, PPT)" in flat(pilot)


async def test_the_minutes_say_who_was_there_what_was_agreed_on_and_nothing_of_what_waits_now() -> None:
    async with opened(store_with_minutes(), MeetingsScreen, LARGE) as pilot:
        await press(pilot, "enter")
        said = flat(pilot)
        assert "There: Hanne Vik" in said
        assert "Next meeting: Monday 5 October 2026" in said
        assert "Relay holder from now on: the same person" in said
        assert "what does the child say?" not in said


async def test_the_copies_are_one_key_away_and_lead_back() -> None:
    async with opened(store_with_minutes(), MeetingsScreen) as pilot:
        await press(pilot, "enter", "f5")
        assert is_at(pilot, CopiesScreen)
        await press(pilot, "escape", "escape")
        assert is_at(pilot, MeetingsScreen)


async def test_after_the_approval_nobody_comes_back_to_the_page_where_it_was_planned() -> None:
    store = CaseStore(in_meeting(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await press(pilot, "enter")
        assert is_at(pilot, PlannedMeetingScreen)
        await press(pilot, "f6", "f6")
        await burst(pilot, "+6u", "enter", "enter", "enter", "enter", "enter", "y", "enter", "enter")
        assert is_at(pilot, CopiesScreen)
        await press(pilot, "escape")
        assert is_at(pilot, MeetingsScreen)


async def test_one_comes_back_to_the_meeting_that_one_was_in() -> None:
    store = store_with_minutes()
    async with opened(store, MeetingsScreen) as pilot:
        await burst(pilot, "f2", "coop", "enter", ".", "enter", "9")
        await press(pilot, "f4")
        assert is_at(pilot, PlannedMeetingScreen)
        await press(pilot, "f6")
        assert is_at(pilot, MeetingScreen)
        await press(pilot, "escape", "escape", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, MeetingsScreen)
        assert screen.list.current == store.store.kept.cases[store.id].planned_meetings[-1].id

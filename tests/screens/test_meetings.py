"""The meetings of a case on the screen: planned, invited to, moved, called off."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import (
    AttendeeAdded,
    ChildTalkRecorded,
    InvitationRecorded,
    MeetingBegun,
    MeetingCancelled,
    MeetingPlanned,
    MeetingRevised,
)
from bti_tui.domain.meetings import Invitation
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meetings import MeetingsScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.planned_meeting import PlannedMeetingScreen
from bti_tui.screens.planning_form import PlanningScreen
from bti_tui.store.print_file import put
from tests.builders import CaseBuilder, a_case
from tests.calendar_reader import read_calendar
from tests.orders import HOLDER
from tests.people import EVERYBODY, PSYCHOLOGIST
from tests.screens.case_support import CaseStore, burst, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import SMALL, press, rows, text


def working() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent()


def planned() -> CaseBuilder:
    return working().do(c.PlanMeeting, HOLDER)


async def test_a_meeting_is_planned_with_the_agenda_of_its_kind_and_opens_at_once() -> None:
    store = CaseStore(working(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        assert "No meeting yet" in text(pilot)
        await burst(pilot, "f2", "evaluation", "enter", "+7d", "enter", "1330", "enter", "enter", "Rom 214")
        await press(pilot, "f4")
        (one,) = store.new(MeetingPlanned)
        assert (one.kind, f"{one.at:%H.%M}", store.words(one.place)) == ("evalueringsmote", "13.30", "Rom 214")
        assert one.minutes == sum(item.minutes for item in one.items) == 45
        assert is_at(pilot, PlannedMeetingScreen)
        assert "The child's voice; guardians first" in text(pilot)


async def test_the_guardians_and_the_holder_are_proposed_and_others_can_be_added() -> None:
    store = CaseStore(working(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await burst(pilot, "f2", "coop", "enter", "+7d", "enter", "9")
        await press(pilot, "f4")
        (one,) = store.new(MeetingPlanned)
        assert {each.id for each in one.attendees} == {HOLDER, *working_guardians(store)}
        await burst(pilot, "f2", "Tante Solveig", "enter", "tante", "enter", "enter", "Hun har henne i helgene.")
        await press(pilot, "f4")
        (added,) = store.new(AttendeeAdded)
        assert store.words(added.attendees[0].name) == "Tante Solveig"
        assert "Tante Solveig" in text(pilot)


def working_guardians(store: CaseStore) -> set[str]:
    case = store.store.kept.cases[store.id]
    return {one.id for one in case.people if one.responsible}


async def test_one_letter_says_how_far_an_invitation_has_come() -> None:
    store = CaseStore(planned(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await press(pilot, "enter")
        assert is_at(pilot, PlannedMeetingScreen)
        await burst(pilot, "down", "s")
        await burst(pilot, "k")
        assert [one.invitation for one in store.new(InvitationRecorded)] == [Invitation.SENT, Invitation.ACCEPTED]
        assert "comes" in text(pilot)


async def test_the_agenda_is_changed_moved_lengthened_and_cut() -> None:
    store = CaseStore(planned(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await press(pilot, "enter")
        await burst(pilot, "end", "f7")
        assert [one.code for one in store.new(MeetingRevised)[-1].items] == ["stemme", "egen", "tiltak"]
        await burst(pilot, "f2", "Skyss", "enter", "10")
        await press(pilot, "f4")
        items = store.new(MeetingRevised)[-1].items
        assert [one.minutes for one in items] == [8, 5, 10, 8]
        assert store.words(items[2].what) == "Skyss"
        await press(pilot, "delete")
        assert [one.code for one in store.new(MeetingRevised)[-1].items] == ["stemme", "own-1", "tiltak"]


async def test_a_meeting_is_moved_and_called_off() -> None:
    store = CaseStore(planned(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await press(pilot, "enter", "f4")
        await press(pilot, "tab", "ctrl+u")
        await burst(pilot, "+9d", "enter")
        await press(pilot, "ctrl+u")
        await burst(pilot, "14")
        await press(pilot, "f4")
        (moved,) = store.new(MeetingRevised)
        assert f"{moved.at:%H.%M}" == "14.00"
        await pilot.app.screen.run_action("cancel")
        await burst(pilot, "Mor er syk")
        await press(pilot, "f4")
        assert len(store.new(MeetingCancelled)) == 1
        assert "CALLED OFF" in text(pilot)


async def test_the_invitation_is_written_and_marked_as_sent(tmp_path: Path) -> None:
    store = CaseStore(planned(), HOLDER)
    store.context = replace(store.context, put_file=partial(put, Path("/nowhere")))
    async with opened(store, MeetingsScreen) as pilot:
        await press(pilot, "enter", "f5")
        assert "Make the invitation" in text(pilot)
        await press(pilot, "tab", "tab", "ctrl+u")
        await burst(pilot, f"{tmp_path}/moete.ics")
        await press(pilot, "f4")
        assert is_at(pilot, PlannedMeetingScreen)
        assert [one.invitation for one in store.new(InvitationRecorded)] == [Invitation.SENT]
        assert status(pilot).startswith("moete.ics is for ")
    event = read_calendar((tmp_path / "moete.ics").read_bytes()).part("VEVENT")
    assert event.text("SUMMARY") == "Cooperation meeting"
    assert event.text("LOCATION") == "Rom 214"


async def test_f6_on_a_case_leads_to_the_meetings_and_todays_meeting_begins_with_f6_again() -> None:
    bench = working()
    store = CaseStore(bench.do(c.PlanMeeting, HOLDER, on=bench.today), HOLDER)
    async with opened(store, CaseScreen) as pilot:
        assert "today at 09.00: F6." in text(pilot)
        await press(pilot, "f6")
        assert is_at(pilot, PlannedMeetingScreen)
        await press(pilot, "f6")
        assert len(store.new(MeetingBegun)) == 1


async def test_the_fourth_part_of_a_case_is_its_meetings() -> None:
    async with opened(CaseStore(planned(), HOLDER), CaseScreen) as pilot:
        await press(pilot, "4")
        assert is_at(pilot, MeetingsScreen)
        assert "1 meeting to come." in text(pilot)


async def test_the_talk_with_the_child_waits_until_it_is_written() -> None:
    store = CaseStore(planned().do(c.AgreeChildTalk, HOLDER), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        assert "Hanne Vik talks with the child  " in text(pilot)
        await burst(pilot, "f5", "tab", "Jeg vil ha lekegruppa lenger.")
        await press(pilot, "f4")
        (talked,) = store.new(ChildTalkRecorded)
        assert store.words(talked.words) == "Jeg vil ha lekegruppa lenger."
        assert "Hanne Vik talks" not in text(pilot)


async def test_what_lies_half_planned_is_there_again() -> None:
    store = CaseStore(working(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await burst(pilot, "f2", "coop", "enter", "+7d")
        await press(pilot, "escape")
    assert store.drafts == 1
    async with opened(store, MeetingsScreen) as pilot:
        assert is_at(pilot, PlanningScreen)


async def test_everything_has_its_place_in_a_small_terminal() -> None:
    store = CaseStore(planned(), HOLDER)
    async with opened(store, MeetingsScreen, SMALL) as pilot:
        await press(pilot, "enter")
        assert all(len(row) <= SMALL[0] for row in rows(pilot))
        assert "AGENDA, 21 of 45 minutes" in text(pilot)


async def test_somebody_of_another_agency_sees_the_meetings_of_the_log_and_plans_none() -> None:
    bench = a_case().together().do(c.PlanMeeting, HOLDER)
    store = CaseStore(bench, HOLDER)
    store.store.kept = replace(store.store.kept, staff=dict(EVERYBODY))
    store.context = store.context.acting_as(PSYCHOLOGIST)
    async with opened(store, MeetingsScreen) as pilot:
        assert "Cooperation meeting" in text(pilot)
        assert "F2" not in rows(pilot)[-1]
        await press(pilot, "enter")
        assert "Enter" not in rows(pilot)[-1]


async def test_the_day_shows_meetings_minutes_that_wait_and_the_talk_with_the_child() -> None:
    bench = planned().do(c.AgreeChildTalk, HOLDER)
    bench.do(c.PlanMeeting, HOLDER, on=bench.today).do(c.BeginMeeting, HOLDER)
    async with opened(CaseStore(bench, HOLDER), lambda desk, _: OverviewScreen(desk)) as pilot:
        said = text(pilot)
        assert "Cooperation meeting at 09.00" in said
        assert "Approve the minutes: Cooperation meeting" in said
        assert "Hanne Vik talks with the child before" in said
        await press(pilot, "f4")
        assert "Meetings" in rows(pilot)[0]


async def test_a_meeting_of_another_day_is_begun_only_when_it_is_said_twice() -> None:
    store = CaseStore(planned(), HOLDER)
    async with opened(store, MeetingsScreen) as pilot:
        await press(pilot, "enter", "f6")
        assert "It is planned for Monday 31 August 2026. F6 once more begins it today." in status(pilot)
        await press(pilot, "down", "f6")
        assert store.new(MeetingBegun) == []
        await press(pilot, "f6")
        assert len(store.new(MeetingBegun)) == 1
        assert is_at(pilot, MeetingScreen)


def menu(pilot: Pilot[Any]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, FrameScreen)
    return [one.label for one in screen.menu_entries()]


async def test_a_meeting_begun_by_mistake_is_called_off_from_itself_and_from_its_page_until_a_line_is_written() -> None:
    for place in (MeetingScreen, MeetingsScreen):
        store = CaseStore(planned().do(c.BeginMeeting, HOLDER), HOLDER)
        async with opened(store, place) as pilot:
            if place is MeetingsScreen:
                await press(pilot, "enter")
            assert "Call the meeting off" in menu(pilot)
            await pilot.app.screen.run_action("call_off" if place is MeetingScreen else "cancel")
            await burst(pilot, "Begynt ved en feil")
            await press(pilot, "f4")
            assert len(store.new(MeetingCancelled)) == 1
            assert store.drafts == 0


async def test_a_meeting_with_a_line_is_called_off_nowhere() -> None:
    store = CaseStore(planned().do(c.BeginMeeting, HOLDER), HOLDER)
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Sagt", "enter")
        assert "Call the meeting off" not in menu(pilot)

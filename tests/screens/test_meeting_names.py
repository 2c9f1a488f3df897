"""Who and what is named in a line of a meeting: agencies without consent, and somebody who is known by name alone."""

import pytest

from bti_tui.domain.facts import AttendeeAdded, EntryWritten, MeasurePlanned
from bti_tui.screens.meeting import MeetingScreen
from tests.screens.case_support import burst, opened
from tests.screens.meeting_support import line, store_in_meeting
from tests.screens.support import press, text

GOAL = ("g Kommer i tide 4 av 5 dager", "enter")


async def test_somebody_of_an_agency_without_consent_is_stopped_in_words() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Vi spør @ppt", "enter")
        assert "STOP:" in text(pilot)
        assert "is not covered by the consent." in " ".join(text(pilot).split())
        assert line(pilot) == "n Vi spør @ppt"


async def test_a_note_may_speak_of_an_agency_without_consent_and_is_warned_in_red() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Mor lurer på om BUP kan hjelpe")
        warned = pilot.app.screen.query_one("#meeting-open")
        assert warned.has_class("-stop")
        assert "NOTE: Child and youth psychiatry (BUP) is not covered by the consent." in text(pilot)
        await burst(pilot, "enter")
        assert store.words(store.new(EntryWritten)[-1].text) == "Mor lurer på om BUP kan hjelpe"
        assert not warned.has_class("-stop")


@pytest.mark.parametrize("typed", ["b PPT skal observere i mars", "t PPT skal observere @mor !+14d #hjem"])
async def test_what_sets_an_agency_without_consent_going_waits_for_a_second_enter(typed: str) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, language="nb") as pilot:
        await burst(pilot, *GOAL)
        written = len(store.new(EntryWritten)) + len(store.new(MeasurePlanned))
        await burst(pilot, typed, "enter")
        assert "STOPP: PPT er ikke dekket av samtykket." in text(pilot)
        assert line(pilot) == typed
        await press(pilot, "x", "backspace", "enter")
        assert line(pilot) == typed
        assert len(store.new(EntryWritten)) + len(store.new(MeasurePlanned)) == written
        await burst(pilot, "enter")
        assert line(pilot) == ""
        assert len(store.new(EntryWritten)) + len(store.new(MeasurePlanned)) == written + 1


async def test_who_is_added_by_name_alone_may_answer_for_a_measure() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, *GOAL, "+ Per Vik, trener", "enter")
        await burst(pilot, "t Trening på tirsdager @per !+14d #hjem", "enter")
        assert line(pilot) == ""
        planned = store.new(MeasurePlanned)[-1]
        assert planned.responsible == store.new(AttendeeAdded)[-1].attendees[0].id
        assert "@Per Vik" in text(pilot)

"""Meeting mode by keys: lines become minutes, goals and measures, and no letter goes elsewhere."""

from datetime import timedelta

import pytest

from bti_tui.domain.facts import (
    AttendeeAdded,
    EntryWritten,
    GoalSet,
    ItemReached,
    LineStruck,
    MeasureEvaluated,
    MeasurePlanned,
    MinutesApproved,
    PresenceNoted,
)
from bti_tui.domain.meetings import Presence
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Arena
from bti_tui.domain.relay_log import EntryKind
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meeting_minutes import MinutesScreen
from tests.builders import a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.meeting_support import in_meeting, line, store_in_meeting
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
GOAL = ("g Kommer i tide 4 av 5 dager", "enter")


@SIZES
async def test_lines_without_a_letter_are_notes_and_stand_above(size: tuple[int, int]) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await burst(pilot, "Mor: morgenene er vanskelige", "enter", "l Far leser høyt", "enter")
        kinds = [(one.kind, store.words(one.text), one.visibility) for one in store.new(EntryWritten)]
        assert kinds[-2:] == [
            (EntryKind.NOTE, "Mor: morgenene er vanskelige", Visibility.LOG),
            (EntryKind.BRIGHT_SPOT, "Far leser høyt", Visibility.LOG),
        ]
        drawn = text(pilot)
        assert "09:00 n Mor: morgenene er vanskelige" in drawn
        assert "09:00 l Far leser høyt" in drawn
        assert line(pilot) == ""
        assert fits(pilot, size)


@SIZES
async def test_a_measure_takes_one_line_and_no_second_screen(size: tuple[int, int]) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await burst(pilot, *GOAL, "t Kveldsrutine @mor !om 6 uker #hjem")
        assert "responsible Marte Fjellvær" in " ".join(text(pilot).split())
        await burst(pilot, "enter")
        measure = store.new(MeasurePlanned)[-1]
        mother = next(one for one in store.store.kept.cases[store.id].people if one.relation.value == "mother")
        assert store.words(measure.title) == "Kveldsrutine"
        assert (measure.responsible, measure.arena) == (mother.id, Arena.HOME)
        assert (measure.due_on - measure.starts_on).days == 42
        assert measure.goal == store.new(GoalSet)[-1].goal
        assert measure.meeting == store.new(GoalSet)[-1].meeting
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert fits(pilot, size)


async def test_a_whole_meeting_in_one_burst_comes_out_right() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(
            pilot,
            *("n En", "enter", *GOAL, "f4", "t To @far !fre #skole", "enter", "f4", "s Tre", "enter", "> @mor !man #h"),
            *("enter", "b Fire"),
        )
        assert [store.words(one.text) for one in store.new(EntryWritten)][-2:] == ["En", "Tre"]
        assert [store.words(one.title) for one in store.new(MeasurePlanned)][-2:] == ["To", "Tre"]
        assert [one.item for one in store.new(ItemReached)] == ["velkommen", "stemme"]
        assert store.new(EntryWritten)[-1].item == "stemme"
        assert line(pilot) == "b Fire"


async def test_what_is_open_is_said_in_one_line_and_the_text_stays() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, *GOAL, "t Ringe @ukjent !snart #hjem", "enter")
        assert "@ukjent is nobody I know" in text(pilot)
        assert line(pilot) == "t Ringe @ukjent !snart #hjem"
        assert not store.new(MeasurePlanned)


async def test_a_refusal_of_the_rules_stands_in_the_same_place() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Noe #skjermet", "enter")
        assert line(pilot) == "n Noe #skjermet"
        assert "safety track" in text(pilot)
        await burst(pilot, " mer")
        assert line(pilot) == "n Noe #skjermet mer"


async def test_tab_completes_and_goes_on_to_the_next_that_fits() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        await burst(pilot, *GOAL, "t Ringe @m", "tab", " !fre #s", "tab")
        assert line(pilot) == "t Ringe @mother !fre #school"
        await burst(pilot, "tab")
        assert line(pilot) == "t Ringe @mother !fre #school"


async def test_ctrl_r_writes_the_responsible_and_the_date_of_the_last_measure() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        await burst(pilot, *GOAL, "t Ringe @far !fre #hjem", "enter", "t Gå tur", "ctrl+r")
        assert line(pilot).startswith("t Gå tur @father !")


async def test_ctrl_z_in_an_empty_line_strikes_the_last_line_and_puts_it_back_to_be_mended() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Mor sier ja", "enter")
        await press(pilot, "ctrl+z")
        assert [one.line for one in store.new(LineStruck)] == [
            one.id for one in store.store.kept.facts if isinstance(one.fact, EntryWritten)
        ][-1:]
        assert line(pilot) == "n Mor sier ja"
        assert "09:00 n" not in text(pilot)
        await press(pilot, "ctrl+z")
        assert line(pilot) == ""
        assert len(store.new(LineStruck)) == 1


@SIZES
async def test_one_key_for_each_notes_who_is_here(size: tuple[int, int]) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await burst(pilot, "n halv")
        await press(pilot, "f7", "x", "d", "minus", "x")
        assert [one.presence for one in store.new(PresenceNoted)] == [
            Presence.PRESENT,
            Presence.DIGITAL,
            Presence.ABSENT,
            Presence.PRESENT,
        ]
        assert store.new(PresenceNoted)[-1].attendee == HOLDER
        assert "d" in text(pilot)
        assert fits(pilot, size)
        await burst(pilot, " setning")
        assert line(pilot) == "n halv setning"


async def test_whoever_types_on_while_it_is_noted_who_is_here_is_back_in_the_line() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await press(pilot, "f7", "down", "x", *"Mordxg")
        assert line(pilot) == "Mordxg"
        assert [one.presence for one in store.new(PresenceNoted)] == [Presence.PRESENT]
        await press(pilot, "f7", "escape", *"dag")
        assert line(pilot) == "Mordxgdag"


async def test_somebody_unknown_is_added_in_one_line() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await press(pilot, "f7", "plus", *"Per", "space", *"Vik,", "space", *"trener", "enter")
        came = store.new(AttendeeAdded)[-1]
        assert (store.words(came.attendees[0].name), store.words(came.attendees[0].role)) == ("Per Vik", "trener")
        assert came.presence is Presence.PRESENT
        assert "Per Vik" in text(pilot)


async def test_escape_never_leaves_by_accident() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        await burst(pilot, "n halv", "escape", " setning", "escape")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "Esc once more" in status(pilot)
        assert line(pilot) == "n halv setning"


async def test_the_meeting_is_read_by_its_lines_in_full_and_earlier_ones_by_page_up() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        for number in range(20):
            await burst(pilot, f"n Linje {number} " + "ord " * 12, "enter")
        assert "Linje 19" in text(pilot)
        assert "Linje 0 " not in text(pilot)
        for _ in range(6):
            await press(pilot, "pageup")
        assert "Linje 0 " in text(pilot)


@SIZES
async def test_minutes_say_what_is_missing_and_are_approved(size: tuple[int, int]) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await burst(pilot, "n Alt er sagt", "enter")
        await press(pilot, "f6")
        assert isinstance(pilot.app.screen, MinutesScreen)
        assert "the child's voice" in text(pilot)
        assert fits(pilot, size)
        await burst(pilot, "+6u", "enter", "enter", "enter", "enter", "enter", "y", "enter")
        assert not store.new(MinutesApproved)
        assert "Left out" in status(pilot)
        await burst(pilot, "enter")
        approved = store.new(MinutesApproved)[-1]
        assert (approved.next_on, approved.holder_stays) == (store.now.date() + timedelta(weeks=6), True)
        assert type(pilot.app.screen).__name__ == "CopiesScreen"
        assert store.drafts == 0


@SIZES
async def test_each_point_has_its_time_and_says_when_it_is_over(size: tuple[int, int]) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await press(pilot, "f4")
        store.now += timedelta(minutes=7)
        await press(pilot, "f4")
        first, second = (row for row in text(pilot).splitlines() if row[:3] in {" 1 ", ">2 "})
        assert "5   7!" in first
        assert "5   0" in second
        assert "7 of 45 min" in rows(pilot)[0]


@SIZES
async def test_a_meeting_left_open_says_on_a_later_day_when_it_began_and_asks_for_approval(
    size: tuple[int, int],
) -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen, size) as pilot:
        await press(pilot, "f4")
        store.now += timedelta(minutes=7)
        await press(pilot, "f4")
    store.now += timedelta(days=25)
    async with opened(store, MeetingScreen, size) as pilot:
        assert "of 45 min" not in rows(pilot)[0]
        assert "began " in rows(pilot)[0]
        assert "The minutes are not approved: F6." in status(pilot)
        first, second = (row for row in text(pilot).splitlines() if row[:3] in {" 1 ", ">2 "})
        assert "5   7!" in first
        assert "!" not in second
        await press(pilot, "f4")
        assert "!" not in next(row for row in text(pilot).splitlines() if row.startswith(" 2 "))
        assert fits(pilot, size)


async def test_measures_are_evaluated_from_the_meeting_and_belong_to_it() -> None:
    store = CaseStore(in_meeting(a_case().underway()))
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n halv", "f5", "j", "1", "a")
        evaluated = store.new(MeasureEvaluated)[-1]
        assert evaluated.meeting == store.store.kept.cases[store.id].planned_meetings[-1].id
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "09:00 *" in text(pilot)
        assert line(pilot) == "n halv"


async def test_a_line_that_is_not_stored_holds_up_the_approval() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Ikke lagret", "f6")
        assert "! The line is not stored: n Ikke lagret" in text(pilot)
        await burst(pilot, "enter", "enter", "enter", "enter", "enter", "y", "enter", "enter")
        assert not store.new(MinutesApproved)


@pytest.mark.parametrize("language", ["nb", "nn"])
@SIZES
async def test_it_fits_in_both_languages(size: tuple[int, int], language: str) -> None:
    async with opened(store_in_meeting(), MeetingScreen, size, language) as pilot:
        await burst(pilot, *GOAL, "t Lesegruppe to ganger i uka @hanne !om 6 uker #barnehage")
        assert fits(pilot, size)
        assert "barnehage" in text(pilot)
        assert "F6" in keys_shown(pilot)
        assert all(not row.endswith("..") or "F" not in row for row in rows(pilot)[-1:])


async def test_without_consent_for_the_log_notes_are_internal_and_say_so() -> None:
    case = in_meeting()
    store = CaseStore(case)
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, "n Noe #intern")
        assert "internal" in text(pilot)
        await burst(pilot, "enter")
        assert store.new(EntryWritten)[-1].visibility is Visibility.INTERNAL

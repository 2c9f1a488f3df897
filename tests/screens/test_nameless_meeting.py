"""A meeting without names on the screen: no name of the case is shown or taken, and what is written stays inside."""

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from bti_tui.domain.facts import EntryWritten, MeetingPlanned, MinutesApproved
from bti_tui.domain.ids import AgendaCode, AgendaItemCode, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.domain.notes import Visibility
from bti_tui.screens.copies import CopiesScreen
from bti_tui.screens.invitation import InvitationScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meeting_minutes import MinutesScreen
from bti_tui.screens.meetings import MeetingsScreen
from bti_tui.screens.planning_form import WHO, PlanningScreen
from bti_tui.usecases.meeting_sheet import meeting_sheet
from tests.builders import a_case
from tests.orders import HOLDER, PPT
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.meeting_support import in_meeting, line
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def without_names() -> CaseStore:
    """The holder asks somebody from PPT, which the consent does not cover."""
    case = in_meeting(
        kind=MeetingKind("drofting_anonym"),
        agenda=AgendaCode("drofting"),
        items=(ItemWish(AgendaItemCode("status"), 7), ItemWish(AgendaItemCode("rad"), 12)),
        attendees=(AttendeeWish(PartyId(HOLDER)), AttendeeWish(name="Siri Dahl", agency=PPT)),
    )
    return CaseStore(case)


def place(pilot: Pilot[Any]) -> type[Screen[Any]]:
    """The kind of the screen on top."""
    return type(pilot.app.screen)


@SIZES
async def test_r33_a_line_with_a_name_stays_in_the_line_and_one_without_stays_inside(size: tuple[int, int]) -> None:
    store = without_names()
    async with opened(store, MeetingScreen, size, "nb") as pilot:
        drawn = text(pilot)
        assert "MØTE Anonym drøfting" in rows(pilot)[0]
        assert "Ella" not in drawn
        assert "IKKE DEKKET" not in drawn
        before = len(store.new(EntryWritten))
        await burst(pilot, "Ella slår når det er trangt", "enter")
        assert line(pilot) == "Ella slår når det er trangt"
        assert "møtet er uten navn" in text(pilot)
        assert len(store.new(EntryWritten)) == before
        await press(pilot, *["backspace"] * 40)
        await burst(pilot, "Råd: bilder i garderoben")
        assert "internt, siden møtet er uten navn" in " ".join(text(pilot).split())
        await burst(pilot, "enter")
        assert store.new(EntryWritten)[-1].visibility is Visibility.INTERNAL
        assert fits(pilot, size)


@SIZES
async def test_its_minutes_ask_for_nothing_about_the_child_and_are_copied_to_nobody_else(size: tuple[int, int]) -> None:
    store = without_names()
    async with opened(store, MeetingScreen, size, "nb") as pilot:
        await burst(pilot, "f7", "x", "x")
        assert "Ingenting mangler. F6 godkjenner referatet." in " ".join(text(pilot).split())
        await press(pilot, "f6")
        assert place(pilot) is MinutesScreen
        assert "Snakker med barnet" not in text(pilot)
        assert "stafettholder?" not in text(pilot)
        await press(pilot, "tab", "tab", "tab", "enter", "enter")
        assert place(pilot) is CopiesScreen
        assert len(store.new(MinutesApproved)) == 1
        assert "NEI: møtet var uten navn" in text(pilot)


@SIZES
async def test_its_invitation_can_name_nobody(size: tuple[int, int]) -> None:
    store = without_names()
    meeting = store.store.kept.cases[store.id].planned_meetings[-1].id
    sheet = meeting_sheet(store.context, store.id, meeting)
    async with opened(store, lambda desk, _: InvitationScreen(desk, sheet), size, "nb") as pilot:
        assert "Hvem får det" in text(pilot)
        assert "Med navn" not in text(pilot)


def asked(pilot: Pilot[Any]) -> object:
    """Who stands in the form that plans."""
    screen = pilot.app.screen
    assert isinstance(screen, PlanningScreen)
    assert screen.form is not None
    return screen.form.field(WHO).draft


@SIZES
@pytest.mark.parametrize("kind", ["anonym", "konsult", "klassegj"])
async def test_r33_nobody_of_the_case_is_proposed_for_a_meeting_without_names(size: tuple[int, int], kind: str) -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent().with_plan(), HOLDER)
    family = "Marte Fjellvær, Jonas Fjellvær, Hanne Vik"
    async with opened(store, MeetingsScreen, size, "nb") as pilot:
        await press(pilot, "f2")
        assert asked(pilot) == family
        await burst(pilot, kind, "enter")
        assert asked(pilot) == "Hanne Vik"
        await press(pilot, "shift+tab", "end", "ctrl+u")
        await burst(pilot, "samarb", "enter", "+1d", "enter", "9")
        assert asked(pilot) == family
        await press(pilot, "shift+tab", "shift+tab", "end", "ctrl+u")
        await burst(pilot, kind, "f4")
        (planned,) = store.new(MeetingPlanned)
        assert [one.id for one in planned.attendees] == [HOLDER]


async def test_who_was_written_by_hand_stays_when_the_kind_of_meeting_changes() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent().with_plan(), HOLDER)
    async with opened(store, MeetingsScreen, SMALL, "nb") as pilot:
        await press(pilot, "f2", *["tab"] * 7)
        await press(pilot, "end", "ctrl+u")
        await burst(pilot, "Marte")
        await press(pilot, *["shift+tab"] * 7, "end", "ctrl+u")
        await burst(pilot, "konsult", "enter", "+1d", "enter", "9", "f4")
        assert asked(pilot) == "Marte"
        assert store.new(MeetingPlanned) == []
        assert "ingen fra familien kalles inn" in " ".join(text(pilot).split())

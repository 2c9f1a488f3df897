"""A case whose meeting goes on, with people to write about."""

from datetime import time
from typing import Any

from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.ids import AgendaCode, AgendaItemCode, MeetingId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.screens.meeting import MeetingScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore

ITEMS = ("velkommen", "stemme", "status", "forrige", "mal", "tiltak", "beslutning", "oppsummering")


def in_meeting(begun: CaseBuilder | None = None, **changes: Any) -> CaseBuilder:
    """A case at level 1 with a log that may be shared, and a meeting that has begun."""
    case = begun or a_case().at_level(1).with_holder().with_consent()
    attendees = tuple(AttendeeWish(PartyId(one.id)) for one in case.case.people)
    case.give(
        c.PlanMeeting(
            **{
                "case_id": case.id,
                "kind": MeetingKind("samarbeidsmote"),
                "on": case.today,
                "at": time(13, 0),
                "minutes": 45,
                "agenda": AgendaCode("samarbeid"),
                "items": tuple(ItemWish(AgendaItemCode(code), 5) for code in ITEMS),
                "attendees": (*attendees, AttendeeWish(PartyId(HOLDER))),
                **changes,
            }
        )
    )
    return case.give(c.BeginMeeting(case_id=case.id, meeting=meeting_of(case)))


def meeting_of(case: CaseBuilder) -> MeetingId:
    """The newest meeting."""
    return case.case.planned_meetings[-1].id


def store_in_meeting() -> CaseStore:
    """The store with that case."""
    return CaseStore(in_meeting())


def line(pilot: Pilot[Any]) -> str:
    """What stands in the line."""
    screen = pilot.app.screen
    assert isinstance(screen, MeetingScreen)
    return screen.form.text

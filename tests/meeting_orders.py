"""One valid order of each kind about a meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from bti_tui.domain import commands as c
from bti_tui.domain.ids import (
    AgendaCode,
    AgendaItemCode,
    FactId,
    MeetingId,
    MeetingKind,
    PartyId,
)
from bti_tui.domain.meetings import AttendeeWish, Invitation, ItemWish, Presence

if TYPE_CHECKING:
    from tests.scene import Scene

A_WEEK = timedelta(days=7)
HANNE = PartyId("hanne")
VOICE, MEASURES = AgendaItemCode("stemme"), AgendaItemCode("tiltak")


def planned(scene: Scene, /, **changes: Any) -> dict[str, Any]:
    """The fields of a meeting with the holder alone."""
    return {
        "case_id": scene.id,
        "kind": MeetingKind("samarbeidsmote"),
        "on": scene.today + A_WEEK,
        "at": time(9, 0),
        "minutes": 45,
        "agenda": AgendaCode("samarbeid"),
        "place": "Rom 214",
        "purpose": "Se på lekegruppa sammen.",
        "minute_taker": HANNE,
        "items": (ItemWish(VOICE, 8), ItemWish(MEASURES, 8), ItemWish(AgendaItemCode("egen"), 5, "Ferien")),
        "attendees": (AttendeeWish(HANNE, why="Hun har lekegruppa."),),
        **changes,
    }


def _meeting(at: Scene) -> MeetingId:
    """The one that goes on, else the newest."""
    meetings = at.case.unapproved or at.case.planned_meetings
    return meetings[-1].id if meetings else MeetingId("no-meeting")


def _waiting(at: Scene) -> MeetingId:
    waiting = [one.id for one in at.case.planned_meetings if one.is_waiting]
    return waiting[-1] if waiting else MeetingId("no-meeting")


def _attendee(at: Scene) -> PartyId:
    found = at.case.meeting(_meeting(at))
    return found.attendees[0].id if found and found.attendees else PartyId("nobody")


def _line(at: Scene) -> FactId:
    found = at.case.meeting(_meeting(at))
    return found.lines[-1].fact if found and found.lines else FactId("no-line")


MEETINGS: dict[type[c.Command], Callable[[Scene], c.Command]] = {
    c.PlanMeeting: lambda at: c.PlanMeeting(**planned(at)),
    c.RevisePlannedMeeting: lambda at: c.RevisePlannedMeeting(**planned(at, at=time(13, 30)), meeting=_waiting(at)),
    c.CancelMeeting: lambda at: c.CancelMeeting(case_id=at.id, meeting=_waiting(at), reason="Mor er syk."),
    c.RecordInvitation: lambda at: c.RecordInvitation(
        case_id=at.id,
        meeting=_waiting(at),
        attendee=HANNE,
        invitation=Invitation.SENT,
        recorded_on=at.today,
    ),
    c.BeginMeeting: lambda at: c.BeginMeeting(case_id=at.id, meeting=_waiting(at)),
    c.AddAttendee: lambda at: c.AddAttendee(
        case_id=at.id,
        meeting=_meeting(at),
        attendee=AttendeeWish(name="Ida Sol", role="vikar"),
        presence=Presence.PRESENT,
    ),
    c.NotePresence: lambda at: c.NotePresence(
        case_id=at.id, meeting=_meeting(at), attendee=_attendee(at), presence=Presence.PRESENT
    ),
    c.ReachItem: lambda at: c.ReachItem(case_id=at.id, meeting=_meeting(at), item=VOICE),
    c.StrikeLine: lambda at: c.StrikeLine(case_id=at.id, meeting=_meeting(at), line=_line(at)),
    c.AgreeChildTalk: lambda at: c.AgreeChildTalk(case_id=at.id, meeting=_meeting(at), who=HANNE, by=at.today + A_WEEK),
    c.RecordChildTalk: lambda at: c.RecordChildTalk(
        case_id=at.id, talked_on=at.today, words="Det er fint i gruppa nå."
    ),
    c.ApproveMinutes: lambda at: c.ApproveMinutes(
        case_id=at.id, meeting=_meeting(at), holder_stays=True, next_on=at.today + A_WEEK, calls_in=HANNE
    ),
}

"""Orders about the meetings of a case: planning, inviting, holding, and approving the minutes."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from bti_tui.domain.ids import AgendaCode, AgendaItemCode, CaseId, FactId, MeetingId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, Invitation, ItemWish, Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """Plan a meeting (planlegge møte)."""

    name: ClassVar[str] = "plan_meeting"
    case_id: CaseId
    """The case."""
    kind: MeetingKind
    """The kind of meeting, from the guide's list."""
    on: date
    """The day."""
    at: time
    """The time of the day."""
    minutes: int
    """How long it is."""
    agenda: AgendaCode | None = None
    """The guide's agenda that the points come from."""
    place: str | None = None
    """The room, or the address of a digital meeting."""
    is_digital: bool = False
    """Whether one meets by video."""
    purpose: str | None = None
    """What the meeting is for."""
    minute_taker: PartyId | None = None
    """Who writes."""
    interpreter: str | None = None
    """The language, and who interprets."""
    child_part: str | None = None
    """How the child takes part."""
    items: tuple[ItemWish, ...] = ()
    """The points of the agenda."""
    attendees: tuple[AttendeeWish, ...] = ()
    """Who is invited, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisePlannedMeeting:
    """Move a meeting, or change what is planned for it; every field is said anew (endre møte)."""

    name: ClassVar[str] = "revise_planned_meeting"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    kind: MeetingKind
    """The kind of meeting, from the guide's list."""
    on: date
    """The day."""
    at: time
    """The time of the day."""
    minutes: int
    """How long it is."""
    agenda: AgendaCode | None = None
    """The guide's agenda that the points come from."""
    place: str | None = None
    """The room, or the address of a digital meeting."""
    is_digital: bool = False
    """Whether one meets by video."""
    purpose: str | None = None
    """What the meeting is for."""
    minute_taker: PartyId | None = None
    """Who writes."""
    interpreter: str | None = None
    """The language, and who interprets."""
    child_part: str | None = None
    """How the child takes part."""
    items: tuple[ItemWish, ...] = ()
    """The points of the agenda."""
    attendees: tuple[AttendeeWish, ...] = ()
    """Who is invited, and why; whoever is not among them any more is not invited any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting:
    """Call a meeting off (avlyse møte)."""

    name: ClassVar[str] = "cancel_meeting"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInvitation:
    """Record that an invitation was sent, read or answered (innkalling sendt, lest, besvart)."""

    name: ClassVar[str] = "record_invitation"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    attendee: PartyId
    """Whom it is for."""
    invitation: Invitation
    """How far it has come."""
    recorded_on: date
    """The day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginMeeting:
    """Begin a meeting (starte møte)."""

    name: ClassVar[str] = "begin_meeting"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAttendee:
    """Add somebody who came to the meeting, or shall come (legge til deltaker)."""

    name: ClassVar[str] = "add_attendee"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    attendee: AttendeeWish
    """Who."""
    presence: Presence | None = None
    """Whether she is there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePresence:
    """Record who is there (oppmøte)."""

    name: ClassVar[str] = "note_presence"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    attendee: PartyId
    """Who."""
    presence: Presence
    """Present, absent, digital, or left early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachItem:
    """Take up a point of the agenda (ta opp sakspunkt)."""

    name: ClassVar[str] = "reach_item"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    item: AgendaItemCode
    """The point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeLine:
    """Take a line of a meeting out of minutes, plan and log, before the minutes are approved (stryke linje)."""

    name: ClassVar[str] = "strike_line"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    line: FactId
    """The fact that the line made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeChildTalk:
    """Agree on who talks with the child before the next meeting (avtale hvem som snakker med barnet)."""

    name: ClassVar[str] = "agree_child_talk"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting that it was agreed on in."""
    who: PartyId
    """Who talks with the child."""
    by: date
    """The last day for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChildTalk:
    """Record that somebody has talked with the child since the last meeting (samtale med barnet mellom møtene)."""

    name: ClassVar[str] = "record_child_talk"
    case_id: CaseId
    """The case."""
    talked_on: date
    """The day."""
    words: str | None = None
    """What the child said, in own words where possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveMinutes:
    """Approve the minutes of a meeting: from now on they may go out (godkjenne referat)."""

    name: ClassVar[str] = "approve_minutes"
    case_id: CaseId
    """The case."""
    meeting: MeetingId
    """The meeting."""
    holder_stays: bool
    """Whether the relay holder is the same further on."""
    next_on: date | None = None
    """The day of the next meeting."""
    calls_in: PartyId | None = None
    """Who calls it."""
    informs: str | None = None
    """Who else is told, and by whom."""


MeetingCommand = (
    PlanMeeting
    | RevisePlannedMeeting
    | CancelMeeting
    | RecordInvitation
    | BeginMeeting
    | AddAttendee
    | NotePresence
    | ReachItem
    | StrikeLine
    | AgreeChildTalk
    | RecordChildTalk
    | ApproveMinutes
)
"""Every order about a meeting."""

"""Facts about the meetings of a case; what is written in them are the ordinary facts of log and plan."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from bti_tui.domain.ids import (
    AgencyCode,
    AgendaCode,
    AgendaItemCode,
    FactId,
    InformationCode,
    MeetingId,
    MeetingKind,
    NoteId,
    PartyId,
    PersonId,
)
from bti_tui.domain.meetings import AgendaItem, Invitation, Invitee, Presence
from bti_tui.domain.notes import Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlanned:
    """A meeting was planned (møte planlagt)."""

    name: ClassVar[str] = "meeting.planned"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    kind: MeetingKind
    agenda: AgendaCode | None
    on: date
    at: time
    minutes: int
    place: NoteId | None
    is_digital: bool
    purpose: NoteId | None
    minute_taker: PartyId | None
    interpreter: NoteId | None
    child_part: NoteId | None
    items: tuple[AgendaItem, ...]
    attendees: tuple[Invitee, ...]
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRevised:
    """What is planned for a meeting was changed (møte endret)."""

    name: ClassVar[str] = "meeting.revised"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    kind: MeetingKind
    agenda: AgendaCode | None
    on: date
    at: time
    minutes: int
    place: NoteId | None
    is_digital: bool
    purpose: NoteId | None
    minute_taker: PartyId | None
    interpreter: NoteId | None
    child_part: NoteId | None
    items: tuple[AgendaItem, ...]
    attendees: tuple[Invitee, ...]
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCancelled:
    """A meeting was called off (møte avlyst)."""

    name: ClassVar[str] = "meeting.cancelled"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    kind: MeetingKind
    reason: NoteId
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRecorded:
    """An invitation was sent, read or answered (innkalling fulgt opp)."""

    name: ClassVar[str] = "meeting.invitation"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    attendee: PartyId
    invitation: Invitation
    on: date
    agency: AgencyCode | None
    """Where it went when it was sent: the agency or the person of the case; neither for one's own."""
    person: PersonId | None
    information: tuple[InformationCode, ...] = ()
    """What the agency may be told, and the consents that let it."""
    consents: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBegun:
    """A meeting began (møte startet)."""

    name: ClassVar[str] = "meeting.begun"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    kind: MeetingKind
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeAdded:
    """Somebody came to a meeting who was not invited, or is invited besides (deltaker lagt til)."""

    name: ClassVar[str] = "meeting.attendee"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    attendees: tuple[Invitee, ...]
    presence: Presence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceNoted:
    """It was noted whether somebody is there (oppmøte)."""

    name: ClassVar[str] = "meeting.presence"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    attendee: PartyId
    presence: Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReached:
    """A point of the agenda was taken up (sakspunkt)."""

    name: ClassVar[str] = "meeting.item"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    item: AgendaItemCode


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStruck:
    """A line was taken out before the minutes were approved; the fact that it made stays (linje strøket)."""

    name: ClassVar[str] = "meeting.struck"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    line: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildTalkAgreed:
    """Somebody is to talk with the child before the next meeting (samtale med barnet avtalt)."""

    name: ClassVar[str] = "child_talk.agreed"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    who: PartyId
    by: date
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildTalkRecorded:
    """Somebody has talked with the child since the last meeting (samtale med barnet gjennomført)."""

    name: ClassVar[str] = "child_talk.recorded"
    schema: ClassVar[int] = 1
    on: date
    words: NoteId | None
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesApproved:
    """The minutes of a meeting were approved (referat godkjent)."""

    name: ClassVar[str] = "meeting.approved"
    schema: ClassVar[int] = 1
    meeting: MeetingId
    kind: MeetingKind
    holder_stays: bool
    next_on: date | None
    calls_in: PartyId | None
    informs: NoteId | None
    visibility: Visibility


MeetingFact = (
    MeetingPlanned
    | MeetingRevised
    | MeetingCancelled
    | InvitationRecorded
    | MeetingBegun
    | AttendeeAdded
    | PresenceNoted
    | ItemReached
    | LineStruck
    | ChildTalkAgreed
    | ChildTalkRecorded
    | MinutesApproved
)
"""Everything that can have happened to a meeting, but that it was held."""

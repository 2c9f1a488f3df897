"""Meetings of a case: as they are planned, who comes, how far one has got, and what is written in one."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bti_tui.domain.ids import (
    AgencyCode,
    AgendaCode,
    AgendaItemCode,
    FactId,
    GoalId,
    MeasureId,
    MeetingId,
    MeetingKind,
    NoteId,
    PartyId,
    UserId,
)
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Attainment, Measure


class Invitation(StrEnum):
    """How far the invitation of somebody has come (innkalling)."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    READ = "read"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Presence(StrEnum):
    """Whether somebody was there (oppmøte)."""

    PRESENT = "present"
    ABSENT = "absent"
    DIGITAL = "digital"
    LEFT = "left"
    """She was there and left before the end."""


@dataclass(frozen=True, slots=True)
class ItemWish:
    """One point of an agenda as it is wanted, with own words if the guide's are not enough (ønsket sakspunkt)."""

    code: AgendaItemCode
    """A point of the guide's agenda, or a code of its own."""
    minutes: int
    """How long it may take."""
    what: str | None = None
    """Own words; left out: those of the guide."""


@dataclass(frozen=True, slots=True)
class AttendeeWish:
    """Somebody who shall come: of the case, a colleague, or somebody else by name (ønsket deltaker)."""

    id: PartyId | None = None
    """Left out: somebody whom nobody knows yet, with a name."""
    agency: AgencyCode | None = None
    """The agency she comes from; left out: the case's own, or none."""
    name: str | None = None
    """Her name, when nobody knows her yet."""
    role: str | None = None
    """What she is to the child, or at work."""
    why: str | None = None
    """Why she is invited."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of the agenda of a meeting (sakspunkt)."""

    code: AgendaItemCode
    what: NoteId | None
    """Own words; None: those of the guide."""
    minutes: int


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who is asked to a meeting, as a fact says it (innkalt)."""

    id: PartyId
    agency: AgencyCode | None = None
    name: NoteId | None = None
    """Only of somebody who is neither a person of the case nor a colleague."""
    role: NoteId | None = None
    why: NoteId | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is to come to a meeting, and whether she came (deltaker)."""

    id: PartyId
    agency: AgencyCode | None = None
    name: NoteId | None = None
    role: NoteId | None = None
    why: NoteId | None = None
    invitation: Invitation = Invitation.NOT_SENT
    invited_on: date | None = None
    """The day the invitation was last sent."""
    presence: Presence | None = None

    @property
    def was_there(self) -> bool:
        """Whether she took part, all of the time or some of it."""
        return self.presence not in (None, Presence.ABSENT)


@dataclass(frozen=True, slots=True)
class Reached:
    """When a point of the agenda was taken up (punkt tatt opp)."""

    item: AgendaItemCode
    at: datetime


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A line of a meeting whose minutes are not approved, and what it changed, so that it can be taken back (linje)."""

    fact: FactId
    goal: GoalId | None = None
    sets_goal: bool = False
    """It set the goal; else it said whether the goal is reached."""
    measure: MeasureId | None = None
    dates_case: bool = False
    """It agreed on the date of the next evaluation."""
    attainment: Attainment | None = None
    before: Measure | None = None
    """The measure as it was before it was evaluated."""
    next_on: date | None = None
    plan_round: int = -1
    child_round: int = -1

    @property
    def about(self) -> tuple[GoalId | None, MeasureId | None, bool]:
        """What it changed: lines about the same are taken back the newest first."""
        return self.goal, self.measure, self.dates_case


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting that is planned, goes on, or is over (møte)."""

    id: MeetingId
    kind: MeetingKind
    agenda: AgendaCode | None
    """The guide's agenda that its points come from."""
    on: date
    at: time
    """Norwegian time, as people write it."""
    minutes: int
    place: NoteId | None
    purpose: NoteId | None
    minute_taker: PartyId | None
    items: tuple[AgendaItem, ...]
    attendees: tuple[Attendee, ...]
    visibility: Visibility
    planned_by: UserId
    planned_at: datetime
    is_digital: bool = False
    interpreter: NoteId | None = None
    """The language, and who interprets, when somebody needs it."""
    child_part: NoteId | None = None
    """How the child takes part."""
    sequence: int = 0
    """How many times it was moved or changed: what a calendar goes by."""
    revised_at: datetime | None = None
    begun_at: datetime | None = None
    reached: tuple[Reached, ...] = ()
    lines: tuple[MeetingLine, ...] = ()
    """What is written in it, until its minutes are approved."""
    approved_at: datetime | None = None
    approved_by: UserId | None = None
    cancelled: bool = False
    next_on: date | None = None
    """The day of the next meeting, as the minutes say."""
    calls_in: PartyId | None = None
    """Who calls the next one."""
    informs: NoteId | None = None
    """Who else is told, and by whom."""
    holder_stays: bool | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it is planned and has not begun."""
        return self.begun_at is None and not self.cancelled

    @property
    def is_going_on(self) -> bool:
        """Whether it has begun and its minutes are not approved."""
        return self.begun_at is not None and self.approved_at is None and not self.cancelled

    def attendee(self, party: PartyId) -> Attendee | None:
        """Somebody who is to come, by id."""
        return next((one for one in self.attendees if one.id == party), None)


@dataclass(frozen=True, slots=True)
class ChildTalk:
    """Who talks with the child before the next meeting (hvem som snakker med barnet)."""

    meeting: MeetingId
    who: PartyId
    by: date
    agreed_on: date
    done_on: date | None = None

"""The minutes of a meeting as they may stand in a copy: who was there, what was said and agreed, and what comes next.

Lines stand under the point of the agenda that they belong to, and are numbered through, on screen and on paper.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.case import Case
from bti_tui.domain.copies import CopyFilter, RecipientKind
from bti_tui.domain.facts import EntryCorrected, EntryWritten, Recorded
from bti_tui.domain.folds_of_meetings import LINES
from bti_tui.domain.ids import (
    AgencyCode,
    AgendaCode,
    AgendaItemCode,
    FactId,
    MeetingId,
    MeetingKind,
    NoteId,
    PartyId,
    PersonId,
    UserId,
)
from bti_tui.domain.meetings import Attendee, PlannedMeeting, Presence
from bti_tui.domain.people import Relation
from bti_tui.domain.views.log_copy import CopyHead, CopyLine, LogCopy
from bti_tui.domain.views.names import Names


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody who was asked to a meeting, and whether she came (oppmøte)."""

    name: str
    relation: Relation | None
    title: str
    agency: AgencyCode | None
    presence: Presence | None
    is_guest: bool = False
    """Neither of the case nor a colleague."""


@dataclass(frozen=True, slots=True)
class MinutesSection:
    """What was written under one point of the agenda (avsnitt i referat)."""

    code: AgendaItemCode | None
    """None: what was written before any point was taken up."""
    what: str
    """Own words for the point; empty: those of the guide."""
    lines: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class MinutesCopy:
    """The minutes of one meeting for one recipient (kopi av referat)."""

    head: CopyHead
    meeting: MeetingId
    kind: MeetingKind
    agenda: AgendaCode | None
    on: date
    at: time
    place: str
    is_digital: bool
    purpose: str
    minute_taker: str
    attended: tuple[Attended, ...]
    sections: tuple[MinutesSection, ...]
    next_on: date | None
    calls_in: str
    informs: str
    holder_stays: bool | None
    child_talk: str
    """Who talks with the child before the next meeting."""
    child_talk_by: date | None
    approved_on: date | None
    approved_by: str

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(len(one.lines) for one in self.sections)


def minutes_copy(
    copied: LogCopy, meeting: PlannedMeeting, lets: CopyFilter, names: Names, records: Iterable[Recorded]
) -> MinutesCopy:
    """The minutes in a copy of the log; nothing of them while they are not approved, or not in the log."""
    case = lets.case
    tells = lets.tells_of(meeting)
    lines = [one for one in records if isinstance(one.fact, LINES) and one.fact.meeting == meeting.id]
    told = lines if meeting.approved_at is not None else []
    talk = case.child_talk if case.child_talk and case.child_talk.meeting == meeting.id and tells else None
    is_graded = strictest(case) is not AddressGrade.OPEN
    return MinutesCopy(
        head=copied.head,
        meeting=meeting.id,
        kind=meeting.kind,
        agenda=meeting.agenda,
        on=meeting.on,
        at=meeting.at,
        place="" if is_graded or not tells else names.text(meeting.place),
        is_digital=meeting.is_digital,
        purpose=names.text(meeting.purpose) if tells else "",
        minute_taker=_party(case, meeting, meeting.minute_taker, names) if tells else "",
        attended=tuple(_attended(case, one, names, lets) for one in meeting.attendees) if tells else (),
        sections=tuple(_sections(copied, meeting, told, names)),
        next_on=meeting.next_on if tells else None,
        calls_in=_party(case, meeting, meeting.calls_in, names) if tells else "",
        informs=names.text(meeting.informs) if tells else "",
        holder_stays=meeting.holder_stays if tells else None,
        child_talk=_party(case, meeting, talk.who, names) if talk else "",
        child_talk_by=talk.by if talk else None,
        approved_on=meeting.approved_at.astimezone().date() if meeting.approved_at else None,
        approved_by=names.user(meeting.approved_by) if tells else "",
    )


def of_meeting(records: Iterable[tuple[int, Recorded]], meeting: MeetingId) -> tuple[tuple[int, Recorded], ...]:
    """The lines of a meeting among the facts of a case, with what corrects them."""
    known = tuple(records)
    ids = {one.id for _, one in known if isinstance(one.fact, LINES) and one.fact.meeting == meeting}
    return tuple(
        (place, one)
        for place, one in known
        if one.id in ids or (isinstance(one.fact, EntryCorrected) and one.fact.entry in ids)
    )


def minutes_notes(meeting: PlannedMeeting) -> Iterator[NoteId]:
    """The words of a meeting that stand in its minutes beside its lines."""
    yield from (one for one in (meeting.place, meeting.purpose, meeting.informs) if one)
    yield from (one.what for one in meeting.items if one.what)
    for attendee in meeting.attendees:
        yield from (one for one in (attendee.name, attendee.role) if one)


def _sections(copied: LogCopy, meeting: PlannedMeeting, told: list[Recorded], names: Names) -> Iterator[MinutesSection]:
    """The points of the agenda under which something is written, in their order."""
    points = {one.id: _item(one, meeting) for one in told}
    by_item: dict[AgendaItemCode | None, list[CopyLine]] = {}
    for line in copied.lines:
        point = _point_of(line, points)
        if point is not _NOWHERE:
            by_item.setdefault(point, []).append(line)
    numbers: dict[int, int] = {}
    order = [None, *(one.code for one in meeting.items)]
    order += [one for one in by_item if one not in order]
    for line in (line for code in order for line in by_item.get(code, ())):
        numbers[line.number] = len(numbers) + 1
    own = {one.code: names.text(one.what) for one in meeting.items}
    for code in order:
        lines = tuple(_renumbered(one, numbers) for one in by_item.get(code, ()))
        if lines:
            yield MinutesSection(code, own.get(code, "") if code else "", lines)


_NOWHERE = AgendaItemCode("")
"""A line that is not of this meeting."""


def _point_of(line: CopyLine, points: dict[FactId, AgendaItemCode | None]) -> AgendaItemCode | None:
    fact = line.line.corrects or line.line.fact_id
    return points.get(fact, _NOWHERE)


def _item(record: Recorded, meeting: PlannedMeeting) -> AgendaItemCode | None:
    """The point that a line names, else the one that had been taken up last."""
    if isinstance(record.fact, EntryWritten) and record.fact.item is not None:
        return record.fact.item
    return next((one.item for one in reversed(meeting.reached) if one.at <= record.at), None)


def _renumbered(line: CopyLine, numbers: dict[int, int]) -> CopyLine:
    corrects = numbers.get(line.corrects) if line.corrects else None
    later = numbers.get(line.corrected_in) if line.corrected_in else None
    return replace(line, number=numbers[line.number], corrects=corrects, corrected_in=later)


def _attended(case: Case, one: Attendee, names: Names, lets: CopyFilter) -> Attended:
    """Somebody, by name; in the record of a service the child alone, and the family by what they are to it."""
    person = case.person(PersonId(one.id))
    works = names.professionals.get(UserId(one.id))
    is_subject = person is not None and person.id == case.subject
    is_named = person is None or is_subject or lets.recipient.kind is not RecipientKind.JOURNAL
    name = names.text(one.name) if one.name else names.party(case, one.id)
    return Attended(
        name=name if is_named else "",
        relation=person.relation if person and not is_subject else None,
        title=names.text(one.role) or (works.title if works else ""),
        agency=one.agency or (works.agency if works else None),
        presence=one.presence,
        is_guest=person is None and works is None,
    )


def _party(case: Case, meeting: PlannedMeeting, party: PartyId | None, names: Names) -> str:
    if party is None:
        return ""
    attendee = meeting.attendee(party)
    return names.text(attendee.name) if attendee and attendee.name else names.party(case, party)

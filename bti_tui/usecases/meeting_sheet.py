"""One meeting with its agenda, who is asked, and what waits for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.case import Case
from bti_tui.domain.commands import RevisePlannedMeeting
from bti_tui.domain.covered_words import reach_of
from bti_tui.domain.errors import NotFound, Reason
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import (
    AgencyCode,
    AgendaItemCode,
    CaseId,
    MeetingId,
    Moment,
    PartyId,
    PersonId,
    UserId,
)
from bti_tui.domain.matters import agenda_of
from bti_tui.domain.meetings import (
    Attendee,
    AttendeeWish,
    Invitation,
    ItemWish,
    PlannedMeeting,
    Presence,
)
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.people import Telling
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.meetings import against_sending
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Words
from bti_tui.usecases.context import Context
from bti_tui.usecases.meetings import MeetingRow, MeetingsPage, called, notes_of, page_of, row_of
from bti_tui.usecases.nameables import GUEST, small
from bti_tui.usecases.reading import case_of, names_for, shown_notes
from bti_tui.usecases.waiting_matters import MatterLine, waiting_at

NO_WORDS: Final = Words("")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A point of the agenda."""

    code: AgendaItemCode
    what: Words
    own: str
    """Own words for it; empty when the guide's stand."""
    minutes: int
    waiting: tuple[MatterLine, ...]


class Reads(StrEnum):
    """How much of an invitation somebody may read (leser)."""

    ALL = "all"
    PRACTICAL = "practical"
    """When, where and who comes: the consent does not cover all that may be written."""
    OWN = "own"
    """Only what is about herself."""


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """Somebody who is asked."""

    id: PartyId
    name: str
    role: str
    agency: Words | None
    why: str
    invitation: Invitation
    invited_on: date | None
    presence: Presence | None
    is_of_case: bool
    against: tuple[Reason, ...]
    """Why no invitation may go to her now."""
    reads: Reads = Reads.ALL
    usual: Words = NO_WORDS
    """What she is to the child, at work, or that she is a guest: where no role is written."""
    is_guest: bool = False
    """Neither of the case nor a colleague."""


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """One meeting with its agenda and those who are asked."""

    number: str
    case_id: CaseId
    row: MeetingRow
    attendees: tuple[AttendeeLine, ...]
    items: tuple[ItemLine, ...]
    minute_taker: str
    interpreter: str
    child_part: str
    is_digital: bool
    contact: str
    """Whom one can ask: the relay holder, else whoever planned it."""
    child: str
    plan: RevisePlannedMeeting
    """What is planned, as the order that would leave it as it is."""
    meeting: PlannedMeeting
    page: MeetingsPage
    is_nameless: bool = False
    """Nobody of the case is named in it."""
    is_training: bool = False
    grade: AddressGrade = AddressGrade.OPEN
    """How an address in the case is graded; open for a reader of the family."""


def meeting_sheet(ctx: Context, case_id: CaseId, meeting: MeetingId) -> MeetingSheet:
    """One meeting. Raises `NotFound` when the case has none of the kind."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        found = case.meeting(meeting)
        if found is None:
            raise NotFound(meeting=meeting)
        names = names_for(ctx, work, (*shown_notes(case), *notes_of(found)), case)
        page = page_of(ctx, work, case)
        moment = ctx.moment(work)
    guide, rules = ctx.guide_of(case), ctx.rules_of(case)
    holder = case.baton.holder
    subject = case.person(case.subject)
    nameless = is_nameless(guide, found.kind)
    waiting = waiting_at(case, found, guide, rules, names)
    return MeetingSheet(
        number=page.number,
        case_id=case_id,
        row=row_of(found, guide, names),
        attendees=tuple(_attendees(ctx, case, found, names, moment)),
        items=tuple(_items(found, guide, names, waiting)),
        minute_taker=called(case, found, found.minute_taker, names),
        interpreter=names.text(found.interpreter),
        child_part=names.text(found.child_part),
        is_digital=found.is_digital,
        contact=names.user(holder.user if holder else found.planned_by),
        child=names.text(subject.name) if subject else "",
        plan=plan_of(case_id, found, names),
        meeting=found,
        page=page,
        is_nameless=nameless,
        is_training=ctx.training,
        grade=strictest(case),
    )


def plan_of(case_id: CaseId, one: PlannedMeeting, names: Names) -> RevisePlannedMeeting:
    """The order that says anew what is planned already."""
    return RevisePlannedMeeting(
        case_id=case_id,
        meeting=one.id,
        kind=one.kind,
        on=one.on,
        at=one.at,
        minutes=one.minutes,
        agenda=one.agenda,
        place=names.text(one.place) or None,
        is_digital=one.is_digital,
        purpose=names.text(one.purpose) or None,
        minute_taker=one.minute_taker,
        interpreter=names.text(one.interpreter) or None,
        child_part=names.text(one.child_part) or None,
        items=tuple(ItemWish(item.code, item.minutes, names.text(item.what) or None) for item in one.items),
        attendees=tuple(_wish(each, names) for each in one.attendees),
    )


def _wish(one: Attendee, names: Names) -> AttendeeWish:
    said = (names.text(note) or None for note in (one.name, one.role, one.why))
    return AttendeeWish(one.id, one.agency, *said)


def _attendees(
    ctx: Context, case: Case, meeting: PlannedMeeting, names: Names, moment: Moment
) -> Iterator[AttendeeLine]:
    guide = ctx.guide_of(case)
    basis = Basis(case, guide, ctx.rules_of(case), moment)
    for one in meeting.attendees:
        agency = guide.choice("agency", one.agency) if one.agency else None
        works = names.professionals.get(UserId(one.id))
        person = case.person(PersonId(one.id))
        relation = guide.choice("relation", person.relation.value) if person else None
        is_guest = person is None and works is None
        yield AttendeeLine(
            id=one.id,
            name=called(case, meeting, one.id, names),
            role=names.text(one.role),
            agency=agency.label if agency else None,
            why=names.text(one.why),
            invitation=one.invitation,
            invited_on=one.invited_on,
            presence=one.presence,
            is_of_case=person is not None,
            against=tuple(dict.fromkeys(against_sending(one, basis, meeting.kind))),
            reads=Reads.ALL
            if is_nameless(guide, meeting.kind)
            else _reads(basis, PersonId(one.id), one.agency or (works.agency if works else None)),
            usual=GUEST if is_guest else small(relation.label) if relation else Words(works.title if works else ""),
            is_guest=is_guest,
        )


def _reads(basis: Basis, person: PersonId, agency: AgencyCode | None) -> Reads:
    found = basis.case.person(person)
    if found is not None:
        return Reads.ALL if found.telling is Telling.ALL else Reads.OWN
    if agency is None or agency == basis.case.agency:
        return Reads.ALL
    is_whole = reach_of(basis.case, basis.rules, basis.today, agency).is_whole
    return Reads.ALL if is_whole else Reads.PRACTICAL


def _items(
    meeting: PlannedMeeting, guide: Guide, names: Names, waiting: Iterable[tuple[MatterLine, ...]]
) -> Iterator[ItemLine]:
    agenda = next((one for one in guide.agendas if one.code == meeting.agenda), agenda_of(guide, meeting.kind))
    words = {point.code: point.what for each in guide.agendas for point in each.points}
    words |= {point.code: point.what for point in agenda.points} if agenda else {}
    for item, found in zip(meeting.items, waiting, strict=True):
        own = names.text(item.what)
        what = Words(own, own, own) if own else words.get(item.code, Words(item.code, item.code, item.code))
        yield ItemLine(item.code, what, own, item.minutes, found)

"""The meetings of a case: those that are planned, today's, and those that were held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.forms import Choice
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import (
    AgencyCode,
    AgendaCode,
    CaseId,
    MeetingId,
    MeetingKind,
    NoteId,
    PartyId,
)
from bti_tui.domain.matters import agenda_of, proposed
from bti_tui.domain.meetings import (
    ChildTalk,
    Invitation,
    ItemWish,
    PlannedMeeting,
)
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Relation, Telling
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.views.names import Names, case_label
from bti_tui.domain.words import Words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.reading import case_of, names_for, shown_notes


class MeetingState(StrEnum):
    """Where a meeting stands (møtets tilstand)."""

    WAITING = "waiting"
    GOING_ON = "going_on"
    APPROVED = "approved"
    CANCELLED = "cancelled"
    NOTED = "noted"
    """It was held, and written down afterwards."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list."""

    id: MeetingId
    """Empty for one that was written down afterwards."""
    kind: Words
    on: date
    at: time | None
    minutes: int
    place: str
    purpose: str
    state: MeetingState
    asked: int = 0
    coming: int = 0


@dataclass(frozen=True, slots=True)
class TalkLine:
    """Who talks with the child before the next meeting."""

    who: str
    by: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can be asked: a person of the case, or a colleague with her agency."""

    id: PartyId
    name: str
    agency: AgencyCode | None
    is_of_case: bool
    is_child: bool = False
    is_proposed: bool = False
    """Comes as a rule: the relay holder, whoever plans it, and the guardians."""


@dataclass(frozen=True, slots=True)
class AgendaChoice:
    """The agenda of a kind of meeting."""

    kinds: tuple[MeetingKind, ...]
    code: AgendaCode
    minutes: int
    items: tuple[ItemWish, ...]
    is_nameless: bool = False
    """Nobody of the case is asked to it."""


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """The meetings of a case, and what is needed to plan another."""

    number: str
    today: date
    rows: tuple[MeetingRow, ...]
    talk: TalkLine | None
    kinds: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    parties: tuple[Party, ...]
    me: PartyId
    next_on: date | None
    """The day that the last minutes name for the next meeting, or that the case is evaluated on."""
    may_write: bool
    version: int
    agendas: tuple[AgendaChoice, ...] = ()

    def agenda(self, kind: MeetingKind) -> AgendaChoice | None:
        """What a kind of meeting goes through."""
        return next((one for one in self.agendas if kind in one.kinds), None)

    def proposed(self, kind: MeetingKind) -> tuple[Party, ...]:
        """Who comes as a rule to a meeting of a kind; where nobody is named, nobody of the case."""
        agenda = self.agenda(kind)
        nameless = agenda is not None and agenda.is_nameless
        return tuple(one for one in self.parties if one.is_proposed and not (nameless and one.is_of_case))


def meetings_page(ctx: Context, case_id: CaseId) -> MeetingsPage:
    """The meetings of a case, those to come first, and who could be asked."""
    with ctx.reading() as work:
        return page_of(ctx, work, case_of(ctx, work, case_id))


def page_of(ctx: Context, work: UnitOfWork, case: Case) -> MeetingsPage:
    """The meetings of a case that is read already."""
    guide = ctx.guide_of(case)
    notes = [note for one in case.planned_meetings for note in notes_of(one)]
    notes += [one.summary for one in case.meetings if one.summary]
    names = names_for(ctx, work, (*shown_notes(case), *notes), case)
    how_far = Eyes(ctx, work).sight(case)
    rows = [row_of(one, guide, names) for one in case.planned_meetings]
    rows += _noted(case, guide, names)
    said = max((one.next_on for one in case.planned_meetings if one.next_on), default=None)
    next_on = next((day for day in (said, case.next_on) if day is not None and day >= ctx.today), None)
    return MeetingsPage(
        number=case_label(case.number),
        today=ctx.today,
        rows=tuple(sorted(rows, key=_order)),
        talk=_talk(case, case.child_talk, names) if case.child_talk else None,
        kinds=guide.choices.get("meeting_kind", ()),
        agencies=guide.choices.get("agency", ()),
        parties=tuple(_parties(ctx, case, names)),
        me=PartyId(ctx.user.id),
        next_on=next_on,
        may_write=how_far >= Sight.INTERNAL and case.is_open and case.restriction is None,
        version=case.version,
        agendas=tuple(_agendas(guide)),
    )


def _order(one: MeetingRow) -> tuple[int, int, time]:
    """Those that go on, then those to come by their day, then what is over with the newest first."""
    if one.state is MeetingState.GOING_ON:
        return 0, one.on.toordinal(), one.at or time()
    if one.state is MeetingState.WAITING:
        return 1, one.on.toordinal(), one.at or time()
    return 2, -one.on.toordinal(), one.at or time()


def row_of(one: PlannedMeeting, guide: Guide, names: Names) -> MeetingRow:
    """A meeting as a row of the list."""
    return MeetingRow(
        id=one.id,
        kind=_kind(guide, one.kind),
        on=one.on,
        at=one.at,
        minutes=one.minutes,
        place=names.text(one.place),
        purpose=names.text(one.purpose),
        state=_state(one),
        asked=len(one.attendees),
        coming=sum(each.invitation is Invitation.ACCEPTED for each in one.attendees),
    )


def _noted(case: Case, guide: Guide, names: Names) -> Iterator[MeetingRow]:
    """Those that were held without having been planned here."""
    for one in case.meetings:
        if one.summary is not None:
            said = names.text(one.summary)
            yield MeetingRow(MeetingId(""), _kind(guide, one.kind), one.on, None, 0, "", said, MeetingState.NOTED)


def _state(one: PlannedMeeting) -> MeetingState:
    if one.cancelled:
        return MeetingState.CANCELLED
    if one.approved_at is not None:
        return MeetingState.APPROVED
    return MeetingState.WAITING if one.begun_at is None else MeetingState.GOING_ON


def _kind(guide: Guide, kind: MeetingKind) -> Words:
    found = guide.choice("meeting_kind", kind)
    return found.label if found else Words(kind, kind, kind)


def _talk(case: Case, talk: ChildTalk, names: Names) -> TalkLine:
    meeting = case.meeting(talk.meeting)
    who = called(case, meeting, talk.who, names)
    return TalkLine(who, talk.by, talk.done_on)


def _agendas(guide: Guide) -> Iterator[AgendaChoice]:
    for choice in guide.choices.get("meeting_kind", ()):
        kind = MeetingKind(choice.code)
        agenda = agenda_of(guide, kind)
        if agenda is not None:
            points, nameless = proposed(guide, kind), is_nameless(guide, kind)
            yield AgendaChoice((kind,), AgendaCode(agenda.code), agenda.minutes, points, nameless)


def _parties(ctx: Context, case: Case, names: Names) -> Iterator[Party]:
    holder = case.baton.holder
    usual = {ctx.user.id, holder.user if holder else ctx.user.id}
    gone = {one.person for one in case.purged}
    for person in case.people:
        if person.id not in gone:
            is_child = person.relation is Relation.SUBJECT
            told = person.telling is not Telling.NOTHING and case.safety_track not in LOCKS
            comes = person.responsible and not is_child and told
            yield Party(
                PartyId(person.id),
                names.text(person.name),
                None,
                is_of_case=True,
                is_child=is_child,
                is_proposed=comes,
            )
    for one in names.professionals.values():
        yield Party(PartyId(one.id), one.name, one.agency, is_of_case=False, is_proposed=one.id in usual)


def called(case: Case, meeting: PlannedMeeting | None, party: PartyId | None, names: Names) -> str:
    """What somebody at a meeting is called."""
    if party is None:
        return ""
    attendee = meeting.attendee(party) if meeting else None
    return names.text(attendee.name) if attendee and attendee.name else names.party(case, party)


def notes_of(one: PlannedMeeting) -> Iterator[NoteId]:
    """The notes of a meeting."""
    told = (one.place, one.purpose, one.interpreter, one.child_part, one.informs, *(item.what for item in one.items))
    yield from (note for note in told if note)
    for each in one.attendees:
        yield from (note for note in (each.name, each.role, each.why) if note)

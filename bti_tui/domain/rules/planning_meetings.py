"""Planning a meeting: nobody is asked whom the consent does not cover, or who may not be told."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.commands import PlanMeeting, RevisePlannedMeeting
from bti_tui.domain.consent import LogMode
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import MeetingPlanned, MeetingRevised
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, MeetingId, MeetingKind, PartyId, PersonId
from bti_tui.domain.meetings import AgendaItem, AttendeeWish, Invitee, ItemWish
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.basis import Basis, Change, Pen, require
from bti_tui.domain.rules.disclosing import refused_agencies
from bti_tui.domain.rules.minutes import against_waiting
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.telling import against_telling
from bti_tui.domain.text import is_written

LONGEST: Final = 600
"""Minutes of a meeting, or of a point of one."""


def plan_meeting(command: PlanMeeting, basis: Basis) -> Change:
    """A meeting is planned for today or later."""
    past = [Reason(refusals.MEETING_PAST)] if command.on < basis.today else []
    require(past, _against_plan(command, basis))
    pen = Pen(basis)
    visibility = shown(basis, command.kind)
    return pen.change(
        MeetingPlanned(
            meeting=MeetingId(basis.moment.new_id()),
            kind=command.kind,
            agenda=command.agenda,
            on=command.on,
            at=command.at,
            minutes=command.minutes,
            place=pen.maybe(command.place, NoteKind.REFERENCE, visibility),
            is_digital=command.is_digital,
            purpose=pen.maybe(command.purpose, NoteKind.STATEMENT, visibility),
            minute_taker=command.minute_taker,
            interpreter=pen.maybe(command.interpreter, NoteKind.REFERENCE, visibility),
            child_part=pen.maybe(command.child_part, NoteKind.STATEMENT, visibility),
            items=_items(command.items, pen, visibility),
            attendees=tuple(invitee(one, basis, pen, visibility) for one in command.attendees),
            visibility=visibility,
        )
    )


def revise_meeting(command: RevisePlannedMeeting, basis: Basis) -> Change:
    """A meeting that has not begun is moved or changed; where it lies already it may lie, though its day is over."""
    before = basis.case.meeting(command.meeting)
    is_moved = before is None or command.on != before.on
    past = [Reason(refusals.MEETING_PAST)] if is_moved and command.on < basis.today else []
    require(against_waiting(before), past, _against_plan(command, basis))
    pen = Pen(basis)
    visibility = shown(basis, command.kind)
    return pen.change(
        MeetingRevised(
            meeting=command.meeting,
            kind=command.kind,
            agenda=command.agenda,
            on=command.on,
            at=command.at,
            minutes=command.minutes,
            place=pen.maybe(command.place, NoteKind.REFERENCE, visibility),
            is_digital=command.is_digital,
            purpose=pen.maybe(command.purpose, NoteKind.STATEMENT, visibility),
            minute_taker=command.minute_taker,
            interpreter=pen.maybe(command.interpreter, NoteKind.REFERENCE, visibility),
            child_part=pen.maybe(command.child_part, NoteKind.STATEMENT, visibility),
            items=_items(command.items, pen, visibility),
            attendees=tuple(invitee(one, basis, pen, visibility) for one in command.attendees),
            visibility=visibility,
        )
    )


def shown(basis: Basis, kind: MeetingKind | None = None) -> Visibility:
    """Who reads of a meeting: those of the log, where there is one that is open to them and no fear for the child."""
    if is_nameless(basis.guide, kind):
        return Visibility.INTERNAL
    on_paper = basis.case.log_mode in (LogMode.MANUAL, LogMode.NONE)
    opens = not on_paper and consent_status(basis.case, basis.rules, basis.today) in OPENS_LOG
    return Visibility.LOG if opens and basis.case.safety_track not in LOCKS else Visibility.INTERNAL


def is_of_case(case: Case, party: PartyId | None) -> bool:
    """Whether somebody is a person of the case, and no employee."""
    return party is not None and case.person(PersonId(party)) is not None


def against_coming(
    parties: Iterable[PartyId | None],
    agencies: Iterable[AgencyCode | None],
    way: Way,
    basis: Basis,
    kind: MeetingKind | None,
) -> list[Reason]:
    """Every reason why some may not be asked to a meeting, or be at one: consent, safety, and who is told nothing.

    Where nobody is named, services need no consent, and the family is not asked at all.
    """
    asked = [one for one in parties if one is not None]
    others = frozenset(one for one in agencies if one is not None) - {basis.case.agency}
    family = any(is_of_case(basis.case, one) for one in asked)
    if is_nameless(basis.guide, kind):
        return [*([Reason(refusals.NAMELESS_FAMILY)] if family else []), *basis.unknown_codes("agency", others)]
    return [
        *(basis.unmet(GuardName.SAFETY) if family else []),
        *against_telling(basis.case, asked),
        *basis.unknown_codes("agency", others),
        *not_covered(basis, way, others),
    ]


def not_covered(basis: Basis, way: Way, agencies: frozenset[AgencyCode]) -> list[Reason]:
    """The consent guards every contact by name with another agency."""
    if not agencies:
        return []
    found = unmet([GuardName.AGENCY_CONSENT], replace(basis.circumstance(), naming=agencies), basis.guide)
    return found or refused_agencies(sorted(agencies), way, basis)


def against_wish(one: AttendeeWish) -> list[Reason]:
    """A reason when somebody is named neither by id nor in words."""
    known = one.id is not None or is_written(one.name)
    return [] if known else [Reason(refusals.ATTENDEE_UNKNOWN)]


def invitee(one: AttendeeWish, basis: Basis, pen: Pen, visibility: Visibility) -> Invitee:
    """Somebody who is asked, as the fact says it; who is unknown gets an id for this meeting."""
    own = one.agency if one.agency != basis.case.agency else None
    return Invitee(
        id=one.id if one.id is not None else PartyId(basis.moment.new_id()),
        agency=own,
        name=pen.maybe(one.name, NoteKind.NAME, visibility),
        role=pen.maybe(one.role, NoteKind.NAME, visibility),
        why=pen.maybe(one.why, NoteKind.REASON, visibility),
    )


def _items(wishes: Iterable[ItemWish], pen: Pen, visibility: Visibility) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(one.code, pen.maybe(one.what, NoteKind.STATEMENT, visibility), one.minutes) for one in wishes
    )


def _against_plan(command: PlanMeeting | RevisePlannedMeeting, basis: Basis) -> list[Reason]:
    wishes = command.attendees
    ids = [one.id for one in wishes if one.id is not None]
    codes = [one.code for one in command.items]
    agendas = {one.code for one in basis.guide.agendas}
    minutes = (command.minutes, *(one.minutes or 1 for one in command.items))
    return [
        *basis.unknown_codes("meeting_kind", [command.kind]),
        *([Reason(refusals.CODE_UNKNOWN)] if command.agenda is not None and command.agenda not in agendas else []),
        *([] if all(0 < one <= LONGEST for one in minutes) else [Reason(refusals.MEETING_LENGTH)]),
        *([Reason(refusals.ATTENDEE_TWICE)] if len(set(ids)) < len(ids) else []),
        *([Reason(refusals.ITEM_TWICE)] if len(set(codes)) < len(codes) else []),
        *_unnamed(command.items, basis),
        *(reason for one in wishes for reason in against_wish(one)),
        *against_telling(basis.case, [one for one in [command.minute_taker] if one is not None]),
        *against_coming(ids, [one.agency for one in wishes], Way.INVITATION, basis, command.kind),
    ]


def _unnamed(items: Iterable[ItemWish], basis: Basis) -> list[Reason]:
    known = {point.code for agenda in basis.guide.agendas for point in agenda.points}
    own = (one for one in items if one.code not in known)
    return [] if all(is_written(one.what) for one in own) else [Reason(refusals.TEXT_MISSING)]

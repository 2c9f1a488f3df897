"""Whom an order about a meeting names: somebody of another service comes under that service's name, never without."""

from collections.abc import Iterable

from bti_tui.domain.case import Case
from bti_tui.domain.commands import (
    AddAttendee,
    AgreeChildTalk,
    ApproveMinutes,
    Command,
    PlanMeeting,
    RevisePlannedMeeting,
)
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import PartyId, PersonId, UserId
from bti_tui.domain.meetings import AttendeeWish
from bti_tui.usecases.context import UnitOfWork


def check_attendees(work: UnitOfWork, case: Case, command: Command) -> None:
    """Raise `NotFound` for an id that nobody has, and for a colleague under another agency than her own."""
    for party in _named(command):
        if not _is_known(work, case, party):
            raise NotFound(professional=party)
    for one in _wishes(command):
        colleague = work.professionals.get(UserId(one.id)) if one.id else None
        if colleague is not None and (one.agency or case.agency) != colleague.agency:
            raise NotFound(professional=colleague.id)


def _wishes(command: Command) -> Iterable[AttendeeWish]:
    match command:
        case PlanMeeting() | RevisePlannedMeeting():
            return command.attendees
        case AddAttendee():
            return (command.attendee,)
    return ()


def _named(command: Command) -> tuple[PartyId, ...]:
    parties = [one.id for one in _wishes(command)]
    match command:
        case PlanMeeting() | RevisePlannedMeeting():
            parties.append(command.minute_taker)
        case AgreeChildTalk():
            parties.append(command.who)
        case ApproveMinutes():
            parties.append(command.calls_in)
    return tuple(one for one in parties if one is not None)


def _is_known(work: UnitOfWork, case: Case, party: PartyId) -> bool:
    invited = any(each.attendee(party) for each in case.planned_meetings)
    return invited or case.person(PersonId(party)) is not None or work.professionals.get(UserId(party)) is not None

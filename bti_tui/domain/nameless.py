"""Meetings without names (anonyme møter): others are asked for advice, and nobody of the case is known by it (6.1).

Nothing leaves the case by such a meeting, so the consent guards nothing in it. What is written for it and in it holds
no name of the case, and stays inside the service.
"""

from collections.abc import Iterator

from bti_tui.domain.case import Case
from bti_tui.domain.commands import (
    AddAttendee,
    ApproveMinutes,
    CancelMeeting,
    Command,
    EvaluateMeasure,
    PlanMeasure,
    PlanMeeting,
    RevisePlannedMeeting,
    SetGoal,
    WriteEntry,
)
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import MeetingId, MeetingKind
from bti_tui.domain.meetings import AttendeeWish


def is_nameless(guide: Guide, kind: MeetingKind | None) -> bool:
    """Whether a kind of meeting names nobody of the case, as the guide says."""
    return any(one.is_nameless and kind in one.kinds for one in guide.agendas)


def is_nameless_meeting(case: Case, guide: Guide, meeting: MeetingId | None) -> bool:
    """The same of one meeting of a case."""
    found = case.meeting(meeting) if meeting is not None else None
    return found is not None and is_nameless(guide, found.kind)


def nameless_words(command: Command, case: Case, guide: Guide) -> tuple[str, ...]:
    """What an order writes for a meeting without names, or in one; empty for every other order."""
    kind = command.kind if isinstance(command, PlanMeeting | RevisePlannedMeeting) else None
    inside = is_nameless_meeting(case, guide, getattr(command, "meeting", None))
    if not inside and not is_nameless(guide, kind):
        return ()
    return tuple(said for said in _typed(command) if said)


def _typed(command: Command) -> Iterator[str | None]:
    match command:
        case PlanMeeting() | RevisePlannedMeeting():
            yield from (command.place, command.purpose, command.interpreter, command.child_part)
            yield from (item.what for item in command.items)
            for one in command.attendees:
                yield from _of_guest(one)
        case AddAttendee():
            yield from _of_guest(command.attendee)
        case WriteEntry() | SetGoal():
            yield command.text
        case PlanMeasure():
            yield from (command.title, command.description, command.amount)
        case EvaluateMeasure():
            views = (command.child_view, command.guardians_view, command.professional_view)
            yield from (*views, command.change)
        case CancelMeeting():
            yield command.reason
        case ApproveMinutes():
            yield command.informs
        case _:
            return


def _of_guest(one: AttendeeWish) -> Iterator[str | None]:
    yield from (one.name, one.role, one.why)

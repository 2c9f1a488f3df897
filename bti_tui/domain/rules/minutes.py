"""What is written in a meeting: it belongs to one that goes on, until its minutes are approved."""

from bti_tui.domain import refusals
from bti_tui.domain.errors import Reason
from bti_tui.domain.ids import AgendaItemCode, FactId, MeetingId
from bti_tui.domain.meetings import MeetingLine, PlannedMeeting
from bti_tui.domain.rules.basis import Basis


def against_line(basis: Basis, meeting: MeetingId | None, item: AgendaItemCode | None = None) -> list[Reason]:
    """A reason when something would be written in a meeting that doesn't go on, or at a point that it doesn't have."""
    if meeting is None:
        return [Reason(refusals.ITEM_UNKNOWN)] if item else []
    found = basis.case.meeting(meeting)
    return against_going_on(found) or _against_item(found, item)


def against_going_on(meeting: PlannedMeeting | None) -> list[Reason]:
    """A reason when a meeting is not there, has not begun, or is over."""
    if meeting is None:
        return [Reason(refusals.MEETING_UNKNOWN)]
    return [] if meeting.is_going_on else [Reason(refusals.MEETING_NOT_GOING_ON)]


def against_waiting(meeting: PlannedMeeting | None) -> list[Reason]:
    """A reason when a meeting is not there, or is not planned any more."""
    if meeting is None:
        return [Reason(refusals.MEETING_UNKNOWN)]
    return [] if meeting.is_waiting else [Reason(refusals.MEETING_NOT_WAITING)]


def _against_item(meeting: PlannedMeeting | None, item: AgendaItemCode | None) -> list[Reason]:
    known = {one.code for one in meeting.items} if meeting else set()
    return [Reason(refusals.ITEM_UNKNOWN)] if item is not None and item not in known else []


def against_striking(basis: Basis, meeting: PlannedMeeting | None, line: FactId) -> list[Reason]:
    """A reason when a line is not the meeting's, or something has been built on it since."""
    closed = against_going_on(meeting)
    if closed or meeting is None:
        return closed
    found = next((one for one in meeting.lines if one.fact == line), None)
    if found is None:
        return [Reason(refusals.LINE_UNKNOWN)]
    return [Reason(refusals.LINE_BUILT_ON)] if _is_built_on(basis, meeting, found) else []


def _is_built_on(basis: Basis, meeting: PlannedMeeting, line: MeetingLine) -> bool:
    case = basis.case
    if line.sets_goal and any(one.goal == line.goal for one in case.measures):
        return True
    planned = case.measure(line.measure) if line.measure is not None and line.before is None else None
    if planned is not None and planned.views:
        return True
    about = _topic(line)
    same = [one for one in meeting.lines if _topic(one) == about]
    if about is None or not same:
        return False
    newest = case.head(about)
    ours = {*(one.fact for one in meeting.lines), *case.struck}
    return same[-1] != line or newest not in ours


def _topic(line: MeetingLine) -> str | None:
    if line.dates_case:
        return "evaluation"
    if line.measure is not None:
        return f"measure:{line.measure}"
    return f"goal:{line.goal}" if line.goal is not None else None

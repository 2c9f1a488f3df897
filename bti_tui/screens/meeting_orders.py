"""From a typed line of a meeting to the ordinary command that it stands for."""

from bti_tui.domain.commands import AddAttendee, Command, PlanMeasure, SetGoal, WriteEntry
from bti_tui.domain.ids import CaseId, PersonId
from bti_tui.domain.meeting_names import handle
from bti_tui.domain.meeting_words import LineKind, TypedLine
from bti_tui.domain.meeting_writing import typed_day
from bti_tui.domain.meetings import AttendeeWish, Presence
from bti_tui.domain.plan import Arena
from bti_tui.domain.relay_log import EntryKind
from bti_tui.screens.meeting_echo import visibility
from bti_tui.usecases.live_meeting import LiveMeeting, Written
from bti_tui.usecases.nameables import goal_of


def command_of(line: TypedLine, live: LiveMeeting, case_id: CaseId) -> Command | None:
    """The command; None as long as something is open in the line."""
    if line.open:
        return None
    match line.kind:
        case LineKind.MEASURE:
            return _measure(line, live, case_id)
        case LineKind.GOAL:
            return SetGoal(case_id=case_id, text=line.text, meeting=live.id)
        case LineKind.ATTENDEE:
            return _attendee(line, live, case_id)
        case _:
            return WriteEntry(
                case_id=case_id,
                kind=EntryKind(line.kind.value),
                text=line.text,
                happened_on=live.named.today,
                visibility=visibility(line, live),
                meeting=live.id,
                item=live.point.code if live.point else None,
                said_by=PersonId(line.said_by.id) if line.said_by else None,
            )


def _measure(line: TypedLine, live: LiveMeeting, case_id: CaseId) -> Command | None:
    """It begins today, and is evaluated on the case's day, or at its deadline where none is agreed on."""
    goal, who = goal_of(line, live.named), line.responsible
    if goal is None or who is None or line.due_on is None or line.arena is None:
        return None
    return PlanMeasure(
        case_id=case_id,
        title=line.text,
        goal=goal.id,
        arena=Arena(line.arena.code),
        responsible=who.id,
        starts_on=live.named.today,
        due_on=line.due_on,
        evaluate_on=live.evaluate_on or line.due_on,
        agency=who.agency if who.agency != live.agency else None,
        meeting=live.id,
    )


def _attendee(line: TypedLine, live: LiveMeeting, case_id: CaseId) -> Command | None:
    newcomer = line.newcomer
    if newcomer is None:
        return None
    agency = newcomer.agency.code if newcomer.agency else None
    wish = AttendeeWish(agency=agency, name=newcomer.name, role=newcomer.role or None)
    return AddAttendee(case_id=case_id, meeting=live.id, attendee=wish, presence=Presence.PRESENT)


def again(live: LiveMeeting) -> str:
    """The responsible and the date of the last measure of the meeting, as they are typed; empty when there is none."""
    last = next((one for one in reversed(live.lines) if one.kind is LineKind.MEASURE), None)
    line = retyped(last, live) if last else None
    if line is None or line.responsible is None or line.due_on is None:
        return ""
    return f"{handle(line.responsible, live.named)} {typed_day(line.due_on)}"


def retyped(written: Written, live: LiveMeeting) -> TypedLine | None:
    """A stored line as it was typed; None for what was not typed in a line."""
    if written.kind is None:
        return None
    who = next((one for one in live.named.people if one.name == written.responsible), None)
    arena = next((one for one in live.named.arenas if one.code == written.arena), None)
    said_by = next((one for one in live.named.people if one.is_speaker and one.name == written.said_by), None)
    return TypedLine(written.kind, written.text, who, written.due_on, arena, said_by=said_by)

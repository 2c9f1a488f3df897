"""What facts about meetings make of a case. No rule and no check."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.facts import MeetingFact, Recorded
from bti_tui.domain.ids import MeetingId
from bti_tui.domain.meetings import (
    Attendee,
    ChildTalk,
    Invitation,
    Invitee,
    MeetingLine,
    PlannedMeeting,
    Reached,
)
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.striking import without_line

LINES: Final = (
    f.EntryWritten,
    f.GoalSet,
    f.GoalAssessed,
    f.MeasurePlanned,
    f.MeasureEvaluated,
    f.EvaluationPlanned,
)
"""The facts that a line of a meeting may make."""


def met(case: Case, record: Recorded, fact: MeetingFact) -> Case:  # noqa: PLR0911 - one arm for each kind of fact
    """A case after a fact about a meeting."""
    match fact:
        case f.MeetingPlanned():
            return replace(case, planned_meetings=(*case.planned_meetings, _planned(record, fact)))
        case f.MeetingRevised():
            return _changed(case, fact.meeting, lambda one: _revised(one, record, fact))
        case f.MeetingCancelled():
            return _changed(case, fact.meeting, lambda one: _next(replace(one, cancelled=True), record))
        case f.MeetingBegun():
            return _changed(case, fact.meeting, lambda one: replace(one, begun_at=record.at, on=fact.on))
        case f.ItemReached():
            reached = Reached(fact.item, record.at)
            return _changed(case, fact.meeting, lambda one: replace(one, reached=(*one.reached, reached)))
        case f.InvitationRecorded() | f.AttendeeAdded() | f.PresenceNoted():
            return _changed(case, fact.meeting, lambda one: _attended(one, fact))
        case f.LineStruck():
            return _struck(case, fact)
        case f.ChildTalkAgreed():
            return replace(case, child_talk=ChildTalk(fact.meeting, fact.who, fact.by, fact.on))
        case f.ChildTalkRecorded():
            talk = replace(case.child_talk, done_on=fact.on) if case.child_talk else None
            return replace(case, child_talk=talk, child_round=case.round if fact.words else case.child_round)
        case f.MinutesApproved():
            return _changed(case, fact.meeting, lambda one: _approved(one, record, fact))


def noted(before: Case, after: Case, record: Recorded) -> Case:
    """A case in which a line of a meeting is noted with what it changed, so that it can be taken back."""
    fact = record.fact
    if not isinstance(fact, LINES) or fact.meeting is None:
        return after
    line = MeetingLine(
        fact=record.id, next_on=before.next_on, plan_round=before.plan_round, child_round=before.child_round
    )
    match fact:
        case f.GoalSet():
            line = replace(line, goal=fact.goal, sets_goal=True)
        case f.GoalAssessed():
            goal = before.goal(fact.goal)
            line = replace(line, goal=fact.goal, attainment=goal.attainment if goal else None)
        case f.MeasurePlanned() | f.MeasureEvaluated():
            line = replace(line, measure=fact.measure, before=before.measure(fact.measure))
        case f.EvaluationPlanned():
            line = replace(line, dates_case=True)
    return _changed(after, fact.meeting, lambda one: replace(one, lines=(*one.lines, line)))


def heard(case: Case, fact: f.EntryWritten) -> Case:
    """A case after an entry: the child's own words are its view of this round."""
    return replace(case, child_round=case.round) if fact.kind is EntryKind.CHILD_WORDS else case


def ended_with_case(case: Case) -> tuple[PlannedMeeting, ...]:
    """The meetings of a case that is closed: what has not begun is not held any more."""
    return tuple(replace(one, cancelled=True) if one.is_waiting else one for one in case.planned_meetings)


def _changed(case: Case, meeting: MeetingId, change: Callable[[PlannedMeeting], PlannedMeeting]) -> Case:
    changed = tuple(change(one) if one.id == meeting else one for one in case.planned_meetings)
    return replace(case, planned_meetings=changed)


def _planned(record: Recorded, fact: f.MeetingPlanned) -> PlannedMeeting:
    return PlannedMeeting(
        id=fact.meeting,
        kind=fact.kind,
        agenda=fact.agenda,
        on=fact.on,
        at=fact.at,
        minutes=fact.minutes,
        place=fact.place,
        purpose=fact.purpose,
        minute_taker=fact.minute_taker,
        items=fact.items,
        attendees=tuple(map(_attendee, fact.attendees)),
        visibility=fact.visibility,
        planned_by=record.actor,
        planned_at=record.at,
        is_digital=fact.is_digital,
        interpreter=fact.interpreter,
        child_part=fact.child_part,
    )


def _revised(one: PlannedMeeting, record: Recorded, fact: f.MeetingRevised) -> PlannedMeeting:
    return _next(
        replace(
            one,
            kind=fact.kind,
            agenda=fact.agenda,
            on=fact.on,
            at=fact.at,
            minutes=fact.minutes,
            place=fact.place,
            is_digital=fact.is_digital,
            purpose=fact.purpose,
            minute_taker=fact.minute_taker,
            interpreter=fact.interpreter,
            child_part=fact.child_part,
            items=fact.items,
            attendees=tuple(_kept(one, invitee) for invitee in fact.attendees),
            visibility=fact.visibility,
        ),
        record,
    )


def _next(one: PlannedMeeting, record: Recorded) -> PlannedMeeting:
    return replace(one, sequence=one.sequence + 1, revised_at=record.at)


def _kept(meeting: PlannedMeeting, invitee: Invitee) -> Attendee:
    """Somebody who was invited already keeps how far the invitation has come."""
    known = meeting.attendee(invitee.id)
    came = _attendee(invitee)
    if known is None:
        return came
    return replace(came, invitation=known.invitation, invited_on=known.invited_on, presence=known.presence)


def _attendee(invitee: Invitee) -> Attendee:
    return Attendee(invitee.id, invitee.agency, invitee.name, invitee.role, invitee.why)


def _attended(one: PlannedMeeting, fact: f.InvitationRecorded | f.AttendeeAdded | f.PresenceNoted) -> PlannedMeeting:
    if isinstance(fact, f.AttendeeAdded):
        came = tuple(replace(_attendee(new), presence=fact.presence) for new in fact.attendees)
        return replace(one, attendees=(*one.attendees, *came))

    def after(attendee: Attendee) -> Attendee:
        if attendee.id != fact.attendee:
            return attendee
        if isinstance(fact, f.PresenceNoted):
            return replace(attendee, presence=fact.presence)
        invited_on = fact.on if fact.invitation is Invitation.SENT else attendee.invited_on
        return replace(attendee, invitation=fact.invitation, invited_on=invited_on)

    return replace(one, attendees=tuple(map(after, one.attendees)))


def _struck(case: Case, fact: f.LineStruck) -> Case:
    meeting = case.meeting(fact.meeting)
    line = next((one for one in meeting.lines if one.fact == fact.line), None) if meeting else None
    taken = without_line(case, line) if line else case
    taken = replace(taken, struck=(*taken.struck, fact.line))
    return _changed(taken, fact.meeting, lambda one: replace(one, lines=tuple(x for x in one.lines if x != line)))


def _approved(one: PlannedMeeting, record: Recorded, fact: f.MinutesApproved) -> PlannedMeeting:
    return replace(
        one,
        approved_at=record.at,
        approved_by=record.actor,
        lines=(),
        next_on=fact.next_on,
        calls_in=fact.calls_in,
        informs=fact.informs,
        holder_stays=fact.holder_stays,
    )

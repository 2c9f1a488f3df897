"""Meetings: who may be asked to one, when it goes on, and what may be taken back until its minutes are approved."""

from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.commands import (
    AddAttendee,
    AgreeChildTalk,
    ApproveMinutes,
    BeginMeeting,
    CancelMeeting,
    MeetingCommand,
    NotePresence,
    PlanMeeting,
    ReachItem,
    RecordChildTalk,
    RecordInvitation,
    RevisePlannedMeeting,
    StrikeLine,
)
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import MeetingKind, PartyId, PersonId
from bti_tui.domain.meetings import Attendee, Invitation, PlannedMeeting, Presence
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.disclosing import Wish, resting_on
from bti_tui.domain.rules.minutes import against_going_on, against_line, against_striking, against_waiting
from bti_tui.domain.rules.planning_meetings import (
    against_coming,
    against_wish,
    invitee,
    is_of_case,
    plan_meeting,
    revise_meeting,
    shown,
)
from bti_tui.domain.telling import against_meeting, against_telling, against_unjudged


def meet(command: MeetingCommand, basis: Basis) -> Change:  # noqa: C901, PLR0911 - one arm for each command
    """The change that an order about a meeting leads to."""
    match command:
        case PlanMeeting():
            return plan_meeting(command, basis)
        case RevisePlannedMeeting():
            return revise_meeting(command, basis)
        case CancelMeeting():
            return _cancel(command, basis)
        case RecordInvitation():
            return _invitation(command, basis)
        case BeginMeeting():
            return _begin(command, basis)
        case AddAttendee():
            return _add(command, basis)
        case NotePresence():
            return _presence(command, basis)
        case ReachItem():
            return _reach(command, basis)
        case StrikeLine():
            return _strike(command, basis)
        case AgreeChildTalk():
            return _agree_talk(command, basis)
        case RecordChildTalk():
            return _record_talk(command, basis)
        case ApproveMinutes():
            return _approve(command, basis)


def _cancel(command: CancelMeeting, basis: Basis) -> Change:
    """A meeting that has begun is called off only as long as nothing is written in it."""
    meeting = basis.case.meeting(command.meeting)
    begun = meeting is not None and meeting.is_going_on
    has_lines = [Reason(refusals.MEETING_HAS_LINES)] if meeting is not None and meeting.lines else []
    require(has_lines if begun else against_waiting(meeting), written(command.reason))
    kind = _there(meeting).kind
    pen, visibility = Pen(basis), shown(basis, kind)
    reason = pen.write(command.reason, NoteKind.REASON, visibility)
    return pen.change(f.MeetingCancelled(meeting=command.meeting, kind=kind, reason=reason, visibility=visibility))


def _invitation(command: RecordInvitation, basis: Basis) -> Change:
    """What is sent leaves the case; an answer comes in, and is written down in any case."""
    meeting = basis.case.meeting(command.meeting)
    attendee = _attendee(meeting, command.attendee)
    is_sent = command.invitation is Invitation.SENT
    require(
        against_waiting(meeting),
        [] if attendee else [Reason(refusals.ATTENDEE_UNKNOWN)],
        against_sending(attendee, basis, _kind(meeting)) if attendee and is_sent else [],
        not_after(basis.today, command.recorded_on),
    )
    agency = attendee.agency if attendee and not is_nameless(basis.guide, _kind(meeting)) else None
    told = resting_on(Wish(Way.INVITATION, agency), basis) if is_sent and agency else ((), ())
    return Pen(basis).change(
        f.InvitationRecorded(
            meeting=command.meeting,
            attendee=command.attendee,
            invitation=command.invitation,
            on=command.recorded_on,
            agency=agency,
            person=PersonId(command.attendee) if is_of_case(basis.case, command.attendee) else None,
            information=told[0],
            consents=told[1],
        )
    )


def against_sending(attendee: Attendee, basis: Basis, kind: MeetingKind | None) -> list[Reason]:
    """Every reason why an invitation may not go to somebody."""
    of_case = is_of_case(basis.case, attendee.id)
    unjudged = against_unjudged(basis.case) if of_case and PersonId(attendee.id) != basis.case.subject else []
    return [*against_coming([attendee.id], [attendee.agency], Way.INVITATION, basis, kind), *unjudged]


def _begin(command: BeginMeeting, basis: Basis) -> Change:
    meeting = basis.case.meeting(command.meeting)
    family = meeting is not None and any(is_of_case(basis.case, one.id) for one in meeting.attendees)
    require(against_waiting(meeting), basis.unmet(GuardName.SAFETY) if family else [])
    return Pen(basis).change(f.MeetingBegun(meeting=command.meeting, kind=_there(meeting).kind, on=basis.today))


def _add(command: AddAttendee, basis: Basis) -> Change:
    meeting, wish = basis.case.meeting(command.meeting), command.attendee
    way = Way.INVITATION if command.presence is None else Way.MEETING
    is_open = meeting is not None and (meeting.is_waiting or meeting.is_going_on)
    is_known = wish.id is not None and _attendee(meeting, wish.id) is not None
    require(
        [] if is_open else against_going_on(meeting),
        against_wish(wish),
        [Reason(refusals.ATTENDEE_TWICE)] if is_known else [],
        against_coming([wish.id], [wish.agency], way, basis, _kind(meeting)),
    )
    pen = Pen(basis)
    came = invitee(wish, basis, pen, shown(basis, _kind(meeting)))
    return pen.change(f.AttendeeAdded(meeting=command.meeting, attendees=(came,), presence=command.presence))


def _presence(command: NotePresence, basis: Basis) -> Change:
    """Whoever may not hear of the case is not there; that she is absent may always be said."""
    meeting = basis.case.meeting(command.meeting)
    attendee = _attendee(meeting, command.attendee)
    hears = attendee is not None and command.presence is not Presence.ABSENT
    heard = ([attendee.id], [attendee.agency]) if attendee and hears else ([], [])
    require(
        against_going_on(meeting),
        [] if attendee else [Reason(refusals.ATTENDEE_UNKNOWN)],
        against_coming(*heard, Way.MEETING, basis, _kind(meeting)),
    )
    return Pen(basis).change(
        f.PresenceNoted(meeting=command.meeting, attendee=command.attendee, presence=command.presence)
    )


def _reach(command: ReachItem, basis: Basis) -> Change:
    require(against_line(basis, command.meeting, command.item))
    return Pen(basis).change(f.ItemReached(meeting=command.meeting, item=command.item))


def _strike(command: StrikeLine, basis: Basis) -> Change:
    require(against_striking(basis, basis.case.meeting(command.meeting), command.line))
    return Pen(basis).change(f.LineStruck(meeting=command.meeting, line=command.line))


def _agree_talk(command: AgreeChildTalk, basis: Basis) -> Change:
    meeting = basis.case.meeting(command.meeting)
    is_open = meeting is not None and (meeting.is_waiting or meeting.is_going_on)
    past = [Reason(refusals.MEETING_PAST)] if command.by < basis.today else []
    require([] if is_open else against_going_on(meeting), past, against_telling(basis.case, [command.who]))
    return Pen(basis).change(f.ChildTalkAgreed(meeting=command.meeting, who=command.who, by=command.by, on=basis.today))


def _record_talk(command: RecordChildTalk, basis: Basis) -> Change:
    talk = basis.case.child_talk
    waits = talk is not None and talk.done_on is None
    require(
        [] if waits else [Reason(refusals.CHILD_TALK_NOT_AGREED)],
        not_after(basis.today, command.talked_on),
        in_order(talk.agreed_on if talk else None, command.talked_on),
    )
    pen, visibility = Pen(basis), shown(basis)
    words = pen.maybe(command.words, NoteKind.CHILD_VOICE, visibility)
    return pen.change(f.ChildTalkRecorded(on=command.talked_on, words=words, visibility=visibility))


def _approve(command: ApproveMinutes, basis: Basis) -> Change:
    """The minutes are approved, and with them the meeting is held as the steps of the guide ask for it.

    One without names is no meeting that a step asks for: nobody was told anything about the case.
    """
    meeting, case = basis.case.meeting(command.meeting), basis.case
    there = [one for one in meeting.attendees if one.was_there] if meeting else []
    family = any(_is_asked(basis, one.id) for one in there)
    past = command.next_on is not None and command.next_on < basis.today
    require(
        against_going_on(meeting),
        basis.unmet(GuardName.SAFETY) if any(is_of_case(case, one.id) for one in there) else [],
        against_meeting(case, family_present=family),
        [Reason(refusals.MEETING_PAST)] if past else [],
        against_telling(case, [one for one in [command.calls_in] if one is not None]),
    )
    held, pen = _there(meeting), Pen(basis)
    visibility = shown(basis, held.kind)
    approved = f.MinutesApproved(
        meeting=command.meeting,
        kind=held.kind,
        holder_stays=command.holder_stays,
        next_on=command.next_on,
        calls_in=command.calls_in,
        informs=pen.maybe(command.informs, NoteKind.STATEMENT, visibility),
        visibility=visibility,
    )
    if is_nameless(basis.guide, held.kind):
        return pen.change(approved)
    return pen.change(_was_held(command, basis, held, family_present=family), approved)


def _was_held(command: ApproveMinutes, basis: Basis, held: PlannedMeeting, *, family_present: bool) -> f.MeetingHeld:
    """What a step asks for: that the meeting took place, who was there, and what the services rest on."""
    agencies = tuple(dict.fromkeys(one.agency for one in held.attendees if one.was_there and one.agency is not None))
    rests = [resting_on(Wish(Way.MEETING, agency), basis)[1] for agency in agencies]
    return f.MeetingHeld(
        kind=held.kind,
        on=held.on,
        agencies=agencies,
        family_present=family_present,
        holder_stays=command.holder_stays,
        summary=None,
        visibility=shown(basis, held.kind),
        consents=tuple(dict.fromkeys(one for told in rests for one in told)),
        meeting=held.id,
    )


def _is_asked(basis: Basis, party: PartyId) -> bool:
    """Whether somebody is the child or one of the guardians."""
    person = basis.case.person(PersonId(party))
    return person is not None and (person.responsible or person.id == basis.case.subject)


def _attendee(meeting: PlannedMeeting | None, party: PartyId) -> Attendee | None:
    return meeting.attendee(party) if meeting else None


def _kind(meeting: PlannedMeeting | None) -> MeetingKind | None:
    return meeting.kind if meeting else None


def _there(meeting: PlannedMeeting | None) -> PlannedMeeting:
    """A meeting that the rules have found already."""
    if meeting is None:
        raise LookupError
    return meeting

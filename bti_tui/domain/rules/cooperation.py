"""Other agencies: nobody is invited whom the consent does not cover, and nobody leaves with open measures."""

from dataclasses import replace

from bti_tui.domain import refusals
from bti_tui.domain.commands import (
    AnswerStuck,
    AssessPlan,
    EndParticipation,
    HoldMeeting,
    InviteAgency,
    MoveMeasure,
    ReferToTeam,
)
from bti_tui.domain.consent import LogMode
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    AgencyInvited,
    AgencyLeft,
    MeasureMoved,
    MeetingHeld,
    PlanAssessed,
    StuckAnswered,
    TeamReferred,
)
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.agreement import holds_case
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.disclosing import Wish, refused_agencies, resting_on
from bti_tui.domain.rules.effort import from_level_1, open_measure
from bti_tui.domain.rules.measure_people import against_agencies, agency_for
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.telling import against_meeting, against_telling

Command = InviteAgency | EndParticipation | HoldMeeting | ReferToTeam | AssessPlan | AnswerStuck | MoveMeasure


def cooperate(command: Command, basis: Basis) -> Change:  # noqa: PLR0911 - one arm for each command
    """The change that an order about other agencies leads to."""
    match command:
        case InviteAgency():
            return _invite(command, basis)
        case EndParticipation():
            return _let_leave(command, basis)
        case HoldMeeting():
            return _hold_meeting(command, basis)
        case ReferToTeam():
            return _refer(command, basis)
        case AssessPlan():
            return _assess_plan(command, basis)
        case AnswerStuck():
            return _answer_stuck(command, basis)
        case MoveMeasure():
            return _move_measure(command, basis)


def _invite(command: InviteAgency, basis: Basis) -> Change:
    case = basis.case
    own = [Reason(refusals.AGENCY_OWN)] if command.agency == case.agency else []
    twice = any(one.agency == command.agency for one in case.taking_part)
    require(
        [Reason(refusals.WRONG_LEVEL)] if case.level < Level.TWO_AGENCIES else from_level_1(basis),
        holds_case(basis),
        basis.unmet(GuardName.SAFETY),
        basis.unknown_codes("agency", [command.agency]),
        own or _not_covered(basis, Way.INVITATION, command.agency),
        [Reason(refusals.AGENCY_IN_ALREADY)] if twice else [],
        not_after(basis.today, command.invited_on),
    )
    pen = Pen(basis)
    contact = pen.maybe(command.contact, NoteKind.NAME, Visibility.LOG)
    kinds, consents = resting_on(Wish(Way.INVITATION, command.agency), basis)
    return pen.change(
        AgencyInvited(
            agency=command.agency,
            on=command.invited_on,
            referral=command.referral,
            contact=contact,
            information=kinds,
            consents=consents,
        )
    )


def _let_leave(command: EndParticipation, basis: Basis) -> Change:
    here = [one for one in basis.case.taking_part if one.agency == command.agency]
    busy = any(one.agency == command.agency for one in basis.case.open_measures)
    require(
        [] if here else [Reason(refusals.AGENCY_NOT_IN)],
        [Reason(refusals.AGENCY_HAS_MEASURES)] if busy else [],
        holds_case(basis),
        written(command.reason),
        not_after(basis.today, command.left_on),
        in_order(*(one.invited_on for one in here), command.left_on),
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON)
    return pen.change(AgencyLeft(agency=command.agency, on=command.left_on, reason=reason))


def _hold_meeting(command: HoldMeeting, basis: Basis) -> Change:
    require(
        from_level_1(basis),
        basis.unmet(GuardName.SAFETY) if command.family_present else [],
        basis.unknown_codes("meeting_kind", [command.kind]),
        [Reason(refusals.NAMELESS_HELD)] if is_nameless(basis.guide, command.kind) else [],
        against_meeting(basis.case, family_present=command.family_present),
        _not_covered(basis, Way.MEETING, *command.agencies),
        written(command.summary),
        not_after(basis.today, command.held_on),
    )
    pen = Pen(basis)
    on_paper = basis.case.log_mode in (LogMode.MANUAL, LogMode.NONE)
    opens = not on_paper and consent_status(basis.case, basis.rules, basis.today) in OPENS_LOG
    visibility = Visibility.LOG if opens else Visibility.INTERNAL
    rests = [resting_on(Wish(Way.MEETING, agency), basis)[1] for agency in command.agencies]
    return pen.change(
        MeetingHeld(
            kind=command.kind,
            on=command.held_on,
            agencies=command.agencies,
            family_present=command.family_present,
            holder_stays=command.holder_stays,
            summary=pen.write(command.summary, NoteKind.ENTRY, visibility),
            visibility=visibility,
            consents=tuple(dict.fromkeys(one for told in rests for one in told)),
        )
    )


def _refer(command: ReferToTeam, basis: Basis) -> Change:
    require(
        from_level_1(basis),
        holds_case(basis),
        written(command.situation, command.questions),
        not_after(basis.today, command.referred_on),
    )
    pen = Pen(basis)
    return pen.change(
        TeamReferred(
            on=command.referred_on,
            situation=pen.write(command.situation, NoteKind.STATEMENT, Visibility.LOG),
            questions=pen.write(command.questions, NoteKind.STATEMENT, Visibility.LOG),
        )
    )


def _assess_plan(command: AssessPlan, basis: Basis) -> Change:
    require(from_level_1(basis), holds_case(basis), not_after(basis.today, command.assessed_on))
    pen = Pen(basis)
    coordinator = pen.maybe(command.coordinator, NoteKind.NAME, Visibility.LOG)
    return pen.change(
        PlanAssessed(on=command.assessed_on, right=command.right, wanted=command.wanted, coordinator=coordinator)
    )


def _answer_stuck(command: AnswerStuck, basis: Basis) -> Change:
    since = basis.case.stuck_since
    require(
        [] if since else [Reason(refusals.NOT_STUCK)],
        written(command.advice),
        not_after(basis.today, command.answered_on),
        in_order(since, command.answered_on),
    )
    pen = Pen(basis)
    return pen.change(StuckAnswered(on=command.answered_on, advice=pen.write(command.advice, NoteKind.ADVICE)))


def _move_measure(command: MoveMeasure, basis: Basis) -> Change:
    require(
        from_level_1(basis),
        open_measure(basis, command.measure),
        against_agencies(command.agency, [command.responsible], basis),
        against_telling(basis.case, [command.responsible]),
        holds_case(basis),
    )
    agency = agency_for(command.responsible, command.agency, basis)
    moved = MeasureMoved(measure=command.measure, responsible=command.responsible, agency=agency, on=basis.today)
    return Pen(basis).change(moved)


def _not_covered(basis: Basis, way: Way, *agencies: AgencyCode) -> list[Reason]:
    """The consent guards every contact by name, with those who are in already and with those who are asked now."""
    others = frozenset(agencies) - {basis.case.agency}
    if not others:
        return []
    found = unmet([GuardName.AGENCY_CONSENT], replace(basis.circumstance(), naming=others), basis.guide)
    return found or refused_agencies(sorted(others), way, basis)

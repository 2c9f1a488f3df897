"""What facts about other agencies, the course and the safety track make of a case. No rule and no check."""

from dataclasses import replace
from datetime import date

from bti_tui.domain import facts as f
from bti_tui.domain.baton import Loan
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.closing import ClosingNote
from bti_tui.domain.cooperation import Meeting, Participation, PlanAssessment, TeamReferral
from bti_tui.domain.course import Pause
from bti_tui.domain.folds_of_meetings import ended_with_case
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import UserId
from bti_tui.domain.report import SentReport, unanswered, with_answer, with_receipt
from bti_tui.domain.safety import (
    LOCKS,
    OPEN,
    Advice,
    Held,
    Reply,
    SafetyAnswer,
    SafetyCheck,
    SafetyTrack,
    SafetyWork,
    WayOn,
)

Cooperation = (
    f.AgencyInvited | f.AgencyLeft | f.MeetingHeld | f.TeamReferred | f.PlanAssessed | f.StuckAnswered | f.MeasureMoved
)
Course = f.CasePaused | f.CaseResumed | f.CaseReopened | f.GuideAdopted
Safety = (
    f.ContactStopped
    | f.AdviceGiven
    | f.SuspicionReported
    | f.ReceiptReceived
    | f.EvidenceKept
    | f.HoldLifted
    | f.NoticeHeld
    | f.HeldSettled
    | f.ReplyReceived
    | f.SafetySettled
)


def cooperated(case: Case, fact: Cooperation) -> Case:  # noqa: PLR0911 - one arm for each kind of fact
    """A case after a fact about other agencies."""
    match fact:
        case f.AgencyInvited():
            invited = Participation(fact.agency, fact.contact, fact.referral, fact.on)
            others = (one for one in case.participations if one.agency != fact.agency or one.left_on is not None)
            return replace(case, participations=(*others, invited))
        case f.AgencyLeft():
            left = (
                replace(one, left_on=fact.on) if one.agency == fact.agency and one.left_on is None else one
                for one in case.participations
            )
            return replace(case, participations=tuple(left))
        case f.MeetingHeld():
            said = (fact.agencies, fact.family_present, fact.summary, fact.holder_stays)
            return replace(
                case, meetings=(*case.meetings, Meeting(fact.kind, fact.on, case.level, *said, case.baton.term))
            )
        case f.TeamReferred():
            return replace(case, team_referral=TeamReferral(fact.on, fact.situation, fact.questions))
        case f.PlanAssessed():
            assessed = PlanAssessment(fact.on, fact.right, fact.wanted, fact.coordinator)
            return replace(case, plan_assessment=assessed)
        case f.StuckAnswered():
            return replace(case, stuck_since=None)
        case f.MeasureMoved():
            moved = (
                replace(one, responsible=fact.responsible, agency=fact.agency, moved_on=fact.on)
                if one.id == fact.measure
                else one
                for one in case.measures
            )
            return replace(case, measures=tuple(moved))


def went_on(case: Case, fact: Course) -> Case:
    """A case after a fact about its course."""
    match fact:
        case f.CasePaused():
            return replace(case, status=CaseStatus.PAUSED, pause=Pause(fact.on, fact.resume_on, fact.reason))
        case f.CaseResumed():
            return replace(case, status=_working(case.level), pause=None)
        case f.CaseReopened():
            return _reopened(case, fact)
        case f.GuideAdopted():
            return replace(case, guide_id=fact.guide_id, guide_version=fact.guide_version)


def kept_safe(case: Case, by: UserId, fact: Safety) -> Case:
    """A case after a fact of the safety track."""
    work = case.safety_work
    match fact:
        case f.ContactStopped():
            work = replace(work, told_on=fact.on, siblings=fact.siblings or work.siblings)
            case = _let_in(case, fact.colleague)
        case f.AdviceGiven():
            work = replace(work, advice=(*work.advice, Advice(fact.adviser, fact.on, fact.advice, fact.anonymous)))
        case f.SuspicionReported():
            sent = _sent(by, fact)
            work = replace(work, reported_on=fact.on, reply=None, reports=(*work.reports, sent))
        case f.ReceiptReceived():
            work = replace(work, reports=with_receipt(work.reports, fact.on))
        case f.EvidenceKept():
            work = replace(work, evidence=(*work.evidence, fact.words))
        case f.HoldLifted():
            case = replace(case, safety_track=SafetyTrack.CLEARED)
            work = replace(work, lifted=Advice(fact.adviser, fact.on, fact.advice))
        case f.NoticeHeld():
            others = (one for one in work.held if one.id != fact.held)
            work = replace(work, held=(*others, Held(fact.held, fact.step, fact.words, fact.on)))
        case f.HeldSettled():
            settled = (replace(one, choice=fact.choice) if one.id == fact.held else one for one in work.held)
            work = replace(work, held=tuple(settled))
        case f.ReplyReceived():
            reports = with_answer(work.reports, fact.on, opened=fact.opened, ended=fact.ended)
            is_last = next(unanswered(reports), None) is None
            work = replace(
                work, reports=reports, reply=Reply(fact.on, fact.opened, fact.words) if is_last else work.reply
            )
        case f.SafetySettled():
            case = replace(case, closing_decided=case.closing_decided or fact.way_on is WayOn.CLOSE)
            work = replace(work, is_settled=True)
    return replace(case, safety_work=work)


def _sent(by: UserId, fact: f.SuspicionReported) -> SentReport:
    receipt = fact.on if fact.reference else None
    return SentReport(fact.on, by, fact.channel, fact.grounds, fact.content, receipt)


def opened_for_safety(case: Case, by: UserId, fact: f.SafetyTrackOpened) -> Case:
    """A case after the safety track was opened; whoever opens it may read what is shielded."""
    work = case.safety_work if case.safety_track in OPEN else case.safety_work.begun_anew
    opened = replace(_let_in(case, by), safety_track=SafetyTrack.ACTIVE, safety_since=fact.on, safety_work=work)
    return replace(opened, asks_safety_since=None)


def safety_checked(case: Case, by: UserId, fact: f.SafetyChecked) -> Case:
    """A case after the safety question was answered; unsure begins to consider the track."""
    answered = SafetyCheck(fact.answer, fact.reason, by, fact.on)
    checked = replace(case, safety=answered, safety_round=case.round, asks_safety_since=None)
    is_new = fact.answer is SafetyAnswer.UNSURE and case.safety_track not in LOCKS
    return _considered(checked, by, fact.on) if is_new else checked


def _considered(case: Case, by: UserId, on: date) -> Case:
    work = case.safety_work.begun_anew
    return replace(_let_in(case, by), safety_track=SafetyTrack.CONSIDERED, safety_since=on, safety_work=work)


def _let_in(case: Case, user: UserId | None) -> Case:
    return case if user is None else replace(case, insiders=tuple(dict.fromkeys((*case.insiders, user))))


def closed(case: Case, fact: f.CaseClosed) -> Case:
    """A case after its closing note: nothing goes on, and nobody takes part any more."""
    papers = ClosingNote(
        fact.reason,
        fact.on,
        fact.summary,
        fact.told,
        fact.told_on,
        fact.family_view,
        fact.remaining,
        fact.archive_place,
        goes_along=fact.goes_along,
        receiver=fact.receiver,
        agreed_on=fact.agreed_on,
        people=fact.people,
        agencies=fact.agencies,
    )
    return replace(
        case,
        status=CaseStatus.CLOSED,
        closing=papers,
        next_on=None,
        pause=None,
        baton=replace(case.baton, offer=None, loan=None),
        measures=tuple(replace(one, ended=True) for one in case.measures),
        planned_meetings=ended_with_case(case),
        participations=tuple(one if one.left_on else replace(one, left_on=fact.on) for one in case.participations),
    )


def let_go(case: Case, fact: f.BatonLeft | f.BatonLent) -> Case:
    """A case after the holder put the baton down, or lent it."""
    if isinstance(fact, f.BatonLent):
        return replace(case, baton=replace(case.baton, loan=Loan(fact.to, fact.since, fact.until)))
    terms = tuple(one if one.until else replace(one, until=fact.on) for one in case.baton.terms)
    return replace(case, baton=replace(case.baton, terms=terms, loan=None))


def _reopened(case: Case, fact: f.CaseReopened) -> Case:
    return replace(
        case,
        status=_working(fact.level),
        level=fact.level,
        level_since=fact.on,
        closing=None,
        closing_decided=False,
        resume_at=None,
        next_on=None,
        stuck_since=None,
        safety=None,
        safety_track=SafetyTrack.NONE,
        safety_work=SafetyWork(reports=case.safety_work.reports),
        reopenings=case.reopenings + 1,
    )


def _working(level: Level) -> CaseStatus:
    return CaseStatus.WONDERING if level is Level.CLARIFY else CaseStatus.ACTIVE

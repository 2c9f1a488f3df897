"""A fact makes a new case. No rule and no check: what has happened has happened."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from bti_tui.domain import facts as f
from bti_tui.domain.baton import Offer, RelayHolder
from bti_tui.domain.case import (
    Case,
    CaseStatus,
    Decision,
    Head,
    PurgeMark,
    Restriction,
    Understanding,
    Withheld,
)
from bti_tui.domain.closing import LogAfter
from bti_tui.domain.concern import Concern, FamilyTalk, LeaderInformed, Rating
from bti_tui.domain.facts import Recorded
from bti_tui.domain.folds import closed, cooperated, kept_safe, let_go, opened_for_safety, safety_checked, went_on
from bti_tui.domain.folds_of_assessment import assessed, observation
from bti_tui.domain.folds_of_measures import measured
from bti_tui.domain.folds_of_meetings import heard, met, noted
from bti_tui.domain.folds_of_people import peopled
from bti_tui.domain.folds_of_sharing import shared, told
from bti_tui.domain.guide import ENDING, Effect, Level
from bti_tui.domain.people import Person, Relation
from bti_tui.domain.plan import Goal
from bti_tui.domain.topics import topic


def replay(case: Case, records: Iterable[Recorded]) -> Case:
    """The case after some facts, in the order of the records."""
    for record in records:
        case = apply(case, record)
    return case


def apply(case: Case, record: Recorded) -> Case:
    """The case after one fact."""
    after = noted(case, told(_fold(case, record), record), record)
    about = topic(record.fact)
    heads = (*(head for head in case.heads if head.topic != about), Head(about, record.id)) if about else case.heads
    return replace(after, version=case.version + 1, heads=heads)


def _fold(case: Case, record: Recorded) -> Case:  # noqa: PLR0911 - one arm for each kind of fact, checked by mypy
    match record.fact:
        case f.ConcernRaised():
            return _raised(case, record, record.fact)
        case f.SafetyChecked() as fact:
            return safety_checked(case, record.actor, fact)
        case f.SafetyTrackOpened() as fact:
            return opened_for_safety(case, record.actor, fact)
        case f.Observed() as fact:
            return replace(case, observations=(*case.observations, observation(fact)))
        case f.ConcernRated() as fact:
            return replace(case, rating=Rating(fact.child, fact.guardian, fact.strengths))
        case f.ConcernAssessed() | f.SafetyAssessed() | f.RouteSettled() | f.NoticeJudged() as fact:
            return assessed(case, record, fact)
        case f.LeaderTold() as fact:
            return replace(case, leader=LeaderInformed(fact.leader, fact.on, fact.advice))
        case f.FamilyTalked() | f.FamilyTalkSkipped() as fact:
            return _talk(case, fact)
        case f.Decided() as fact:
            return _decided(case, fact)
        case f.LevelChanged() as fact:
            return _at_level(case, fact)
        case f.BatonLeft() | f.BatonLent() as fact:
            return let_go(case, fact)
        case f.BatonOffered() | f.BatonAccepted() | f.BatonDeclined() | f.BatonRecalled() as fact:
            return _baton(case, record, fact)
        case (
            f.ConsentAnswered()
            | f.ConsentDrawnUp()
            | f.ConsentWithdrawn()
            | f.ConsentReviewed()
            | f.ResponsibilitySettled()
            | f.BasisChosen()
            | f.Disclosed() as fact
        ):
            return shared(case, record, fact)
        case f.LogModeChosen() as fact:
            return replace(case, log_mode=fact.mode)
        case f.UnderstandingShared() as fact:
            views = (fact.child_view, fact.guardians_view, fact.agency_view, fact.statement, fact.strengths)
            return replace(case, understanding=Understanding(fact.on, *views), child_round=case.round)
        case f.GoalSet() as fact:
            return replace(
                case, goals=(*case.goals, Goal(fact.goal, fact.text, fact.sign, fact.area, meeting=fact.meeting))
            )
        case f.GoalAssessed() as fact:
            goals = (replace(g, attainment=fact.attainment) if g.id == fact.goal else g for g in case.goals)
            return replace(case, goals=tuple(goals))
        case (
            f.MeasurePlanned() | f.MeasureEvaluated() | f.MeasureSuspended() | f.MeasureResumed() | f.ViewTold() as fact
        ):
            return measured(case, fact)
        case f.EvaluationPlanned() as fact:
            return replace(case, next_on=fact.evaluate_on, plan_round=case.round)
        case f.EntryWritten() as fact:
            return heard(case, fact)
        case f.GuardOverridden() | f.EntryCorrected():
            return case
        case f.CaseClosed() as fact:
            return closed(case, fact)
        case f.CaseArchived() as fact:
            papers = replace(case.closing, reference=fact.reference, archived_on=fact.on) if case.closing else None
            return replace(case, status=CaseStatus.ARCHIVED, closing=papers)
        case f.CaseRestricted() | f.RestrictionLifted() | f.EntryWithheld() | f.EntryReleased() as fact:
            return _held_back(case, record, fact)
        case f.CasePurged() | f.WordsPurged() | f.Emptied() as fact:
            return _purged(case, fact)
        case (
            f.AgencyInvited()
            | f.AgencyLeft()
            | f.MeetingHeld()
            | f.TeamReferred()
            | f.PlanAssessed()
            | f.StuckAnswered()
            | f.MeasureMoved() as fact
        ):
            return cooperated(case, fact)
        case (
            f.MeetingPlanned()
            | f.MeetingRevised()
            | f.MeetingCancelled()
            | f.InvitationRecorded()
            | f.MeetingBegun()
            | f.AttendeeAdded()
            | f.PresenceNoted()
            | f.ItemReached()
            | f.LineStruck()
            | f.ChildTalkAgreed()
            | f.ChildTalkRecorded()
            | f.MinutesApproved() as fact
        ):
            return met(case, record, fact)
        case f.CasePaused() | f.CaseResumed() | f.CaseReopened() | f.GuideAdopted() as fact:
            return went_on(case, fact)
        case (
            f.ContactStopped()
            | f.AdviceGiven()
            | f.SuspicionReported()
            | f.EvidenceKept()
            | f.HoldLifted()
            | f.NoticeHeld()
            | f.HeldSettled()
            | f.ReceiptReceived()
            | f.ReplyReceived()
            | f.SafetySettled() as fact
        ):
            return kept_safe(case, record.actor, fact)
        case (
            f.PersonAdded()
            | f.PersonCorrected()
            | f.PersonRemoved()
            | f.TellingSettled()
            | f.ChildBorn()
            | f.SiblingLinked()
            | f.SiblingUnlinked()
            | f.ColleagueLetIn()
            | f.ColleagueLetOut()
            | f.EmergencyOpened()
            | f.EmergencySeen()
            | f.AddressProtected()
            | f.NationalIdNoted() as fact
        ):
            return peopled(case, record, fact)
    assert_never(record.fact)


def _at_level(case: Case, fact: f.LevelChanged) -> Case:
    status = CaseStatus.WONDERING if fact.after is Level.CLARIFY else CaseStatus.ACTIVE
    closings = case.log_closings + (fact.log_after is LogAfter.CLOSES)
    return replace(case, level=fact.after, level_since=fact.on, status=status, log_closings=closings)


def _raised(case: Case, record: Recorded, fact: f.ConcernRaised) -> Case:
    subject = Person(fact.subject, fact.subject_name, Relation.SUBJECT, born_on=fact.born_on)
    concern = Concern(fact.words, fact.source, fact.arose_on, fact.raised_on, record.actor)
    concern = replace(concern, school_environment=fact.school_environment, in_safety=fact.in_safety)
    return replace(
        case,
        number=fact.number,
        guide_id=fact.guide_id,
        guide_version=fact.guide_version,
        agency=fact.agency,
        subject=fact.subject,
        subject_kind=fact.subject_kind,
        due_on=fact.due_on,
        people=(subject,),
        concern=concern,
        level_since=fact.raised_on,
        follows=fact.follows,
        legal_basis=fact.legal_basis,
    )


def _talk(case: Case, fact: f.FamilyTalked | f.FamilyTalkSkipped) -> Case:
    if isinstance(fact, f.FamilyTalkSkipped):
        return replace(case, talk=FamilyTalk(fact.on, skipped=fact.reason, why_skipped=fact.why))
    said = FamilyTalk(fact.on, fact.present, fact.child_words, fact.guardians_view, fact.shared_picture)
    talk = replace(said, prepared=fact.prepared, agreed=fact.agreed, tells_child=fact.tells_child)
    return replace(case, talk=talk, child_round=case.round)


def _decided(case: Case, fact: f.Decided) -> Case:
    decisions = (*case.decisions, Decision(fact.outcome, fact.effect, case.level, fact.on, fact.closes_as))
    if fact.effect is Effect.SAFETY:
        return replace(case, decisions=decisions)
    return replace(
        case,
        decisions=decisions,
        resume_at=fact.to_step,
        next_on=fact.next_on,
        closing_decided=fact.effect in ENDING,
        stuck_since=fact.on if fact.effect is Effect.STUCK else None,
    )


def _baton(
    case: Case, record: Recorded, fact: f.BatonOffered | f.BatonAccepted | f.BatonDeclined | f.BatonRecalled
) -> Case:
    baton = case.baton
    if isinstance(fact, f.BatonOffered):
        said = (fact.family_wish, fact.reason, fact.note, fact.wish_met, fact.why_not, fact.meeting_on)
        offer = Offer(fact.to, record.actor, fact.on, fact.answer_by, *said)
        return replace(case, baton=replace(baton, offer=offer))
    if isinstance(fact, f.BatonAccepted):
        past = tuple(term if term.until else replace(term, until=fact.on) for term in baton.terms)
        baton = replace(
            baton, loan=None, terms=(*past, RelayHolder(fact.holder, fact.term, fact.on, agency=fact.agency))
        )
    return replace(case, baton=replace(baton, offer=None))


def _held_back(
    case: Case, record: Recorded, fact: f.CaseRestricted | f.RestrictionLifted | f.EntryWithheld | f.EntryReleased
) -> Case:
    match fact:
        case f.CaseRestricted():
            return replace(case, restriction=Restriction(fact.ground, fact.reason, fact.on, record.actor))
        case f.RestrictionLifted():
            return replace(case, restriction=None)
    others = tuple(one for one in case.withheld if one.entry != fact.entry)
    if isinstance(fact, f.EntryReleased):
        return replace(case, withheld=others)
    return replace(case, withheld=(*others, Withheld(fact.entry, fact.notes, fact.ground, fact.reason, fact.on)))


def _purged(case: Case, fact: f.CasePurged | f.WordsPurged | f.Emptied) -> Case:
    if isinstance(fact, f.Emptied):
        return case
    if isinstance(fact, f.CasePurged):
        mark = PurgeMark(fact.receipt, fact.ground, fact.on)
        return replace(case, status=CaseStatus.PURGED, number=fact.number, purged=(mark,))
    mark = PurgeMark(fact.receipt, fact.ground, fact.on, fact.entry, fact.person)
    withheld = tuple(one for one in case.withheld if one.entry != fact.entry)
    return replace(case, purged=(*case.purged, mark), withheld=withheld)

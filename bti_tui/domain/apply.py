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
from bti_tui.domain.closing import ClosingNote
from bti_tui.domain.concern import Concern, FamilyTalk, LeaderInformed, Observation, Rating
from bti_tui.domain.consent import Consent
from bti_tui.domain.facts import Recorded
from bti_tui.domain.folds import cooperated, kept_safe, let_go, opened_for_safety, safety_checked, went_on
from bti_tui.domain.folds_of_people import peopled
from bti_tui.domain.guide import ENDING, Effect, Level
from bti_tui.domain.people import Person, Relation
from bti_tui.domain.plan import ENDS, Evaluation, Goal, Measure
from bti_tui.domain.topics import topic


def replay(case: Case, records: Iterable[Recorded]) -> Case:
    """The case after some facts, in the order of the records."""
    for record in records:
        case = apply(case, record)
    return case


def apply(case: Case, record: Recorded) -> Case:
    """The case after one fact."""
    after = _fold(case, record)
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
            seen = Observation(fact.observation, fact.seen_on, fact.seen, fact.place, fact.areas)
            return replace(case, observations=(*case.observations, seen))
        case f.ConcernRated() as fact:
            return replace(case, rating=Rating(fact.child, fact.guardian, fact.strengths))
        case f.LeaderTold() as fact:
            return replace(case, leader=LeaderInformed(fact.leader, fact.on, fact.advice))
        case f.FamilyTalked() | f.FamilyTalkSkipped() as fact:
            return _talk(case, fact)
        case f.Decided() as fact:
            return _decided(case, fact)
        case f.LevelChanged() as fact:
            status = CaseStatus.WONDERING if fact.after is Level.CLARIFY else CaseStatus.ACTIVE
            return replace(case, level=fact.after, level_since=fact.on, status=status)
        case f.BatonLeft() | f.BatonLent() as fact:
            return let_go(case, fact)
        case f.BatonOffered() | f.BatonAccepted() | f.BatonDeclined() | f.BatonRecalled() as fact:
            return _baton(case, record, fact)
        case f.ConsentAnswered() as fact:
            return _consent(case, record, fact)
        case f.LogModeChosen() as fact:
            return replace(case, log_mode=fact.mode)
        case f.UnderstandingShared() as fact:
            views = (fact.child_view, fact.guardians_view, fact.agency_view, fact.statement, fact.strengths)
            return replace(case, understanding=Understanding(fact.on, *views), child_round=case.round)
        case f.GoalSet() as fact:
            return replace(case, goals=(*case.goals, Goal(fact.goal, fact.text, fact.sign, fact.area)))
        case f.GoalAssessed() as fact:
            goals = (replace(g, attainment=fact.attainment) if g.id == fact.goal else g for g in case.goals)
            return replace(case, goals=tuple(goals))
        case f.MeasurePlanned() as fact:
            return _planned(case, fact)
        case f.EvaluationPlanned() as fact:
            return replace(case, next_on=fact.evaluate_on, plan_round=case.round)
        case f.MeasureEvaluated() as fact:
            return _evaluated(case, fact)
        case f.GuardOverridden() | f.EntryWritten() | f.EntryCorrected():
            return case
        case f.CaseClosed() as fact:
            return _closed(case, fact)
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
            | f.ReplyReceived()
            | f.SafetySettled() as fact
        ):
            return kept_safe(case, fact)
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
            | f.EmergencySeen() as fact
        ):
            return peopled(case, record, fact)
    assert_never(record.fact)


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
        people=(subject,),
        concern=concern,
        level_since=fact.raised_on,
        follows=fact.follows,
    )


def _talk(case: Case, fact: f.FamilyTalked | f.FamilyTalkSkipped) -> Case:
    if isinstance(fact, f.FamilyTalkSkipped):
        return replace(case, talk=FamilyTalk(fact.on, skipped=fact.reason, why_skipped=fact.why))
    talk = FamilyTalk(fact.on, fact.present, fact.child_words, fact.guardians_view, fact.shared_picture)
    return replace(case, talk=talk, child_round=case.round)


def _decided(case: Case, fact: f.Decided) -> Case:
    decisions = (*case.decisions, Decision(fact.outcome, fact.effect, case.level, fact.on))
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


def _consent(case: Case, record: Recorded, fact: f.ConsentAnswered) -> Case:
    given = Consent(
        record.id,
        fact.signatory,
        fact.answer,
        fact.form,
        fact.on,
        fact.valid_until,
        fact.limits,
        fact.kept_at,
        fact.agencies,
    )
    others = (consent for consent in case.consents if consent.signatory != fact.signatory)
    return replace(case, consents=(*others, given))


def _planned(case: Case, fact: f.MeasurePlanned) -> Case:
    measure = Measure(
        id=fact.measure,
        title=fact.title,
        goal=fact.goal,
        arena=fact.arena,
        responsible=fact.responsible,
        starts_on=fact.starts_on,
        due_on=fact.due_on,
        evaluate_on=fact.evaluate_on,
        category=fact.category,
        amount=fact.amount,
        agency=fact.agency,
    )
    return replace(case, measures=(*case.measures, measure))


def _evaluated(case: Case, fact: f.MeasureEvaluated) -> Case:
    evaluation = Evaluation(
        case.round,
        fact.on,
        fact.carried_out,
        fact.effect,
        fact.onwards,
        fact.child_view,
        fact.guardians_view,
        fact.professional_view,
        fact.change,
    )

    def after(measure: Measure) -> Measure:
        if measure.id != fact.measure:
            return measure
        due = fact.new_due_on or measure.due_on
        return replace(measure, ended=fact.onwards in ENDS, due_on=due, evaluations=(*measure.evaluations, evaluation))

    heard = case.round if fact.child_view else case.child_round
    return replace(case, measures=tuple(map(after, case.measures)), child_round=heard)


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


def _closed(case: Case, fact: f.CaseClosed) -> Case:
    papers = ClosingNote(
        fact.reason,
        fact.on,
        fact.summary,
        fact.told,
        fact.told_on,
        fact.family_view,
        fact.remaining,
        fact.archive_place,
    )
    return replace(
        case,
        status=CaseStatus.CLOSED,
        closing=papers,
        next_on=None,
        pause=None,
        baton=replace(case.baton, offer=None, loan=None),
        measures=tuple(replace(one, ended=True) for one in case.measures),
        participations=tuple(one if one.left_on else replace(one, left_on=fact.on) for one in case.participations),
    )

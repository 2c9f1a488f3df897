"""A command becomes a change, or is refused with every reason at once. Dispatch only: the rules live in `rules/`."""

import dataclasses
from datetime import date
from typing import Final, get_args

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import Moment, NoteId
from bti_tui.domain.instrument import Instrument
from bti_tui.domain.people import Professional
from bti_tui.domain.rules import (
    agreement,
    answering,
    assessment,
    cooperation,
    course,
    effort,
    emergency,
    erasure,
    measures,
    meetings,
    outcome,
    people,
    protection,
    safety,
    sharing,
    wonder,
)
from bti_tui.domain.rules.basis import Basis, Change, require
from bti_tui.domain.rules.reporting import lets_out
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.whereabouts import against_places

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)
"""Days outside these are refused."""

_HOLD_BACK = (c.RestrictCase, c.LiftRestriction, c.WithholdEntry, c.ReleaseEntry, c.ProtectAddress)
"""What the law holds back may be held back in any state of a case."""
_OF_LOOKING = (c.OpenInEmergency, c.AcknowledgeEmergency, c.LetOut)
"""Looking into a case for a day, and what ends a look, in any state: an archived case is read-only, and can be read."""
_OF_NO_STEP = (c.RaiseConcern, c.CheckSafety, c.SkipFamilyTalk, c.Decide, c.OpenSafetyTrack, *_HOLD_BACK)
"""What no guard of a step stops: the ways into the case and to safety; a decision weighs its guards itself."""
_BEFORE_REOPENING = (c.ShareWithLeader, c.TalkWithFamily, c.SkipFamilyTalk)
"""What opening a case again asks for, so that no closed case stands before a door that nothing opens."""
_WHILE_CLOSED = (
    *(c.ArchiveCase, c.NoteNationalId, c.ReopenCase, c.OpenSafetyTrack, c.Disclose, *_BEFORE_REOPENING),
    *(c.ReportSuspicion, c.RecordReceipt, c.RecordReply),  # child welfare answers after a case is closed, too
)
OF_SAFETY: Final = (
    c.OpenSafetyTrack,
    c.StopContact,
    c.SeekAdvice,
    c.ReportSuspicion,
    c.RecordReceipt,
    c.KeepEvidence,
    c.LiftHold,
    c.HoldBack,
    c.SettleHeld,
    c.RecordReply,
    c.SettleSafety,
)
"""The orders of the safety track."""
WHILE_RESTRICTED = (
    c.LiftRestriction,
    c.CheckSafety,
    c.OpenSafetyTrack,
    c.StopContact,
    c.SeekAdvice,
    c.ReportSuspicion,
    c.RecordReceipt,
    c.KeepEvidence,
    c.LiftHold,
    c.RecordReply,
    c.SettleRoute,
)
"""A fear for the child may always be written down; where the case goes waits until the restriction is lifted."""
_WHILE_PAUSED = (
    *OF_SAFETY,
    c.ResumeCase,
    c.SettleRoute,
    c.JudgeNotice,
    c.CheckSafety,
    c.ShareWithLeader,
    c.WriteEntry,
    c.CorrectEntry,
    c.AddPerson,
    c.CorrectPerson,
    c.RemovePerson,
    c.SettleTelling,
    c.NoteNationalId,
    c.RegisterBirth,
    c.LinkSibling,
    c.UnlinkSibling,
    c.LetIn,
    c.AnswerConsent,
    c.DrawUpConsent,
    c.ReviewConsent,
    c.SettleResponsibility,
    c.ChooseBasis,
    c.WithdrawConsent,
    c.Disclose,
    c.ChooseLogMode,
    c.OfferBaton,
    c.AcceptBaton,
    c.DeclineBaton,
    c.RecallBaton,
    c.LeaveBaton,
    c.LendBaton,
    *get_args(c.MeetingCommand),
)
"""What a case that rests lets through: safety, words, people, and going on."""


def decide(  # noqa: PLR0913, PLR0917 - the last five are each what one kind of command is about
    case: Case,
    command: Command,
    guide: Guide,
    rules: Rules,
    moment: Moment,
    entry: EntryWritten | None = None,
    words: tuple[NoteId, ...] = (),
    target: Guide | None = None,
    instrument: Instrument | None = None,
    named: tuple[Professional, ...] = (),
) -> Change:
    """What a command does to a case, or `Refused`.

    `entry` is the entry that a correction is about, `words` are the texts that a withholding is about, `target` is the
    guide that the case shall follow instead, `instrument` the assessment that is answered or has opened a route,
    `named` the colleagues whom an order about a measure names.
    """
    _check_open(case, command)
    _check_dates(command)
    on_day = rules.on(moment.today).under(guide.local)
    basis = Basis(case, guide, on_day, moment, entry, words, target, instrument, named)
    reasons = [] if isinstance(command, _OF_NO_STEP) else basis.unmet_at_step(command.name)
    try:
        change = _rule(command, basis)
    except Refused as refused:
        raise Refused(*dict.fromkeys((*refused.reasons, *reasons))) from None
    require(reasons, against_places(case, change.facts))
    return change


def _check_dates(command: Command) -> None:
    """A year from another age is a slip of the keyboard, and no deadline can be counted from it."""
    days = (getattr(command, field.name) for field in dataclasses.fields(command))
    if any(isinstance(day, date) and not EARLIEST <= day <= LATEST for day in days):
        raise Refused(Reason(refusals.DATE_UNLIKELY))


def _check_open(case: Case, command: Command) -> None:
    if isinstance(command, c.RaiseConcern):
        return
    if case.version == 0:
        raise Refused(Reason(refusals.CASE_UNKNOWN))
    if case.is_purged:
        raise Refused(Reason(refusals.CASE_PURGED))
    withdraws = answering.withdraws(command, case)
    is_lawful = withdraws or isinstance(command, WHILE_RESTRICTED) or lets_out(command)
    if case.restriction is not None and not is_lawful:
        raise Refused(Reason(refusals.CASE_RESTRICTED))
    if withdraws or isinstance(command, (*_HOLD_BACK, *_OF_LOOKING)):
        return
    if case.status is CaseStatus.ARCHIVED:
        raise Refused(Reason(refusals.CASE_ARCHIVED))
    if case.status is CaseStatus.CLOSED and not (isinstance(command, _WHILE_CLOSED)):
        raise Refused(Reason(refusals.CASE_CLOSED))
    if case.status is CaseStatus.PAUSED and not isinstance(command, _WHILE_PAUSED):
        raise Refused(Reason(refusals.CASE_PAUSED))


def _rule(command: Command, basis: Basis) -> Change:  # noqa: PLR0911 - one arm for each command
    match command:
        case c.RaiseConcern():
            return wonder.raise_concern(command, basis)
        case c.CheckSafety():
            return wonder.check_safety(command, basis)
        case c.Observe():
            return wonder.observe(command, basis)
        case c.RateConcern():
            return wonder.rate_concern(command, basis)
        case c.AssessConcern() | c.SettleRoute() | c.JudgeNotice():
            return assessment.assess(command, basis)
        case c.ShareWithLeader():
            return wonder.share_with_leader(command, basis)
        case c.TalkWithFamily():
            return wonder.talk_with_family(command, basis)
        case c.SkipFamilyTalk():
            return wonder.skip_family_talk(command, basis)
        case c.Decide():
            return outcome.decide_outcome(command, basis)
        case c.OfferBaton():
            return agreement.offer_baton(command, basis)
        case c.AcceptBaton():
            return agreement.accept_baton(command, basis)
        case c.DeclineBaton():
            return agreement.decline_baton(command, basis)
        case c.RecallBaton():
            return agreement.recall_baton(command, basis)
        case c.LeaveBaton():
            return agreement.leave_baton(command, basis)
        case c.LendBaton():
            return agreement.lend_baton(command, basis)
        case c.AddPerson():
            return agreement.add_person(command, basis)
        case c.AnswerConsent():
            return answering.answer_consent(command, basis)
        case c.ChooseLogMode():
            return agreement.choose_log_mode(command, basis)
        case c.ShareUnderstanding():
            return effort.share_understanding(command, basis)
        case c.SetGoal():
            return effort.set_goal(command, basis)
        case c.AssessGoal():
            return effort.assess_goal(command, basis)
        case c.PlanMeasure():
            return effort.plan_measure(command, basis)
        case c.PlanEvaluation():
            return effort.plan_evaluation(command, basis)
        case c.EvaluateMeasure():
            return effort.evaluate_measure(command, basis)
        case c.WriteEntry():
            return effort.write_entry(command, basis)
        case c.CorrectEntry():
            return effort.correct_entry(command, basis)
        case c.CloseCase():
            return outcome.close_case(command, basis)
        case c.ArchiveCase():
            return outcome.archive_case(command, basis)
        case c.SuspendMeasure() | c.ResumeMeasure() | c.TellView():
            return measures.on_the_way(command, basis)
        case (
            c.InviteAgency()
            | c.EndParticipation()
            | c.HoldMeeting()
            | c.ReferToTeam()
            | c.AssessPlan()
            | c.AnswerStuck()
            | c.MoveMeasure()
        ):
            return cooperation.cooperate(command, basis)
        case c.PauseCase():
            return course.pause_case(command, basis)
        case c.ResumeCase():
            return course.resume_case(command, basis)
        case c.ReopenCase():
            return course.reopen_case(command, basis)
        case c.AdoptGuide():
            return course.adopt_guide(command, basis)
        case (
            c.OpenSafetyTrack()
            | c.StopContact()
            | c.SeekAdvice()
            | c.ReportSuspicion()
            | c.RecordReceipt()
            | c.KeepEvidence()
            | c.LiftHold()
            | c.HoldBack()
            | c.SettleHeld()
            | c.RecordReply()
            | c.SettleSafety()
        ):
            return safety.keep_safe(command, basis)
        case c.RestrictCase() | c.LiftRestriction() | c.WithholdEntry() | c.ReleaseEntry():
            return erasure.hold_back(command, basis)
        case c.OpenInEmergency() | c.AcknowledgeEmergency():
            return emergency.emergency(command, basis)
        case (
            c.CorrectPerson()
            | c.RemovePerson()
            | c.SettleTelling()
            | c.RegisterBirth()
            | c.LinkSibling()
            | c.UnlinkSibling()
            | c.LetIn()
            | c.LetOut()
        ):
            return people.about_people(command, basis)
        case c.ProtectAddress() | c.NoteNationalId():
            return protection.protect(command, basis)
        case (
            c.ChooseBasis()
            | c.SettleResponsibility()
            | c.DrawUpConsent()
            | c.WithdrawConsent()
            | c.ReviewConsent()
            | c.Disclose()
        ):
            return sharing.share(command, basis)
        case _:
            return meetings.meet(command, basis)

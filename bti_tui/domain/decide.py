"""A command becomes a change, or is refused with every reason at once. Dispatch only: the rules live in `rules/`."""

import dataclasses
from datetime import date
from typing import Final, assert_never

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import Moment, NoteId
from bti_tui.domain.rules import (
    agreement,
    cooperation,
    course,
    effort,
    emergency,
    erasure,
    outcome,
    people,
    safety,
    wonder,
)
from bti_tui.domain.rules.basis import Basis, Change, require
from bti_tui.domain.rules_pack import Rules

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)
"""Days outside these are refused."""

_HOLD_BACK = (c.RestrictCase, c.LiftRestriction, c.WithholdEntry, c.ReleaseEntry)
"""What the law holds back may be held back in any state of a case."""
_OF_LOOKING = (c.AcknowledgeEmergency, c.LetOut)
"""What ends a look into a case, in any state."""
_OF_NO_STEP = (c.RaiseConcern, c.CheckSafety, c.SkipFamilyTalk, c.Decide, c.OpenSafetyTrack, *_HOLD_BACK)
"""What no guard of a step stops: the ways into the case and to safety; a decision weighs its guards itself."""


_WHILE_CLOSED = (c.ArchiveCase, c.ReopenCase, c.OpenSafetyTrack, c.OpenInEmergency)
OF_SAFETY: Final = (
    c.OpenSafetyTrack,
    c.StopContact,
    c.SeekAdvice,
    c.ReportSuspicion,
    c.KeepEvidence,
    c.LiftHold,
    c.HoldBack,
    c.SettleHeld,
    c.RecordReply,
    c.SettleSafety,
)
WHILE_RESTRICTED = (
    c.LiftRestriction,
    c.CheckSafety,
    c.OpenSafetyTrack,
    c.StopContact,
    c.SeekAdvice,
    c.ReportSuspicion,
    c.KeepEvidence,
    c.LiftHold,
    c.RecordReply,
)
"""A fear for the child may always be written down; where the case goes waits until the restriction is lifted."""
"""The orders of the safety track."""
_WHILE_PAUSED = (
    *OF_SAFETY,
    c.ResumeCase,
    c.CheckSafety,
    c.WriteEntry,
    c.CorrectEntry,
    c.OpenInEmergency,
    c.AddPerson,
    c.CorrectPerson,
    c.RemovePerson,
    c.SettleTelling,
    c.RegisterBirth,
    c.LinkSibling,
    c.UnlinkSibling,
    c.LetIn,
    c.AnswerConsent,
    c.ChooseLogMode,
    c.OfferBaton,
    c.AcceptBaton,
    c.DeclineBaton,
    c.RecallBaton,
    c.LeaveBaton,
    c.LendBaton,
)
"""What a case that rests lets through: safety, words, people, and going on."""


def decide(
    case: Case,
    command: Command,
    guide: Guide,
    rules: Rules,
    moment: Moment,
    entry: EntryWritten | None = None,
    words: tuple[NoteId, ...] = (),
    target: Guide | None = None,
) -> Change:
    """What a command does to a case, or `Refused`.

    `entry` is the entry that a correction is about, `words` are the texts that a withholding is about, `target` is the
    guide that the case shall follow instead.
    """
    _check_open(case, command)
    _check_dates(command)
    basis = Basis(case, guide, rules.under(guide.local), moment, entry, words, target)
    reasons = [] if isinstance(command, _OF_NO_STEP) else basis.unmet_at_step(command.name)
    try:
        change = _rule(command, basis)
    except Refused as refused:
        raise Refused(*dict.fromkeys((*refused.reasons, *reasons))) from None
    require(reasons)
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
    withdraws = agreement.withdraws(command, case)
    if case.restriction is not None and not (isinstance(command, WHILE_RESTRICTED) or withdraws):
        raise Refused(Reason(refusals.CASE_RESTRICTED))
    if isinstance(command, (*_HOLD_BACK, *_OF_LOOKING)):
        return
    if case.status is CaseStatus.ARCHIVED:
        raise Refused(Reason(refusals.CASE_ARCHIVED))
    if case.status is CaseStatus.CLOSED and not (isinstance(command, _WHILE_CLOSED) or withdraws):
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
            return agreement.answer_consent(command, basis)
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
    assert_never(command)

"""The safety track: always open to enter, and ended only by advice that is written down (2.6 of the field text)."""

from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.commands import (
    KeepEvidence,
    LiftHold,
    OpenSafetyTrack,
    RecordReply,
    ReportSuspicion,
    SeekAdvice,
    SettleSafety,
    StopContact,
)
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    AdviceGiven,
    CasePaused,
    CaseReopened,
    ContactStopped,
    EvidenceKept,
    Fact,
    HoldLifted,
    ReplyReceived,
    SafetySettled,
    SafetyTrackOpened,
    SuspicionReported,
)
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import NoteId
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.safety import LOCKS, Adviser, SafetyTrack, WayOn
from bti_tui.domain.text import is_written

Command = (
    OpenSafetyTrack | StopContact | SeekAdvice | ReportSuspicion | KeepEvidence | LiftHold | RecordReply | SettleSafety
)


def keep_safe(command: Command, basis: Basis) -> Change:  # noqa: PLR0911 - one arm for each command
    """The change that an order of the safety track leads to."""
    match command:
        case OpenSafetyTrack():
            return _open(command, basis)
        case StopContact():
            return _stop_contact(command, basis)
        case SeekAdvice():
            return _seek_advice(command, basis)
        case ReportSuspicion():
            return _report(command, basis)
        case KeepEvidence():
            return _keep_evidence(command, basis)
        case LiftHold():
            return _lift(command, basis)
        case RecordReply():
            return _reply(command, basis)
        case SettleSafety():
            return _settle(command, basis)


def _open(command: OpenSafetyTrack, basis: Basis) -> Change:
    """Nothing stands in the way (T22); a closed case is opened again with it (invariant 9)."""
    case = basis.case
    words = command.words if command.words is not None and is_written(command.words) else None
    again = case.safety_track is SafetyTrack.ACTIVE
    require([Reason(refusals.SAFETY_OPEN)] if again and words is None else [])
    pen = Pen(basis)
    facts: list[Fact] = []
    if case.status is CaseStatus.CLOSED:
        facts.append(CaseReopened(on=basis.today, level=case.level, reason=None))
    if not again:
        facts.append(SafetyTrackOpened(on=basis.today))
    if words is not None:
        said = pen.write(words, NoteKind.SAFETY, Visibility.SHIELDED)
        facts.append(EvidenceKept(seen_on=basis.today, words=said))
    return pen.change(*facts)


def _stop_contact(command: StopContact, basis: Basis) -> Change:
    require(_is_locked(basis), written(command.who), not_after(basis.today, command.told_on))
    pen = Pen(basis)
    return pen.change(ContactStopped(on=command.told_on, who=_shielded(pen, command.who)))


def _seek_advice(command: SeekAdvice, basis: Basis) -> Change:
    require(_is_locked(basis), written(command.advice), not_after(basis.today, command.advised_on))
    pen = Pen(basis)
    advice = _shielded(pen, command.advice)
    return pen.change(
        AdviceGiven(adviser=command.adviser, on=command.advised_on, advice=advice, anonymous=command.anonymous)
    )


def _report(command: ReportSuspicion, basis: Basis) -> Change:
    """A consultation team takes no report."""
    wrong = command.receiver is Adviser.CONSULTATION_TEAM
    require(
        _is_locked(basis),
        [Reason(refusals.CODE_UNKNOWN)] if wrong else [],
        not_after(basis.today, command.reported_on),
    )
    pen = Pen(basis)
    reference = pen.maybe(command.reference, NoteKind.SAFETY, Visibility.SHIELDED)
    return pen.change(
        SuspicionReported(
            receiver=command.receiver, on=command.reported_on, reporter=command.reporter, reference=reference
        )
    )


def _keep_evidence(command: KeepEvidence, basis: Basis) -> Change:
    require(_is_locked(basis), written(command.words), not_after(basis.today, command.seen_on))
    pen = Pen(basis)
    return pen.change(EvidenceKept(seen_on=command.seen_on, words=_shielded(pen, command.words)))


def _lift(command: LiftHold, basis: Basis) -> Change:
    """Child welfare or the police say when guardians may be told; a consultation team does not."""
    wrong = command.adviser is Adviser.CONSULTATION_TEAM
    require(
        _is_locked(basis),
        [Reason(refusals.ADVISER_MAY_NOT_LIFT)] if wrong else [],
        written(command.advice),
        not_after(basis.today, command.lifted_on),
        in_order(basis.case.safety_since, command.lifted_on),
    )
    pen = Pen(basis)
    return pen.change(HoldLifted(adviser=command.adviser, on=command.lifted_on, advice=_shielded(pen, command.advice)))


def _reply(command: RecordReply, basis: Basis) -> Change:
    reported_on = basis.case.safety_work.reported_on
    require(
        [] if reported_on else [Reason(refusals.NOT_REPORTED)],
        not_after(basis.today, command.received_on),
        in_order(reported_on, command.received_on),
    )
    pen = Pen(basis)
    words = pen.maybe(command.words, NoteKind.SAFETY, Visibility.SHIELDED)
    return pen.change(ReplyReceived(on=command.received_on, opened=command.opened, words=words))


def _settle(command: SettleSafety, basis: Basis) -> Change:
    """After the advice that lifts the hold: go on (T23), or pause or close with the leader's knowledge (T24)."""
    ready = basis.case.safety_track is SafetyTrack.CLEARED and not basis.case.safety_work.is_settled
    stops = command.way_on is not WayOn.CONTINUE
    pauses = command.way_on is WayOn.PAUSE
    undated = pauses and (command.resume_on is None or command.resume_on <= basis.today)
    require(
        [] if ready else [Reason(refusals.SAFETY_NOT_LIFTED)],
        basis.unmet(GuardName.LEADER) if stops else [],
        [Reason(refusals.RESUME_DATE_MISSING)] if undated else [],
        written(command.reason),
        not_after(basis.today, command.settled_on),
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON)
    settled = SafetySettled(way_on=command.way_on, on=command.settled_on, reason=reason)
    if pauses and command.resume_on is not None:
        return pen.change(settled, CasePaused(on=command.settled_on, resume_on=command.resume_on, reason=reason))
    return pen.change(settled)


def _is_locked(basis: Basis) -> list[Reason]:
    return [] if basis.case.safety_track in LOCKS else [Reason(refusals.SAFETY_NOT_OPEN)]


def _shielded(pen: Pen, text: str) -> NoteId:
    return pen.write(text, NoteKind.SAFETY, Visibility.SHIELDED)

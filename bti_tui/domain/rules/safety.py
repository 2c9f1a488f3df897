"""The safety track: always open to enter, and ended only by advice that is written down (2.6 of the field text)."""

from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.commands import (
    HoldBack,
    KeepEvidence,
    LiftHold,
    OpenSafetyTrack,
    RecordReceipt,
    RecordReply,
    ReportSuspicion,
    SeekAdvice,
    SettleHeld,
    SettleSafety,
    StopContact,
)
from bti_tui.domain.deadlines import due_on
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    AdviceGiven,
    CasePaused,
    CaseReopened,
    ContactStopped,
    EvidenceKept,
    Fact,
    HeldSettled,
    HoldLifted,
    NoticeHeld,
    SafetySettled,
    SafetyTrackOpened,
)
from bti_tui.domain.guide import Step
from bti_tui.domain.ids import HeldId, NoteId
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.progress import is_done
from bti_tui.domain.rules import reporting
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.moves import Passage
from bti_tui.domain.rules.reporting import is_insider
from bti_tui.domain.safety import ADVISE_ONLY, LOCKS, HeldChoice, SafetyTrack, WayOn
from bti_tui.domain.telling import against_release
from bti_tui.domain.text import is_written

Command = (
    OpenSafetyTrack
    | StopContact
    | SeekAdvice
    | ReportSuspicion
    | RecordReceipt
    | KeepEvidence
    | LiftHold
    | HoldBack
    | SettleHeld
    | RecordReply
    | SettleSafety
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
            return reporting.report(command, basis)
        case RecordReceipt():
            return reporting.receipt(command, basis)
        case KeepEvidence():
            return _keep_evidence(command, basis)
        case LiftHold():
            return _lift(command, basis)
        case HoldBack():
            return _hold_back(command, basis)
        case SettleHeld():
            return _settle_held(command, basis)
        case RecordReply():
            return reporting.reply(command, basis)
        case SettleSafety():
            return _settle(command, basis)


def _open(command: OpenSafetyTrack, basis: Basis) -> Change:
    """Nothing stands in the way (T22); a closed case is opened again with it (invariant 9).

    Whoever may not know that it is open already can still write down what she fears.
    """
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
    """Who is named as a colleague may read what is shielded; siblings are asked for, and nothing is carried over."""
    require(
        _is_locked(basis),
        is_insider(basis),
        written(command.who),
        not_after(basis.today, command.told_on),
    )
    pen = Pen(basis)
    return pen.change(
        ContactStopped(
            on=command.told_on,
            who=_shielded(pen, command.who),
            colleague=command.colleague,
            siblings=command.siblings,
            siblings_words=pen.maybe(command.siblings_words, NoteKind.SAFETY, Visibility.SHIELDED),
        )
    )


def _seek_advice(command: SeekAdvice, basis: Basis) -> Change:
    """Without names one may ask before there is any track."""
    locked = [] if command.anonymous else _is_locked(basis)
    require(locked, written(command.advice), not_after(basis.today, command.advised_on))
    pen = Pen(basis)
    advice = _shielded(pen, command.advice)
    return pen.change(
        AdviceGiven(adviser=command.adviser, on=command.advised_on, advice=advice, anonymous=command.anonymous)
    )


def _keep_evidence(command: KeepEvidence, basis: Basis) -> Change:
    require(_is_locked(basis), written(command.words), not_after(basis.today, command.seen_on))
    pen = Pen(basis)
    return pen.change(EvidenceKept(seen_on=command.seen_on, words=_shielded(pen, command.words)))


def _lift(command: LiftHold, basis: Basis) -> Change:
    """Child welfare or the police say when guardians may be told; a consultation team does not.

    Steps that would have told the guardians by now are written down as held back: each is released or dropped.
    """
    wrong = command.adviser in ADVISE_ONLY
    require(
        _is_locked(basis),
        is_insider(basis),
        [Reason(refusals.ADVISER_MAY_NOT_LIFT)] if wrong else [],
        written(command.advice),
        not_after(basis.today, command.lifted_on),
        in_order(basis.case.safety_since, command.lifted_on),
    )
    pen = Pen(basis)
    lifted = HoldLifted(adviser=command.adviser, on=command.lifted_on, advice=_shielded(pen, command.advice))
    held = [NoticeHeld(held=HeldId(step.id), step=step.id, words=None, on=basis.today) for step in _came_due(basis)]
    return pen.change(*held, lifted)


def _came_due(basis: Basis) -> list[Step]:
    """The steps of the level that inform guardians, were due while they were locked, and are not written down yet."""
    case, known = basis.case, {one.step for one in basis.case.safety_work.waiting}
    left = []
    for step in basis.guide.level(case.level).steps:
        due = due_on(step, case) if step.informs_guardians else None
        if due is None or due > basis.today or step.id in known:
            continue
        if not is_done(step, case, basis.guide, basis.rules, basis.today):
            left.append(step)
    return left


def _hold_back(command: HoldBack, basis: Basis) -> Change:
    """What somebody meant to tell the guardians: a step of the guide, or in words."""
    step = basis.guide.step(command.step) if command.step else None
    unknown = command.step is not None and (step is None or not step.informs_guardians)
    again = command.step is not None and any(one.step == command.step for one in basis.case.safety_work.waiting)
    require(
        _is_locked(basis),
        is_insider(basis),
        [Reason(refusals.HELD_UNKNOWN)] if unknown else [],
        [Reason(refusals.HELD_WAITING)] if again and not is_written(command.words) else [],
        written(command.words) if step is None else [],
    )
    pen = Pen(basis)
    words = pen.maybe(command.words, NoteKind.SAFETY, Visibility.SHIELDED)
    held = HeldId(step.id) if step and not again else HeldId(basis.moment.new_id())
    return pen.change(NoticeHeld(held=held, step=step.id if step else None, words=words, on=basis.today))


def _settle_held(command: SettleHeld, basis: Basis) -> Change:
    """One by one, and only when the wait is lifted (T23)."""
    waits = any(one.id == command.held for one in basis.case.safety_work.waiting)
    require(
        [] if basis.case.safety_track is SafetyTrack.CLEARED else [Reason(refusals.SAFETY_NOT_LIFTED)],
        is_insider(basis),
        [] if waits else [Reason(refusals.HELD_UNKNOWN)],
        against_release(basis.case) if command.choice is HeldChoice.RELEASE else [],
    )
    pen = Pen(basis)
    reason = pen.maybe(command.reason, NoteKind.REASON, Visibility.SHIELDED)
    return pen.change(HeldSettled(held=command.held, choice=command.choice, on=basis.today, reason=reason))


def _settle(command: SettleSafety, basis: Basis) -> Change:
    """After the advice that lifts the hold: go on (T23), or pause or close (T24).

    Nothing that was held back is left to itself: each thing is released or dropped first. Why is shielded, also as
    the reason for a pause: it may tell of child welfare.
    """
    ready = basis.case.safety_track is SafetyTrack.CLEARED and not basis.case.safety_work.is_settled
    passage = Passage(basis, command.name, command.override, command.way_on.value)
    pauses = command.way_on is WayOn.PAUSE
    undated = pauses and (command.resume_on is None or command.resume_on <= basis.today)
    require(
        [] if ready else [Reason(refusals.SAFETY_NOT_LIFTED)],
        is_insider(basis),
        [Reason(refusals.HELD_WAITING)] if ready and basis.case.safety_work.waiting else [],
        passage.reasons,
        [Reason(refusals.RESUME_DATE_MISSING)] if undated else [],
        written(command.reason),
        not_after(basis.today, command.settled_on),
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON, Visibility.SHIELDED)
    set_aside = passage.overridden(pen, Visibility.SHIELDED)
    settled = SafetySettled(way_on=command.way_on, on=command.settled_on, reason=reason)
    if pauses and command.resume_on is not None:
        paused = CasePaused(on=command.settled_on, resume_on=command.resume_on, reason=reason)
        return pen.change(*set_aside, settled, paused)
    return pen.change(*set_aside, settled)


def _is_locked(basis: Basis) -> list[Reason]:
    return [] if basis.case.safety_track in LOCKS else [Reason(refusals.SAFETY_NOT_OPEN)]


def _shielded(pen: Pen, text: str) -> NoteId:
    return pen.write(text, NoteKind.SAFETY, Visibility.SHIELDED)

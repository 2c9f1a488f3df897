"""Decisions: what an outcome of the guide needs, and what it does to the case; closing and archive."""

from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.closing import ClosingReason, GoesAlong
from bti_tui.domain.commands import ArchiveCase, AssessPlan, CloseCase, Decide
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import (
    AgencyLeft,
    CaseArchived,
    CaseClosed,
    Decided,
    Fact,
    GuardOverridden,
    LevelChanged,
    SafetyTrackOpened,
)
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import ENDING, Effect, GuardName, Level, Move, Outcome
from bti_tui.domain.ids import Role
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.predicates import is_moving_away
from bti_tui.domain.rules.agreement import holds_case
from bti_tui.domain.rules.assessment import advised_now, differs, unassessed
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.moves import Passage
from bti_tui.domain.rules.notice import against_closing_notice, resting, told_agencies, told_people
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.suggestion import suggest
from bti_tui.domain.text import is_written

_NEEDS: dict[Effect, tuple[GuardName, ...]] = {
    Effect.CONTINUE: (GuardName.DATE, GuardName.PLAN),
    Effect.OBSERVE: (GuardName.DATE,),
    Effect.CLOSE: (GuardName.SAFETY,),
    Effect.CHANGE_LEVEL: (GuardName.SAFETY,),
    Effect.PLAN_TAKES_OVER: (GuardName.SAFETY,),
}
"""What an effect cannot do without, whatever a guide says: a date and a plan to go on by, no open safety track."""


def decide_outcome(command: Decide, basis: Basis) -> Change:
    """A person decides, with a reason; hard guards refuse, soft ones want a written reason to be set aside."""
    outcome = basis.guide.outcome(basis.case.level, command.outcome)
    if outcome is None:
        raise Refused(Reason(refusals.OUTCOME_UNKNOWN))
    if outcome.later:
        raise Refused(Reason(refusals.NOT_YET))
    move = basis.guide.asked_of(outcome)
    soft = open_soft_guards(command, basis, move)
    require(
        open_hard_guards(command, basis, outcome, move),
        [] if is_written(command.override) else soft,
        used_up(basis, outcome),
        unready(basis, outcome),
        _log_left(command, basis, outcome),
        not_after(basis.today, command.decided_on, command.met_on),
    )
    pen = Pen(basis)
    overridden = tuple(
        GuardOverridden(
            guard=GuardName(reason.code), move=move.id, reason=pen.write(command.override or "", NoteKind.REASON)
        )
        for reason in soft
    )
    return pen.change(*overridden, _decided(command, basis, outcome, pen), *_consequences(command, basis, outcome))


def hard_guards(basis: Basis, outcome: Outcome, move: Move) -> list[GuardName]:
    """The guards that an outcome cannot do without, met or not; none on the way to the safety track."""
    if outcome.effect is Effect.SAFETY:
        return []
    names = [*move.hard, GuardName.REASON, *_NEEDS.get(outcome.effect, ())]
    if basis.asks_for(GuardName.HOLDER) and basis.moment.actor.role is not Role.LEADER:
        names.append(GuardName.HOLDER)
    return list(dict.fromkeys(names))


def open_hard_guards(command: Decide, basis: Basis, outcome: Outcome, move: Move) -> list[Reason]:
    """What an outcome cannot do without. The way to the safety track is always open (T22)."""
    if outcome.effect is Effect.SAFETY:
        return []
    names = hard_guards(basis, outcome, move)
    if command.next_on is not None:
        names.append(GuardName.DATE)
    at = basis.circumstance(command.next_on, command.met_on, command.reason, outcome.to_level)
    latest = basis.case.decisions[-1].on if basis.case.decisions else None
    return [
        *unmet(dict.fromkeys(names), at, basis.guide),
        *basis.unmet_at_step(command.name, at),
        *holds_case(basis),
        *in_order(latest, command.decided_on),
    ]


def open_soft_guards(command: Decide, basis: Basis, move: Move) -> list[Reason]:
    """What an outcome should not do without."""
    at = basis.circumstance(command.next_on, command.met_on, command.reason)
    return unmet(move.soft, at, basis.guide, soft=True)


def close_case(command: CloseCase, basis: Basis) -> Change:
    """Closing is decided first; it says why, what was reached and who was told (R38).

    A case whose safety track is open is not closed: only a recorded advice ends the track (T24).
    """
    require(
        [] if basis.case.closing_decided else [Reason(refusals.CLOSING_NOT_DECIDED)],
        holds_case(basis),
        basis.unmet(GuardName.SAFETY),
        [] if command.told else [Reason(refusals.TOLD_MISSING)],
        against_closing_notice(command, basis),
        [Reason(refusals.ROUTE_OPEN)] if basis.case.open_routes else [],
        [Reason(refusals.MINUTES_OPEN)] if basis.case.unapproved else [],
        written(command.summary),
        not_after(basis.today, command.told_on, command.agreed_on),
        _left_with(command, basis),
    )
    pen = Pen(basis)
    handed_over = command.goes_along is GoesAlong.HANDED_OVER
    agencies = told_agencies(command, basis)
    return pen.change(
        CaseClosed(
            reason=command.reason,
            on=basis.today,
            summary=pen.write(command.summary, NoteKind.CLOSING, Visibility.LOG),
            told=command.told,
            told_on=command.told_on,
            family_view=pen.maybe(command.family_view, NoteKind.GUARDIAN_VIEW, Visibility.LOG),
            remaining=pen.maybe(command.remaining, NoteKind.CLOSING, Visibility.INTERNAL),
            archive_place=command.archive_place,
            goes_along=command.goes_along,
            receiver=pen.maybe(command.receiver, NoteKind.CLOSING, Visibility.LOG) if handed_over else None,
            agreed_on=command.agreed_on if handed_over else None,
            people=told_people(command, basis),
            agencies=agencies,
            consents=resting(agencies, basis),
        )
    )


def _left_with(command: CloseCase, basis: Basis) -> list[Reason]:
    """A family that moves takes the work along only with its own consent, to somebody who is named (T20)."""
    if command.goes_along is GoesAlong.HANDED_OVER:
        agreed = is_written(command.receiver) and command.agreed_on is not None
        return [] if agreed else [Reason(refusals.HANDOVER_NOT_AGREED)]
    asked = is_moving_away(basis.case) and command.goes_along is None
    return [Reason(refusals.GOES_ALONG_MISSING)] if asked else []


def archive_case(command: ArchiveCase, basis: Basis) -> Change:
    """Only a closed case is archived, on the archive's own reference (T28)."""
    not_closed = [] if basis.case.status is CaseStatus.CLOSED else [Reason(refusals.CASE_NOT_CLOSED)]
    closed_on = basis.case.closing.closed_on if basis.case.closing else None
    passage = Passage(basis, command.name, command.override)
    require(
        not_closed,
        passage.reasons,
        written(command.reference),
        not_after(basis.today, command.archived_on),
        in_order(closed_on, command.archived_on),
    )
    pen = Pen(basis)
    archived = CaseArchived(reference=pen.write(command.reference, NoteKind.REFERENCE), on=command.archived_on)
    return pen.change(*passage.overridden(pen), archived)


def _decided(command: Decide, basis: Basis, outcome: Outcome, pen: Pen) -> Decided:
    visibility = Visibility.SHIELDED if outcome.effect is Effect.SAFETY else Visibility.INTERNAL
    advised = advised_now(basis)
    return Decided(
        outcome=outcome.id,
        move=outcome.move,
        effect=outcome.effect,
        suggested=suggest(basis.case),
        reason=pen.maybe(command.reason, NoteKind.REASON, visibility),
        on=command.decided_on,
        met_on=command.met_on,
        next_on=command.next_on,
        to_step=outcome.to_step,
        advised=tuple(one.code for one in advised),
        differs=differs(advised, outcome, basis) if advised else None,
        closes_as=ClosingReason(outcome.closes_as) if outcome.closes_as and outcome.effect in ENDING else None,
        discussed_with=pen.maybe(command.discussed_with, NoteKind.REASON, visibility),
    )


def _consequences(command: Decide, basis: Basis, outcome: Outcome) -> tuple[Fact, ...]:
    if outcome.effect is Effect.SAFETY and basis.case.safety_track is not SafetyTrack.ACTIVE:
        return (SafetyTrackOpened(on=basis.today),)
    if outcome.effect is not Effect.CHANGE_LEVEL or outcome.to_level is None:
        return ()
    change = LevelChanged(
        before=basis.case.level,
        after=outcome.to_level,
        move=outcome.move,
        on=command.decided_on,
        log_after=command.log_after if leads_to_wondering(basis, outcome) else None,
    )
    if outcome.to_level > Level.OWN_AGENCY:
        return (change,)
    leaving = (AgencyLeft(agency=one.agency, on=command.decided_on, reason=None) for one in basis.case.taking_part)
    return (change, *leaving)


def _log_left(command: Decide, basis: Basis, outcome: Outcome) -> list[Reason]:
    """On the way back to wondering the family says what becomes of an open log (T09)."""
    asked = leads_to_wondering(basis, outcome) and command.log_after is None
    return [Reason(refusals.LOG_AFTER_MISSING)] if asked else []


def leads_to_wondering(basis: Basis, outcome: Outcome) -> bool:
    """Whether an outcome takes a case with an open log back to level 0."""
    is_open = consent_status(basis.case, basis.rules, basis.today) in OPENS_LOG
    return outcome.effect is Effect.CHANGE_LEVEL and outcome.to_level is Level.CLARIFY and is_open


def unready(basis: Basis, outcome: Outcome) -> list[Reason]:
    """What some outcomes want besides their guards."""
    case, reasons = basis.case, unassessed(basis, outcome)
    if outcome.asks_safety_again and case.safety_round != case.round:
        reasons.append(Reason(refusals.SAFETY_ASK_AGAIN, basis.guide.mender(GuardName.SAFETY, case.level)))
    plan = case.plan_assessment
    if outcome.effect is Effect.PLAN_TAKES_OVER and not (plan and plan.may_take_over):
        step = next((step.id for step in basis.guide.steps() if step.asks_for(AssessPlan.name)), None)
        reasons.append(Reason(refusals.PLAN_NOT_READY, step))
    holder = case.baton.holder
    is_away = holder is not None and holder.agency not in (None, case.agency)
    if outcome.to_level is Level.OWN_AGENCY and is_away:
        reasons.append(Reason(refusals.HOLDER_ELSEWHERE, basis.guide.mender(GuardName.HOLDER, case.level)))
    return reasons


def used_up(basis: Basis, outcome: Outcome) -> list[Reason]:
    """A reason when an outcome has been chosen as often as the guide lets it be."""
    if outcome.most is None:
        return []
    here = [decision.outcome for decision in basis.case.decisions if decision.level == basis.case.level]
    return [Reason(refusals.OUTCOME_USED_UP)] if here.count(outcome.id) >= outcome.most else []

"""The named conditions that a guide may set. A guide says where they apply; here is when they are met."""

from collections.abc import Callable, Iterable

from bti_tui.domain import refusals
from bti_tui.domain.asked_for import LIFT_HOLD
from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.concern import FAMILY_SOURCES
from bti_tui.domain.consent import LogMode
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName, GuardText, Guide, Level
from bti_tui.domain.ids import StepId
from bti_tui.domain.safety import OPEN, SafetyAnswer, SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.telling import is_family_told
from bti_tui.domain.text import is_written


def is_safe(at: Circumstance) -> bool:
    """The safety question is answered no and no track is open, or the track is cleared."""
    case = at.case
    if case.safety_track is SafetyTrack.CLEARED:
        return True
    answered_no = case.safety is not None and case.safety.answer is SafetyAnswer.NO
    return answered_no and case.safety_track is SafetyTrack.NONE


def is_concrete(at: Circumstance) -> bool:
    """At least one dated observation, or the family's own description."""
    return bool(at.case.observations) or (at.case.concern is not None and at.case.concern.source in FAMILY_SOURCES)


def has_log_consent(at: Circumstance) -> bool:
    """Everyone who must be asked has consented, or the log is not kept digitally for a stated reason."""
    if at.case.log_mode in (LogMode.MANUAL, LogMode.NONE):
        return True
    return consent_status(at.case, at.rules, at.today) in OPENS_LOG


def has_plan(at: Circumstance) -> bool:
    """At least one goal and one measure that goes on; each has a responsible and a deadline by its type."""
    return bool(at.case.goals) and bool(at.case.open_measures)


def is_evaluated(at: Circumstance) -> bool:
    """Every measure that goes on has been evaluated since the last decision, but those that wait for somebody else.

    Once something is evaluated, what begins today or later was agreed on for the time after the decision.
    """
    now = at.case.round
    waiting = [one for one in at.case.open_measures if one.awaits_evaluation(now)]
    if any(one.evaluated_in(now) for one in at.case.measures):
        waiting = [one for one in waiting if one.starts_on < at.today]
    return not waiting


def has_agency_consent(at: Circumstance) -> bool:
    """Everyone who must be asked has consented, and to every agency that takes part or is about to be asked."""
    involved = at.naming | {one.agency for one in at.case.taking_part}
    if not involved:
        return consent_status(at.case, at.rules, at.today) in OPENS_LOG
    return involved <= consented_agencies(at.case, at.rules, at.today)


def is_handed_over(at: Circumstance) -> bool:
    """Nothing is left behind by those who leave: of other agencies on the way to level 1, of all when work ends."""
    if at.to_level is None or at.to_level is Level.CLARIFY:
        return not at.case.open_measures
    staying = {None, at.case.agency}
    if at.to_level > Level.OWN_AGENCY:
        staying |= {one.agency for one in at.case.taking_part}
    return all(measure.agency in staying for measure in at.case.open_measures)


GUARDS: dict[GuardName, Callable[[Circumstance], bool]] = {
    GuardName.SAFETY: is_safe,
    GuardName.CONCERN: is_concrete,
    GuardName.LEADER: lambda at: at.case.leader is not None,
    GuardName.FAMILY: lambda at: is_family_told(at.case),
    GuardName.LOG_CONSENT: has_log_consent,
    GuardName.AGENCY_CONSENT: has_agency_consent,
    GuardName.HOLDER: lambda at: at.case.baton.holder is not None,
    GuardName.PLAN: has_plan,
    GuardName.DATE: lambda at: at.next_on is not None and at.next_on > at.today,
    GuardName.EVALUATED: is_evaluated,
    GuardName.CHILD_VOICE: lambda at: at.case.child_round == at.case.round,
    GuardName.MEETING: lambda at: at.met_on is not None,
    GuardName.REASON: lambda at: is_written(at.reason),
    GuardName.RESPONSIBLE: is_handed_over,
}


def unmet(names: Iterable[GuardName], at: Circumstance, guide: Guide, *, soft: bool = False) -> list[Reason]:
    """The guards of a list that are not met, each with the step that mends it."""
    found = [name for name in names if not GUARDS[name](at)]
    return [_reason(name, at, guide, soft=soft) for name in found]


def _reason(name: GuardName, at: Circumstance, guide: Guide, *, soft: bool) -> Reason:
    """Why something waits is not said to those who may not know of the safety track."""
    if name is GuardName.SAFETY and at.case.safety_track is SafetyTrack.WAITS:
        return Reason(refusals.CASE_WAITS)
    return Reason(name.value, mender(name, at.case, guide), soft=soft)


def mender(name: GuardName, case: Case, guide: Guide) -> StepId | None:
    """The step that meets a guard; while the safety track is open nothing does but the advice that lifts the wait."""
    lifts = (step.id for step in guide.safety if step.asks_for(LIFT_HOLD))
    found = next(lifts, None) if name is GuardName.SAFETY and case.safety_track in OPEN else None
    return found or guide.mender(name, case.level)


def guard_texts(case: Case, guide: Guide) -> dict[GuardName, GuardText]:
    """How a guide explains its guards in a case as it stands: an open safety track is said as that."""
    is_open = case.safety_track in OPEN
    return {
        name: GuardText(text.opened.missing, text.opened.how) if is_open and text.opened else text
        for name, text in guide.guards.items()
    }

"""The named conditions that a guide may set. A guide says where they apply; here is when they are met."""

from collections.abc import Callable, Iterable

from bti_tui.domain import refusals
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.concern import FAMILY_SOURCES
from bti_tui.domain.consent import LogMode
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName, Guide, Level
from bti_tui.domain.safety import SafetyAnswer, SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG, consent_status, consented_agencies
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
    """Every measure that goes on has been evaluated since the last decision."""
    return all(measure.evaluated_in(at.case.round) for measure in at.case.open_measures)


def has_agency_consent(at: Circumstance) -> bool:
    """Everyone who must be asked has consented, and to every agency that takes part or is about to be asked."""
    if consent_status(at.case, at.rules, at.today) not in OPENS_LOG:
        return False
    involved = at.naming | {one.agency for one in at.case.taking_part}
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
    return Reason(name.value, guide.mender(name, at.case.level), soft=soft)

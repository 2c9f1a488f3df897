"""What a guide's `done` and `when` may name: questions about a case that are answered with yes or no."""

from collections.abc import Callable

from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.closing import ClosingReason
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.guards import has_log_consent, is_concrete, is_evaluated, is_safe
from bti_tui.domain.guide import ENDING, Level
from bti_tui.domain.safety import LOCKS, OPEN, SafetyTrack
from bti_tui.domain.signatories import signatories
from bti_tui.domain.telling import is_family_told, speakers


def is_safety_locked(at: Circumstance) -> bool:
    """The safety track is considered or open and nothing has lifted it."""
    return at.case.safety_track in LOCKS


def is_on_safety_track(case: Case) -> bool:
    """The track is open, or lifted and not yet settled: its steps come before all others."""
    lifted = case.safety_track is SafetyTrack.CLEARED and not case.safety_work.is_settled
    return case.safety_track in OPEN or lifted


def is_moving_away(case: Case) -> bool:
    """The case is to be closed because the family moves to another municipality (T20)."""
    return closes_as(case) is ClosingReason.MOVED


def closes_as(case: Case) -> ClosingReason | None:
    """Why closing was decided, as far as the outcome says; None while nothing is decided."""
    found = (one.closes_as for one in reversed(case.decisions) if one.effect in ENDING)
    return next(found, None) if case.closing_decided else None


def _plan_made(at: Circumstance) -> bool:
    """A plan is not undone by the evaluation that ends its last measure."""
    return bool(at.case.goals) and _measure_planned(at) and _evaluation_planned(at)


def _measure_planned(at: Circumstance) -> bool:
    return any(not measure.ended or measure.evaluated_in(at.case.round) for measure in at.case.measures)


def _evaluation_planned(at: Circumstance) -> bool:
    return at.case.next_on is not None and at.case.plan_round == at.case.round


def _measures_evaluated(at: Circumstance) -> bool:
    return is_evaluated(at) and any(measure.evaluated_in(at.case.round) for measure in at.case.measures)


def _evaluation_reached(at: Circumstance) -> bool:
    due = at.case.next_on is not None and at.case.next_on <= at.today
    return due or _measures_evaluated(at)


def _consent_answered(at: Circumstance) -> bool:
    needed = signatories(at.case, at.rules, at.today)
    return bool(needed) and {consent.signatory for consent in at.case.consents} >= set(needed)


def others_needed(case: Case) -> int:
    """How many agencies beside the case's own its level is for: one at level 2, two at level 3."""
    return max(1, case.level - Level.OWN_AGENCY)


def _agencies_consented(at: Circumstance) -> bool:
    others = consented_agencies(at.case, at.rules, at.today) - {at.case.agency}
    return len(others) >= others_needed(at.case)


def _met(at: Circumstance) -> bool:
    """A meeting since the level was entered; who holds the baton further on was settled in it or after it."""
    since = at.case.level_since
    held = [one for one in at.case.meetings if one.level is at.case.level and since is not None and one.on >= since]
    return bool(held) and (held[-1].holder_stays or at.case.baton.term > held[-1].term)


def _reply_received(at: Circumstance) -> bool:
    """Nobody answers a report that was never sent; that none is sent is known once the wait is lifted."""
    work = at.case.safety_work
    return work.reply is not None or (work.reported_on is None and _is_lifted(at.case))


def _is_rated(at: Circumstance) -> bool:
    """By the scales of the guide, or by an assessment."""
    return at.case.rating is not None or bool(at.case.assessments)


def _leader_told_of_fear(at: Circumstance) -> bool:
    """A leader who was told of the concern once has not been told of the fear by that."""
    leader, since = at.case.leader, at.case.safety_since
    return leader is not None and since is not None and leader.on >= since


def _is_lifted(case: Case) -> bool:
    return case.safety_track is SafetyTrack.CLEARED


PREDICATES: dict[str, Callable[[Circumstance], bool]] = {
    "concern_raised": lambda at: at.case.concern is not None,
    "safety_answered": lambda at: at.case.safety is not None,
    "safety_locked": is_safety_locked,
    "safety_cleared": is_safe,
    "contact_stopped": lambda at: at.case.safety_work.told_on is not None,
    "advice_taken": lambda at: bool(at.case.safety_work.advice) or _is_lifted(at.case),
    "suspicion_reported": lambda at: at.case.safety_work.reported_on is not None or _is_lifted(at.case),
    "evidence_kept": lambda at: bool(at.case.safety_work.evidence) or _is_lifted(at.case),
    "hold_lifted": lambda at: _is_lifted(at.case),
    "held_waiting": lambda at: _is_lifted(at.case) and bool(at.case.safety_work.waiting),
    "held_settled": lambda at: not at.case.safety_work.waiting,
    "reply_received": _reply_received,
    "investigated": lambda at: any(one.is_investigated for one in at.case.safety_work.reports),
    "safety_settled": lambda at: at.case.safety_work.is_settled,
    "observed": lambda at: bool(at.case.observations),
    "rated": _is_rated,
    "concern_concretised": lambda at: is_concrete(at) and _is_rated(at),
    "leader_informed": lambda at: at.case.leader is not None,
    "leader_told_of_fear": _leader_told_of_fear,
    "family_talked": lambda at: is_family_told(at.case),
    "decided": lambda at: at.case.closing_decided or at.case.closing is not None,
    "offer_open": lambda at: at.case.baton.standing_offer(at.today) is not None,
    "no_offer": lambda at: at.case.baton.standing_offer(at.today) is None,
    "offered": lambda at: at.case.baton.offer is not None,
    "held": lambda at: at.case.baton.holder is not None,
    "holder_accepted": lambda at: at.case.baton.holder is not None,
    "consent_answered": _consent_answered,
    "log_settled": has_log_consent,
    "agencies_consented": _agencies_consented,
    "agency_invited": lambda at: bool(at.case.taking_part),
    "met": _met,
    "team_referred": lambda at: at.case.team_referral is not None,
    "plan_assessed": lambda at: at.case.plan_assessment is not None,
    "stuck": lambda at: at.case.stuck_since is not None,
    "understanding_shared": lambda at: at.case.understanding is not None,
    "goal_set": lambda at: bool(at.case.goals),
    "measure_open": lambda at: bool(at.case.open_measures),
    "measure_planned": _measure_planned,
    "evaluation_planned": _evaluation_planned,
    "plan_made": _plan_made,
    "evaluation_reached": _evaluation_reached,
    "measures_evaluated": _measures_evaluated,
    "goals_assessed": lambda at: all(goal.attainment is not None for goal in at.case.goals),
    "asked_to_share": lambda at: at.case.consent_scope is not None,
    "several_speakers": lambda at: len(speakers(at.case)) > 1,
    "paused": lambda at: at.case.pause is not None,
    "resumed": lambda at: at.case.pause is None,
    "moving_away": lambda at: is_moving_away(at.case),
    "closing_decided": lambda at: at.case.closing_decided or at.case.closing is not None,
    "closing_written": lambda at: at.case.closing is not None,
    "closing_told": lambda at: at.case.closing is not None and bool(at.case.closing.told),
    "archived": lambda at: at.case.status is CaseStatus.ARCHIVED,
    "never": lambda _: False,
}

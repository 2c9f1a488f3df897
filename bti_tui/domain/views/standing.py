"""Where a case stands in every way that does not follow from its level: the independent statuses (2.2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.consent import ConsentStatus, LogMode
from bti_tui.domain.guide import Level
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG
from bti_tui.domain.views.case_view import CaseView


class EvaluationStatus(StrEnum):
    """Whether the work is going to be looked at, or has been (evaluering)."""

    NO_DATE = "no_date"
    PLANNED = "planned"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """The statuses of one case on a day; those that do not apply are None."""

    status: CaseStatus
    resume_on: date | None
    """When somebody looks at a case that rests."""
    safety: SafetyTrack
    consent: ConsentStatus
    consent_until: date | None
    is_for_log_only: bool
    """The consent reaches none of the services that the family is asked about."""
    baton: BatonStatus | None
    evaluation: EvaluationStatus | None
    evaluation_on: date | None
    log_mode: LogMode | None
    """As it was chosen; digital where the consent to the log stands and nobody has chosen."""
    stuck: bool
    address: AddressGrade
    """The strictest of anybody in the case."""
    rounds: int
    """How many times the case has been begun: more than one when it was opened again."""


def standing(case: Case, view: CaseView, today: date) -> Standing:
    """The statuses, as whoever the view is for may see them."""
    works = view.level > Level.CLARIFY and case.is_open
    return Standing(
        status=view.status,
        resume_on=case.pause.resume_on if case.pause else None,
        safety=view.safety,
        consent=view.consent if works else ConsentStatus.NOT_NEEDED,
        consent_until=view.consent_until,
        is_for_log_only=view.is_for_log_only,
        baton=view.baton if works else None,
        evaluation=_evaluation(case, today) if works and not case.closing_decided else None,
        evaluation_on=case.next_on,
        log_mode=_log_mode(case, view) if works else None,
        stuck=case.stuck_since is not None and case.is_open,
        address=strictest(case),
        rounds=case.reopenings + 1,
    )


def _log_mode(case: Case, view: CaseView) -> LogMode | None:
    return case.log_mode or (LogMode.DIGITAL if view.consent in OPENS_LOG else None)


def _evaluation(case: Case, today: date) -> EvaluationStatus:
    evaluated = [one.evaluated_in(case.round) for one in case.measures]
    waits = any(one.awaits_evaluation(case.round) for one in case.open_measures)
    if any(evaluated) and not waits:
        return EvaluationStatus.DONE
    if case.next_on is None:
        return EvaluationStatus.NO_DATE
    return EvaluationStatus.OVERDUE if case.next_on < today else EvaluationStatus.PLANNED

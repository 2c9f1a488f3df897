"""Consent to the log as its screen shows it: one row for each who must answer, and what is missing."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, ConsentStatus, LogMode
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import PersonId
from bti_tui.domain.predicates import is_safety_locked
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import consent_status, needs_guardian, signatories
from bti_tui.domain.views.names import Names


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """One who must answer, and the answer."""

    person: PersonId
    name: str
    relation: str
    answer: ConsentAnswer | None
    form: ConsentForm | None
    on: date | None
    valid_until: date | None
    limits: str
    kept_at: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """Consent to the log on the screen."""

    rows: tuple[SignatoryRow, ...]
    status: ConsentStatus
    needs_guardian: bool
    """Somebody with parental responsibility must be registered first."""
    log_mode: LogMode | None
    safety_locked: bool
    months: int
    """How long the guide lets a consent run."""


def consent_view(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> ConsentView:
    """The screen's picture of the consent on a day."""
    return ConsentView(
        rows=tuple(_row(case, person, names) for person in signatories(case, rules, today)),
        status=consent_status(case, rules, today),
        needs_guardian=needs_guardian(case, rules, today),
        log_mode=case.log_mode,
        safety_locked=is_safety_locked(Circumstance(case, today, rules)),
        months=guide.consent_months,
    )


def _row(case: Case, person: PersonId, names: Names) -> SignatoryRow:
    given = next((one for one in case.consents if one.signatory == person), None)
    who = case.person(person)
    return SignatoryRow(
        person=person,
        name=names.person(case, person),
        relation=who.relation.value if who else "",
        answer=given.answer if given else None,
        form=given.form if given else None,
        on=given.on if given else None,
        valid_until=given.valid_until if given else None,
        limits=names.text(given.limits) if given else "",
        kept_at=names.text(given.kept_at) if given else "",
    )

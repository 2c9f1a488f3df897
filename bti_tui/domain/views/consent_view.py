"""Consent to the log as its screen shows it: one row for each who must answer, and what is missing."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import GIVEN, ConsentAnswer, ConsentForm, ConsentStatus, LogMode
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import AgencyCode, PersonId
from bti_tui.domain.predicates import is_safety_locked
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import asked, consent_status, consented_agencies, needs_guardian
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
    agencies: tuple[AgencyCode, ...]
    """With which agencies beside the case's own one may share."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One agency, and whether everybody who must be asked lets us share with it."""

    agency: AgencyCode
    is_covered: bool
    takes_part: bool
    """It is in the case already."""
    waits_for: tuple[str, ...]
    """Those who have not said yes to it."""


@dataclass(frozen=True, slots=True)
class ConsentView:
    """Consent to the log on the screen."""

    rows: tuple[SignatoryRow, ...]
    status: ConsentStatus
    needs_guardian: bool
    """Somebody with parental responsibility must be registered first."""
    log_mode: LogMode | None
    safety_locked: bool
    waits: bool
    """The same, for one who may not know why."""
    months: int
    """How long the guide lets a consent run."""
    coverage: tuple[Coverage, ...]
    """The agencies that somebody has said yes to, or that take part."""


def consent_view(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> ConsentView:
    """The screen's picture of the consent on a day."""
    return ConsentView(
        rows=tuple(_row(case, person, names) for person in asked(case, rules, today)),
        status=consent_status(case, rules, today),
        needs_guardian=needs_guardian(case, rules, today),
        log_mode=case.log_mode,
        safety_locked=is_safety_locked(Circumstance(case, today, rules)),
        waits=case.safety_track is SafetyTrack.WAITS,
        months=guide.consent_months,
        coverage=_coverage(case, guide, rules, names, today),
    )


def _coverage(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> tuple[Coverage, ...]:
    """In the order of the guide's list."""
    taking_part = {one.agency for one in case.taking_part}
    answers = {one.signatory: set(one.agencies) for one in case.consents if one.answer in GIVEN}
    named = taking_part.union(*answers.values()) - {case.agency}
    covered = consented_agencies(case, rules, today)
    people = asked(case, rules, today)
    order = [choice.code for choice in guide.choices.get("agency", ())]
    return tuple(
        Coverage(
            agency,
            agency in covered,
            agency in taking_part,
            tuple(names.person(case, one) for one in people if agency not in answers.get(one, set())),
        )
        for agency in sorted(named, key=lambda code: order.index(code) if code in order else len(order))
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
        agencies=given.agencies if given and given.answer in GIVEN else (),
    )

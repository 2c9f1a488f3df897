"""Consent to the log as its screen shows it: one row for each who must answer, and what is missing."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import GIVEN, Consent, ConsentAnswer, ConsentForm, ConsentStatus, LogMode, Withdrawal
from bti_tui.domain.consent_course import ConsentCall, consent_call
from bti_tui.domain.coverage import consented_agencies, covered_information
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import AgencyCode, InformationCode, PersonId
from bti_tui.domain.predicates import is_safety_locked
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG, asked, consent_status, may_answer, needs_guardian, stands
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.sharing_view import SharingView, sharing_view


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
    is_needed: bool = True
    """Nothing is shared without this answer; a child below the age of a youth may leave it."""
    is_withdrawn: bool = False
    """She had said yes and has taken it back."""
    taken_back: tuple[AgencyCode, ...] = ()
    """The agencies that she has taken her yes back for, while the rest stands."""
    not_information: tuple[InformationCode, ...] = ()
    """The kinds of information that she keeps out, at first or by taking them back."""

    @property
    def stands(self) -> bool:
        """Whether something of a yes is left."""
        return self.answer in GIVEN and not self.is_withdrawn


@dataclass(frozen=True, slots=True)
class Coverage:
    """One agency, and whether everybody who must be asked lets us share with it."""

    agency: AgencyCode
    is_covered: bool
    takes_part: bool
    """It is in the case already."""
    waits_for: tuple[str, ...]
    """Those who have not said yes to it."""
    information: tuple[InformationCode, ...] = ()
    """What it may be told about."""


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
    """The agencies that the family is asked about, that somebody has said yes to, or that take part."""
    sharing: SharingView
    call: ConsentCall
    """What comes next."""

    @property
    def is_for_log_only(self) -> bool:
        """Whether the yeses let the log be kept, and nobody else be told anything."""
        return self.status in OPENS_LOG and not any(one.is_covered for one in self.coverage)


def consent_view(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> ConsentView:
    """The screen's picture of the consent on a day."""
    needed = asked(case, rules, today)
    return ConsentView(
        rows=tuple(_row(case, person, needed, names) for person in may_answer(case, rules, today)),
        status=consent_status(case, rules, today),
        needs_guardian=needs_guardian(case, rules, today),
        log_mode=case.log_mode,
        safety_locked=is_safety_locked(Circumstance(case, today, rules)),
        waits=case.safety_track is SafetyTrack.WAITS,
        months=guide.consent_months,
        coverage=_coverage(case, guide, rules, names, today),
        sharing=sharing_view(case, rules, names, today),
        call=consent_call(Circumstance(case, today, rules), guide),
    )


def _coverage(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> tuple[Coverage, ...]:
    """In the order of the guide's list."""
    taking_part = {one.agency for one in case.taking_part}
    answers = {one.signatory: set(one.agencies) for one in case.consents if stands(case, one)}
    asked_about = case.consent_scope.to_agencies if case.consent_scope else ()
    named = taking_part.union(asked_about, *answers.values()) - {case.agency}
    covered = consented_agencies(case, rules, today)
    people = asked(case, rules, today)
    order = [choice.code for choice in guide.choices.get("agency", ())]
    return tuple(
        Coverage(
            agency,
            agency in covered,
            agency in taking_part,
            tuple(names.person(case, one) for one in people if agency not in answers.get(one, set())),
            covered_information(case, rules, today, agency),
        )
        for agency in sorted(named, key=lambda code: order.index(code) if code in order else len(order))
    )


def _row(case: Case, person: PersonId, needed: tuple[PersonId, ...], names: Names) -> SignatoryRow:
    given = next((one for one in case.consents if one.signatory == person), None)
    who = case.person(person)
    parts = _parts(case, given)
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
        agencies=given.agencies if given and stands(case, given) else (),
        is_needed=person in needed,
        is_withdrawn=given is not None and given.answer in GIVEN and not stands(case, given),
        taken_back=tuple(dict.fromkeys(agency for one in parts for agency in one.agencies)),
        not_information=_kept_out(given, parts),
    )


def _parts(case: Case, given: Consent | None) -> tuple[Withdrawal, ...]:
    """What was taken back of an answer since, while the rest stands."""
    if given is None or not stands(case, given):
        return ()
    return tuple(one for one in case.withdrawals if one.signatory == given.signatory and one.fact not in given.seen)


def _kept_out(given: Consent | None, parts: tuple[Withdrawal, ...]) -> tuple[InformationCode, ...]:
    """The kinds of information that go to nobody."""
    taken = (kind for one in parts if not one.agencies for kind in one.information)
    return tuple(dict.fromkeys((*(given.not_information if given else ()), *taken)))

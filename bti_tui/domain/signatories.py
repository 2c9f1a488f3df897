"""Who must answer before the log is shared, and what their answers together allow (R17; forms and law 2.5)."""

from datetime import date, timedelta

from bti_tui.domain.case import Case
from bti_tui.domain.consent import GIVEN, Consent, ConsentAnswer, ConsentStatus
from bti_tui.domain.ids import AgencyCode, PersonId
from bti_tui.domain.people import SubjectKind, age_on
from bti_tui.domain.rules_pack import Rules

SOON = timedelta(days=30)
"""A consent that ends within this time is said to end soon (B4)."""

OPENS_LOG = frozenset({ConsentStatus.VALID, ConsentStatus.LIMITED, ConsentStatus.EXPIRES_SOON})
"""Statuses that let the log be shared."""


def signatories(case: Case, rules: Rules, today: date) -> tuple[PersonId, ...]:
    """Those who must answer: the guardians with parental responsibility, the youth with them, or the adult alone.

    A youth whose age is not known is asked together with the guardians, which is the careful reading.
    """
    subject = case.person(case.subject)
    if subject is None:
        return ()
    guardians = tuple(person.id for person in case.people if person.responsible and person.id != subject.id)
    if case.subject_kind in (SubjectKind.PREGNANT, SubjectKind.PARENT):
        return (subject.id,)
    age = age_on(subject.born_on, today) if subject.born_on else None
    if age is not None and age >= rules.adult_from:
        return (subject.id,)
    return (subject.id, *guardians) if _is_youth(case, rules, today) else guardians


def needs_guardian(case: Case, rules: Rules, today: date) -> bool:
    """Whether nobody with parental responsibility is registered although one must answer."""
    needed = signatories(case, rules, today)
    return not needed or (needed == (case.subject,) and _is_youth(case, rules, today))


def consent_status(case: Case, rules: Rules, today: date) -> ConsentStatus:
    """What all answers together allow on a day; one missing answer, or one no of several, is enough for not sharing."""
    answers = [_answer(case, person) for person in signatories(case, rules, today)]
    given = [answer for answer in answers if answer is not None]
    if given and all(answer is not None and answer.answer is ConsentAnswer.NO for answer in answers):
        return ConsentStatus.REFUSED
    if needs_guardian(case, rules, today) or len(given) < len(answers):
        return ConsentStatus.MISSING
    if any(answer.answer not in GIVEN for answer in given):
        return ConsentStatus.MISSING
    ends = min((answer.valid_until or today for answer in given), default=today)
    if ends < today:
        return ConsentStatus.EXPIRED
    if ends <= today + SOON:
        return ConsentStatus.EXPIRES_SOON
    limited = any(answer.answer is ConsentAnswer.LIMITED for answer in given)
    return ConsentStatus.LIMITED if limited else ConsentStatus.VALID


def consented_agencies(case: Case, rules: Rules, today: date) -> frozenset[AgencyCode]:
    """The agencies with which everyone who must be asked lets us share on a day (G-SAMT, R16)."""
    if consent_status(case, rules, today) not in OPENS_LOG:
        return frozenset()
    answers = [_answer(case, person) for person in signatories(case, rules, today)]
    named = [frozenset(answer.agencies) for answer in answers if answer is not None]
    return frozenset.intersection(*named) if named else frozenset()


def consent_ends(case: Case, rules: Rules, today: date) -> date | None:
    """The last day on which every consent that was given holds, or None when none of those who must answer has."""
    answers = (_answer(case, person) for person in signatories(case, rules, today))
    return min((one.valid_until for one in answers if one and one.answer in GIVEN and one.valid_until), default=None)


def _answer(case: Case, person: PersonId) -> Consent | None:
    return next((consent for consent in case.consents if consent.signatory == person), None)


def _is_youth(case: Case, rules: Rules, today: date) -> bool:
    subject = case.person(case.subject)
    if subject is None or case.subject_kind in (SubjectKind.PREGNANT, SubjectKind.PARENT):
        return False
    if subject.born_on is None:
        return case.subject_kind is SubjectKind.YOUTH
    return rules.youth_signs_from <= age_on(subject.born_on, today) < rules.adult_from

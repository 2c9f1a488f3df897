"""Who must answer before the log is shared, and what their answers together allow (R17; forms and law 2.5)."""

from collections.abc import Iterable
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
    """Those whose answers count: everybody who is asked, or, where one guardian is enough, the guardians who answered.

    So a no of one of them is never passed over.
    """
    everybody = asked(case, rules, today)
    guardians = tuple(one for one in everybody if one != case.subject)
    answered = tuple(one for one in guardians if _answer(case, one) is not None)
    if rules.local.every_guardian or not answered:
        return everybody
    return tuple(one for one in everybody if one in answered or one == case.subject)


def asked(case: Case, rules: Rules, today: date) -> tuple[PersonId, ...]:
    """Those who are asked: the guardians with parental responsibility, the youth with them, or the adult alone.

    A youth whose age is not known is asked together with the guardians, which is the careful reading. In a case of
    health the youth answers alone from an age of its own.
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
    if not _is_youth(case, rules, today):
        return guardians
    if answers_alone_for_health(case, rules, today):
        return (subject.id,)
    return (subject.id, *guardians) if rules.local.guardians_with_youth or age is None else (subject.id,)


def answers_alone_for_health(case: Case, rules: Rules, today: date) -> bool:
    """Whether the youth is of age in health matters, and the case is one of a health agency."""
    subject = case.person(case.subject)
    born_on = subject.born_on if subject else None
    of_age = born_on is not None and rules.health_alone_from <= age_on(born_on, today) < rules.adult_from
    return of_age and case.agency in rules.health_agencies


def may_answer(case: Case, rules: Rules, today: date) -> tuple[PersonId, ...]:
    """Those who are asked, and guardians whom a youth lets know: without them nothing goes beyond health."""
    people = asked(case, rules, today)
    if not answers_alone_for_health(case, rules, today):
        return people
    return (*people, *(person.id for person in case.people if person.responsible and person.id not in people))


def needs_guardian(case: Case, rules: Rules, today: date) -> bool:
    """Whether nobody with parental responsibility is registered although one must answer."""
    needed = signatories(case, rules, today)
    for_health = answers_alone_for_health(case, rules, today)
    alone = needed == (case.subject,) and _is_youth(case, rules, today) and not for_health
    return not needed or (alone and rules.local.guardians_with_youth)


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
    covered = _named_by_all(case, signatories(case, rules, today), today)
    if not answers_alone_for_health(case, rules, today):
        return covered
    guardians = tuple(person.id for person in case.people if person.responsible)
    return covered & (frozenset(rules.health_agencies) | _named_by_all(case, guardians, today))


def _named_by_all(case: Case, people: Iterable[PersonId], today: date) -> frozenset[AgencyCode]:
    named = [
        frozenset(answer.agencies) if answer and answer.valid_until and answer.valid_until >= today else frozenset()
        for answer in (_answer(case, person) for person in people)
    ]
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

"""Who must answer before the log is shared, and what their answers together allow (R17; forms and law 2.5)."""

from datetime import date, timedelta
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.consent import GIVEN, Consent, ConsentAnswer, ConsentStatus
from bti_tui.domain.ids import PersonId
from bti_tui.domain.people import SubjectKind, age_on
from bti_tui.domain.rules_pack import Rules

SOON = timedelta(days=30)
"""A consent that ends within this time is said to end soon (B4)."""

OPENS_LOG = frozenset({ConsentStatus.VALID, ConsentStatus.LIMITED, ConsentStatus.EXPIRES_SOON})
"""Statuses that let the log be shared."""

BOTH = 2
"""So many hold parental responsibility unless somebody has said otherwise."""


class ResponsibilityGap(StrEnum):
    """What is not known about parental responsibility, so that nothing may be shared (mangler om foreldreansvar)."""

    NONE = "none"
    NOBODY = "nobody"
    """Nobody who has it is registered."""
    NOT_SAID = "not_said"
    """One is registered, and nobody has said that she holds it alone."""
    NOT_REGISTERED = "not_registered"
    """Somebody else holds it too, and is not registered."""


def signatories(case: Case, rules: Rules, today: date) -> tuple[PersonId, ...]:
    """Those whose answers count: everybody who is asked, or, where one guardian is enough, the guardians who answered.

    So a no of one of them is never passed over.
    """
    everybody = asked(case, rules, today)
    guardians = tuple(one for one in everybody if one != case.subject)
    answered = tuple(one for one in guardians if answer_of(case, one) is not None)
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
    if answers_as_adult(case, rules, today):
        return (subject.id,)
    if not is_youth(case, rules, today):
        return guardians_of(case)
    if answers_alone_for_health(case, rules, today):
        return (subject.id,)
    is_beside = rules.local.guardians_with_youth or subject.born_on is None
    return (subject.id, *guardians_of(case)) if is_beside else (subject.id,)


def guardians_of(case: Case) -> tuple[PersonId, ...]:
    """Those with parental responsibility, as far as they are registered."""
    return tuple(person.id for person in case.people if person.responsible and person.id != case.subject)


def answers_as_adult(case: Case, rules: Rules, today: date) -> bool:
    """Whether the one whom the case is about answers alone for everything: an adult, a pregnant woman, a parent."""
    if case.subject_kind in (SubjectKind.PREGNANT, SubjectKind.PARENT):
        return True
    subject = case.person(case.subject)
    return subject is not None and subject.born_on is not None and age_on(subject.born_on, today) >= rules.adult_from


def answers_alone_for_health(case: Case, rules: Rules, today: date) -> bool:
    """Whether the youth is of age in health matters, and the case is one of a health agency."""
    subject = case.person(case.subject)
    born_on = subject.born_on if subject else None
    of_age = born_on is not None and rules.health_alone_from <= age_on(born_on, today) < rules.adult_from
    return of_age and case.agency in rules.health_agencies


def may_answer(case: Case, rules: Rules, today: date) -> tuple[PersonId, ...]:
    """Those who are asked, a child old enough to be asked beside them, and guardians whom a youth lets know.

    Without the guardians nothing goes beyond health; the answer of a child below the age of a youth is never needed.
    """
    people = asked(case, rules, today)
    more: tuple[PersonId, ...] = ()
    if answers_alone_for_health(case, rules, today):
        more = guardians_of(case)
    elif is_asked_beside(case, rules, today):
        more = (case.subject,)
    return (*people, *(one for one in more if one not in people))


def is_asked_beside(case: Case, rules: Rules, today: date) -> bool:
    """Whether a child is old enough to be asked for its own answer, which it may leave, and no youth yet."""
    subject = case.person(case.subject)
    if subject is None or subject.born_on is None or case.subject_kind in (SubjectKind.PREGNANT, SubjectKind.PARENT):
        return False
    return rules.child_signs_from <= age_on(subject.born_on, today) < rules.youth_signs_from


def gap(case: Case, rules: Rules, today: date) -> ResponsibilityGap:
    """What is not known about those with parental responsibility, when they must answer.

    One guardian is never enough because nobody asked after the other one (S05): that she holds it alone is said, with
    a reason. Where the municipality lets the answer of one be enough, nothing need be said.
    """
    if answers_as_adult(case, rules, today) or answers_alone_for_health(case, rules, today):
        return ResponsibilityGap.NONE
    if is_youth(case, rules, today) and case.subject in asked(case, rules, today) and not _is_beside(case, rules):
        return ResponsibilityGap.NONE
    return gap_of_guardians(case, rules)


def gap_of_guardians(case: Case, rules: Rules) -> ResponsibilityGap:
    """The same, where guardians answer in any case."""
    registered = len(guardians_of(case))
    if registered == 0:
        return ResponsibilityGap.NOBODY
    said = case.responsibility
    if not rules.local.every_guardian or (said is None and registered >= BOTH):
        return ResponsibilityGap.NONE
    if said is None:
        return ResponsibilityGap.NOT_SAID
    return ResponsibilityGap.NOT_REGISTERED if said.holders > registered else ResponsibilityGap.NONE


def _is_beside(case: Case, rules: Rules) -> bool:
    subject = case.person(case.subject)
    return rules.local.guardians_with_youth or subject is None or subject.born_on is None


def needs_guardian(case: Case, rules: Rules, today: date) -> bool:
    """Whether somebody with parental responsibility is not registered who must answer, or it is not known who."""
    return gap(case, rules, today) is not ResponsibilityGap.NONE


def is_withdrawn(case: Case, given: Consent) -> bool:
    """Whether all of a consent was taken back, as far as the one who wrote it down had not seen that."""
    return any(
        one.is_whole and one.signatory == given.signatory and one.fact not in given.seen for one in case.withdrawals
    )


def is_log_closed(case: Case, given: Consent) -> bool:
    """Whether the family had the log closed after this answer, and nobody has asked again since (T09)."""
    look = case.consent_review
    return max(given.log_closings, look.log_closings if look else 0) < case.log_closings


def stands(case: Case, given: Consent | None) -> bool:
    """Whether an answer is a yes, or a yes with limits, of which something is left."""
    return given is not None and given.answer in GIVEN and not is_withdrawn(case, given)


def consent_status(case: Case, rules: Rules, today: date) -> ConsentStatus:
    """What all answers together allow on a day; one missing answer, or one no of several, is enough for not sharing."""
    answers = [answer_of(case, person) for person in signatories(case, rules, today)]
    given = [answer for answer in answers if answer is not None]
    if any(is_withdrawn(case, answer) for answer in given if answer.answer in GIVEN):
        return ConsentStatus.WITHDRAWN
    if given and all(answer is not None and answer.answer is ConsentAnswer.NO for answer in answers):
        return ConsentStatus.REFUSED
    if not answers or needs_guardian(case, rules, today) or len(given) < len(answers):
        return ConsentStatus.MISSING
    if any(answer.answer not in GIVEN or is_log_closed(case, answer) for answer in given):
        return ConsentStatus.MISSING
    ends = min((answer.valid_until or today for answer in given), default=today)
    limited = any(answer.answer is ConsentAnswer.LIMITED or answer.not_information for answer in given)
    return _while_it_lasts(ends, today, limited=limited)


def _while_it_lasts(ends: date, today: date, *, limited: bool) -> ConsentStatus:
    if ends < today:
        return ConsentStatus.EXPIRED
    if ends <= today + SOON:
        return ConsentStatus.EXPIRES_SOON
    return ConsentStatus.LIMITED if limited else ConsentStatus.VALID


def consent_ends(case: Case, rules: Rules, today: date) -> date | None:
    """The last day on which every consent that was given holds, or None when none of those who must answer has."""
    answers = (answer_of(case, person) for person in signatories(case, rules, today))
    return min((one.valid_until for one in answers if one and stands(case, one) and one.valid_until), default=None)


def answer_of(case: Case, person: PersonId) -> Consent | None:
    """The newest answer of somebody."""
    return next((consent for consent in case.consents if consent.signatory == person), None)


def is_youth(case: Case, rules: Rules, today: date) -> bool:
    """Whether the one whom the case is about answers beside the guardians; by the kind when the age is not known."""
    subject = case.person(case.subject)
    if subject is None or case.subject_kind in (SubjectKind.PREGNANT, SubjectKind.PARENT):
        return False
    if subject.born_on is None:
        return case.subject_kind is SubjectKind.YOUTH
    return rules.youth_signs_from <= age_on(subject.born_on, today) < rules.adult_from

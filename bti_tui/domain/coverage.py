"""What the consents of a case reach: which kinds of information, from which service to which, and until when.

A yes reaches what its signatory was asked about, less what she kept out, less what was taken back since she was last
asked. Several yeses reach what each of them reaches.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.consent import GIVEN, Consent
from bti_tui.domain.ids import AgencyCode, FactId, InformationCode, PersonId
from bti_tui.domain.people import birthday_on
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import (
    ResponsibilityGap,
    answer_of,
    answers_alone_for_health,
    answers_as_adult,
    gap_of_guardians,
    guardians_of,
    is_log_closed,
    is_youth,
    stands,
)


class ReviewCause(StrEnum):
    """Why the consents must be looked at before anything new is shared (grunn til å se over)."""

    BIRTHDAY = "birthday"
    ENDS = "ends"
    REVIEW_DATE = "review_date"
    REOPENED = "reopened"
    LOG_CLOSED = "log_closed"


@dataclass(frozen=True, slots=True)
class ReviewNeed:
    """One thing that asks for a look at the consents (samtykket må ses over)."""

    cause: ReviewCause
    on: date
    number: int = 0
    """The age, or the days before the end."""


def needed(
    case: Case, rules: Rules, today: date, agency: AgencyCode, information: InformationCode
) -> tuple[PersonId, ...] | None:
    """Who must have said yes to a kind of information for an agency; None when that is not known yet (R17)."""
    subject = case.person(case.subject)
    if subject is None:
        return None
    if answers_as_adult(case, rules, today):
        return (subject.id,)
    youth = is_youth(case, rules, today)
    is_health = information in rules.health_information and agency in rules.health_agencies
    if youth and answers_alone_for_health(case, rules, today) and is_health:
        return (subject.id,)
    if youth and not rules.local.guardians_with_youth and subject.born_on is not None:
        return (subject.id,)
    guardians = _guardians_needed(case, rules, information)
    if guardians is None:
        return None
    return (subject.id, *guardians) if youth else guardians


def _guardians_needed(case: Case, rules: Rules, information: InformationCode) -> tuple[PersonId, ...] | None:
    """All of them; where one is enough, those who have answered, so that a no still counts."""
    guardians = guardians_of(case)
    if not rules.local.every_guardian or information in rules.of_one_parent:
        return tuple(one for one in guardians if answer_of(case, one) is not None) or guardians or None
    return guardians if gap_of_guardians(case, rules) is ResponsibilityGap.NONE else None


def reaches(
    case: Case, given: Consent | None, today: date, giver: AgencyCode, agency: AgencyCode, information: InformationCode
) -> bool:
    """Whether one answer lets one service tell another one a kind of information on a day."""
    if given is None or given.answer not in GIVEN or given.scope is None or given.valid_until is None:
        return False
    scope = given.scope
    asked = giver in scope.from_agencies and agency in scope.to_agencies and information in scope.information
    said = agency in given.agencies and information not in given.not_information
    runs = given.on <= today <= min(given.valid_until, scope.valid_until)
    taken_back = any(
        one.signatory == given.signatory and one.fact not in given.seen and one.takes(agency, information)
        for one in case.withdrawals
    )
    return asked and said and runs and not taken_back


def allowing(
    case: Case,
    rules: Rules,
    today: date,
    agency: AgencyCode,
    information: InformationCode,
    giver: AgencyCode | None = None,
) -> tuple[FactId, ...]:
    """The answers that together let a kind of information go to an agency; empty when they don't."""
    people = needed(case, rules, today, agency, information)
    if not people:
        return ()
    answers = [answer_of(case, one) for one in people]
    given = [one for one in answers if reaches(case, one, today, giver or case.agency, agency, information)]
    return tuple(one.fact for one in given if one) if len(given) == len(answers) else ()


def covered_information(
    case: Case, rules: Rules, today: date, agency: AgencyCode, giver: AgencyCode | None = None
) -> tuple[InformationCode, ...]:
    """The kinds of information that may go to an agency on a day, in the order that they were asked about."""
    wanted = dict.fromkeys(kind for one in case.consents if one.scope for kind in one.scope.information)
    return tuple(kind for kind in wanted if allowing(case, rules, today, agency, kind, giver))


def consented_agencies(case: Case, rules: Rules, today: date) -> frozenset[AgencyCode]:
    """The agencies with which everyone who must be asked lets us share something on a day (G-SAMT, R16)."""
    named = {agency for one in case.consents for agency in one.agencies}
    return frozenset(one for one in named if covered_information(case, rules, today, one))


def reviews_due(case: Case, rules: Rules, today: date) -> tuple[ReviewNeed, ...]:
    """What asks for a look at the consents since they were given or last looked at, the oldest first (R22)."""
    found = {need for one in case.consents if stands(case, one) for need in _of_answer(case, one, rules, today)}
    return tuple(sorted(found, key=lambda need: (need.on, need.cause, need.number)))


def _of_answer(case: Case, given: Consent, rules: Rules, today: date) -> Iterable[ReviewNeed]:
    look = case.consent_review
    since = max(given.on, look.on) if look else given.on
    for need in _marks(case, given, rules):
        if since < need.on <= today:
            yield need
    if max(given.reopenings, look.reopenings if look else 0) < case.reopenings:
        yield ReviewNeed(ReviewCause.REOPENED, case.level_since or given.on)
    if is_log_closed(case, given):
        yield ReviewNeed(ReviewCause.LOG_CLOSED, case.level_since or given.on)


def _marks(case: Case, given: Consent, rules: Rules) -> Iterable[ReviewNeed]:
    subject = case.person(case.subject)
    if subject is not None and subject.born_on is not None:
        for age in rules.recheck_on:
            yield ReviewNeed(ReviewCause.BIRTHDAY, birthday_on(subject.born_on, age), age)
    ends = [day for day in (given.valid_until, given.scope.valid_until if given.scope else None) if day]
    if ends:
        for days in rules.warn_days:
            yield ReviewNeed(ReviewCause.ENDS, min(ends) - timedelta(days=days), days)
    if given.scope is not None and given.scope.review_on is not None:
        yield ReviewNeed(ReviewCause.REVIEW_DATE, given.scope.review_on)

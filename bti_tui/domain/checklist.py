"""Whether a consent holds all that the law asks for before anybody is asked (2.3 of forms and law), point by point."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.commands import DrawUpConsent
from bti_tui.domain.consent import ChildHeard, Interpreter
from bti_tui.domain.errors import Reason
from bti_tui.domain.people import age_on
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import answers_as_adult
from bti_tui.domain.text import is_written

OF_AGE: Final = 18
"""Nobody younger interprets, by the act on interpreters; a year of birth alone must leave no doubt of it."""


def missing_points(wanted: DrawUpConsent, case: Case, rules: Rules, today: date) -> tuple[Reason, ...]:
    """Every point that a consent lacks, in the order of the form; empty when it may be put before the family."""
    codes = [*_of_sharing(wanted), *_of_period(wanted, today), *_of_telling(wanted, rules, today)]
    return tuple(Reason(code) for code in (*codes, *_of_child(wanted, case, rules, today)))


def _of_sharing(wanted: DrawUpConsent) -> Iterator[str]:
    if not is_written(wanted.purpose):
        yield refusals.CONSENT_PURPOSE_MISSING
    if not wanted.from_agencies:
        yield refusals.CONSENT_FROM_MISSING
    if not wanted.to_agencies:
        yield refusals.CONSENT_TO_MISSING
    if not wanted.information:
        yield refusals.CONSENT_INFORMATION_MISSING


def _of_period(wanted: DrawUpConsent, today: date) -> Iterator[str]:
    review = wanted.review_on
    if wanted.valid_until <= today or (review is not None and not today < review <= wanted.valid_until):
        yield refusals.DATES_OUT_OF_ORDER


def _of_telling(wanted: DrawUpConsent, rules: Rules, today: date) -> Iterator[str]:
    if not is_written(wanted.language):
        yield refusals.CONSENT_LANGUAGE_MISSING
    if not is_written(wanted.text_version):
        yield refusals.CONSENT_TEXT_MISSING
    if not {one.code for one in rules.points} <= set(wanted.points):
        yield refusals.CONSENT_POINTS_MISSING
    if wanted.interpreter is Interpreter.USED:
        if not is_written(wanted.interpreter_name) or wanted.interpreter_born is None:
            yield refusals.INTERPRETER_MISSING
        elif today.year - wanted.interpreter_born <= OF_AGE:
            yield refusals.INTERPRETER_TOO_YOUNG


def _of_child(wanted: DrawUpConsent, case: Case, rules: Rules, today: date) -> Iterator[str]:
    """A child is heard before the guardians answer; a youth and an adult answer themselves."""
    subject = case.person(case.subject)
    born_on = subject.born_on if subject else None
    age = age_on(born_on, today) if born_on else None
    if answers_as_adult(case, rules, today) or (age is not None and age >= rules.youth_signs_from):
        return
    if age is not None and age < rules.hear_child_from:
        return
    is_old_enough = age is not None and wanted.child_heard is ChildHeard.TOO_YOUNG
    unsaid = wanted.child_heard is ChildHeard.HEARD and not is_written(wanted.child_view)
    if wanted.child_heard is None or is_old_enough or unsaid:
        yield refusals.CONSENT_CHILD_MISSING

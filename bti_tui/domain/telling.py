"""Who of a case may be told about it: what the guard of the family's talk and every notice to guardians ask."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.concern import Present
from bti_tui.domain.errors import Reason
from bti_tui.domain.people import Person, Relation, Telling

_RELATIONS = {
    Present.MOTHER: Relation.MOTHER,
    Present.FATHER: Relation.FATHER,
    Present.GUARDIAN: Relation.GUARDIAN,
    Present.CHILD: Relation.SUBJECT,
}


PARENTS: Final = frozenset({Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN})


def speakers(case: Case) -> tuple[Person, ...]:
    """Whose words the family's may be: every parent, with parental responsibility or not."""
    return tuple(one for one in case.people if one.relation in PARENTS and one.id != case.subject)


def guardians(case: Case) -> tuple[Person, ...]:
    """Those with parental responsibility."""
    return tuple(one for one in case.people if one.responsible and one.id != case.subject)


def may_be_told(case: Case) -> tuple[Person, ...]:
    """Those of the guardians, and the one whom the case is about, who may be told all or something."""
    asked = (one for one in case.people if one.responsible or one.id == case.subject)
    return tuple(one for one in asked if one.telling is not Telling.NOTHING)


def no_guardian_may_be_told(case: Case) -> bool:
    """Whether there are guardians and none of them may be told, so that there is nobody to talk with yet."""
    found = guardians(case)
    return bool(found) and all(one.telling is Telling.NOTHING for one in found)


def is_family_told(case: Case) -> bool:
    """G-FAM: the family was talked with, or an exception has its reason, for the talk or for each of the guardians."""
    return case.talk is not None or no_guardian_may_be_told(case)


def held_from(case: Case, present: Iterable[Present]) -> tuple[Person, ...]:
    """Those of a talk who may be told nothing. Who else has the same relation is not meant."""
    relations = {_RELATIONS.get(one) for one in present}
    return tuple(one for one in case.people if one.telling is Telling.NOTHING and one.relation in relations)


def told_nothing(case: Case) -> tuple[Person, ...]:
    """Everybody in the case about whom it is settled that nothing is told now."""
    return tuple(one for one in case.people if one.telling is Telling.NOTHING)


def against_telling(case: Case, people: Iterable[str]) -> list[Reason]:
    """A reason when something would go to somebody who is told nothing: a task, a copy, an invitation, by their ids."""
    named = frozenset(people)
    return _no(one.id in named for one in told_nothing(case))


def against_meeting(case: Case, *, family_present: bool) -> list[Reason]:
    """A reason when the family is said to have met and none of it may be told; whoever may be told is not hindered."""
    return _no([family_present and _has_family(case) and not may_be_told(case)])


def against_release(case: Case) -> list[Reason]:
    """A reason when what was held back from the guardians would now go to them, and none of them may be told."""
    return [*_no([no_guardian_may_be_told(case)]), *against_unjudged(case)]


def against_unjudged(case: Case) -> list[Reason]:
    """A reason while a person still has to choose whether the guardians are informed, or to hold back."""
    return [Reason(refusals.NOTICE_NOT_JUDGED)] if case.to_judge is not None else []


def _has_family(case: Case) -> bool:
    return any(one.responsible or one.id == case.subject for one in case.people)


def _no(stands: Iterable[bool]) -> list[Reason]:
    return [Reason(refusals.NOT_TO_BE_TOLD)] if any(stands) else []

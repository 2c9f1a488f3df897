"""Who of a case may be told about it: what the guard of the family's talk and every notice to guardians ask."""

from collections.abc import Iterable

from bti_tui.domain.case import Case
from bti_tui.domain.concern import Present
from bti_tui.domain.people import Person, Relation, Telling

_RELATIONS = {
    Present.MOTHER: Relation.MOTHER,
    Present.FATHER: Relation.FATHER,
    Present.GUARDIAN: Relation.GUARDIAN,
    Present.CHILD: Relation.SUBJECT,
}


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

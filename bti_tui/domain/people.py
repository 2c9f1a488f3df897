"""The people of a case and the professionals around it."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.address import Protection
from bti_tui.domain.ids import AgencyCode, NoteId, PersonId, Role, UserId


class SubjectKind(StrEnum):
    """Whom the case is about (hvem saken gjelder)."""

    CHILD = "child"
    YOUTH = "youth"
    PREGNANT = "pregnant"
    PARENT = "parent"


class Relation(StrEnum):
    """What a person is to the one whom the case is about (relasjon)."""

    SUBJECT = "subject"
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    SIBLING = "sibling"
    CHILD = "child"
    """The child of a pregnant woman, once it is born."""
    OTHER = "other"


class Telling(StrEnum):
    """Whether somebody may be told about the case (hvem som kan få vite)."""

    ALL = "all"
    PART = "part"
    """Only what is written beside it."""
    NOTHING = "nothing"
    """Nothing now; why is shielded."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the case who is not there as an employee (person). The name is a note."""

    id: PersonId
    name: NoteId
    relation: Relation
    responsible: bool = False
    """Has parental responsibility (foreldreansvar)."""
    born_on: date | None = None
    telling: Telling = Telling.ALL
    why: NoteId | None = None
    """Why nothing is told, or what may be."""
    protection: Protection | None = None
    """How the address is protected."""
    national_id: NoteId | None = None
    """Where the number lies that is needed for a report or the archive."""


@dataclass(frozen=True, slots=True)
class Professional:
    """An employee who may own a concern, hold the baton or answer for a measure (ansatt)."""

    id: UserId
    name: str
    initials: str
    title: str
    agency: AgencyCode
    unit: str
    role: Role


@dataclass(frozen=True, slots=True)
class Author:
    """Who somebody was when she did something, whatever she has become since (forfatter)."""

    role: Role
    agency: AgencyCode
    held_baton: bool = False


def age_on(born_on: date, day: date) -> int:
    """Whole years on a day; someone born on 29 February grows older on 1 March in a common year."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday_on(born_on: date, years: int) -> date:
    """The day somebody becomes so old, by the same rule."""
    year = born_on.year + years
    is_leap_day = (born_on.month, born_on.day) == (2, 29) and not isleap(year)
    return date(year, 3, 1) if is_leap_day else born_on.replace(year=year)

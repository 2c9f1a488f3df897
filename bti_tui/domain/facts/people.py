"""Facts about the people of a case: corrections, who may be told, siblings in other cases, colleagues who see it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import CaseId, NoteId, PersonId, UserId
from bti_tui.domain.people import Relation, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCorrected:
    """What is written about somebody was put right (person rettet)."""

    name: ClassVar[str] = "person.corrected"
    schema: ClassVar[int] = 1
    person: PersonId
    full_name: NoteId
    relation: Relation
    responsible: bool
    born_on: date | None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemoved:
    """Somebody who was entered by mistake was taken out (person tatt ut)."""

    name: ClassVar[str] = "person.removed"
    schema: ClassVar[int] = 1
    person: PersonId
    on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingSettled:
    """It was settled whether somebody may be told (hvem som kan få vite, avklart)."""

    name: ClassVar[str] = "person.telling"
    schema: ClassVar[int] = 1
    person: PersonId
    telling: Telling
    on: date
    why: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildBorn:
    """The child of a pregnant woman was born (barn født)."""

    name: ClassVar[str] = "child.born"
    schema: ClassVar[int] = 1
    person: PersonId
    full_name: NoteId
    born_on: date | None
    """None once it is purged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingLinked:
    """A sibling has a case of its own (søsken knyttet)."""

    name: ClassVar[str] = "sibling.linked"
    schema: ClassVar[int] = 1
    other: CaseId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingUnlinked:
    """Two cases are not about siblings after all (søskenkobling løst)."""

    name: ClassVar[str] = "sibling.unlinked"
    schema: ClassVar[int] = 1
    other: CaseId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueLetIn:
    """A colleague was let in to see the case (innsyn gitt)."""

    name: ClassVar[str] = "colleague.let_in"
    schema: ClassVar[int] = 1
    colleague: UserId
    on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueLetOut:
    """What a colleague was let in to see ended (innsyn avsluttet)."""

    name: ClassVar[str] = "colleague.let_out"
    schema: ClassVar[int] = 1
    colleague: UserId
    on: date


PeopleFact = (
    PersonCorrected
    | PersonRemoved
    | TellingSettled
    | ChildBorn
    | SiblingLinked
    | SiblingUnlinked
    | ColleagueLetIn
    | ColleagueLetOut
)
"""Everything that can have happened to the people of a case."""

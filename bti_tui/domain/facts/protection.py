"""Facts about what of a person must not be known by others: where she lives, and her national id number."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.address import AddressGrade, NumberNeed, ProtectionSource
from bti_tui.domain.ids import NoteId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressProtected:
    """The address of a person was graded, or is open again (adresse gradert)."""

    name: ClassVar[str] = "person.address"
    schema: ClassVar[int] = 1
    person: PersonId
    grade: AddressGrade
    on: date
    since: date | None
    expires_on: date | None
    source: ProtectionSource | None
    reason: NoteId | None
    """Why it is graded lower than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalIdNoted:
    """A national id number was written down for a need, or taken out (fødselsnummer notert)."""

    name: ClassVar[str] = "person.national_id"
    schema: ClassVar[int] = 1
    person: PersonId
    digits: NoteId | None
    need: NumberNeed | None
    on: date


ProtectionFact = AddressProtected | NationalIdNoted
"""Everything that can have happened to addresses and numbers."""

"""Orders about what of a person must not be known by others: where she lives, and her national id number."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.address import AddressGrade, NumberNeed, ProtectionSource
from bti_tui.domain.ids import CaseId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectAddress:
    """Grade the address of a person; strict takes every place out of the case for good (gradere adresse)."""

    name: ClassVar[str] = "protect_address"
    case_id: CaseId
    """The case."""
    person: PersonId
    """Whose address."""
    grade: AddressGrade
    """Open, confidential, or strict."""
    since: date | None = None
    """The day of the decision; needed but with open."""
    expires_on: date | None = None
    """Its last day; needed but with open."""
    source: ProtectionSource | None = None
    """Who said so; needed but with open."""
    reason: str | None = None
    """Why it is graded lower than before; needed then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNationalId:
    """Write down the national id number of a person where it is needed, or take it out (notere fødselsnummer)."""

    name: ClassVar[str] = "note_national_id"
    case_id: CaseId
    """The case."""
    person: PersonId
    """Whose number."""
    digits: str | None = None
    """The eleven digits; left out: the number is taken out."""
    need: NumberNeed | None = None
    """What it is needed for; needed with a number."""

"""Orders about the people of a case: who they are, who may be told, siblings elsewhere, colleagues who see it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import CaseId, PersonId, UserId
from bti_tui.domain.people import Relation, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPerson:
    """Put right what is written about somebody in the case (rette person)."""

    name: ClassVar[str] = "correct_person"
    case_id: CaseId
    """The case."""
    person: PersonId
    """Who."""
    full_name: str
    """The name as it should be."""
    relation: Relation
    """What the person is to the child; the one whom the case is about stays that."""
    responsible: bool = False
    """Whether the person has parental responsibility."""
    born_on: date | None = None
    """Date of birth; left out: not known."""
    due_on: date | None = None
    """The day a pregnant woman expects her child, of the one whom the case is about; left out: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson:
    """Take out somebody who was entered by mistake; what was written stays in the history (ta ut person)."""

    name: ClassVar[str] = "remove_person"
    case_id: CaseId
    """The case."""
    person: PersonId
    """Who."""
    reason: str
    """What the mistake was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleTelling:
    """Settle whether somebody may be told about the case (hvem som kan få vite)."""

    name: ClassVar[str] = "settle_telling"
    case_id: CaseId
    """The case."""
    person: PersonId
    """Who."""
    telling: Telling
    """Everything, only what is written, or nothing."""
    why: str | None = None
    """Why not, which is shielded, or what may be told; needed but with everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBirth:
    """Write that the child of a pregnant woman is born; a case for the child is a new one (registrere fødsel)."""

    name: ClassVar[str] = "register_birth"
    case_id: CaseId
    """The case of the pregnant woman."""
    full_name: str
    """What the child is called."""
    born_on: date
    """Date of birth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSibling:
    """Say that a sibling has a case of its own; nothing of one case is shown in the other (knytte søsken)."""

    name: ClassVar[str] = "link_sibling"
    case_id: CaseId
    """The case."""
    other: CaseId
    """The case of the sibling; whoever links must be allowed to see both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkSibling:
    """Take back that two cases are about siblings (løse søskenkobling)."""

    name: ClassVar[str] = "unlink_sibling"
    case_id: CaseId
    """The case."""
    other: CaseId
    """The other case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """Let a colleague who works with the child see the case (gi innsyn)."""

    name: ClassVar[str] = "let_in"
    case_id: CaseId
    """The case."""
    colleague: UserId
    """The professional."""
    reason: str
    """What she needs it for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetOut:
    """End what a colleague was let in to see (avslutte innsyn)."""

    name: ClassVar[str] = "let_out"
    case_id: CaseId
    """The case."""
    colleague: UserId
    """The professional."""

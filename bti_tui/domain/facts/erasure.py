"""Facts about what the law holds back or lets go: restriction, and the stones that mark a purge."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import FactId, GroundCode, NoteId, PersonId, ReceiptId


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRestricted:
    """The case is kept but hidden from ordinary use (sak sperret)."""

    name: ClassVar[str] = "case.restricted"
    schema: ClassVar[int] = 1
    ground: GroundCode
    reason: NoteId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionLifted:
    """The case is in ordinary use again (sperring opphevet)."""

    name: ClassVar[str] = "case.unrestricted"
    schema: ClassVar[int] = 1
    reason: NoteId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWithheld:
    """The words of one fact are kept but shown to nobody (tekst sperret)."""

    name: ClassVar[str] = "entry.withheld"
    schema: ClassVar[int] = 1
    entry: FactId
    notes: tuple[NoteId, ...]
    ground: GroundCode
    reason: NoteId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReleased:
    """The words of one fact are shown again (sperring av tekst opphevet)."""

    name: ClassVar[str] = "entry.released"
    schema: ClassVar[int] = 1
    entry: FactId
    reason: NoteId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePurged:
    """All words of the case are gone, and what its facts said (sak slettet)."""

    name: ClassVar[str] = "case.purged"
    schema: ClassVar[int] = 1
    receipt: ReceiptId
    number: int
    ground: GroundCode
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPurged:
    """The words of one fact or about one person are gone (ord slettet)."""

    name: ClassVar[str] = "words.purged"
    schema: ClassVar[int] = 1
    receipt: ReceiptId
    ground: GroundCode
    on: date
    entry: FactId | None
    person: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """Something happened once; a lawful purge has taken what (tømt hendelse)."""

    name: ClassVar[str] = "fact.emptied"
    schema: ClassVar[int] = 1


ErasureFact = CaseRestricted | RestrictionLifted | EntryWithheld | EntryReleased | CasePurged | WordsPurged | Emptied
"""Everything that can have been held back or taken away by law."""

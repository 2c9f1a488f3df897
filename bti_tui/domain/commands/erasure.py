"""Orders that hide without removing: restriction of a case, and of one text in it."""

from dataclasses import dataclass
from typing import ClassVar

from bti_tui.domain.ids import CaseId, FactId, GroundCode


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictCase:
    """Keep a case but hide it from ordinary use (sperre sak)."""

    name: ClassVar[str] = "restrict_case"
    case_id: CaseId
    """The case."""
    ground: GroundCode
    """The legal ground, from the rule pack."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRestriction:
    """Take a restricted case into ordinary use again (oppheve sperring)."""

    name: ClassVar[str] = "lift_restriction"
    case_id: CaseId
    """The case."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdEntry:
    """Keep the words of one fact but show them to nobody (sperre tekst)."""

    name: ClassVar[str] = "withhold_entry"
    case_id: CaseId
    """The case."""
    entry: FactId
    """The fact whose words are withheld, with their corrections."""
    ground: GroundCode
    """The legal ground, from the rule pack."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseEntry:
    """Show the words of one fact again (oppheve sperring av tekst)."""

    name: ClassVar[str] = "release_entry"
    case_id: CaseId
    """The case."""
    entry: FactId
    """The fact whose words were withheld."""
    reason: str
    """Why."""

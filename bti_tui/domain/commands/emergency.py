"""Orders about emergency access: opening a case without a need to know, and having looked at it afterwards."""

from dataclasses import dataclass
from typing import ClassVar

from bti_tui.domain.ids import CaseId, FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInEmergency:
    """Open a case that one has no part in, for the rest of the day (nødåpning)."""

    name: ClassVar[str] = "open_in_emergency"
    case_id: CaseId
    """The case."""
    reason: str
    """Why; the holder and the leader read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeEmergency:
    """Say that one has looked at an emergency opening (sett nødåpning)."""

    name: ClassVar[str] = "acknowledge_emergency"
    case_id: CaseId
    """The case."""
    entry: FactId
    """The opening."""

"""Facts about emergency access to a case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import FactId, NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyOpened:
    """Somebody without a part in the case opened it, with a written reason (nødåpnet)."""

    name: ClassVar[str] = "emergency.opened"
    schema: ClassVar[int] = 1
    on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySeen:
    """Somebody who answers for the case has looked at an emergency opening (nødåpning sett)."""

    name: ClassVar[str] = "emergency.seen"
    schema: ClassVar[int] = 1
    on: date
    entry: FactId


EmergencyFact = EmergencyOpened | EmergencySeen
"""Everything that can have happened around an opening in an emergency."""

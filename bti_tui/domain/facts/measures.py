"""Facts about a measure on its way."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import MeasureId, NoteId, PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSuspended:
    """A measure waits for somebody else (tiltak venter)."""

    name: ClassVar[str] = "measure.suspended"
    schema: ClassVar[int] = 1
    measure: MeasureId
    on: date
    awaits: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResumed:
    """A measure that waited was taken up again (tiltak tatt opp igjen)."""

    name: ClassVar[str] = "measure.resumed"
    schema: ClassVar[int] = 1
    measure: MeasureId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewTold:
    """Somebody said how a measure is (syn på tiltak skrevet)."""

    name: ClassVar[str] = "measure.view_told"
    schema: ClassVar[int] = 1
    measure: MeasureId
    told_by: PartyId
    on: date
    text: NoteId


MeasureFact = MeasureSuspended | MeasureResumed | ViewTold
"""Everything that can have happened to a measure on its way."""

"""Orders about a measure on its way: it waits, it is taken up again, somebody says how it is."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import CaseId, MeasureId, PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendMeasure:
    """Let a measure wait for an answer or a place from somebody else (la tiltaket vente)."""

    name: ClassVar[str] = "suspend_measure"
    case_id: CaseId
    """The case."""
    measure: MeasureId
    """The measure."""
    since: date
    """Since when it waits."""
    awaits: str
    """What or whom it waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeMeasure:
    """Take up a measure that waited (ta opp igjen tiltaket)."""

    name: ClassVar[str] = "resume_measure"
    case_id: CaseId
    """The case."""
    measure: MeasureId
    """The measure."""
    resumed_on: date
    """The day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellView:
    """Write down what one person says of a measure; what others say stays beside it (syn på tiltaket)."""

    name: ClassVar[str] = "tell_view"
    case_id: CaseId
    """The case."""
    measure: MeasureId
    """The measure."""
    told_by: PartyId
    """Who says it: anybody of the family, or a professional."""
    told_on: date
    """The day."""
    text: str
    """What was said."""


MeasureCommand = SuspendMeasure | ResumeMeasure | TellView
"""Every order about a measure on its way."""

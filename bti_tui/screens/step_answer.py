"""What the screen of a step answers to the place that it was opened from."""

from dataclasses import dataclass

from bti_tui.domain.ids import CaseId, StepId
from bti_tui.i18n import N_


@dataclass(frozen=True, slots=True)
class Stored:
    """The step was stored, and nothing more is asked in it."""

    case_id: CaseId
    said: str = N_("Stored.")
    """What the status line says of it, a msgid."""


@dataclass(frozen=True, slots=True)
class GaveWay:
    """What another wrote about the same stands, and the step is left."""

    said: str
    """Where the person's own words lie, in the language of now."""


@dataclass(frozen=True, slots=True)
class ToMeetings:
    """The step is done by a meeting, and the case shall open its meetings."""


StepAnswer = StepId | Stored | GaveWay | ToMeetings | None
"""A step to go to instead, or that it was stored, or that it gave way, or the way to the meetings, or nothing."""

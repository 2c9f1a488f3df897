"""What the screen of a step answers to the place that it was opened from."""

from dataclasses import dataclass

from bti_tui.domain.ids import CaseId, StepId


@dataclass(frozen=True, slots=True)
class Stored:
    """The step was stored, and nothing more is asked in it."""

    case_id: CaseId


StepAnswer = StepId | Stored | None
"""A step to go to instead, or that it was stored, or nothing."""

"""How wide the parts of a case are, known before they are laid out: a place that is opened is drawn once, and right."""

from typing import Final

UPRIGHT_FROM: Final = 90
"""Columns from which the steps stand below each other, to the left."""
LOG_FROM: Final = 110
"""Columns from which the log stands to the right."""
PADDING: Final = 2
TRACK, LOG_PANE, LOG_TEXT = 30, 36, 32
"""Columns of the steps, of the log, and of the text in it, as `case.tcss` lays them out."""
NARROWEST: Final = 40


def text_columns(width: int) -> int:
    """Columns of the text between the steps and the log."""
    beside = (TRACK if width >= UPRIGHT_FROM else 0) + (LOG_PANE if width >= LOG_FROM else 0)
    return max(NARROWEST, width - beside - PADDING)

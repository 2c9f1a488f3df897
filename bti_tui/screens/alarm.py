"""Which page F9 shows: the numbers alone while locked, else the numbers with the case that lies open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from bti_tui.desk import Desk
from bti_tui.screens.emergency import EmergencyScreen, LocalNumber

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


def alarm_screen(
    desk: Desk[Context], numbers: tuple[LocalNumber, ...], stack: Sequence[Screen[Any]]
) -> EmergencyScreen:
    """The page for the place on top; the case is the one of the nearest place below that is about one."""
    if not desk.is_open:
        return EmergencyScreen(desk, numbers)
    from bti_tui.screens.safety import SafetyScreen  # the lock screen needs none of what it imports
    from bti_tui.screens.step import StepScreen

    found = (one for screen in reversed(stack) if (one := getattr(screen, "case_id", None)))
    top = stack[-1]
    typed_in = top if isinstance(top, StepScreen) and not top.drawn else None
    return SafetyScreen(desk, numbers, next(found, None), typed_in=typed_in)

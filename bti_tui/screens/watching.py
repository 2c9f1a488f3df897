"""A place that looks every second whether somebody else has written to the store, and draws what is new where it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from textual.screen import ScreenResultType

from bti_tui.desk import Desk, DeskClosed
from bti_tui.domain.errors import BtiError
from bti_tui.screens.base import BtiScreen
from bti_tui.usecases.news import pulse

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

PULSE_SECONDS: Final = 1.0
REST: Final = 10
"""After reading anew the place rests so many times as long as the reading took, so that no machine is kept busy."""


class WatchingScreen(BtiScreen[ScreenResultType]):
    """Asks for one number on the desk's thread; nothing is drawn, and no key is held back, while it stays the same."""

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._beat: int | None = None
        self._is_looking = False
        self._rests_until = 0.0

    async def news_came(self) -> None:
        """Somebody has written to the store since the last time, or this is the first time: read what is new."""

    def look_again(self) -> None:
        """Ask for what is new at the next beat, whatever the store says."""
        self._beat = None

    def on_mount(self) -> None:
        """Listen from now on."""
        self.set_interval(PULSE_SECONDS, self.look)

    def look(self) -> None:
        """One beat; nothing happens while another place lies on top, or while an answer is awaited."""
        if not self._is_looking and self.is_current and not self.is_busy and time.monotonic() >= self._rests_until:
            self._is_looking = True
            self.run_worker(self._look(), exit_on_error=True)

    async def _look(self) -> None:
        began = time.monotonic()
        try:
            beat = await self.desk.ask(pulse)
            if beat != self._beat:
                self._beat = beat
                await self.news_came()
                self._rests_until = time.monotonic() + REST * (time.monotonic() - began)
        except (BtiError, DeskClosed):  # a store in trouble says so when something is asked of it
            self._beat = None
        finally:
            self._is_looking = False

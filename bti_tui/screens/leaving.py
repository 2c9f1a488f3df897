"""How the program ends and locks: by a key, by itself, or because the terminal or the system says so.

A lock waits for what was typed, never for what is slow: a question to the desk, an open place, or keys on their way.
Where a lock would lose words it covers the case and asks once (`held.py`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk, DeskClosed
from bti_tui.domain.errors import BtiError
from bti_tui.i18n import Translator
from bti_tui.screens.backlog import Backlog
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.ending import Ending
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.idle import Idle
from bti_tui.screens.safe_app import SafeApp
from bti_tui.screens.terminal import is_gone, lasting, obey
from bti_tui.usecases.disk import is_wanted

if TYPE_CHECKING:
    from textual.driver import Driver

    from bti_tui.usecases.context import Context

LOOK_EVERY_SECONDS: Final = 1.0
WARN_EVERY_SECONDS: Final = 5
"""Each warning is sent anew over a slow line."""
KEYS_SECONDS, KEYS_LOOKS = 1.0, 50
"""How long keys that wait for a slow place may hold up a lock."""
DRAFT_SECONDS: Final = 3.0
"""How long the forms may take to tell what stands in them."""
COVER_AFTER_SECONDS: Final = 0.3
"""A store that takes longer to close is closed behind an empty screen."""
DESK_SECONDS: Final = 8.0
"""How long the desk may take to finish; what it writes then is cut off as by a power cut, which the store survives."""


class LeavingScreen(FrameScreen[None]):
    """Covers the case while the store is being closed."""

    @override
    def saved_text(self) -> str:
        """Nothing of the case."""
        return ""

    @override
    def draw_footer(self) -> None:
        """No key works now."""

    @override
    def compose_body(self) -> ComposeResult:
        """One sentence."""
        text = self.tr("What you typed is being put away. This takes a moment.")
        yield Static(f" {text}", markup=False)


class LeavingApp(SafeApp[Ending]):
    """An App that knows when and how to leave."""

    def __init__(self, desk: Desk[Context], translator: Translator, idle: Idle, reports: Path | None = None) -> None:
        super().__init__(reports)
        self.translator = translator
        self._desk = desk
        self.backlog = Backlog(desk, self)
        self._idle = idle
        self._ending: Ending | None = None
        self._is_asking = False

    @property
    def has_open_store(self) -> bool:
        """Whether the desk could not close the store in time."""
        return self._desk.is_open

    @property
    def has_waiting_keys(self) -> bool:
        """Whether keys wait for a place that is not ready."""
        return False

    def say(self, text: str) -> None:
        """Say something in the status line of the place on top."""
        if isinstance(self.screen, FrameScreen):
            self.screen.set_status(text)

    def keep_watch(self) -> None:
        """Begin to look at the clock, and obey what the terminal and the system say."""
        self.set_interval(LOOK_EVERY_SECONDS, self.look_at_the_time)
        if not self.is_headless:
            orders = {"SIGTSTP": Ending.LOCK, "SIGHUP": Ending.HANG_UP}
            orders |= {"SIGTERM": Ending.TERMINATED, "SIGINT": Ending.INTERRUPTED}
            calls: dict[str, Callable[[], object]] = {}
            calls |= {name: partial(self.call_later, self.leave, ending) for name, ending in orders.items()}
            obey({**calls, "SIGCONT": partial(self.call_later, self.go_on_after_stop)})

    @override
    def get_driver_class(self) -> type[Driver]:
        """The system's own, but for what it does when the terminal goes."""
        return lasting(super().get_driver_class())

    def go_on_after_stop(self) -> None:
        """Somebody stopped the program from outside and let it go on, or the line dropped, which wakes it too."""
        self.leave(Ending.HANG_UP if is_gone() else Ending.LOCK)
        self.refresh(layout=True)

    def look_at_the_time(self) -> None:
        """Lock after some minutes without a key, and say so half a minute before; end when the terminal has gone."""
        if self._ending is not None:
            return
        if not self.is_headless and is_gone():
            self.leave(Ending.HANG_UP)
        elif self._desk.is_open and self._idle.is_over:
            self.leave(Ending.AUTO_LOCK)
        elif self._desk.is_open and self._idle.is_near:
            self._idle.is_warned = True
            left = -int(-self._idle.left // WARN_EVERY_SECONDS) * WARN_EVERY_SECONDS
            self.say(self.translator.tr("Locks in {seconds} seconds. Press a key to go on.", seconds=left))
        if self._desk.is_open and not self._is_asking:
            self._is_asking = True
            self.run_worker(self._lock_when_wanted(), exit_on_error=True)

    async def _lock_when_wanted(self) -> None:
        """Lock when the store gets another key; nobody can hold up that a colleague's key is taken away."""
        try:
            if await self._desk.ask(is_wanted):
                self.leave(Ending.NEW_KEY)
        except (BtiError, DeskClosed):
            return
        finally:
            self._is_asking = False

    def takes_keys(self) -> bool:
        """Note that a key was pressed; one that comes too late, such as after a sleep, finds the program locked."""
        if self._ending is None and self._desk.is_open and self._idle.is_over:
            self.leave(Ending.AUTO_LOCK)
        if self._ending is not None:
            return False
        self._idle.touch()
        if self._idle.is_warned:
            self._idle.is_warned = False
            if isinstance(self.screen, FrameScreen):
                self.screen.show_status()
        return True

    @override
    def terminal_lost(self) -> None:
        """Nothing more can be read from it."""
        self.leave(Ending.HANG_UP)

    def leave(self, ending: Ending) -> None:
        """End, once; from now on no key is taken. There is nothing to lock while no store is open."""
        if self._ending is not None or (ending.is_lock and not self._desk.is_open):
            return
        self._ending = ending
        self.run_worker(self._put_away(ending), exit_on_error=True)

    async def _put_away(self, ending: Ending) -> None:
        """Keep what was typed, close the store, end."""
        await self._keys_taken()
        await within(DRAFT_SECONDS, self._keep_drafts())
        if ending.is_lock and self.backlog.unsafe:
            if ending is not Ending.NEW_KEY and await self._has_to_ask():
                return
            ending = self._ending = Ending.TEXT_LOST
        closing = asyncio.ensure_future(self._desk.lock())
        if not await within(COVER_AFTER_SECONDS, closing) and ending is not Ending.HANG_UP:
            await self.push_screen(LeavingScreen())
        if ending is Ending.QUIT:
            await closing
        else:
            await within(DESK_SECONDS, closing)
        if closing.done() and (fault := closing.exception()) is not None:
            self.note_crash(fault)
        self.exit(ending, ending.exit_code)

    async def _has_to_ask(self) -> bool:
        """Cover the case and ask, once, before words are lost that can be put nowhere; the time to lock begins anew."""
        from bti_tui.screens.held import HeldScreen

        if any(isinstance(one, HeldScreen) for one in self.screen_stack):
            return False
        self._ending = None
        self._idle.touch()
        await self.push_screen(HeldScreen(self._desk))
        return True

    async def _keys_taken(self) -> None:
        for _ in range(KEYS_LOOKS):
            if not self.has_waiting_keys:
                return
            await asyncio.sleep(KEYS_SECONDS / KEYS_LOOKS)

    async def _keep_drafts(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, BtiScreen):
                await screen.keep_drafts()
        await self.backlog.last_try()


async def within(seconds: float, work: Awaitable[Any]) -> bool:
    """Wait for something so long; whether it has ended by then. What has not goes on."""
    done, _ = await asyncio.wait({asyncio.ensure_future(work)}, timeout=seconds)
    return bool(done)

"""Textual with every door closed through which a case could leave: crash reports, pictures, the clipboard, the shell.

Several of the hooks are Textual's own business; a test guards each of them for the day when Textual is raised.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from textual.app import App, ReturnType, SystemCommand
from textual.screen import Screen
from textual.theme import Theme
from typing_extensions import override

from bti_tui import crash, themes


class SafeApp(App[ReturnType]):
    """An App that leaves nothing behind but one plain line."""

    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, reports: Path | None = None) -> None:
        """`reports` is the folder for crash reports; without it only the line is written."""
        super().__init__()
        self.animation_level = "none"
        self._reports = reports
        self._crash_line = ""

    @property
    @override
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone, which are looked at without colours and by the colour-blind."""
        return themes.BY_NAME

    def crash_text(self, number: str) -> str:
        """The line that a crash leaves on the terminal."""
        return f"bti {number}"

    def note_crash(self, error: BaseException) -> None:
        """Write a report without values; the first fault gives the line its id."""
        number = crash.report(error, self._reports)
        self._crash_line = self._crash_line or self.crash_text(number)

    @override
    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: among them is a picture of the screen in a file."""
        return ()

    @override
    def copy_to_clipboard(self, text: str) -> None:
        """Within the program only; the terminal's clipboard may be kept, synchronised and read by others."""
        self._clipboard = text

    @override
    def action_suspend_process(self) -> None:
        """No way into a shell that leaves an open store behind."""

    @override
    def save_screenshot(self, *_: object, **__: object) -> str:
        """No pictures of a case."""
        return ""

    @override
    def deliver_screenshot(self, *_: object, **__: object) -> str | None:
        """No pictures of a case."""
        return None

    @override
    def _handle_exception(self, error: Exception) -> None:
        """End after a fault, with an id instead of what Textual prints: its report holds local values."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.note_crash(error)
        self._close_messages_no_wait()

    @override
    def _fatal_error(self) -> None:
        """The same for faults that Textual finds by itself."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            self._handle_exception(error)

    async def rescue(self) -> None:
        """Before the screens go: what can still be kept, also after a fault. No message is delivered any more."""

    @override
    async def _shutdown(self) -> None:
        """The end; what was typed is put away first, whatever led to it."""
        with contextlib.suppress(Exception):  # a second fault has its report already, and the end must come
            await self.rescue()
        await super()._shutdown()

    def terminal_lost(self) -> None:
        """What to do when the terminal can't be read any more."""
        self._close_messages_no_wait()

    @override
    def panic(self, *_: object) -> None:
        """Textual calls this when its thread that reads keys has died; what it would show is a traceback."""
        self.terminal_lost()

    @override
    def _print_error_renderables(self) -> None:
        """One plain line when the terminal is itself again."""
        self._exit_renderables.clear()
        if self._crash_line:
            with contextlib.suppress(OSError):
                sys.__stderr__.write(f"{self._crash_line}\n")  # type: ignore[union-attr]  # a terminal program has one

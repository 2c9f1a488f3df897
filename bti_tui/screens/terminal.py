"""What the terminal or the system tells the program to do, and how to go on when the terminal has gone."""

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.driver import Driver


def obey(orders: Mapping[str, Callable[[], object]]) -> None:
    """Call one of these, by the name of its signal, in the running loop. Windows has no such signals."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for name, order in orders.items():
        loop.add_signal_handler(signal.Signals[name], order)


def is_gone() -> bool:
    """Whether the terminal that was there at the start has gone, also when no signal said so."""
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    import termios  # Windows has no such module

    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except termios.error:
        return True
    return False


class Outlet:
    """Where Textual writes. When the terminal has gone, words are lost and nothing else happens.

    Without it the thread that writes would die, the queue before it fill up, and the whole program wait for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Send to the terminal, if it is there."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """The same."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()


def lasting(driver_class: "type[Driver]") -> "type[Driver]":
    """A driver of Textual's that outlives its terminal."""

    class Lasting(driver_class):  # type: ignore[misc, valid-type]  # which one it is depends on the system
        """Writes through an outlet."""

        _file: Any = None  # the driver for a browser has none

        def __init__(self, *words: Any, **more: Any) -> None:
            super().__init__(*words, **more)
            self._file = Outlet(self._file) if self._file else None

    return Lasting

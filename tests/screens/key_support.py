"""A store in memory with keys that are given and taken, and the program with one of their places on the screen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk
from bti_tui.i18n import Translator
from bti_tui.screens.ending import Ending
from bti_tui.screens.frame import FrameScreen
from bti_tui.usecases.context import Context
from tests.screens.support import SMALL, monday, settled
from tests.usecases.memory_keys import MemoryWaysIn, keyed_context

WORDS = "havn brød kopp sti måne eng"
"""What is proposed as a passphrase."""


def propose() -> str:
    return WORDS


@asynccontextmanager
async def keyed(
    make: Callable[[Desk[Context]], FrameScreen[Any]],
    ways_in: MemoryWaysIn | None = None,
    size: tuple[int, int] = SMALL,
    language: Any = "en",
    context: Context | None = None,
) -> AsyncIterator[Pilot[Ending]]:
    """The program with an open store and one place, ready for keys."""
    desk = Desk[Context]()
    inside = context or keyed_context(ways_in or MemoryWaysIn())
    await desk.unlock(lambda: inside)
    setting = Setting(clock=monday, propose_passphrase=propose)
    app = BtiApp(Translator(language), desk, lambda: make(desk), setting=setting)
    app.state.has_keys = True
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    desk.close()

"""A place that reads before it is drawn comes in one picture, not in an empty one and a full one."""

import asyncio
from contextlib import ExitStack
from typing import Any, Final

from textual.app import App

MOST_SECONDS: Final = 0.15
"""Longer than this nobody looks at the place that was left: the new one is drawn, and says that it works."""


def one_frame(app: App[Any]) -> ExitStack:
    """From now until the end of its block nothing is drawn: a second picture would wait two turns (2/30 s)."""
    held = ExitStack()
    held.callback(app.screen.check_idle)
    held.enter_context(app.batch_update())
    late = asyncio.get_running_loop().call_later(MOST_SECONDS, held.close)
    held.callback(late.cancel)
    return held

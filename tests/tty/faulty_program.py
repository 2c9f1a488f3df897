"""The program with a fault planted in it, which a key lets loose.

    python -m tests.tty.faulty_program KIND WORDS...

KIND says where; WORDS are the program's own. F1 breaks down, after what was typed has reached its field.
"""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from bti_tui.hardening import harden


def main() -> None:
    """Plant the fault as soon as the screens are there, then be the program."""
    harden()
    kind = sys.argv.pop(1)
    from bti_tui.cli import program

    ready = program.prepare_terminal

    def prepared(installation: Any) -> None:
        ready(installation)
        plant(KINDS[kind])

    program.prepare_terminal = prepared
    from bti_tui.cli.main import run

    run()


def plant(fault: Callable[[Any], Any]) -> None:
    """F1 breaks down instead of helping."""
    from bti_tui.app import BtiApp

    async def action_help(app: BtiApp) -> None:
        found = fault(app)
        if asyncio.iscoroutine(found):
            await found

    setattr(BtiApp, BtiApp.action_help.__name__, action_help)


def _break_down(*_: object) -> Any:
    from tests.hostile.faults import break_down

    return break_down()


async def _later() -> None:
    _break_down()


def _unraisable(_: Any) -> None:
    type("Gone", (), {"__del__": _break_down})()


def _thread(_: Any) -> None:
    thread = threading.Thread(target=_break_down)
    thread.start()
    thread.join()


def _interrupt(_: Any) -> None:
    raise KeyboardInterrupt


def _memory(_: Any) -> None:
    from tests.hostile.faults import NAME

    raise MemoryError(NAME)


def _deeper(app: Any) -> None:
    _deeper(app)


def _draw(app: Any) -> None:
    app.screen.header.render = _break_down
    app.screen.header.refresh()


def _task(app: Any) -> None:
    app.forgotten = asyncio.ensure_future(_later())
    app.forgotten = None


async def _compose(app: Any) -> None:
    from bti_tui.screens.emergency import EmergencyScreen
    from bti_tui.screens.safety import SafetyScreen

    for place in (EmergencyScreen, SafetyScreen):
        setattr(place, place.compose_body.__name__, _break_down)
    await app.action_alarm()


KINDS: dict[str, Callable[[Any], Any]] = {
    "key": _break_down,
    "compose": _compose,
    "worker": lambda app: app.screen.run_worker(_later(), exit_on_error=True),
    "desk": lambda app: app.screen.perform(app.screen.ask(_break_down)),
    "timer": lambda app: app.set_timer(0.01, _break_down),
    "callback": lambda app: app.screen.call_after_refresh(_break_down),
    "drawing": _draw,
    "memory": _memory,
    "recursion": _deeper,
    "interrupt": _interrupt,
    "signal": lambda _: os.kill(os.getpid(), 2),
    "thread": _thread,
    "destructor": _unraisable,
    "task": _task,
}
QUIET = frozenset({"thread", "destructor", "task"})
"""Nobody waits for these: they are written down, and the program goes on."""

if __name__ == "__main__":
    main()

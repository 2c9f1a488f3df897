"""Faults that nobody catches: a report without values, and one line when the program ends over them.

Imports what it needs when the fault is there, since every start of the program passes by.
"""

import os
import sys


def watch() -> None:
    """From now on Python prints no traceback: its last line is the text of the fault, which may hold a name."""
    from bti_tui import crash

    crash.watch_everything(_keep, _end)


def _keep(error: BaseException) -> None:
    _report(error)


def _report(error: BaseException) -> str:
    from bti_tui import crash
    from bti_tui.settings import Environment, Places

    return crash.report(error, Places.find(Environment.read(os.environ)).state / "reports")


def _end(error: BaseException) -> None:
    number = _report(error)
    from bti_tui.i18n import Translator
    from bti_tui.settings import Environment

    text = "bti stopped because of a fault of its own ({number}). What was stored is safe."
    said = Translator(Environment.read(os.environ).language or "nb").tr(text, number=number)
    sys.stderr.write(f"{said}\n")

"""What comes after the lock screen is made ready while the person reads it: the places, and how they look."""

import gc
from pathlib import Path
from typing import Any, Final

from textual.app import App

SHEETS: Final = Path(__file__).parent


def import_places() -> None:
    """Import the places that everybody goes to. Not for the thread that draws."""
    import bti_tui.screens.closing
    import bti_tui.screens.consent
    import bti_tui.screens.emergency
    import bti_tui.screens.help
    import bti_tui.screens.menu
    import bti_tui.screens.overview
    import bti_tui.screens.plan
    import bti_tui.screens.readers
    import bti_tui.screens.relay_log  # noqa: F401 - imported for its time only


def read_sheets(app: App[Any]) -> None:
    """Read every style sheet at once: Textual would read all of them anew each time that a new kind of place opens."""
    for sheet in sorted(SHEETS.glob("*.tcss")):
        if not app.stylesheet.has_source(str(sheet), ""):
            app.stylesheet.read(sheet)
    app.stylesheet.parse()


def settle_memory(app: App[Any]) -> None:
    """Look for unused objects from now on, and never again among those that are there: what is imported stays.

    To go through all of them takes as long as three keys may take, and would happen in the middle of a word. Only in a
    process of the program's own: one that makes many Apps, as tests do, would keep them all.
    """
    if not app.is_headless:
        gc.freeze()
        gc.enable()

"""The floors: the least that Textual can do, started as `python -m bench.floors NAME`.

No setting of ours helps them: they are what a newcomer writes from the tutorial.
"""

import sys
from typing import Any, Final

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, Header, Input, Static, TextArea
from typing_extensions import override

READY: Final = "Klar til bruk"
SECOND: Final = "Et annet sted"


class BareApp(App[None]):
    """Header, one line of text, one field, footer; F5 opens a second place."""

    BINDINGS = [("f5", "other", "Other")]

    @override
    def compose(self) -> ComposeResult:
        """The four widgets."""
        yield Header()
        yield Static(READY)
        yield Input()
        yield Footer()

    def action_other(self) -> None:
        """F5."""
        self.push_screen(SecondScreen())


class SecondScreen(Screen[None]):
    """As bare as the first; Esc leaves it."""

    BINDINGS = [("escape", "app.pop_screen", "Back")]

    @override
    def compose(self) -> ComposeResult:
        """The same four widgets."""
        yield Header()
        yield Static(SECOND)
        yield Input()
        yield Footer()


class LineApp(App[None]):
    """One compact field."""

    @override
    def compose(self) -> ComposeResult:
        """A title and the field."""
        yield Static(READY)
        yield Input(compact=True)


class AreaApp(App[None]):
    """One compact text area, six lines high as ours."""

    CSS = "TextArea { height: 6; }"

    @override
    def compose(self) -> ComposeResult:
        """A title and the area."""
        yield Static(READY)
        yield TextArea(compact=True)


FLOORS: Final[dict[str, type[App[Any]]]] = {"bare": BareApp, "line": LineApp, "area": AreaApp}

if __name__ == "__main__":
    FLOORS[sys.argv[1]]().run()

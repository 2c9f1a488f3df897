"""F10: everything that can be done here, found by typing a part of its name; the way out when F-keys are dead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection, MenuEntry
from bti_tui.widgets.burst import drained
from bti_tui.widgets.text_fields import LineEditor

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

KEY_WIDTH = 10

Run = Callable[[MenuEntry], Awaitable[None]]


def fitting(entries: tuple[MenuEntry, ...], typed: str) -> list[MenuEntry]:
    """The entries whose name holds every typed word; those that begin with the text come first."""
    words = typed.casefold().split()
    found = [entry for entry in entries if all(word in entry.label.casefold() for word in words)]
    return sorted(found, key=lambda entry: not entry.label.casefold().startswith(typed.strip().casefold()))


class MenuScreen(BtiScreen[None]):
    """A line that filters, and a list below it; the arrows move in the list while the line keeps the cursor."""

    CSS_PATH = "menu.tcss"
    BINDINGS = [
        Binding("enter", "choose", N_("Choose"), priority=True, id="menu-choose"),
        Binding("down", "move(1)", N_("Up/down"), priority=True, id="menu-down"),
        Binding("up", "move(-1)", show=False, priority=True, id="menu-up"),
    ]

    def __init__(self, desk: Desk[Context], entries: tuple[MenuEntry, ...], run: Run) -> None:
        super().__init__(desk)
        self._entries = entries
        self._run = run
        self._line = LineEditor()
        self._list = OptionList(markup=False)
        self._list.can_focus = False
        self._shown: list[MenuEntry] = []

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Menu"),)

    @override
    def compose_body(self) -> ComposeResult:
        """The line, then the list."""
        yield self._line
        yield self._list

    def on_mount(self) -> None:
        """Show all."""
        self._line.placeholder = self.tr("Type a part of what you want to do")
        self._filter("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    def _filter(self, typed: str) -> None:
        self._shown = fitting(self._entries, typed)
        self._list.clear_options()
        self._list.add_options([Option(Content(f"{one.key:<{KEY_WIDTH}}{one.label}")) for one in self._shown])
        self._list.highlighted = 0 if self._shown else None
        self.show_status()

    @override
    def ready_status(self) -> str:
        """What Enter would do."""
        place = self._list.highlighted
        if place is None or place >= len(self._shown):
            return self.tr("Nothing fits. Delete some letters.")
        return self.tr("Enter: {action}", action=self._shown[place].label)

    @override
    def help_page(self) -> HelpPage:
        """How the menu works."""
        text = self.tr("Type a part of what you want to do. The arrows choose, Enter does it, Esc closes the menu.")
        return HelpPage(self.place, (HelpSection(self.tr("Menu"), text),))

    def action_move(self, step: int) -> None:
        """The row below or above."""
        if self._shown:
            self._list.highlighted = ((self._list.highlighted or 0) + step) % len(self._shown)
            self.show_status()

    async def action_choose(self) -> None:
        """Do what is marked, once every letter typed before Enter has counted."""
        await drained(self._line, *self._line.ancestors_with_self[1:-1])
        place = self._list.highlighted
        if place is None or place >= len(self._shown):
            return
        entry = self._shown[place]
        self.dismiss(None)
        await self._run(entry)

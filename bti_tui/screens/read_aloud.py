"""Reading aloud: one statement at a time, large and in plain words, to turn the screen to the family.

It holds what everybody who sits there may read, and nothing of the program around it: no case number, no codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_
from bti_tui.screens.aloud_text import told_aloud
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.copies import CopyOrder, CopyPage, read_aloud
from bti_tui.widgets.large_text import LargeText

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class ReadAloudScreen(BtiScreen[None]):
    """Arrows and Space go on; F5 parts the letters. That it was read aloud stands in the access log."""

    BINDINGS = [
        Binding("f5", "widen", N_("Wider letters"), priority=True, id="visning"),
        Binding("f7", "turn(-1)", N_("Previous"), priority=True, id="bak"),
        Binding("f8", "turn(1)", N_("Next"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], order: CopyOrder) -> None:
        super().__init__(desk)
        self._order = order
        self._copy: CopyPage | None = None
        self._text = LargeText()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is; not which case."""
        return (self.tr("Read aloud"),)

    @override
    def compose_body(self) -> ComposeResult:
        """The statement."""
        yield self._text

    def on_mount(self) -> None:
        """Read it, which is logged."""
        self.set_focus(self._text)
        self.perform(self._read())

    async def _read(self) -> None:
        self._copy = await self.ask(read_aloud, self._order)
        self._draw()

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        self._draw()

    def _draw(self) -> None:
        if self._copy is not None:
            self._text.show(told_aloud(self._copy, self.translator))
            self.show_status()

    def on_large_text_turned(self) -> None:
        """Another statement is shown."""
        self.show_status()

    @override
    def ready_status(self) -> str:
        """Where one is."""
        place, count = self._text.statement
        return self.tr("{place} of {count}. Arrow right goes on, Esc closes.", place=place, count=count)

    def action_turn(self, step: int) -> None:
        """F7 and F8: the statement before, and the next."""
        self._text.action_turn(step)

    def action_widen(self) -> None:
        """F5: more room around each letter."""
        self._text.widen()
        self.show_status()

    @override
    def help_page(self) -> HelpPage:
        """What it is for."""
        text = self.tr(
            "Turn the screen to the family and go through it together, one thing at a time. It holds only what "
            "everybody you chose may read."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Read aloud"), text),))

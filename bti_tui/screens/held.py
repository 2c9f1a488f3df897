"""Before a lock that would lose words: what was typed can be put nowhere, and the case is covered meanwhile."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.screens.base import BtiScreen
from bti_tui.screens.ending import Ending
from bti_tui.screens.place import HelpPage, HelpSection

LOOK_EVERY_SECONDS: Final = 0.5


class HeldScreen(BtiScreen[None]):
    """Shows nothing of any case; F12 locks all the same, Esc goes back. Locks by itself once the text is stored."""

    NAMELESS = True
    CSS_PATH = "held.tcss"

    @override
    def compose_body(self) -> ComposeResult:
        """What is wrong, what happens by itself, and the two keys."""
        tr = self.tr
        lines = [
            tr("What you typed can't be stored anywhere just now."),
            "",
            tr("It is tried again all the time. As soon as it is stored, the program locks."),
            "",
            tr("Esc  stay, and keep your text on the screen"),
            tr("F12  lock now; what is not stored is lost"),
            "",
            tr("If nobody presses a key, it locks after the usual time."),
        ]
        yield Static("\n".join(lines), id="held", markup=False)

    def on_mount(self) -> None:
        """Look whether the text is safe by now."""
        self.set_interval(LOOK_EVERY_SECONDS, self.go_on)

    @override
    def go_on(self) -> None:
        """Lock as soon as nothing would be lost."""
        if not self.host.backlog.unsafe:
            self.host.leave(Ending.LOCK)

    @override
    def ready_status(self) -> str:
        """What a screen reader says first."""
        return self.tr("Not locked yet: your text can't be stored. Esc: stay. F12: lock and lose it.")

    @override
    def help_page(self) -> HelpPage:
        """Why it is so, and what helps."""
        text = self.tr(
            "A lock forgets everything that is not stored, since only that forgets the key of the store. Copy what you "
            "need onto paper, or make room on the disk; then the text is stored by itself."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Not locked yet"), text),))

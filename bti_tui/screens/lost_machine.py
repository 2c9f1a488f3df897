"""A machine is gone: what to do in which order, and how the last backup tells whom it concerns. Works while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.breach import NoticeClock
from bti_tui.guide.lost_words import lost_words
from bti_tui.screens.base import BtiScreen
from bti_tui.widgets.pager import Pager

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

COMMAND = "  bti store lost"


class LostMachineScreen(BtiScreen[None]):
    """The steps, the deadline counted from now, and the command that goes on with the last backup."""

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._pager = Pager()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("A machine is lost"),)

    @override
    def compose_body(self) -> ComposeResult:
        """The text."""
        yield self._pager

    def on_mount(self) -> None:
        """Write it in the language of now."""
        self._pager.show(self._sections())

    @override
    def saved_text(self) -> str:
        """Which page is shown."""
        page, pages = self._pager.page
        return self.tr("{page} of {pages}", page=page, pages=pages)

    def on_pager_turned(self) -> None:
        """Say which page it is now."""
        self.draw_header()

    @override
    def language_changed(self) -> None:
        """And anew when that changes."""
        super().language_changed()
        self._pager.show(self._sections())

    @override
    def ready_status(self) -> str:
        """What a screen reader says first."""
        return self.tr("A machine is lost. First: call your leader.")

    def _sections(self) -> list[tuple[str, str]]:
        tr, language = self.tr, self.translator.language
        steps = [f"{number}. {one.speak(language)}" for number, one in enumerate(lost_words().steps, 1)]
        due = NoticeClock(self.host.wall_clock()).due_at.astimezone()
        when = tr("{day} at {time}", day=self.translator.long_day(due.date()), time=self.translator.clock(due.time()))
        clock = tr("Datatilsynet is told within 72 hours of when it was noticed. Noticed now: {when}.", when=when)
        about = tr(
            "On another machine, with the last backup, this command says how the store was protected, whom it concerns "
            "and what is left of the 72 hours, and writes drafts of letters. Nothing is sent."
        )
        return [
            (tr("Do this, in this order:").rstrip(":"), "\n".join(steps)),
            (tr("The deadline"), clock),
            (tr("Whom it concerns"), f"{about}\n\n{COMMAND}"),
        ]

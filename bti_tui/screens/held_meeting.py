"""The approved minutes of a meeting, to be read in the case; the copies of them are one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.held_meeting_text import minutes_sections
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.held_meeting import HeldMeeting, held_meeting
from bti_tui.widgets.pager import Pager

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class HeldMeetingScreen(BtiScreen[None]):
    """When, where and who, then the lines under their points, then what was agreed on; the arrows go on."""

    BINDINGS = [Binding("f5", "copies", N_("Copies"), priority=True, id="visning")]

    def __init__(self, desk: Desk[Context], case_id: CaseId, meeting: MeetingId) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._meeting = meeting
        self._held: HeldMeeting | None = None
        self._pager = Pager()

    @property
    @override
    def about_case(self) -> CaseId | None:
        return self._case_id

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and which meeting."""
        if self._held is None:
            return (self.tr("Meeting minutes"),)
        kind = self._held.sheet.row.kind.speak(self.translator.language)
        return (self._held.sheet.number, kind, self.tr("Meeting minutes"))

    @override
    def compose_body(self) -> ComposeResult:
        """The text."""
        yield self._pager

    def on_mount(self) -> None:
        """Read it."""
        self.set_focus(self._pager)
        self.perform(self._read())

    async def _read(self) -> None:
        self._held = await self.ask(held_meeting, self._case_id, self._meeting, self.translator.language)
        self._draw()
        self.draw_header()
        self.refresh_bindings()
        self.show_status()

    @override
    def language_changed(self) -> None:
        """Say everything anew."""
        super().language_changed()
        self.perform(self._read())

    def _draw(self) -> None:
        if self._held is not None:
            self._pager.show(minutes_sections(self._held, self.translator, self.host.wall_clock()))

    def on_pager_turned(self) -> None:
        """Another part is shown."""
        self.show_status()

    @override
    def ready_status(self) -> str:
        """How to read on."""
        page, pages = self._pager.page
        if page == pages:
            return self.tr("Page {page} of {pages}. Esc closes.", page=page, pages=pages)
        return self.tr("Page {page} of {pages}. Arrow down for more, Esc closes.", page=page, pages=pages)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Copies once it is read."""
        return self._held is not None if action == "copies" else super().check_action(action, parameters)

    async def action_copies(self) -> None:
        """F5: who may have a copy of it."""
        from bti_tui.screens.copies import CopiesScreen

        await self.app.push_screen(CopiesScreen(self.desk, self._case_id, self._meeting))

    @override
    def help_page(self) -> HelpPage:
        """What it is."""
        text = self.tr(
            "These are the approved minutes, with all that you may read of the meeting. What others may read of it "
            "stands in their copies: F5."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Meeting minutes"), text),))

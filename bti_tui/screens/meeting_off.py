"""A meeting that was begun by mistake: as long as nothing is written in it, it can be called off."""

from __future__ import annotations

from typing_extensions import override

from bti_tui.screens.meeting_forms import CancelScreen
from bti_tui.screens.meeting_presence import PresenceKeys
from bti_tui.screens.place import MenuEntry
from bti_tui.usecases.meeting_sheet import meeting_sheet


class CallingOff(PresenceKeys):
    """It is seldom done, so it stands in the menu alone."""

    async def called_off(self) -> None:
        """Nothing goes on any more."""
        raise NotImplementedError

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the first line."""
        if action == "call_off":
            return self._live is not None and not self._live.lines
        return super().check_action(action, parameters)

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """Calling it off, besides the keys."""
        found = super().menu_entries()
        if self.check_action("call_off", ()):
            found.append(MenuEntry(self.tr("Call the meeting off"), "call_off"))
        return found

    def action_call_off(self) -> None:
        """F10: the meeting is called off."""
        self.perform(self._call_off())

    async def _call_off(self) -> None:
        if self._live is None:
            return
        await self.keep_drafts()
        sheet = await self.ask(meeting_sheet, self.case_id, self._live.id)

        def came_back(done: bool | None) -> None:
            self.perform(self.called_off() if done else self.read_again())

        await self.app.push_screen(CancelScreen(self.desk, sheet), came_back)

"""What may be done with a case out of turn: a meeting, a rest, opening it again, a new case after the archive."""

from __future__ import annotations

from textual.binding import Binding
from typing_extensions import override

from bti_tui.domain.case import CaseStatus
from bti_tui.i18n import N_
from bti_tui.screens.case_place import CasePlace
from bti_tui.screens.way import Goal, ToPlace, form_place
from bti_tui.usecases.case_sheet import CaseSheet
from bti_tui.usecases.new_case import new_case_id


class CourseKeys(CasePlace[None]):
    """F6 and F8, and the forms that the menu offers; a key is there only while it can be used.

    What is seldom wanted stands in the menu with its key, so that the last row keeps its room.
    """

    BINDINGS = [
        Binding("f6", "form('hold_meeting')", show=False, priority=True, id="mote"),
        Binding("f8", "form('pause_case')", show=False, priority=True, id="fram"),
        Binding("f8", "form('reopen_case')", N_("Reopen"), priority=True, id="case-reopen"),
        Binding("f8", "go_on_anew", N_("New case"), priority=True, id="case-anew"),
    ]
    _sheet: CaseSheet | None = None

    async def go(self, goal: Goal) -> None:
        """Open a step or a place of the case."""
        raise NotImplementedError

    def answered(self, answer: object) -> None:
        """What a step or a place answered."""
        raise NotImplementedError

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the case as it is."""
        if action == "form":
            return self._sheet is not None and self._sheet.offer(str(parameters[0])) is not None
        if action == "go_on_anew":
            return self._sheet is not None and self._sheet.page.view.status is CaseStatus.ARCHIVED
        return super().check_action(action, parameters)

    def action_form(self, command: str) -> None:
        """One form, out of turn."""
        offered = self._sheet.offer(command) if self._sheet else None
        if offered is not None:
            self.action_part(form_place(offered))

    def action_part(self, place: str) -> None:
        """F10: a part of the case that has no key of its own."""
        self.perform(self.go(ToPlace(place)))

    def action_go_on_anew(self) -> None:
        """F8 on an archived case: a new one that refers to it (T27)."""
        self.perform(self._go_on_anew())

    async def _go_on_anew(self) -> None:
        from bti_tui.screens.following import FollowingScreen

        if self._sheet is not None:
            case_id, view = await self.ask(new_case_id), self._sheet.page.view
            await self.app.push_screen(FollowingScreen(self.desk, case_id, self.case_id, view), self.answered)

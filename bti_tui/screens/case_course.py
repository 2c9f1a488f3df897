"""What may be done with a case out of turn: a meeting, a rest, opening it again, a new case after the archive."""

from __future__ import annotations

from textual.binding import Binding
from typing_extensions import override

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.ids import StepId
from bti_tui.i18n import N_
from bti_tui.screens.case_place import CasePlace
from bti_tui.screens.step_answer import ToMeetings
from bti_tui.screens.way import LIVE_PLACE, MEETINGS_PLACE, Goal, ToPlace, ToStep, form_place
from bti_tui.usecases.case_sheet import CaseSheet
from bti_tui.usecases.new_case import new_case_id


class CourseKeys(CasePlace[None]):
    """F6 to the meetings, F8, and the forms that the menu offers; a key is there only while it can be used.

    What is seldom wanted stands in the menu with its key, so that the last row keeps its room.
    """

    BINDINGS = [
        Binding("f6", "meetings", show=False, priority=True, id="mote"),
        Binding("f8", "form('pause_case')", show=False, priority=True, id="fram"),
        Binding("f8", "form('reopen_case')", N_("Reopen"), priority=True, id="case-reopen"),
        Binding("f8", "go_on_anew", N_("New case"), priority=True, id="case-anew"),
    ]
    _sheet: CaseSheet | None = None

    async def go(self, goal: Goal) -> None:
        """Open a step or a place of the case."""
        raise NotImplementedError

    def answered(self, answer: object) -> None:
        """A step answered: another is to be mended first, or it is done by a meeting."""
        if isinstance(answer, str):
            self.perform(self.go(ToStep(StepId(answer))))
        elif isinstance(answer, ToMeetings):
            self.action_meetings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the case as it is."""
        if action == "form":
            return self._sheet is not None and self._sheet.offer(str(parameters[0])) is not None
        if action == "meetings":
            return self._sheet is not None and self._sheet.page.case.restriction is None
        if action == "go_on_anew":
            return self._sheet is not None and self._sheet.page.view.status is CaseStatus.ARCHIVED
        return super().check_action(action, parameters)

    def action_form(self, command: str) -> None:
        """One form, out of turn."""
        offered = self._sheet.offer(command) if self._sheet else None
        if offered is not None:
            self.action_part(form_place(offered))

    def action_meetings(self) -> None:
        """F6: the meeting that goes on; else today's, to begin; else the meetings of the case."""
        self.perform(self._meetings())

    async def _meetings(self) -> None:
        case = self._sheet.page.case if self._sheet else None
        day = self._sheet.day if self._sheet else None
        waits = [one for one in case.planned_meetings if one.is_waiting and one.on == day] if case else []
        if case is not None and case.unapproved:
            await self.go(ToPlace(LIVE_PLACE))
        elif waits:
            from bti_tui.screens.planned_meeting import PlannedMeetingScreen

            first = min(waits, key=lambda one: one.at)
            await self.app.push_screen(PlannedMeetingScreen(self.desk, self.case_id, first.id), self.answered)
        else:
            await self.go(ToPlace(MEETINGS_PLACE))

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

"""What a step that is done by a meeting has besides: the way to the meetings of the case."""

from __future__ import annotations

from textual.binding import Binding
from typing_extensions import override

from bti_tui.i18n import N_
from bti_tui.screens.assessing_place import AssessingPlace
from bti_tui.screens.step_answer import ToMeetings
from bti_tui.screens.step_text import asks_for_meeting


class MeetingStep(AssessingPlace):
    """F6 leads to the meetings, as in the case itself, from where a meeting is what the step asks for."""

    BINDINGS = [
        Binding("f6", "assess", N_("Assess"), priority=True, id="mote"),
        Binding("f6", "meetings", N_("Meetings"), priority=True, id="step-meetings"),
    ]

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where a meeting is asked for."""
        if action == "meetings":
            return self._sheet is not None and asks_for_meeting(self._sheet.view)
        return super().check_action(action, parameters)

    async def action_meetings(self) -> None:
        """F6: the meeting that goes on, today's, or all of them; what is typed here stays as a draft."""
        await self.keep_drafts()
        self.dismiss(ToMeetings())

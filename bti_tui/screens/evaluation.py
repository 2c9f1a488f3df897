"""The evaluation of a case's measures as a place of its own, for whoever comes from a meeting and goes back there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.i18n import N_
from bti_tui.screens.place import HelpPage, HelpSection, MenuEntry
from bti_tui.screens.plan_place import PlanPlace
from bti_tui.screens.plan_sheets import DATE

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class EvaluationScreen(PlanPlace):
    """The plan with the first evaluation open; when all is evaluated and every goal assessed, it goes back by itself.

    It gives back the step of the safety question when somebody wants to answer it, else None. What is stored belongs
    to the meeting, when one is given; what a letter says of a measure is a fact of its own. F6 belongs to the meeting
    there: it leads back, and the menu sets the day that F6 sets in the plan.
    """

    CSS_PATH = "plan.tcss"
    DATE_KEY: ClassVar[str] = "F10"
    BINDINGS = [Binding("f6", "to_meeting", N_("Meeting"), priority=True, id="mote")]

    def __init__(self, desk: Desk[Context], case_id: CaseId, meeting: MeetingId | None = None) -> None:
        super().__init__(desk, case_id)
        self.meeting = meeting

    @override
    async def enter(self) -> None:
        """The first measure that waits stands open from the start."""
        await super().enter()
        if self.sheet is None and self.next_measure():
            await self.evaluate(self.next_measure())
        elif self.sheet is None and self.home is not None:
            self.home.go_to(self.next_goal() or self.home.current)

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """The day of the next evaluation has no key here."""
        date = [MenuEntry(self.tr("Date of the next evaluation"), f"open({DATE!r})")] if self.can_fill_in(DATE) else []
        return [*super().menu_entries(), *date]

    @override
    def help_page(self) -> HelpPage:
        """What belongs to the meeting and what does not, before the guide's own help."""
        page = super().help_page()
        said = self.tr(
            "F6 leads back to the meeting. What you answer here belongs to its minutes; what v, s and g write is in "
            "the plan and the log at once. The date of the next evaluation is in the menu (F10)."
        )
        return HelpPage(page.title, (HelpSection(self.tr("Meeting"), said), *page.sections))

    async def action_to_meeting(self) -> None:
        """F6: back to the meeting; what is typed here stays as a draft."""
        await self.keep_drafts()
        self.go_back()

    @override
    def all_done(self) -> None:
        """Back to where one came from."""
        if not self.next_measure() and not self.next_goal() and self.has_way_back:
            self.dismiss(None)

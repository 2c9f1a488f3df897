"""The meetings of a case: those to come, the one that goes on, and those that were held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.i18n import N_
from bti_tui.screens.case_text import spread
from bti_tui.screens.meeting_forms import TalkScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.planned_meeting import PlannedMeetingScreen
from bti_tui.screens.planning_form import DRAFT_PLACE, PlanningScreen
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.meetings import MeetingRow, MeetingsPage, MeetingState, meetings_page
from bti_tui.widgets.row_list import Row, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

DAY, CLOCK, KIND = 15, 5, 20
"""Columns."""
TALK: Final = "talk"
STATES: Final = {
    MeetingState.GOING_ON: N_("goes on, or minutes not approved"),
    MeetingState.APPROVED: N_("minutes approved"),
    MeetingState.CANCELLED: N_("called off"),
    MeetingState.NOTED: N_("written down afterwards"),
}
HEADINGS: Final = {
    MeetingState.GOING_ON: N_("GOES ON"),
    MeetingState.WAITING: N_("TO COME"),
}
OVER: Final = N_("OVER")


class MeetingsScreen(RowsPlace):
    """F2 plans one, Enter or F4 opens the one of the row, F5 says that the child was talked with."""

    BINDINGS = [
        Binding("f2,ctrl+n", "plan", N_("Plan"), priority=True, id="ny"),
        Binding("enter", "open", N_("Open"), priority=True, id="meetings-open"),
        Binding("enter", "minutes", N_("Meeting minutes"), priority=True, id="meetings-minutes"),
        Binding("f4", "open", show=False, priority=True, id="neste"),
        Binding("f5", "talked", N_("Talked with the child"), priority=True, id="visning"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self._page: MeetingsPage | None = None
        self._known: set[MeetingId] = set()
        self._goes_on = True
        """What lies half written is opened once, when one comes here."""
        self._stands_on = ""
        """The meeting that one comes back from, where the cursor did not stand on it."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (*((self._page.number,) if self._page else ()), self.tr("Meetings"))

    # what it shows

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """Those to come first, the newest of the others after them."""
        self._page = page = await self.ask(meetings_page, self.case_id)
        self.draw_header()
        return self._top_line(page), list(self._rows(page))

    def _top_line(self, page: MeetingsPage) -> str:
        waiting = sum(one.state is MeetingState.WAITING for one in page.rows)
        if not page.rows:
            return self.tr("No meeting yet. F2 plans the first.")
        return self.translator.ntr("{n} meeting to come.", "{n} meetings to come.", waiting)

    @override
    async def after_reading(self) -> None:
        """Go on with the newest form that lies half written here."""
        page, goes_on, self._goes_on = self._page, self._goes_on, False
        if self._stands_on:
            self.list.go_to(self._stands_on)
            self._stands_on = ""
        if page is None or not goes_on or not page.may_write:
            return
        mine = [one for one in await self.ask(drafts) if one.case_id == self.case_id and one.place == DRAFT_PLACE]
        if mine and not mine[0].step:
            await self.action_plan()

    def _rows(self, page: MeetingsPage) -> Iterator[Row]:
        heading = ""
        if page.talk is not None and page.talk.done_on is None:
            yield self._heading(self.tr("BEFORE THE NEXT MEETING"))
            yield Row(TALK, self._talk)
        for place, one in enumerate(page.rows):
            said = HEADINGS.get(one.state, OVER)
            if said != heading:
                heading = said
                yield self._heading(self.tr(said))
            yield Row(one.id or f"noted/{place}", partial(self._draw, one))

    def _heading(self, text: str) -> Row:
        return Row("", lambda _: text, is_heading=True)

    def _draw(self, one: MeetingRow, width: int) -> str:
        tr = self.translator
        clock = f"{one.at:%H.%M}" if one.at else ""
        is_this_year = self._page is not None and one.on.year == self._page.today.year
        begin = (
            f"  {cell(tr.day(one.on, year=not is_this_year), DAY)} {cell(clock, CLOCK)} {cell(self._kind(one), KIND)} "
        )
        return spread(begin + one.place, self._state(one), width)

    def _kind(self, one: MeetingRow) -> str:
        return one.kind.speak(self.translator.language)

    def _state(self, one: MeetingRow) -> str:
        if one.state in STATES:
            return self.tr(STATES[one.state])
        away = self.translator.relative(one.on, self._page.today) if self._page else ""
        coming = self.tr("{coming} of {asked} come", coming=one.coming, asked=one.asked)
        return f"{away}, {coming}" if one.asked else away

    def _talk(self, width: int) -> str:
        talk = self._page.talk if self._page else None
        if talk is None:
            return ""
        by = self.translator.due(talk.by, self._page.today) if self._page else ""
        said = self.tr("{name} talks with the child", name=talk.who)
        return spread(f"  {said}", by, width)

    @property
    def _row(self) -> MeetingRow | None:
        rows = self._page.rows if self._page else ()
        return next((one for one in rows if one.id and one.id == self.list.current), None)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        one = self._row
        if self.list.current == TALK:
            return self.tr("F5 when it is done: then the child's words have their place.")
        if one is None:
            return ""
        said = (self._kind(one), self.translator.long_day(one.on), one.place, one.purpose, self._state(one))
        return ", ".join(part for part in said if part) + "."

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever only reads the log plans nothing here."""
        page = self._page
        if action == "plan":
            return page is not None and page.may_write
        if action == "talked":
            return page is not None and page.may_write and page.talk is not None and page.talk.done_on is None
        is_approved = self._row is not None and self._row.state is MeetingState.APPROVED
        if action == "minutes":
            return is_approved
        if action == "open":
            return bool(self.list.keys) and not is_approved
        return super().check_action(action, parameters)

    async def action_plan(self) -> None:
        """F2: a new meeting, and then its agenda."""
        if self._page is not None:
            self._known = {one.id for one in self._page.rows}
            await self.app.push_screen(PlanningScreen(self.desk, self.case_id, self._page), self._planned)

    def _planned(self, stored: bool | None) -> None:
        if stored:
            self.perform(self._open_new())

    async def _open_new(self) -> None:
        page = await self.ask(meetings_page, self.case_id)
        new = [one.id for one in page.rows if one.id and one.id not in self._known]
        if new:
            self._stands_on = new[-1]
            await self._open(new[-1])

    async def action_open(self) -> None:
        """Enter: the meeting of the row."""
        await self.list.settled()
        if self.list.current == TALK:
            await self.action_talked()
        else:
            await self.action_minutes()

    async def action_minutes(self) -> None:
        """Enter on an approved meeting: its minutes."""
        from bti_tui.screens.held_meeting import HeldMeetingScreen

        await self.list.settled()
        one = self._row
        if one is not None and one.state is MeetingState.APPROVED:
            await self.app.push_screen(HeldMeetingScreen(self.desk, self.case_id, one.id))
        elif one is not None:
            self.perform(self._open(one.id))

    async def _open(self, meeting: MeetingId) -> None:
        await self.app.push_screen(PlannedMeetingScreen(self.desk, self.case_id, meeting))

    async def action_talked(self) -> None:
        """F5: somebody has talked with the child."""
        if self._page is not None:
            await self.app.push_screen(TalkScreen(self.desk, self.case_id, self._page))

    @override
    def help_page(self) -> HelpPage:
        """What can be done here."""
        plan = self.tr(
            "F2 plans a meeting. Its agenda makes itself from what is open: measures that are due, deadlines, the "
            "child's voice, the consent. On the meeting you change it, make the invitation and write who comes."
        )
        talk = self.tr(
            "At the end of each meeting somebody promises to talk with the child before the next one. It stands here "
            "and in the list of the day until it is done."
        )
        return HelpPage(
            self.place,
            (HelpSection(self.tr("Meetings"), plan), HelpSection(self.tr("The talk with the child"), talk)),
        )

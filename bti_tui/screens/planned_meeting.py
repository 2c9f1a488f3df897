"""One meeting before it is held: when and where, who is asked and who comes, and its agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import BeginMeeting, Command, RecordInvitation
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.domain.meetings import Invitation
from bti_tui.i18n import N_
from bti_tui.screens.invitation import InvitationScreen
from bti_tui.screens.meeting_forms import AskScreen, AttendeeScreen, CancelScreen, ItemScreen
from bti_tui.screens.meetings_help import meeting_help
from bti_tui.screens.place import HelpPage, MenuEntry
from bti_tui.screens.planned_meeting_text import MeetingTexts
from bti_tui.screens.planning_form import RevisingScreen
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.execute import execute
from bti_tui.usecases.meeting_sheet import AttendeeLine, ItemLine, MeetingSheet, meeting_sheet
from bti_tui.usecases.meetings import MeetingState
from bti_tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

THE_MEETING: Final = "meeting"
OF_WHO, OF_ITEM = "who/", "item/"
MARKS: Final = {
    "s": Invitation.SENT,
    "l": Invitation.READ,
    "k": Invitation.ACCEPTED,
    "i": Invitation.DECLINED,
    "u": Invitation.NOT_SENT,
}
"""One key for how far the invitation of the row has come."""


class PlannedMeetingScreen(RowsPlace):
    """F4 changes what the row says, F2 adds beside it, F5 makes the invitation, F6 begins; letters say who comes.

    Once the minutes are approved there is nothing to plan here any more, and the place is left.
    """

    BINDINGS = [
        Binding("f2,ctrl+n", "add", N_("New"), priority=True, id="ny"),
        Binding("enter", "change", N_("Change"), priority=True, id="meeting-change"),
        Binding("f4", "change", show=False, priority=True, id="neste"),
        Binding("f5", "invite", N_("Call in"), priority=True, id="visning"),
        Binding("f6", "begin", N_("Begin"), priority=True, id="mote"),
        Binding("f7", "shift(-1)", N_("Earlier"), priority=True, id="bak"),
        Binding("f8", "shift(1)", N_("Later"), priority=True, id="fram"),
        Binding("delete", "take_out", show=False, priority=True, id="meeting-take-out"),
        *(Binding(key, f"mark('{key}')", show=False, priority=True, id=f"meeting-mark-{key}") for key in MARKS),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId, meeting: MeetingId) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self.meeting = meeting
        self._sheet: MeetingSheet | None = None
        self._asks_to_begin = False
        """F6 was pressed once for a meeting of another day."""
        self._invitation = ("", "")
        """The row that one stood on, and which file of the invitation is for whom: said until one moves on."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and which meeting."""
        if self._sheet is None:
            return (self.tr("Meetings"),)
        return (self._sheet.number, self._sheet.row.kind.speak(self.translator.language))

    @property
    def _texts(self) -> MeetingTexts:
        return MeetingTexts(self.translator)

    # what it shows

    @override
    async def after_reading(self) -> None:
        """An approved meeting is read among the meetings, and not planned."""
        self._asks_to_begin = False
        if self._sheet is not None and self._sheet.row.state is MeetingState.APPROVED:
            self.go_back()

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """The meeting, those who are asked, the agenda."""
        self._sheet = sheet = await self.ask(meeting_sheet, self.case_id, self.meeting)
        self.draw_header()
        return self._texts.when(sheet), list(self._rows(sheet))

    def _rows(self, sheet: MeetingSheet) -> Iterator[Row]:
        texts = self._texts
        yield Row(THE_MEETING, partial(texts.about, sheet))
        yield self._heading(self.tr("ASKED"))
        for who in sheet.attendees:
            yield Row(OF_WHO + who.id, partial(texts.who, who), is_alarm=bool(who.against))
        total = sum(one.minutes for one in sheet.items)
        said = self.tr("AGENDA, {total} of {minutes} minutes", total=total, minutes=sheet.row.minutes)
        yield self._heading(said)
        for number, one in enumerate(sheet.items, 1):
            yield Row(OF_ITEM + one.code, partial(texts.item, number, one))

    def _heading(self, text: str) -> Row:
        return Row("", lambda _: text, is_heading=True)

    # the row

    @property
    def _chosen(self) -> AttendeeLine | ItemLine | None:
        sheet, key = self._sheet, self.list.current
        if sheet is None:
            return None
        found: tuple[AttendeeLine | ItemLine, ...] = (
            *(one for one in sheet.attendees if OF_WHO + one.id == key),
            *(one for one in sheet.items if OF_ITEM + one.code == key),
        )
        return next(iter(found), None)

    @property
    def _is_day(self) -> bool:
        return self._sheet is not None and self._sheet.row.on == self._sheet.page.today

    @property
    def _is_just_begun(self) -> bool:
        sheet = self._sheet
        return sheet is not None and sheet.page.may_write and sheet.meeting.is_going_on and not sheet.meeting.lines

    @override
    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Whoever moves on does not begin it."""
        self._asks_to_begin = False
        super().on_row_list_moved(event)

    @override
    def ready_status(self) -> str:
        """The row in one sentence; after an invitation was made, where it lies."""
        if self._asks_to_begin and self._sheet is not None:
            day = self.translator.long_day(self._sheet.row.on)
            return self.tr("It is planned for {day}. F6 once more begins it today.", day=day)
        row, said = self._invitation
        if said and row == self.list.current:
            return said
        chosen = self._chosen
        if chosen is None:
            keys = self.tr("Enter changes day, time, place and what the meeting is for.")
            return keys if self._waits else self._sheet.row.purpose if self._sheet else ""
        keys = self.tr("F7 earlier, F8 later.")
        if isinstance(chosen, AttendeeLine):
            keys = self.tr("s sent, l read, k comes, i does not come.")
        return self._texts.sentence(chosen, keys if self._waits else "")

    # keys

    @property
    def _waits(self) -> bool:
        sheet = self._sheet
        return sheet is not None and sheet.page.may_write and sheet.row.state is MeetingState.WAITING

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the meeting as it stands, and with the row."""
        may = self._may()
        return may[action] if action in may else super().check_action(action, parameters)

    def _may(self) -> dict[str, bool]:
        """What can be done, by its action; what the row is, is seen when the key is carried out."""
        sheet, waits = self._sheet, self._waits
        state = sheet.row.state if sheet else None
        told = sheet is not None and any(one.invited_on for one in sheet.attendees)
        writes = sheet is not None and sheet.page.may_write
        return {
            **dict.fromkeys(("add", "change", "mark", "shift", "take_out"), waits),
            "cancel": waits or self._is_just_begun,
            "invite": waits or (writes and told and state is MeetingState.CANCELLED),
            "begin": waits or (writes and state is MeetingState.GOING_ON),
        }

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """What is seldom done has no key of its own."""
        more = {"cancel": self.tr("Call the meeting off"), "take_out": self.tr("Take the row out (Del)")}
        found = [MenuEntry(text, name) for name, text in more.items() if self.check_action(name, ())]
        return [*super().menu_entries(), *found]

    async def action_add(self) -> None:
        """F2: on the agenda a point after the row's, else somebody who is asked."""
        await self.list.settled()
        chosen, sheet = self._chosen, self._sheet
        if sheet is not None:
            is_item = isinstance(chosen, ItemLine)
            after = chosen.code if isinstance(chosen, ItemLine) else ""
            form = ItemScreen(self.desk, sheet, None, after) if is_item else AskScreen(self.desk, sheet)
            await self.app.push_screen(form)

    async def action_change(self) -> None:
        """F4 and Enter: what the row says."""
        await self.list.settled()
        sheet, chosen = self._sheet, self._chosen
        if sheet is None:
            return
        match chosen:
            case AttendeeLine():
                await self.app.push_screen(AttendeeScreen(self.desk, sheet, chosen))
            case ItemLine():
                await self.app.push_screen(ItemScreen(self.desk, sheet, chosen))
            case _:
                await self.app.push_screen(RevisingScreen(self.desk, sheet))

    async def action_take_out(self) -> None:
        """Del: a point of the agenda, or somebody who is asked."""
        await self.list.settled()
        sheet, chosen = self._sheet, self._chosen
        if sheet is None or chosen is None:
            return
        plan = sheet.plan
        if isinstance(chosen, ItemLine):
            plan = replace(plan, items=tuple(one for one in plan.items if one.code != chosen.code))
        else:
            plan = replace(plan, attendees=tuple(one for one in plan.attendees if one.id != chosen.id))
        self.perform(self._carry_out(plan))

    async def action_shift(self, step: int) -> None:
        """F7 and F8: the point of the row earlier or later."""
        await self.list.settled()
        sheet, chosen = self._sheet, self._chosen
        if sheet is None or not isinstance(chosen, ItemLine):
            self.set_status(self.tr("F7 and F8 move a point of the agenda."))
            return
        items = list(sheet.plan.items)
        at = next(place for place, one in enumerate(items) if one.code == chosen.code)
        if 0 <= at + step < len(items):
            items[at], items[at + step] = items[at + step], items[at]
            self.perform(self._carry_out(replace(sheet.plan, items=tuple(items))))

    async def action_mark(self, key: str) -> None:
        """One letter: how far the invitation of the row has come."""
        await self.list.settled()
        chosen, sheet = self._chosen, self._sheet
        if isinstance(chosen, AttendeeLine) and sheet is not None:
            order = RecordInvitation(
                case_id=self.case_id,
                meeting=self.meeting,
                attendee=chosen.id,
                invitation=MARKS[key],
                recorded_on=sheet.page.today,
            )
            self.perform(self._carry_out(order))
        else:
            self.set_status(self.tr("Stand on somebody who is asked; then one letter says how far it has come."))

    async def _carry_out(self, order: Command) -> None:
        await self.insist(execute, order)
        self.mark_saved()
        await self._read()

    async def action_invite(self) -> None:
        """F5: the invitation, as text, PDF or a file for the calendar."""
        if self._sheet is not None:
            screen = InvitationScreen(self.desk, self._sheet)
            await self.app.push_screen(screen, lambda done: self._invited(screen, done=done))

    def _invited(self, screen: InvitationScreen, *, done: bool | None) -> None:
        if done:
            self._invitation = self.list.current, screen.files_told()

    async def action_cancel(self) -> None:
        """F10: the meeting is called off."""
        if self._sheet is not None:
            await self.app.push_screen(CancelScreen(self.desk, self._sheet))

    async def action_begin(self) -> None:
        """F6: the meeting begins, or goes on."""
        self.perform(self._begin())

    async def _begin(self) -> None:
        from bti_tui.screens.meeting import MeetingScreen

        if self._waits and not self._is_day and not self._asks_to_begin:
            self._asks_to_begin = True
            self.show_status()
            return
        if self._waits:
            await self.insist(execute, BeginMeeting(case_id=self.case_id, meeting=self.meeting))
            self.mark_saved()
        await self.app.push_screen(MeetingScreen(self.desk, self.case_id))

    @override
    def help_page(self) -> HelpPage:
        """What can be done with a meeting before it is held."""
        return meeting_help(self.place, self.translator)

"""How the meetings of a case are reached in the laboratory: a meeting of hostile words is planned."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, Final

from bti_tui.domain.commands import PlanMeeting
from bti_tui.domain.ids import AgendaItemCode, CaseId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.invitation import InvitationScreen
from bti_tui.screens.meeting_forms import AskScreen, AttendeeScreen, CancelScreen, ItemScreen, TalkScreen
from bti_tui.screens.meetings import MeetingsScreen
from bti_tui.screens.planned_meeting import PlannedMeetingScreen
from bti_tui.screens.planning_form import PlanningScreen, RevisingScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.meeting_sheet import MeetingSheet, meeting_sheet
from bti_tui.usecases.meetings import meetings_page
from tests.hostile.corpus import NAME, TEXT

if TYPE_CHECKING:
    from tests.hostile.roads import Laboratory, Road


def _planned(ctx: Context, case_id: CaseId) -> MeetingSheet:
    """A meeting with hostile words in all that can be typed; once is enough."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
    waiting = [one for one in case.planned_meetings if one.is_waiting] if case else []
    if not waiting:
        order = PlanMeeting(
            case_id=case_id,
            kind=MeetingKind("samarbeidsmote"),
            on=ctx.today + timedelta(days=3),
            at=time(9, 0),
            minutes=45,
            place=NAME,
            purpose=TEXT,
            interpreter=NAME,
            child_part=TEXT,
            items=(ItemWish(AgendaItemCode("x"), 5, NAME),),
            attendees=(AttendeeWish(name=NAME, role=NAME, why=TEXT), AttendeeWish(PartyId(ctx.user.id))),
        )
        waiting = [execute(ctx, order).case.planned_meetings[-1]]
    return meeting_sheet(ctx, case_id, waiting[0].id)


def _of_meeting(
    make: Callable[[Laboratory, MeetingSheet], FrameScreen[Any]],
) -> Callable[[Laboratory], Awaitable[FrameScreen[Any]]]:
    """A place about the meeting that is planned."""

    async def go(lab: Laboratory) -> FrameScreen[Any]:
        return make(lab, await lab.desk.ask(lambda ctx: _planned(ctx, lab.measures)))

    return go


async def _planning(lab: Laboratory) -> FrameScreen[Any]:
    return PlanningScreen(lab.desk, lab.measures, await lab.desk.ask(lambda ctx: meetings_page(ctx, lab.measures)))


async def _talk(lab: Laboratory) -> FrameScreen[Any]:
    return TalkScreen(lab.desk, lab.measures, await lab.desk.ask(lambda ctx: meetings_page(ctx, lab.measures)))


MEETING_ROADS: Final[dict[type[FrameScreen[Any]], Road]] = {
    MeetingsScreen: _of_meeting(lambda lab, _: MeetingsScreen(lab.desk, lab.measures)),
    PlannedMeetingScreen: _of_meeting(lambda lab, at: PlannedMeetingScreen(lab.desk, lab.measures, at.row.id)),
    PlanningScreen: _planning,
    RevisingScreen: _of_meeting(lambda lab, at: RevisingScreen(lab.desk, at)),
    AskScreen: _of_meeting(lambda lab, at: AskScreen(lab.desk, at)),
    AttendeeScreen: _of_meeting(lambda lab, at: AttendeeScreen(lab.desk, at, at.attendees[0])),
    ItemScreen: _of_meeting(lambda lab, at: ItemScreen(lab.desk, at, at.items[0])),
    CancelScreen: _of_meeting(lambda lab, at: CancelScreen(lab.desk, at)),
    TalkScreen: _talk,
    InvitationScreen: _of_meeting(lambda lab, at: InvitationScreen(lab.desk, at)),
}
"""By screen."""

"""How meeting mode is reached in the laboratory: a meeting of hostile words goes on."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from bti_tui.domain.case import Case
from bti_tui.domain.commands import ApproveMinutes, BeginMeeting, PlanMeeting, WriteEntry
from bti_tui.domain.ids import AgendaItemCode, CaseId, MeetingId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.held_meeting import HeldMeetingScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meeting_minutes import MinutesScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from tests.hostile.corpus import NAME, TEXT

if TYPE_CHECKING:
    from tests.hostile.roads import Laboratory, Road


def _begin(ctx: Context, case_id: CaseId) -> None:
    """A meeting with hostile words in its agenda, among those who came, and in its lines; once is enough."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
    if case is None or case.unapproved:
        return
    planned = execute(
        ctx,
        PlanMeeting(
            case_id=case_id,
            kind=MeetingKind("samarbeidsmote"),
            on=ctx.today,
            at=time(9, 0),
            minutes=45,
            purpose=TEXT,
            items=(ItemWish(AgendaItemCode("x"), 5, NAME),),
            attendees=(AttendeeWish(name=NAME, role=NAME), AttendeeWish(PartyId(ctx.user.id))),
        ),
    )
    meeting = planned.case.planned_meetings[-1].id
    execute(ctx, BeginMeeting(case_id=case_id, meeting=meeting))
    entry = WriteEntry(
        case_id=case_id,
        kind=EntryKind.NOTE,
        text=TEXT,
        happened_on=ctx.today,
        visibility=Visibility.INTERNAL,
        meeting=meeting,
    )
    execute(ctx, entry)


async def _live(lab: Laboratory) -> FrameScreen[Any]:
    await lab.desk.ask(lambda ctx: _begin(ctx, lab.measures))
    return MeetingScreen(lab.desk, lab.measures)


async def _minutes(lab: Laboratory) -> FrameScreen[Any]:
    await lab.desk.ask(lambda ctx: _begin(ctx, lab.measures))
    return MinutesScreen(lab.desk, lab.measures, TEXT)


def _held(ctx: Context, case_id: CaseId) -> MeetingId:
    """The same meeting with its minutes approved; another one of its kind goes on wherever it is needed."""
    _begin(ctx, case_id)
    with ctx.reading() as work:
        meeting = _last(work.cases.get(case_id))
    execute(ctx, ApproveMinutes(case_id=case_id, meeting=meeting, holder_stays=True, informs=TEXT))
    return meeting


def _last(case: Case | None) -> MeetingId:
    if case is None:
        raise LookupError
    return case.planned_meetings[-1].id


async def _read(lab: Laboratory) -> FrameScreen[Any]:
    meeting = await lab.desk.ask(lambda ctx: _held(ctx, lab.measures))
    return HeldMeetingScreen(lab.desk, lab.measures, meeting)


MINUTES_ROADS: Final[dict[type[FrameScreen[Any]], Road]] = {
    MeetingScreen: _live,
    MinutesScreen: _minutes,
    HeldMeetingScreen: _read,
}
"""By screen."""

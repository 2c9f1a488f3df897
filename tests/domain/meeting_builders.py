"""Meetings for tests: planned, begun, and with lines written in them."""

from typing import Any

from bti_tui.domain import commands as c
from bti_tui.domain.ids import FactId, MeetingId, PartyId
from bti_tui.domain.meetings import AttendeeWish
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER


def planned() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent().with_plan().do(c.PlanMeeting, HOLDER)


def begun() -> CaseBuilder:
    return planned().do(c.BeginMeeting, HOLDER)


def meeting(bench: CaseBuilder) -> MeetingId:
    return bench.case.planned_meetings[-1].id


def line(bench: CaseBuilder) -> FactId:
    return bench.case.planned_meetings[-1].lines[-1].fact


def written(bench: CaseBuilder, kind: type[c.Command], **changes: Any) -> CaseBuilder:
    """A line of the meeting that goes on."""
    return bench.do(kind, HOLDER, meeting=meeting(bench), **changes)


def guardian(bench: CaseBuilder) -> AttendeeWish:
    return AttendeeWish(PartyId(bench.guardians[0]))

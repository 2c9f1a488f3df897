"""Which screen a part of a case is shown on. Screens that few need are imported when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bti_tui.desk import Desk
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId, PersonId, StepId
from bti_tui.domain.views.any_time import Offered
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.step import StepScreen

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

LOG_PLACE: Final = "log"
MEETINGS_PLACE: Final = "meetings"
READERS_PLACE: Final = "readers"
RESTRICT_PLACE: Final = "restrict"
BRIEFING_PLACE: Final = "briefing"
EMERGENCY_PLACE: Final = "emergency"
PEOPLE_PLACE: Final = "people"
OF_PEOPLE: Final = (BRIEFING_PLACE, READERS_PLACE, EMERGENCY_PLACE, PEOPLE_PLACE)
LIFT_PLACE: Final = "lift"
REPORT_PLACE: Final = "report"
GUIDE_PLACE: Final = "guide"
COPIES_PLACE: Final = "copies"
PAPER_LOG_PLACE: Final = "paper_log"
LIVE_PLACE: Final = "live"
"""The meeting that goes on."""
ASSESSMENT_PLACE: Final = "assessment"
ASSESSMENTS_PLACE: Final = "assessments"
"""One is answered there; all of a case are looked at here, and what they have opened is settled."""
PURGE_PLACE: Final = "purge"
"""Alone it is about the case; with a colon and an id, about one person."""
FORM_PLACE: Final = "form"
"""With the step and the command behind it, each after a colon: one form, filled in out of turn."""
LAW_PLACES: Final = (RESTRICT_PLACE, LIFT_PLACE, PURGE_PLACE)
OF_MEETINGS: Final = (MEETINGS_PLACE, LIVE_PLACE)
OF_THEIR_OWN: Final = (
    *LAW_PLACES,
    GUIDE_PLACE,
    REPORT_PLACE,
    COPIES_PLACE,
    PAPER_LOG_PLACE,
    ASSESSMENT_PLACE,
    ASSESSMENTS_PLACE,
)


@dataclass(frozen=True, slots=True)
class ToStep:
    """A step, and the form of it to open first."""

    step: StepId
    form: str = ""


@dataclass(frozen=True, slots=True)
class ToPlace:
    """A screen of its own: the log, or one of the guide's places."""

    place: str


Goal = ToStep | ToPlace


def form_place(offered: Offered) -> str:
    """The name of the place where a form is filled in out of turn."""
    return f"{FORM_PLACE}:{offered.step}:{offered.command}"


def step_screen(desk: Desk[Context], case_id: CaseId, place: Place, goal: ToStep) -> BtiScreen[Any]:
    """The screen of a step: the place that it is done on, or the general one."""
    if place is Place.STEP:
        return StepScreen(desk, case_id, goal.step, form=goal.form)
    return place_screen(desk, case_id, place.value)


def place_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """A screen by the name of its place; the log when no other has that name."""
    match place:
        case Place.CONSENT.value:
            from bti_tui.screens.consent import ConsentScreen

            return ConsentScreen(desk, case_id)
        case Place.PLAN.value | Place.CLOSE.value:
            return _plan_screen(desk, case_id, place)
        case _ if place in OF_MEETINGS:
            return _meeting_screen(desk, case_id, place)
        case _ if place in (Place.BATON.value, *OF_PEOPLE):
            return _people_screen(desk, case_id, place)
        case _ if ":" in place or place in OF_THEIR_OWN:
            return _special_screen(desk, case_id, place)
        case _:
            from bti_tui.screens.relay_log import LogScreen

            return LogScreen(desk, case_id)


def _assessment_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Where a concern assessment is answered, or where those of a case are looked at."""
    from bti_tui.screens.assessment import AssessmentScreen
    from bti_tui.screens.assessments import AssessmentsScreen

    return AssessmentScreen(desk, case_id) if place == ASSESSMENT_PLACE else AssessmentsScreen(desk, case_id)


def _plan_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Goals and measures, or how the case ends."""
    from bti_tui.screens.closing import ClosingScreen
    from bti_tui.screens.plan import PlanScreen

    return PlanScreen(desk, case_id) if place == Place.PLAN.value else ClosingScreen(desk, case_id)


def _meeting_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """The meetings of a case, or the one that goes on."""
    if place == LIVE_PLACE:
        from bti_tui.screens.meeting import MeetingScreen

        return MeetingScreen(desk, case_id)
    from bti_tui.screens.meetings import MeetingsScreen

    return MeetingsScreen(desk, case_id)


def _copies_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Copies of the log, or a log that is kept on paper."""
    from bti_tui.screens.copies import CopiesScreen
    from bti_tui.screens.paper_log import PaperLogScreen

    return CopiesScreen(desk, case_id) if place == COPIES_PLACE else PaperLogScreen(desk, case_id)


def _people_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Where the baton is, the page for the next holder, or who has read the case."""
    from bti_tui.screens.baton import BatonScreen
    from bti_tui.screens.briefing import BriefingScreen
    from bti_tui.screens.readers import ReadersScreen

    if place in (EMERGENCY_PLACE, PEOPLE_PLACE):
        return _circle_screen(desk, case_id, place)
    if place == READERS_PLACE:
        return ReadersScreen(desk, case_id)
    return BatonScreen(desk, case_id) if place == Place.BATON.value else BriefingScreen(desk, case_id)


def _circle_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Who is in the case and who sees it, or who opened it in an emergency."""
    from bti_tui.screens.emergency_access import EmergencyLookScreen
    from bti_tui.screens.people import PeopleScreen

    return EmergencyLookScreen(desk, case_id) if place == EMERGENCY_PLACE else PeopleScreen(desk, case_id)


def _special_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """A form out of turn, an assessment, another guide, the report to child welfare, or a place of the law."""
    if place in (ASSESSMENT_PLACE, ASSESSMENTS_PLACE):
        return _assessment_screen(desk, case_id, place)
    if place == GUIDE_PLACE:
        from bti_tui.screens.guide_change import GuideChangeScreen

        return GuideChangeScreen(desk, case_id)
    if place in (COPIES_PLACE, PAPER_LOG_PLACE):
        return _copies_screen(desk, case_id, place)
    if place == REPORT_PLACE:
        from bti_tui.screens.report import ReportScreen

        return ReportScreen(desk, case_id)
    if not place.startswith(f"{FORM_PLACE}:"):
        return _law_screen(desk, case_id, place)
    from bti_tui.screens.out_of_turn import OutOfTurnScreen

    _, step, command = place.split(":")
    return OutOfTurnScreen(desk, case_id, StepId(step), form=command)


def _law_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Where a case is restricted, shown again, or purged."""
    from bti_tui.screens.purge import PurgeScreen
    from bti_tui.screens.restriction import LiftScreen, RestrictScreen

    kind, _, person = place.partition(":")
    if kind == PURGE_PLACE:
        return PurgeScreen(desk, case_id, person=PersonId(person) if person else None)
    return RestrictScreen(desk, case_id) if kind == RESTRICT_PLACE else LiftScreen(desk, case_id)

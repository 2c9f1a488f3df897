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
READERS_PLACE: Final = "readers"
RESTRICT_PLACE: Final = "restrict"
BRIEFING_PLACE: Final = "briefing"
EMERGENCY_PLACE: Final = "emergency"
PEOPLE_PLACE: Final = "people"
OF_PEOPLE: Final = (BRIEFING_PLACE, READERS_PLACE, EMERGENCY_PLACE, PEOPLE_PLACE)
LIFT_PLACE: Final = "lift"
GUIDE_PLACE: Final = "guide"
PURGE_PLACE: Final = "purge"
"""Alone it is about the case; with a colon and an id, about one person."""
FORM_PLACE: Final = "form"
"""With the step and the command behind it, each after a colon: one form, filled in out of turn."""
LAW_PLACES: Final = (RESTRICT_PLACE, LIFT_PLACE, PURGE_PLACE)


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
        case Place.PLAN.value:
            from bti_tui.screens.plan import PlanScreen

            return PlanScreen(desk, case_id)
        case Place.CLOSE.value:
            from bti_tui.screens.closing import ClosingScreen

            return ClosingScreen(desk, case_id)
        case _ if place in (Place.BATON.value, *OF_PEOPLE):
            return _people_screen(desk, case_id, place)
        case _ if ":" in place or place in (*LAW_PLACES, GUIDE_PLACE):
            return _special_screen(desk, case_id, place)
        case _:
            from bti_tui.screens.relay_log import LogScreen

            return LogScreen(desk, case_id)


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
    """A form out of turn, another guide, or one of the places of the law."""
    if place == GUIDE_PLACE:
        from bti_tui.screens.guide_change import GuideChangeScreen

        return GuideChangeScreen(desk, case_id)
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

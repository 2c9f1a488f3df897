"""Which screen a part of a case is shown on. Screens that few need are imported when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bti_tui.desk import Desk
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId, PersonId, StepId
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.step import StepScreen

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

LOG_PLACE: Final = "log"
READERS_PLACE: Final = "readers"
RESTRICT_PLACE: Final = "restrict"
LIFT_PLACE: Final = "lift"
PURGE_PLACE: Final = "purge"
"""Alone it is about the case; with a colon and an id, about one person."""
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
        case _ if place == READERS_PLACE:
            from bti_tui.screens.readers import ReadersScreen

            return ReadersScreen(desk, case_id)
        case _ if place.partition(":")[0] in LAW_PLACES:
            return _law_screen(desk, case_id, place)
        case _:
            from bti_tui.screens.relay_log import LogScreen

            return LogScreen(desk, case_id)


def _law_screen(desk: Desk[Context], case_id: CaseId, place: str) -> BtiScreen[Any]:
    """Where a case is restricted, shown again, or purged."""
    from bti_tui.screens.purge import PurgeScreen
    from bti_tui.screens.restriction import LiftScreen, RestrictScreen

    kind, _, person = place.partition(":")
    if kind == PURGE_PLACE:
        return PurgeScreen(desk, case_id, person=PersonId(person) if person else None)
    return RestrictScreen(desk, case_id) if kind == RESTRICT_PLACE else LiftScreen(desk, case_id)

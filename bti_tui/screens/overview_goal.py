"""Where the start screen leads: the place in a case where what is due is settled."""

from typing import Final

from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.guide import Place
from bti_tui.domain.views.baton_calls import BatonCall
from bti_tui.domain.views.lists import TodayItem
from bti_tui.screens.way import (
    ASSESSMENTS_PLACE,
    EMERGENCY_PLACE,
    MEETINGS_PLACE,
    PEOPLE_PLACE,
    REPORT_PLACE,
    Goal,
    ToPlace,
    ToStep,
)

_PLACES: Final = {
    DeadlineKind.EMERGENCY: EMERGENCY_PLACE,
    DeadlineKind.MEASURE: Place.PLAN.value,
    DeadlineKind.CONSENT: Place.CONSENT.value,
    DeadlineKind.REVIEW: Place.CONSENT.value,
    DeadlineKind.ADDRESS: PEOPLE_PLACE,
    DeadlineKind.ANSWER: Place.BATON.value,
    DeadlineKind.VACANT: Place.BATON.value,
    DeadlineKind.RECEIPT: REPORT_PLACE,
    DeadlineKind.WRITTEN: REPORT_PLACE,
    DeadlineKind.MEETING: MEETINGS_PLACE,
    DeadlineKind.MINUTES: MEETINGS_PLACE,
    DeadlineKind.CHILD_TALK: MEETINGS_PLACE,
    DeadlineKind.ROUTE: ASSESSMENTS_PLACE,
}


def goal_of(item: TodayItem) -> Goal | None:
    """Where F4 leads; the safety track is dealt with on the case itself."""
    if item.kind in _PLACES and item.call is not BatonCall.UNANSWERED_BY_YOU:
        return ToPlace(_PLACES[item.kind])
    return ToStep(item.step) if item.step else None

"""The ways that safety answers have opened, as lines of the start screen until each has its outcome (R04).

Imported only where a case has one open: a list of cases without any needs no instrument.
"""

from bti_tui.domain.case import Case
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.views.lists import Group, TodayItem
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.usecases.assessment import route_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.reading import knows_shielded


def route_items(ctx: Context, case: Case, names: Names) -> tuple[TodayItem, ...]:
    """One line for each, before everything else; nothing for those who may not know."""
    if not knows_shielded(ctx, case):
        return ()
    words = route_words(ctx, case)
    return tuple(
        TodayItem(
            group=Group.SAFETY,
            case_id=case.id,
            number=case_label(case.number),
            short_name=short_name(names.person(case, case.subject)),
            kind=DeadlineKind.ROUTE,
            what=words.get(one.route),
            title="",
            step=None,
            step_number="",
            measure=None,
            due_on=one.on,
            days=None,
            route=one.route,
        )
        for one in case.open_routes
    )

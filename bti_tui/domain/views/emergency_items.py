"""What an emergency opening asks of those who answer for the case: to look at it."""

from bti_tui.domain.case import Case
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.ids import UserId
from bti_tui.domain.views.lists import Group, TodayItem
from bti_tui.domain.views.names import Names, case_label, short_name


def emergency_items(case: Case, names: Names, me: UserId) -> tuple[TodayItem, ...]:
    """One line for each case in which openings wait for somebody; the newest day, and everybody who opened it."""
    waiting = [one for one in case.emergencies if one.waits_for(me)]
    if not waiting:
        return ()
    item = TodayItem(
        group=Group.EMERGENCY,
        case_id=case.id,
        number=case_label(case.number),
        short_name=short_name(names.person(case, case.subject)),
        kind=DeadlineKind.EMERGENCY,
        what=None,
        title=", ".join(dict.fromkeys(names.user(one.by) for one in waiting)),
        step=None,
        step_number="",
        measure=None,
        due_on=waiting[-1].on,
        days=None,
    )
    return (item,)

"""What is due: read often, by scripts too, hence apart from the other reads and light to import."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.drafts import Draft
from bti_tui.domain.listing import ListedCase
from bti_tui.domain.need_to_know import answers_to_emergencies
from bti_tui.domain.views.emergency_items import emergency_items
from bti_tui.domain.views.lists import CaseRow, Group, TodayItem, case_row, today_items
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.safety_items import beside_safety, safety_items
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.drafts import own_drafts
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.reading import names_for, seen, seen_cases
from bti_tui.usecases.worked_out import deadlines_of

_ORDER = list(Group)


@dataclass(frozen=True, slots=True)
class TodayView:
    """The start screen: what is due, what waits for whom, what lies half written."""

    items: tuple[TodayItem, ...]
    drafts: tuple[Draft, ...]
    open_cases: int


def today(ctx: Context) -> TodayView:
    """What is due in every open case, the most urgent first."""
    with ctx.reading() as work:
        return _today(ctx, work, seen_cases(ctx, work))[0]


def today_and_cases(ctx: Context) -> tuple[TodayView, tuple[CaseRow, ...]]:
    """The same with the open cases as lines, in one reading."""
    with ctx.reading() as work:
        listed = seen_cases(ctx, work)
        view, names = _today(ctx, work, listed)
        return view, rows_of(ctx, listed, names)


def _today(ctx: Context, work: UnitOfWork, listed: Sequence[ListedCase]) -> tuple[TodayView, Names]:
    archived = seen(ctx, work, work.cases.looked_into())
    titles = [measure.title for one in listed for measure in one.case.open_measures]
    subjects = [person.name for one in (*listed, *archived) for person in one.case.people]
    names = names_for(ctx, work, [*titles, *subjects])
    day = ctx.today
    items = [item for one in listed for item in _items(ctx, one.case, names, day)]
    viewer = Eyes(ctx, work).viewer
    opened = (one.case for one in (*listed, *archived) if one.case.emergencies)
    told_of = (case for case in opened if answers_to_emergencies(viewer, case))
    items += [item for case in told_of for item in emergency_items(case, names, viewer.id)]
    items.sort(key=lambda item: (_ORDER.index(item.group), item.due_on or day, item.number))
    drafts = own_drafts(ctx, work)
    return TodayView(tuple(items), drafts, len(listed)), names


def _items(ctx: Context, case: Case, names: Names, day: date) -> list[TodayItem]:
    guide, rules = ctx.guide_of(case), ctx.rules_of(case)
    found = deadlines_of(ctx, case, day)
    first = [*_routes(ctx, case, names), *safety_items(case, found, guide, rules, names, day)]
    return [*first, *today_items(case, beside_safety(case, found, guide), guide, rules, names, day, ctx.user.id)]


def _routes(ctx: Context, case: Case, names: Names) -> tuple[TodayItem, ...]:
    if not case.open_routes:
        return ()
    from bti_tui.usecases.route_items import route_items  # brings the instruments, which most cases can do without

    return route_items(ctx, case, names)


def rows_of(ctx: Context, listed: Sequence[ListedCase], names: Names) -> tuple[CaseRow, ...]:
    """Cases as lines."""
    day = ctx.today
    return tuple(
        case_row(
            one.case,
            one.name,
            ctx.guide_of(one.case),
            ctx.rules_of(one.case),
            names,
            day,
            deadlines_of(ctx, one.case, day),
        )
        for one in listed
    )

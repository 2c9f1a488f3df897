"""What is due: read often, by scripts too, hence apart from the other reads and light to import."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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
from bti_tui.usecases.reading import names_for, seen
from bti_tui.usecases.worked_out import deadlines_of

_ORDER = list(Group)
EVERY_CASE: Final = 100_000
"""Whoever may see few cases of many sees the old ones too."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """The start screen: what is due, what waits for whom, what lies half written."""

    items: tuple[TodayItem, ...]
    drafts: tuple[Draft, ...]
    open_cases: int


def today(ctx: Context) -> TodayView:
    """What is due in every open case, the most urgent first."""
    with ctx.reading() as work:
        return _today(ctx, work, seen(ctx, work, work.cases.listed(limit=EVERY_CASE)))[0]


def today_and_cases(ctx: Context) -> tuple[TodayView, tuple[CaseRow, ...]]:
    """The same with the open cases as lines, in one reading."""
    with ctx.reading() as work:
        listed = seen(ctx, work, work.cases.listed(limit=EVERY_CASE))
        view, names = _today(ctx, work, listed)
        return view, rows_of(ctx, listed, names)


def _today(ctx: Context, work: UnitOfWork, listed: Sequence[ListedCase]) -> tuple[TodayView, Names]:
    titles = [measure.title for one in listed for measure in one.case.open_measures]
    subjects = [person.name for one in listed for person in one.case.people if person.id == one.case.subject]
    names = names_for(ctx, work, [*titles, *subjects])
    day = ctx.today
    items = [item for one in listed for item in _items(ctx, one.case, names, day)]
    viewer = Eyes(ctx, work).viewer
    told_of = (one.case for one in listed if one.case.emergencies and answers_to_emergencies(viewer, one.case))
    items += [item for case in told_of for item in emergency_items(case, names, viewer.id)]
    items.sort(key=lambda item: (_ORDER.index(item.group), item.due_on or day, item.number))
    drafts = own_drafts(ctx, work)
    return TodayView(tuple(items), drafts, len(listed)), names


def _items(ctx: Context, case: Case, names: Names, day: date) -> list[TodayItem]:
    guide = ctx.guide_of(case)
    found = deadlines_of(ctx, case, day)
    first = safety_items(case, found, guide, ctx.rules_of(case), names, day)
    return [*first, *today_items(case, beside_safety(case, found, guide), guide, names, day, ctx.user.id)]


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

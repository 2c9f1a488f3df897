"""How it was at the start and how it is now: answer by answer, beside the goals. Nothing is added up or averaged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.assessment import Assessment
from bti_tui.domain.ids import CaseId, GoalId, ItemCode
from bti_tui.domain.instrument import Instrument, LifeArea, Point
from bti_tui.domain.views.plan_view import GoalLine, PlanView
from bti_tui.domain.words import Words
from bti_tui.usecases.assessment import AssessmentLine, assessment_sheet
from bti_tui.usecases.case_pages import CaseHead, plan_page
from bti_tui.usecases.context import Context


class Turn(StrEnum):
    """Which way one answer has moved (utvikling)."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"
    """One of the two says nothing about the scale."""


@dataclass(frozen=True, slots=True)
class Change:
    """One question, as the same person answered it first and last."""

    item: ItemCode
    name: Words
    before: Point | None
    now: Point | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class Pair:
    """The first and the newest answers of one person."""

    who: str
    first_on: date
    now_on: date
    areas: tuple[tuple[LifeArea, tuple[Change, ...]], ...]


@dataclass(frozen=True, slots=True)
class BeforeNow:
    """The goals, and the answers of everybody who has answered."""

    head: CaseHead
    plan: PlanView
    pairs: tuple[Pair, ...]
    goals_of: tuple[tuple[ItemCode, tuple[GoalId, ...]], ...]
    """The goals of the measures that answer a question."""
    asked_once: tuple[tuple[str, date], ...]
    """Who has answered only once, and when."""

    def goals(self, area: LifeArea) -> tuple[GoalLine, ...]:
        """The goals that measures of an area of life serve."""
        codes = {one.code for one in area.items}
        wanted = {goal for item, goals in self.goals_of if item in codes for goal in goals}
        return tuple(one for one in self.plan.goals if one.id in wanted)


def before_now(ctx: Context, case_id: CaseId) -> BeforeNow:
    """How it was and is. Others' answers only once one's own are stored, as everywhere."""
    page = plan_page(ctx, case_id)
    sheet = assessment_sheet(ctx, case_id)
    pairs, once = [], []
    for lines in _by_respondent(sheet.lines):
        first, last = lines[0], lines[-1]
        if first is last:
            once.append((first.who, first.assessment.on))
        else:
            areas = tuple(_areas(sheet.instrument, sheet.age, first.assessment, last.assessment))
            pairs.append(Pair(first.who, first.assessment.on, last.assessment.on, areas))
    answered = {one.concern_item for one in page.plan.measures if one.concern_item is not None}
    goals = tuple(
        (item, tuple(dict.fromkeys(one.goal for one in page.plan.measures if one.concern_item == item)))
        for item in sorted(answered)
    )
    return BeforeNow(page.head, page.plan, tuple(pairs), goals, tuple(once))


def _by_respondent(lines: tuple[AssessmentLine, ...]) -> Iterator[list[AssessmentLine]]:
    left = list(lines)
    while left:
        same = [one for one in left if one.assessment.same_respondent(left[0].assessment)]
        yield [one for one in same if one.assessment.instrument == same[-1].assessment.instrument]
        left = [one for one in left if one not in same]


def _areas(
    instrument: Instrument, age: int | None, first: Assessment, last: Assessment
) -> Iterator[tuple[LifeArea, tuple[Change, ...]]]:
    asked = {item.code for _, item in instrument.items_for(age)}
    for area in instrument.areas:
        changes = (_change(instrument, item.code, item.name, first, last) for item in area.items if item.code in asked)
        yield area, tuple(one for one in changes if one.before is not None or one.now is not None)


def _change(instrument: Instrument, item: ItemCode, name: Words, first: Assessment, last: Assessment) -> Change:
    before, now = (_point(instrument, one, item) for one in (first, last))
    return Change(item, name, before, now, _turn(before, now))


def _point(instrument: Instrument, given: Assessment, item: ItemCode) -> Point | None:
    value = next((one.value for one in given.answers if one.item == item), None)
    return instrument.point(value) if value is not None else None


def _turn(before: Point | None, now: Point | None) -> Turn:
    if before is None or now is None or before.value is None or now.value is None:
        return Turn.UNKNOWN
    if before.value == now.value:
        return Turn.SAME
    return Turn.BETTER if now.value < before.value else Turn.WORSE

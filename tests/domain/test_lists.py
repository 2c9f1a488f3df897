from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import UserId
from bti_tui.domain.safety import SafetyAnswer, SafetyTrack
from bti_tui.domain.views.lists import Group, TodayItem, case_row, group_of, today_items
from bti_tui.domain.views.safety_items import beside_safety, safety_items
from tests.builders import FIRST_DAY, RULES, CaseBuilder, a_case
from tests.orders import HOLDER, OWNER

MONDAY, SUNDAY = 0, 6


def items(bench: CaseBuilder, me: UserId = OWNER) -> list[TodayItem]:
    found = deadlines(bench.case, bench.guide, RULES, bench.today)
    return today_items(bench.case, found, bench.guide, RULES, bench.names, bench.today, me)


@pytest.mark.parametrize(
    ("days", "weekday", "group"),
    [
        (-1, MONDAY, Group.OVERDUE),
        (0, MONDAY, Group.TODAY),
        (1, MONDAY, Group.THIS_WEEK),
        (6, MONDAY, Group.THIS_WEEK),
        (7, MONDAY, Group.LATER),
        (0, SUNDAY, Group.TODAY),
        (1, SUNDAY, Group.LATER),
    ],
)
def test_a_week_ends_on_sunday(days: int, weekday: int, group: Group) -> None:
    assert group_of(days, weekday) is group


def test_a_step_is_listed_with_its_name_its_number_and_its_days() -> None:
    first = items(a_case())[0]
    assert (first.group, first.number, first.short_name, first.step_number) == (
        Group.TODAY,
        "S-118",
        "Ella F.",
        "0.2",
    )
    assert first.what is not None
    assert (first.title, first.days, first.due_on) == ("", 0, FIRST_DAY)


def test_an_answer_waits_for_another_and_is_a_task_for_the_one_who_is_asked() -> None:
    bench = a_case().do(c.CheckSafety).do(c.OfferBaton)
    mine = next(item for item in items(bench) if item.kind is DeadlineKind.ANSWER)
    hers = next(item for item in items(bench, HOLDER) if item.kind is DeadlineKind.ANSWER)
    assert (mine.group, mine.title, mine.what) == (Group.WAITING, "Hanne Vik", None)
    assert hers.group is Group.LATER


def test_a_measure_is_listed_with_its_title() -> None:
    bench = a_case().underway().later(days=2)
    measure = next(item for item in items(bench) if item.kind is DeadlineKind.MEASURE)
    assert (measure.group, measure.title, measure.days) == (Group.OVERDUE, "Liten lekegruppe med en voksen", -2)
    assert measure.measure == bench.case.measures[0].id


def first(bench: CaseBuilder) -> list[tuple[Group, DeadlineKind, str, int]]:
    found = deadlines(bench.case, bench.guide, RULES, bench.today)
    told = safety_items(bench.case, found, bench.guide, RULES, bench.names, bench.today)
    return [(one.group, one.kind, one.step_number, (one.due_on - bench.today).days) for one in told if one.due_on]


def test_an_open_safety_track_stands_first_with_its_next_step_and_what_is_waited_for() -> None:
    bench = a_case().do(c.CheckSafety, answer=SafetyAnswer.YES)
    assert first(bench) == [(Group.SAFETY, DeadlineKind.STEP, "X.1", 0)]
    assert next(iter(Group)) is Group.SAFETY
    bench.do(c.StopContact).do(c.SeekAdvice).do(c.ReportSuspicion)
    assert first(bench) == [(Group.SAFETY, DeadlineKind.STEP, "X.4", 0), (Group.SAFETY, DeadlineKind.RECEIPT, "", 7)]
    bench.do(c.KeepEvidence).do(c.LiftHold)
    assert first(bench)[0] == (Group.SAFETY, DeadlineKind.STEP, "X.6", 21)


def test_ordinary_work_waits_while_the_track_is_open_and_comes_back_when_it_is_lifted() -> None:
    bench = a_case().underway().feared_for()
    found = deadlines(bench.case, bench.guide, RULES, bench.today)
    assert beside_safety(bench.case, found, bench.guide) == ()
    bench.cleared()
    found = deadlines(bench.case, bench.guide, RULES, bench.today)
    assert {one.kind for one in beside_safety(bench.case, found, bench.guide)} >= {DeadlineKind.MEASURE}


def test_a_row_says_where_a_case_stands() -> None:
    bench = a_case(born_on=FIRST_DAY - timedelta(days=1500)).at_level(1)
    row = case_row(bench.case, "Ella Fjellvær", bench.guide, RULES, bench.names, bench.today)
    assert (row.number, row.short_name, row.born_year) == ("S-118", "Ella F.", (FIRST_DAY - timedelta(1500)).year)
    assert (row.level, row.status, row.safety) == (Level.OWN_AGENCY, CaseStatus.ACTIVE, SafetyTrack.NONE)
    assert (row.step_number, row.days, row.holder, row.owner) == ("1.1", 7, None, OWNER)
    held = case_row(bench.with_holder().case, "Ella Fjellvær", bench.guide, RULES, bench.names, bench.today)
    assert (held.holder, held.holder_initials) == (HOLDER, "HV")


def test_a_row_of_an_archived_case_has_no_next_step() -> None:
    bench = a_case().archived()
    row = case_row(bench.case, "Ella", bench.guide, RULES, bench.names, bench.today)
    assert (row.step_number, row.what, row.due_on, row.days, row.born_year) == ("", None, None, None, None)

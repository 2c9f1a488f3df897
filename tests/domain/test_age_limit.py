"""Before somebody grows out of what the municipality does, the case says so, by the age of its own guide."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.closing import Told
from bti_tui.domain.deadlines import AGE_IS_NEAR, DeadlineKind, age_limit_on, deadlines
from bti_tui.domain.guide import Guide
from bti_tui.domain.people import SubjectKind, age_on, birthday_on
from tests.builders import FIRST_DAY, GUIDE, RULES, CaseBuilder, a_case
from tests.guide.own import furuvik
from tests.orders import HOLDER


def warned(bench: CaseBuilder, guide: Guide) -> list[date]:
    found = deadlines(bench.case, guide, RULES, bench.today)
    return [one.due_on for one in found if one.kind is DeadlineKind.AGE]


def turning(years: int, *, in_days: int, kind: SubjectKind = SubjectKind.YOUTH) -> CaseBuilder:
    """A case about somebody who becomes so old in some days."""
    day = FIRST_DAY + timedelta(days=in_days)
    return a_case(subject_kind=kind, born_on=day.replace(year=day.year - years))


@pytest.mark.parametrize(("in_days", "is_warned"), [(AGE_IS_NEAR.days + 1, False), (AGE_IS_NEAR.days, True), (0, True)])
def test_half_a_year_before_the_upper_age_the_case_says_so(in_days: int, is_warned: bool) -> None:
    bench = turning(23, in_days=in_days)
    assert warned(bench, GUIDE) == ([FIRST_DAY + timedelta(days=in_days)] if is_warned else [])


def test_the_upper_age_is_that_of_the_municipality(tmp_path: Path) -> None:
    own, bench = furuvik(tmp_path, "[ages]\nupper = 20\n"), turning(20, in_days=30)
    assert (len(warned(bench, own)), len(warned(bench, GUIDE))) == (1, 0)


def test_grown_ups_and_those_whose_birthday_is_not_known_have_no_upper_age() -> None:
    assert age_limit_on(turning(23, in_days=30, kind=SubjectKind.PARENT).case, GUIDE) is None
    assert age_limit_on(a_case().case, GUIDE) is None


def test_a_case_that_is_closed_warns_of_nothing() -> None:
    open_case, closed = turning(23, in_days=60).underway(), turning(23, in_days=60).closing_decided()
    closed.do(c.CloseCase, HOLDER, told=(Told.CHILD, Told.LEADER))
    assert (len(warned(open_case, GUIDE)), len(warned(closed, GUIDE))) == (1, 0)


@pytest.mark.parametrize(
    ("years", "birthday"), [(23, date(2027, 3, 1)), (24, date(2028, 2, 29)), (20, date(2024, 2, 29))]
)
def test_a_leap_day_child_grows_older_on_the_first_of_march(years: int, birthday: date) -> None:
    born = date(2004, 2, 29)
    assert birthday_on(born, years) == birthday
    assert (age_on(born, birthday), age_on(born, birthday - timedelta(days=1))) == (years, years - 1)

"""Working days and public holidays of Norway."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.workdays import add_working_days, easter_sunday, is_working_day, public_holidays

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2076, date(2076, 4, 19)),
    ],
)
def test_easter_falls_where_the_almanac_has_it(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


def test_the_public_holidays_of_2026_are_the_twelve_of_the_law() -> None:
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 17),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_two_holidays_may_share_a_day() -> None:
    """In 2008 Ascension Day was the first of May."""
    assert len(public_holidays(2008)) == 11


def test_christmas_eve_and_new_years_eve_are_working_days_by_law() -> None:
    assert is_working_day(date(2026, 12, 24))
    assert is_working_day(date(2026, 12, 31))


def test_ten_working_days_over_christmas_pass_the_holidays() -> None:
    assert add_working_days(date(2026, 12, 21), 10) == date(2027, 1, 6)


def test_working_days_before_easter_are_counted_backwards_too() -> None:
    assert add_working_days(date(2026, 4, 7), -1) == date(2026, 4, 1)


def test_no_working_days_from_a_sunday_is_the_monday() -> None:
    assert add_working_days(date(2026, 11, 22), 0) == date(2026, 11, 23)
    assert add_working_days(date(2026, 11, 23), 0) == date(2026, 11, 23)


def test_another_calendar_can_be_counted_by() -> None:
    assert add_working_days(date(2026, 11, 23), 3, lambda _: True) == date(2026, 11, 26)


@given(DAYS, st.integers(1, 60))
def test_as_many_working_days_lie_after_the_start_as_were_asked_for(start: date, count: int) -> None:
    end = add_working_days(start, count)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == count

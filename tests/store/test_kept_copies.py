"""Which backups are kept: 7 days, 5 weeks, 12 months, each by its newest."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.store.kept_copies import kept

INSTANTS = st.integers(1_577_836_800, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


def days(*moments: datetime) -> list[str]:
    return [f"{one:%m-%d}" for one in sorted(kept(moments), reverse=True)]


def daily(count: int) -> list[datetime]:
    return [NOW - timedelta(days=day) for day in range(count)]


@pytest.mark.parametrize(
    ("made", "stay"),
    [
        (daily(1), ["11-21"]),
        (daily(7), ["11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15"]),
        (daily(8), ["11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15"]),
        (daily(14), ["11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15", "11-08"]),
        (
            daily(60),
            [
                "11-21",
                "11-20",
                "11-19",
                "11-18",
                "11-17",
                "11-16",
                "11-15",
                "11-08",
                "11-01",
                "10-31",
                "10-25",
                "09-30",
            ],
        ),
        ([NOW - timedelta(days=40 * one) for one in range(4)], ["11-21", "10-12", "09-02", "07-24"]),
    ],
)
def test_the_table(made: list[datetime], stay: list[str]) -> None:
    assert days(*made) == stay


def test_of_one_day_the_newest_stays() -> None:
    assert kept([NOW, NOW - timedelta(hours=3), NOW - timedelta(hours=9)]) == {NOW}


def test_after_years_of_daily_backups_there_are_twelve_months() -> None:
    stay = kept(daily(1000))
    assert len({(one.year, one.month) for one in stay}) == 12
    assert min(stay).date() == date(2025, 12, 31)


def test_weeks_across_a_new_year_are_told_apart() -> None:
    first = datetime(2027, 1, 3, 12, tzinfo=UTC)  # still week 53 of 2026
    assert datetime(2027, 1, 4, 12, tzinfo=UTC).isocalendar()[:2] == (2027, 1)
    assert kept([first, first - timedelta(days=1)]) >= {first}


@given(st.lists(INSTANTS, max_size=80))
def test_whatever_was_made_the_newest_stays_and_there_are_at_most_24(made: list[datetime]) -> None:
    stay = kept(made)
    assert stay <= set(made)
    assert len(stay) <= 24
    assert not made or max(made) in stay
    assert kept(stay) == stay

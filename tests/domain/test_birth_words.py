"""A date of birth as it is typed: always a full date, never ahead."""

from datetime import date

import pytest

from bti_tui.domain.date_words import DateProblem, Direction, read

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("15.1.2017", date.fromisoformat("2017-01-15")),
        ("150117", date.fromisoformat("2017-01-15")),
        ("15.01.17", date.fromisoformat("2017-01-15")),
        ("15/1/87", date.fromisoformat("1987-01-15")),
        ("2017-01-15", date.fromisoformat("2017-01-15")),
        ("15. januar 2017", date.fromisoformat("2017-01-15")),
        ("søndag 15. januar 2017", date.fromisoformat("2017-01-15")),
        ("23.11.2026", TODAY),
        ("24.11.2026", DateProblem.FUTURE),
        ("010148", DateProblem.FUTURE),
        ("01011948", date.fromisoformat("1948-01-01")),
        ("010150", date.fromisoformat("1950-01-01")),
        ("15.1", DateProblem.YEAR_MISSING),
        ("15", DateProblem.YEAR_MISSING),
        ("fre", DateProblem.UNREADABLE),
        ("i dag", DateProblem.UNREADABLE),
        ("-3d", DateProblem.UNREADABLE),
        ("u48", DateProblem.UNREADABLE),
        ("31.2.2017", DateProblem.NO_SUCH_DAY),
    ],
)
def test_a_birth_is_a_full_date(typed: str, born: date | DateProblem) -> None:
    assert read(typed, TODAY, Direction.BORN) == born

"""Working days in Norway: every day but Saturdays, Sundays and the public holidays of the law.

Source: lov om 1 og 17 mai (1947-04-26 nr. 1) and lov om helligdager og helligdagsfred (1995-02-24 nr. 12) § 2.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

SATURDAY: Final = 5
_FIXED: Final = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
_FROM_EASTER: Final = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday."""


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The twelve public holidays of a year; two of them may fall on the same day."""
    easter = easter_sunday(year)
    return frozenset(
        [date(year, month, day) for month, day in _FIXED] + [easter + timedelta(days=days) for days in _FROM_EASTER]
    )


def is_working_day(day: date) -> bool:
    """Neither Saturday, Sunday nor a public holiday."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def add_working_days(start: date, count: int, is_working: Callable[[date], bool] = is_working_day) -> date:
    """The day that lies `count` working days after `start`, or before it when negative; `start` itself is not counted.

    With 0 it is `start` itself when that is a working day, else the next one.
    """
    step = timedelta(days=-1 if count < 0 else 1)
    day = start
    for _ in range(abs(count)):
        day += step
        while not is_working(day):
            day += step
    while not count and not is_working(day):
        day += step
    return day

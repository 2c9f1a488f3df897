"""Reads dates that are written as dates: 15, 15.1, 15/1, 15.1.27, 150127, 2027-01-15, fre 15. januar 2027."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.calendar_words import month_number, weekday_number
from bti_tui.domain.field_kind import Direction

YEARS: Final = range(1900, 2200)
LEAP_GAP: Final = 8
"""The longest wait for a 29 February, in years."""
CENTURY_SPLIT: Final = 50
"""Two-digit years below this are 20xx, the rest 19xx."""

_WEEKDAY: Final = re.compile(r"([a-zæøå]{3,}\.?),? (.+)")
_ISO: Final = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", re.ASCII)
_SIGNS: Final = re.compile(
    r"(?P<d>\d{1,2})(?P<sign>[./]) ?(?P<m>\d{1,2})(?:(?P=sign) ?(?P<y>\d{4}|\d{2}))?\.?", re.ASCII
)
_RUN: Final = re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4}|\d{2})", re.ASCII)
_NAMED: Final = re.compile(r"(?P<d>\d{1,2})\.? ?(?P<name>[a-z]{3,})\.?(?: (?P<y>\d{4}|\d{2}))?", re.ASCII)
_DAY: Final = re.compile(r"(?P<d>\d{1,2})\.?", re.ASCII)


class DateProblem(StrEnum):
    """Why a typed date is not taken (datofeil); its text is in the catalogue."""

    UNREADABLE = "unreadable"
    PAST = "past"
    FUTURE = "future"
    ASK_MONTHS = "ask-months"
    ASK_WEEKS = "ask-weeks"
    NO_SUCH_DAY = "no-such-day"
    WEEKDAY = "weekday"
    YEAR_MISSING = "year-missing"


def written_date(text: str, today: date, direction: Direction) -> date | DateProblem | None:
    """The date that a text in small letters writes out; None when it is no written date at all.

    Without a year or a month it is the next such day, or the last one looking back; today counts. A written day of the
    week must agree. A full date in the past is a deadline that is over; an event or a birth never lies ahead.
    """
    prefixed = _WEEKDAY.fullmatch(text)
    weekday = weekday_number(prefixed[1]) if prefixed else None
    found = _date(prefixed[2] if prefixed and weekday is not None else text, today, direction)
    if isinstance(found, date):
        if weekday is not None and found.weekday() != weekday:
            return DateProblem.WEEKDAY
        if direction is not Direction.FORWARD and found > today:
            return DateProblem.FUTURE
    return found


def _date(text: str, today: date, direction: Direction) -> date | DateProblem | None:
    match = next((found for form in (_ISO, _SIGNS, _RUN, _NAMED, _DAY) if (found := form.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = month_number(parts["name"]) if parts.get("name") else int(parts.get("m") or 0)
    if month is None:
        return None
    if parts.get("y"):
        return _full(_year(parts["y"]), month, int(parts["d"]))
    if direction is Direction.BORN:
        return DateProblem.YEAR_MISSING
    return _nearest(int(parts["d"]), month, today, direction)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 a year of two digits gets its century
        return year
    return year + (2000 if year < CENTURY_SPLIT else 1900)


def _full(year: int, month: int, day: int) -> date | DateProblem:
    if year not in YEARS:
        return DateProblem.NO_SUCH_DAY
    try:
        return date(year, month, day)
    except ValueError:
        return DateProblem.NO_SUCH_DAY


def _nearest(day: int, month: int, today: date, direction: Direction) -> date | DateProblem:
    """The next or the last such day, today counted in; a month of 0 means any month."""
    back = direction is Direction.BACK
    for candidate in _candidates(day, month, today, -1 if back else 1):
        if candidate <= today if back else candidate >= today:
            return candidate
    return DateProblem.NO_SUCH_DAY


def _candidates(day: int, month: int, today: date, step: int) -> Iterator[date]:
    for distance in range(LEAP_GAP * 12 + 12):
        years, index = divmod(today.year * 12 + today.month - 1 + step * distance, 12)
        if month in (0, index + 1) and 1 <= day <= monthrange(years, index + 1)[1]:
            yield date(years, index + 1, day)

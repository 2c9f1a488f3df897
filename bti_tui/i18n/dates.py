"""Dates as people write them, and how far away they are."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from bti_tui.domain.calendar_words import month_name, weekday_name
from bti_tui.domain.words import Language

FROM_WEEKS = 14
"""From this many days on, whole weeks are said as weeks."""
FROM_YEARS = 2
"""From so many whole years on, a day is so many years away."""


class Speaker(Protocol):
    """What dates need of a translator."""

    @property
    def tr(self) -> Callable[..., str]:
        """One text."""

    @property
    def ntr(self) -> Callable[..., str]:
        """One text in singular or plural."""

    def day(self, day: date, *, year: bool = False) -> str:
        """A short date."""


def weekday(day: date, language: Language) -> str:
    """The name of the day."""
    return weekday_name(day, language)


def month(day: date, language: Language) -> str:
    """The month with its year."""
    return f"{month_name(day, language)} {day.year}"


def short_day(day: date, language: Language, *, year: bool = False) -> str:
    """Three letters of the day, then the date: fre 27.11, in English Fri 27 Nov."""
    return f"{weekday_name(day, language)[:3]} {bare_day(day, language, year=year)}"


def bare_day(day: date, language: Language, *, year: bool = False) -> str:
    """The date alone: 27.11, in English 27 Nov."""
    if language == "en":
        return f"{day.day} {month_name(day, language)[:3]}" + (f" {day.year}" if year else "")
    return f"{day.day:02}.{day.month:02}" + (f".{day.year}" if year else "")


def long_day(day: date, language: Language) -> str:
    """The full date: fredag 27. november 2026, in English Friday 27 November 2026."""
    dot = "" if language == "en" else "."
    return f"{weekday_name(day, language)} {day.day}{dot} {month_name(day, language)} {day.year}"


def relative(day: date, today: date, speaker: Speaker) -> str:
    """How far away a day is, in days or in whole weeks; a day of birth in years."""
    days = (day - today).days
    first, last = sorted((day, today))
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    if abs(days) <= 1:
        return (speaker.tr("today"), speaker.tr("tomorrow"), speaker.tr("yesterday"))[days]
    return _ahead(days, years, speaker) if days > 0 else _ago(-days, years, speaker)


def _ahead(days: int, years: int, speaker: Speaker) -> str:
    if years >= FROM_YEARS:
        return speaker.ntr("in {n} year", "in {n} years", years)
    if days >= FROM_WEEKS and not days % 7:
        return speaker.ntr("in {n} week", "in {n} weeks", days // 7)
    return speaker.ntr("in {n} day", "in {n} days", days)


def _ago(days: int, years: int, speaker: Speaker) -> str:
    if years >= FROM_YEARS:
        return speaker.ntr("{n} year ago", "{n} years ago", years)
    if days >= FROM_WEEKS and not days % 7:
        return speaker.ntr("{n} week ago", "{n} weeks ago", days // 7)
    return speaker.ntr("{n} day ago", "{n} days ago", days)


def overdue(day: date, today: date, speaker: Speaker) -> str:
    """How many days over a deadline is; empty while it is not."""
    days = (today - day).days
    return speaker.ntr("{n} day over", "{n} days over", days) if days > 0 else ""


def due(day: date, today: date, speaker: Speaker) -> str:
    """A deadline with its distance in brackets."""
    if day == today:
        return speaker.tr("due today")
    distance = overdue(day, today, speaker) or relative(day, today, speaker)
    return speaker.tr("due {day} ({distance})", day=speaker.day(day), distance=distance)

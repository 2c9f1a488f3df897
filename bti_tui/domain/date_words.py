"""Reads dates as people type them: fre, +14d, om 6 uker, 15.1, u48 ons. Never guesses.

A deadline looks forward, an event back, a birth is a full date. A weekday is strictly after or before today (today is
said as `i dag`); a day of the month and a week count today in.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from bti_tui.domain.calendar_words import weekday_number
from bti_tui.domain.date_forms import DateProblem, written_date
from bti_tui.domain.field_kind import Direction
from bti_tui.domain.workdays import add_working_days, is_working_day

__all__ = ["DateProblem", "Direction", "as_months", "parse", "read"]

NO_NAMES: Final[Mapping[str, date]] = MappingProxyType({})

_NEAR: Final = {
    **dict.fromkeys((".", "i dag", "idag", "today"), 0),
    **dict.fromkeys(("im", "i morgen", "imorgen", "i morgon", "imorgon", "tomorrow"), 1),
    **dict.fromkeys(("i overmorgen", "overmorgen", "i overmorgon", "overmorgon"), 2),
    **dict.fromkeys(("ig", "i går", "igår", "yesterday"), -1),
    **dict.fromkeys(("i forgårs", "forgårs", "i førgår", "førgår"), -2),
}
_MONTH_END: Final = frozenset({"mslutt", "månedsslutt", "månadsslutt"})
_FROM_TWO: Final = (
    *("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    *("tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tjue"),
)
_NUMBERS: Final = {
    **dict.fromkeys(("en", "ei", "ein", "ett", "et", "eit"), 1),
    **{word: number for number, word in enumerate(_FROM_TWO, 2)},
    "syv": 7,
    "tjuge": 20,
    "tretti": 30,
}
_UNITS: Final = {
    **dict.fromkeys(("d", "dag", "dager", "dagar"), "days"),
    **dict.fromkeys(("u", "uke", "uker", "veke", "veker", "vekar"), "weeks"),
    **dict.fromkeys(("mnd", "mnd.", "måned", "måneder", "månad", "månader"), "months"),
    **dict.fromkeys(("å", "år"), "years"),
    **dict.fromkeys(("vd", "virkedag", "virkedager", "virkedagar", "arbeidsdag", "arbeidsdager"), "working"),
    **dict.fromkeys(("arbeidsdagar", "yrkedag", "yrkedagar"), "working"),
    "m": "unclear",
    "v": "weeks or working",
}
_UNCLEAR: Final = {"unclear": DateProblem.ASK_MONTHS, "weeks or working": DateProblem.ASK_WEEKS}
_SPAN: Final = re.compile(
    rf"(?P<before>\+ ?|- ?|om |for )?(?:(?P<digits>\d{{1,3}}) ?|(?P<word>{'|'.join(_NUMBERS)}) )"
    rf"(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?P<after> siden| sidan)?",
    re.ASCII,
)
_MONTHS_MEANT: Final = re.compile(r"(\d ?)m\b", re.ASCII | re.IGNORECASE)
_WEEKDAY: Final = re.compile(
    r"(?P<next>neste |next |kommende |komande |kommande )?(?P<day>[a-zæøå]{3,}\.?)(?: ?\+ ?(?P<weeks>[1-9]))?", re.ASCII
)
_COMING: Final = ("kommende ", "komande ", "kommande ")
_IN_WEEK: Final = re.compile(
    r"(?:(?P<day>[a-zæøå]{3,}\.?) (?:i )?)?(?P<which>neste|next|denne|this|forrige|førre|last) "
    r"(?:uk[ea]n?|vek[ea]|week)",
    re.ASCII,
)
_WEEKS_AWAY: Final = {
    **dict.fromkeys(("neste", "next"), 1),
    **dict.fromkeys(("denne", "this"), 0),
    **dict.fromkeys(("forrige", "førre", "last"), -1),
}
_DAY_IN_WEEKS: Final = re.compile(
    rf"(?P<day>[a-zæøå]{{3,}}\.?) om (?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:uker?|vek[ea]r?)", re.ASCII
)
_NEXT_MONTH: Final = frozenset({"neste måned", "neste månad", "next month"})
_WEEK: Final = re.compile(
    r"(?P<since>siden |sidan )?(?:(?P<first>[a-zæøå]{3,}\.?) (?:i )?)?(?:uke|veke|week|u) ?(?P<week>\d{1,2})"
    r"(?: (?P<day>[a-zæøå]{3,}\.?))?",
    re.ASCII,
)
_FRIDAY: Final = 5


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    today: date
    direction: Direction
    is_working: Callable[[date], bool]
    names: Mapping[str, date]

    @property
    def looks_back(self) -> bool:
        return self.direction is Direction.BACK


def parse(
    text: str,
    today: date,
    direction: Direction,
    working_day: Callable[[date], bool] = is_working_day,
    names: Mapping[str, date] = NO_NAMES,
) -> date | None:
    """The date that was typed, or None when it can't be read in this direction."""
    found = read(text, today, direction, working_day, names)
    return found if isinstance(found, date) else None


def read(
    text: str,
    today: date,
    direction: Direction,
    working_day: Callable[[date], bool] = is_working_day,
    names: Mapping[str, date] = NO_NAMES,
) -> date | DateProblem:
    """The date that was typed, or why it is not taken.

    `names` are the days that the municipality's calendar and the case give a name (jul, skoleslutt, eval, møte).
    """
    words = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    question = _Question(words, today, direction, working_day, names)
    readers = (_written,) if direction is Direction.BORN else _READERS
    return next((found for reader in readers if (found := reader(question))), DateProblem.UNREADABLE)


def as_months(text: str) -> str:
    """The same text with its unclear `m` written as months: for the answer yes to DateProblem.ASK_MONTHS."""
    return _MONTHS_MEANT.sub(r"\1mnd", text)


def _written(question: _Question) -> date | DateProblem | None:
    return written_date(question.text, question.today, question.direction)


def _near_day(question: _Question) -> date | DateProblem | None:
    if question.text not in _NEAR:
        return None
    days = _NEAR[question.text]
    if days > 0 and question.looks_back:
        return DateProblem.FUTURE
    if days < 0 and not question.looks_back:
        return DateProblem.PAST
    return question.today + timedelta(days=days)


def _weekday(question: _Question) -> date | DateProblem | None:
    """The next or the last such weekday; `fre+1` and `neste fre` are of next week, `kommende fre` is `fre`."""
    match = _WEEKDAY.fullmatch(question.text)
    weekday = weekday_number(match["day"]) if match else None
    if match is None or weekday is None or (match["next"] and match["weeks"]):
        return None
    is_coming = match["next"] in _COMING
    weeks = 1 if match["next"] and not is_coming else int(match["weeks"] or 0)
    if question.looks_back:
        if weeks or is_coming:
            return DateProblem.FUTURE
        return question.today - timedelta(days=(question.today.weekday() - weekday - 1) % 7 + 1)
    if weeks:
        return question.today + timedelta(days=7 * weeks + weekday - question.today.weekday())
    return question.today + timedelta(days=(weekday - question.today.weekday() - 1) % 7 + 1)


def _span(question: _Question) -> date | DateProblem | None:
    match = _SPAN.fullmatch(question.text)
    if match is None:
        return None
    before, after = (match["before"] or "").strip(), match["after"]
    back = before == "-" or bool(after)
    if (after and before not in {"", "for"}) or (before == "for" and not after):
        return None
    if back != question.looks_back:
        return DateProblem.PAST if back else DateProblem.FUTURE
    count = _count(match["digits"] or match["word"])
    return _moved(question, -count if back else count, _UNITS[match["unit"]])


def _moved(question: _Question, count: int, unit: str) -> date | DateProblem | None:
    if unit in _UNCLEAR:
        return _UNCLEAR[unit]
    if unit == "working":
        return None if question.looks_back else add_working_days(question.today, count, question.is_working)
    if unit in {"days", "weeks"}:
        return question.today + timedelta(days=count * (7 if unit == "weeks" else 1))
    months = question.today.year * 12 + question.today.month - 1 + count * (12 if unit == "years" else 1)
    years, month = divmod(months, 12)
    return date(years, month + 1, min(question.today.day, monthrange(years, month + 1)[1]))


def _week(question: _Question) -> date | DateProblem | None:
    """A week by number: its Friday as a deadline, its Monday as an event, or the day that is named."""
    match = _WEEK.fullmatch(question.text)
    named = (match["first"] or match["day"]) if match else None
    weekday = weekday_number(named) if named else None
    if match is None or (match["first"] and match["day"]) or (named and (weekday is None or match["since"])):
        return None
    if match["since"] and not question.looks_back:
        return DateProblem.PAST
    day = (1 if question.looks_back else _FRIDAY) if weekday is None else weekday + 1
    step = -1 if question.looks_back else 1
    for distance in range(-1, 9):
        try:
            found = date.fromisocalendar(question.today.year + step * distance, int(match["week"]), day)
        except ValueError:
            continue
        if found <= question.today if question.looks_back else found >= question.today:
            return found
    return DateProblem.NO_SUCH_DAY


def _in_week(question: _Question) -> date | DateProblem | None:
    """A week from where one is: its Friday as a deadline, its Monday as an event, or the day that is named."""
    match = _IN_WEEK.fullmatch(question.text)
    counted = _DAY_IN_WEEKS.fullmatch(question.text)
    found = match or counted
    weekday = weekday_number(found["day"]) if found and found["day"] else None
    if found is None or (found["day"] and weekday is None):
        return None
    if weekday is None:
        weekday = 0 if question.looks_back else _FRIDAY - 1
    count = _WEEKS_AWAY[match["which"]] if match else _count(found["count"])
    day = question.today + timedelta(days=7 * count + weekday - question.today.weekday())
    if question.looks_back:
        return day if day <= question.today else DateProblem.FUTURE
    return day if day >= question.today else DateProblem.PAST


def _count(typed: str) -> int:
    return _NUMBERS[typed] if typed in _NUMBERS else int(typed)


def _month_end(question: _Question) -> date | DateProblem | None:
    """The last day of this month, or of the next: what is due in a month is due by its end."""
    if question.text not in _MONTH_END | _NEXT_MONTH:
        return None
    if question.looks_back:
        return DateProblem.FUTURE
    years, month = divmod(question.today.year * 12 + question.today.month - 1 + (question.text in _NEXT_MONTH), 12)
    return date(years, month + 1, monthrange(years, month + 1)[1])


def _named_day(question: _Question) -> date | DateProblem | None:
    found = next((day for name, day in question.names.items() if name.casefold() == question.text), None)
    return DateProblem.FUTURE if found and question.looks_back else found


_READERS: Final = (_near_day, _written, _weekday, _span, _week, _in_week, _month_end, _named_day)

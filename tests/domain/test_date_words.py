"""The shorthand of dates: what is typed on Monday 23 November 2026 (week 48), and what it means."""

from datetime import date, timedelta

import pytest

from bti_tui.domain.date_words import DateProblem, Direction, as_months, parse, read

TODAY = date(2026, 11, 23)
PAST, FUTURE, NO = DateProblem.PAST, DateProblem.FUTURE, DateProblem.UNREADABLE
DAY, ASK, WEEKDAY = DateProblem.NO_SUCH_DAY, DateProblem.ASK_MONTHS, DateProblem.WEEKDAY
WEEKS = DateProblem.ASK_WEEKS
Read = date | DateProblem


def d(text: str) -> date:
    return date.fromisoformat(text)


BOTH_WAYS: list[tuple[str, Read, Read]] = [
    # typed, as a deadline, as something that happened
    ("i dag", TODAY, TODAY),
    ("idag", TODAY, TODAY),
    (".", TODAY, TODAY),
    ("I DAG", TODAY, TODAY),
    ("  i   dag ", TODAY, TODAY),
    ("today", TODAY, TODAY),
    ("i morgen", d("2026-11-24"), FUTURE),
    ("imorgen", d("2026-11-24"), FUTURE),
    ("im", d("2026-11-24"), FUTURE),
    ("i morgon", d("2026-11-24"), FUTURE),
    ("i overmorgen", d("2026-11-25"), FUTURE),
    ("i overmorgon", d("2026-11-25"), FUTURE),
    ("i går", PAST, d("2026-11-22")),
    ("ig", PAST, d("2026-11-22")),
    ("i ga\u030ar", PAST, d("2026-11-22")),
    ("i forgårs", PAST, d("2026-11-21")),
    ("i førgår", PAST, d("2026-11-21")),
    ("man", d("2026-11-30"), d("2026-11-16")),
    ("mandag", d("2026-11-30"), d("2026-11-16")),
    ("måndag", d("2026-11-30"), d("2026-11-16")),
    ("mån", d("2026-11-30"), d("2026-11-16")),
    ("tir", d("2026-11-24"), d("2026-11-17")),
    ("tysdag", d("2026-11-24"), d("2026-11-17")),
    ("tys", d("2026-11-24"), d("2026-11-17")),
    ("ons", d("2026-11-25"), d("2026-11-18")),
    ("tors", d("2026-11-26"), d("2026-11-19")),
    ("fre", d("2026-11-27"), d("2026-11-20")),
    ("fre.", d("2026-11-27"), d("2026-11-20")),
    ("Fredag", d("2026-11-27"), d("2026-11-20")),
    ("lør", d("2026-11-28"), d("2026-11-21")),
    ("laurdag", d("2026-11-28"), d("2026-11-21")),
    ("søn", d("2026-11-29"), d("2026-11-22")),
    ("sundag", d("2026-11-29"), d("2026-11-22")),
    ("friday", d("2026-11-27"), d("2026-11-20")),
    ("fr", NO, NO),
    ("fredagen", NO, NO),
    ("fre+1", d("2026-12-04"), FUTURE),
    ("fre + 1", d("2026-12-04"), FUTURE),
    ("fre+2", d("2026-12-11"), FUTURE),
    ("man+1", d("2026-11-30"), FUTURE),
    ("neste fre", d("2026-12-04"), FUTURE),
    ("neste tysdag", d("2026-12-01"), FUTURE),
    ("neste fre+1", NO, NO),
    ("forrige fre", NO, NO),
    ("+14d", d("2026-12-07"), FUTURE),
    ("14d", d("2026-12-07"), FUTURE),
    ("14 dager", d("2026-12-07"), FUTURE),
    ("14 dagar", d("2026-12-07"), FUTURE),
    ("+ 14 d", d("2026-12-07"), FUTURE),
    ("+2u", d("2026-12-07"), FUTURE),
    ("2u", d("2026-12-07"), FUTURE),
    ("2 veker", d("2026-12-07"), FUTURE),
    ("+3mnd", d("2027-02-23"), FUTURE),
    ("3 måneder", d("2027-02-23"), FUTURE),
    ("3 månader", d("2027-02-23"), FUTURE),
    ("+1å", d("2027-11-23"), FUTURE),
    ("1 år", d("2027-11-23"), FUTURE),
    ("om 6 uker", d("2027-01-04"), FUTURE),
    ("om 6 veker", d("2027-01-04"), FUTURE),
    ("om 3 dager", d("2026-11-26"), FUTURE),
    ("om 2 mnd", d("2027-01-23"), FUTURE),
    ("om en uke", d("2026-11-30"), FUTURE),
    ("om ei veke", d("2026-11-30"), FUTURE),
    ("om ein månad", d("2026-12-23"), FUTURE),
    ("om to år", d("2028-11-23"), FUTURE),
    ("tre dager", d("2026-11-26"), FUTURE),
    ("om 0 dager", TODAY, FUTURE),
    ("tid", NO, NO),
    ("om", NO, NO),
    ("om fredag", NO, NO),
    ("+fre", NO, NO),
    ("14", d("2026-12-14"), d("2026-11-14")),
    ("3m", ASK, FUTURE),
    ("+3m", ASK, FUTURE),
    ("-3m", PAST, ASK),
    ("-3d", PAST, d("2026-11-20")),
    ("- 3 d", PAST, d("2026-11-20")),
    ("3d siden", PAST, d("2026-11-20")),
    ("3 dager siden", PAST, d("2026-11-20")),
    ("for 3 dager siden", PAST, d("2026-11-20")),
    ("for tre dagar sidan", PAST, d("2026-11-20")),
    ("-2u", PAST, d("2026-11-09")),
    ("to uker siden", PAST, d("2026-11-09")),
    ("-1mnd", PAST, d("2026-10-23")),
    ("-1å", PAST, d("2025-11-23")),
    ("for 3 dager", NO, NO),
    ("om 3 dager siden", NO, NO),
    ("-3d siden", NO, NO),
    ("+10v", WEEKS, FUTURE),
    ("2v", WEEKS, FUTURE),
    ("om 2 v", WEEKS, FUTURE),
    ("+10vd", d("2026-12-07"), FUTURE),
    ("10vd", d("2026-12-07"), FUTURE),
    ("om 10 virkedager", d("2026-12-07"), FUTURE),
    ("10 virkedagar", d("2026-12-07"), FUTURE),
    ("+30vd", d("2027-01-06"), FUTURE),
    ("-10vd", PAST, NO),
    ("-10v", PAST, WEEKS),
    ("15", d("2026-12-15"), d("2026-11-15")),
    ("15.", d("2026-12-15"), d("2026-11-15")),
    ("23", TODAY, TODAY),
    ("24", d("2026-11-24"), d("2026-10-24")),
    ("31", d("2026-12-31"), d("2026-10-31")),
    ("0", DAY, DAY),
    ("32", DAY, DAY),
    ("15.1", d("2027-01-15"), d("2026-01-15")),
    ("15.01", d("2027-01-15"), d("2026-01-15")),
    ("15.1.", d("2027-01-15"), d("2026-01-15")),
    ("15/1", d("2027-01-15"), d("2026-01-15")),
    ("15. januar", d("2027-01-15"), d("2026-01-15")),
    ("15 jan", d("2027-01-15"), d("2026-01-15")),
    ("15. jan.", d("2027-01-15"), d("2026-01-15")),
    ("1.12", d("2026-12-01"), d("2025-12-01")),
    ("23.11", TODAY, TODAY),
    ("29.2", d("2028-02-29"), d("2024-02-29")),
    ("31.2", DAY, DAY),
    ("30.13", DAY, DAY),
    ("15.1/27", NO, NO),
    ("15.1.27", d("2027-01-15"), FUTURE),
    ("15.1.26", d("2026-01-15"), d("2026-01-15")),
    ("15.1.2027", d("2027-01-15"), FUTURE),
    ("15/1/2026", d("2026-01-15"), d("2026-01-15")),
    ("150127", d("2027-01-15"), FUTURE),
    ("150126", d("2026-01-15"), d("2026-01-15")),
    ("15012026", d("2026-01-15"), d("2026-01-15")),
    ("2027-01-15", d("2027-01-15"), FUTURE),
    ("2026-01-15", d("2026-01-15"), d("2026-01-15")),
    ("2026-1-15", NO, NO),
    ("31.11.26", DAY, DAY),
    ("15.1.1227", DAY, DAY),
    ("1501", NO, NO),
    ("15. 1. 2027", d("2027-01-15"), FUTURE),
    ("15. januar 2027", d("2027-01-15"), FUTURE),
    ("fre 27.11", d("2026-11-27"), WEEKDAY),
    ("fre 20.11", WEEKDAY, d("2026-11-20")),
    ("fre 27.11.2026", d("2026-11-27"), FUTURE),
    ("fredag 27. november 2026", d("2026-11-27"), FUTURE),
    ("Fri 27 Nov", d("2026-11-27"), WEEKDAY),
    ("tor 27.11.26", WEEKDAY, WEEKDAY),
    ("fredag den 27.", NO, NO),
    ("uke 48", d("2026-11-27"), TODAY),
    ("veke 48", d("2026-11-27"), TODAY),
    ("uke48", d("2026-11-27"), TODAY),
    ("u48", d("2026-11-27"), TODAY),
    ("u 48", d("2026-11-27"), TODAY),
    ("u48 ons", d("2026-11-25"), d("2025-11-26")),
    ("uke 47", d("2027-11-26"), d("2026-11-16")),
    ("u1", d("2027-01-08"), d("2025-12-29")),
    ("u53", d("2027-01-01"), d("2020-12-28")),
    ("u0", DAY, DAY),
    ("u54", DAY, DAY),
    ("u48 xyz", NO, NO),
    ("siden uke 44", PAST, d("2026-10-26")),
    ("sidan veke 44", PAST, d("2026-10-26")),
    ("siden u44", PAST, d("2026-10-26")),
    ("siden uke 44 ons", NO, NO),
    ("mslutt", d("2026-11-30"), FUTURE),
    ("månedsslutt", d("2026-11-30"), FUTURE),
    ("månadsslutt", d("2026-11-30"), FUTURE),
    ("overmorgon", d("2026-11-25"), FUTURE),
    ("torsdag", d("2026-11-26"), d("2026-11-19")),
    ("onsdag", d("2026-11-25"), d("2026-11-18")),
    ("tirsdag", d("2026-11-24"), d("2026-11-17")),
    ("lørdag", d("2026-11-28"), d("2026-11-21")),
    ("laur", d("2026-11-28"), d("2026-11-21")),
    ("søndag", d("2026-11-29"), d("2026-11-22")),
    ("neste måndag", d("2026-11-30"), FUTURE),
    ("neste tirsdag", d("2026-12-01"), FUTURE),
    ("laurdag+1", d("2026-12-05"), FUTURE),
    ("om to uker", d("2026-12-07"), FUTURE),
    ("om to veker", d("2026-12-07"), FUTURE),
    ("om fire veker", d("2026-12-21"), FUTURE),
    ("om seks uker", d("2027-01-04"), FUTURE),
    ("om tolv dagar", d("2026-12-05"), FUTURE),
    ("om sju dager", d("2026-11-30"), FUTURE),
    ("om syv dager", d("2026-11-30"), FUTURE),
    ("om et år", d("2027-11-23"), FUTURE),
    ("om eit år", d("2027-11-23"), FUTURE),
    ("om tre månader", d("2027-02-23"), FUTURE),
    ("om 5 arbeidsdagar", d("2026-11-30"), FUTURE),
    ("for to veker sidan", PAST, d("2026-11-09")),
    ("for ein månad sidan", PAST, d("2026-10-23")),
    ("uke 3", d("2027-01-22"), d("2026-01-12")),
    ("veke 3", d("2027-01-22"), d("2026-01-12")),
    ("veke 3 tys", d("2027-01-19"), d("2026-01-13")),
    ("uke 3 tirsdag", d("2027-01-19"), d("2026-01-13")),
    ("u2 måndag", d("2027-01-11"), d("2026-01-05")),
    ("3. mars", d("2027-03-03"), d("2026-03-03")),
    ("17. mai", d("2027-05-17"), d("2026-05-17")),
    ("1. desember", d("2026-12-01"), d("2025-12-01")),
    ("måndag 7. desember", d("2026-12-07"), WEEKDAY),
    ("tysdag 1. desember 2026", d("2026-12-01"), FUTURE),
    ("laurdag 21. november", WEEKDAY, d("2026-11-21")),
    ("", NO, NO),
    ("?", NO, NO),
    ("=", NO, NO),
    ("snart", NO, NO),
    ("fre eller lør", NO, NO),
    ("27.11 kl 9", NO, NO),
    ("١٥.١", NO, NO),
]


@pytest.mark.parametrize(("typed", "deadline", "event"), BOTH_WAYS)
def test_what_is_typed_is_read_in_its_direction(typed: str, deadline: Read, event: Read) -> None:
    assert read(typed, TODAY, Direction.FORWARD) == deadline
    assert read(typed, TODAY, Direction.BACK) == event


def test_the_table_holds_at_least_150_texts_that_are_dates() -> None:
    dates = {typed for typed, *found in BOTH_WAYS if any(isinstance(one, date) for one in found)}
    assert len(dates) >= 150


def test_what_is_not_taken_is_none() -> None:
    assert parse("i går", TODAY, Direction.FORWARD) is None
    assert parse("fre", TODAY, Direction.FORWARD) == d("2026-11-27")


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(7)])
def test_a_weekday_is_never_today_and_never_more_than_a_week_away(today: date) -> None:
    for name in ("man", "tir", "ons", "tor", "fre", "lør", "søn"):
        ahead, back = parse(name, today, Direction.FORWARD), parse(name, today, Direction.BACK)
        assert ahead is not None
        assert back is not None
        assert 1 <= (ahead - today).days <= 7
        assert 1 <= (today - back).days <= 7


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(7)])
def test_neste_fredag_is_the_friday_of_next_week_on_every_day_of_this_week(today: date) -> None:
    assert parse("neste fre", today, Direction.FORWARD) == d("2026-12-04")
    assert parse("fre+1", today, Direction.FORWARD) == d("2026-12-04")


def test_months_end_on_the_last_day_when_the_month_is_shorter() -> None:
    assert parse("+1mnd", d("2027-01-31"), Direction.FORWARD) == d("2027-02-28")
    assert parse("+1å", d("2028-02-29"), Direction.FORWARD) == d("2029-02-28")
    assert parse("-1mnd", d("2027-03-31"), Direction.BACK) == d("2027-02-28")


def test_the_last_day_of_the_month_ends_it() -> None:
    assert parse("mslutt", d("2026-11-30"), Direction.FORWARD) == d("2026-11-30")


def test_named_days_come_from_the_calendar_and_look_ahead() -> None:
    names = {"jul": d("2026-12-24"), "Møte": d("2026-11-26")}
    assert read("jul", TODAY, Direction.FORWARD, names=names) == d("2026-12-24")
    assert read("møte", TODAY, Direction.FORWARD, names=names) == d("2026-11-26")
    assert read("jul", TODAY, Direction.BACK, names=names) == FUTURE
    assert read("sommer", TODAY, Direction.FORWARD, names=names) == NO


def test_working_days_follow_the_calendar_that_is_given() -> None:
    assert parse("+3vd", TODAY, Direction.FORWARD, working_day=lambda _: True) == d("2026-11-26")


@pytest.mark.parametrize(
    ("typed", "meant"), [("3m", "3mnd"), ("+3 m", "+3 mnd"), ("3M", "3mnd"), ("om 3m", "om 3mnd"), ("3mnd", "3mnd")]
)
def test_a_yes_to_months_makes_the_same_text_readable(typed: str, meant: str) -> None:
    assert as_months(typed) == meant
    assert parse(as_months(typed), TODAY, Direction.FORWARD) == d("2027-02-23")

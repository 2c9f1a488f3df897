"""Dates as people read them, in the three languages; and what is shown can be typed."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.calendar_words import MONTHS, WEEKDAYS, month_number, weekday_number
from bti_tui.domain.date_words import Direction, parse
from bti_tui.domain.words import Language
from bti_tui.i18n import LANGUAGES, Translator

TODAY = date(2026, 11, 23)
LANGUAGE = st.sampled_from(LANGUAGES)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("language", "short", "with_year", "long"),
    [
        ("nb", "lør 05.12", "lør 05.12.2026", "lørdag 5. desember 2026"),
        ("nn", "lau 05.12", "lau 05.12.2026", "laurdag 5. desember 2026"),
        ("en", "Sat 5 Dec", "Sat 5 Dec 2026", "Saturday 5 December 2026"),
    ],
)
def test_a_date_is_written_as_in_its_language(language: Language, short: str, with_year: str, long: str) -> None:
    speaker, day = Translator(language), date(2026, 12, 5)
    assert speaker.day(day) == short
    assert speaker.day(day, year=True) == with_year
    assert speaker.long_day(day) == long


@pytest.mark.parametrize(
    ("days", "nb", "nn", "en"),
    [
        (0, "i dag", "i dag", "today"),
        (1, "i morgen", "i morgon", "tomorrow"),
        (-1, "i går", "i går", "yesterday"),
        (4, "om 4 dager", "om 4 dagar", "in 4 days"),
        (7, "om 7 dager", "om 7 dagar", "in 7 days"),
        (42, "om 6 uker", "om 6 veker", "in 6 weeks"),
        (43, "om 43 dager", "om 43 dagar", "in 43 days"),
        (-3, "for 3 dager siden", "for 3 dagar sidan", "3 days ago"),
        (-21, "for 3 uker siden", "for 3 veker sidan", "3 weeks ago"),
        (-729, "for 729 dager siden", "for 729 dagar sidan", "729 days ago"),
        (-731, "for 2 år siden", "for 2 år sidan", "2 years ago"),
        (-2081, "for 5 år siden", "for 5 år sidan", "5 years ago"),
        (1100, "om 3 år", "om 3 år", "in 3 years"),
    ],
)
def test_how_far_away_a_day_is_said_in_words(days: int, nb: str, nn: str, en: str) -> None:
    said = [Translator(language).relative(in_days(days), TODAY) for language in LANGUAGES]
    assert said == [nb, nn, en]


@pytest.mark.parametrize(
    ("days", "nb", "nn"),
    [
        (4, "frist fre 27.11 (om 4 dager)", "frist fre 27.11 (om 4 dagar)"),
        (0, "frist i dag", "frist i dag"),
        (1, "frist tir 24.11 (i morgen)", "frist tys 24.11 (i morgon)"),
        (-1, "frist søn 22.11 (1 dag over)", "frist søn 22.11 (1 dag over)"),
        (-3, "frist fre 20.11 (3 dager over)", "frist fre 20.11 (3 dagar over)"),
    ],
)
def test_a_deadline_tells_its_distance(days: int, nb: str, nn: str) -> None:
    assert Translator("nb").due(in_days(days), TODAY) == nb
    assert Translator("nn").due(in_days(days), TODAY) == nn


def test_what_was_typed_is_said_back_in_full() -> None:
    day = parse("+6u", TODAY, Direction.FORWARD)
    assert day is not None
    assert Translator("nb").reading(day, TODAY) == "mandag 4. januar 2027, om 6 uker"


def test_month_weekday_and_clock_have_their_forms() -> None:
    speaker = Translator("nn")
    assert (speaker.month(TODAY), speaker.weekday(TODAY), speaker.clock(time(9, 5))) == (
        "november 2026",
        "måndag",
        "09:05",
    )


@given(LANGUAGE, DAYS, DAYS)
def test_every_full_date_that_is_shown_reads_as_itself(language: Language, day: date, today: date) -> None:
    speaker = Translator(language)
    for shown in (speaker.long_day(day), speaker.day(day, year=True), day.isoformat(), f"{day:%d.%m.%Y}"):
        assert parse(shown, today, Direction.FORWARD) == day
        assert parse(shown, max(day, today), Direction.BACK) == day
        assert parse(shown, max(day, today), Direction.BORN) == day


@given(LANGUAGE, DAYS, st.integers(0, 364))
def test_every_short_date_within_a_year_reads_as_itself(language: Language, day: date, days: int) -> None:
    """A date without its year is the nearest such day in the direction of the field."""
    shown = Translator(language).day(day)
    assert parse(shown, day - timedelta(days=days), Direction.FORWARD) == day
    assert parse(shown, day + timedelta(days=days), Direction.BACK) == day


@given(LANGUAGE, st.integers(0, 6), st.integers(1, 12))
def test_names_are_read_in_every_language(language: Language, weekday: int, month: int) -> None:
    assert weekday_number(WEEKDAYS[language][weekday]) == weekday
    assert weekday_number(WEEKDAYS[language][weekday][:3].upper() + ".") == weekday
    assert month_number(MONTHS[language][month - 1]) == month

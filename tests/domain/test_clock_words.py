"""Clock times and lengths as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.clock_words import parse_clock, parse_minutes

NOW = time(14, 12, 33)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", time(9)),
        ("0", time(0)),
        ("23", time(23)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("1530", time(15, 30)),
        ("9.30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("kl 9", time(9)),
        ("kl. 9.30", time(9, 30)),
        ("Kl 1530", time(15, 30)),
        ("klokka 9", time(9)),
        ("klokken 15:05", time(15, 5)),
        (" 9 ", time(9)),
        ("nå", time(14, 12)),
        ("no", time(14, 12)),
        ("kl nå", time(14, 12)),
    ],
)
def test_a_clock_time_is_read(typed: str, read: time) -> None:
    assert parse_clock(typed, NOW) == read


@pytest.mark.parametrize(
    "typed", ["", "24", "9.60", "960", "2400", "9.3", "12345", "halv ti", "kl", "9-10", "-9", "٩", "9.30.10", "ni"]
)
def test_what_is_no_clock_time_is_not_guessed(typed: str) -> None:
    assert parse_clock(typed, NOW) is None


@given(st.times())
def test_a_shown_clock_time_reads_as_itself(at: time) -> None:
    assert parse_clock(f"{at:%H:%M}", NOW) == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("20", 20),
        ("20m", 20),
        ("20 min", 20),
        ("45 minutter", 45),
        ("1t", 60),
        ("1t30", 90),
        ("1t30m", 90),
        ("1 time 30 min", 90),
        ("2 timer", 120),
        ("2 timar", 120),
        ("1440", 1440),
    ],
)
def test_a_length_is_read_in_minutes(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "0t", "m", "t", "1441", "25t", "1,5t", "30t1", "en time", "-20"])
def test_what_is_no_length_is_not_guessed(typed: str) -> None:
    assert parse_minutes(typed) is None

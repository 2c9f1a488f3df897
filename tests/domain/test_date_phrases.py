"""Days as people say them, in both written languages: counted from Monday 23 November 2026 (week 48)."""

from datetime import date

import pytest

from bti_tui.domain.date_words import DateProblem, Direction, read

TODAY = date(2026, 11, 23)
PAST, FUTURE, NO = DateProblem.PAST, DateProblem.FUTURE, DateProblem.UNREADABLE
Read = date | DateProblem


def d(text: str) -> date:
    return date.fromisoformat(text)


PHRASES: list[tuple[str, Read, Read]] = [
    # typed, as a deadline, as something that happened
    ("neste uke", d("2026-12-04"), FUTURE),
    ("neste uka", d("2026-12-04"), FUTURE),
    ("neste veke", d("2026-12-04"), FUTURE),
    ("next week", d("2026-12-04"), FUTURE),
    ("denne uken", d("2026-11-27"), TODAY),
    ("denne veka", d("2026-11-27"), TODAY),
    ("forrige uke", PAST, d("2026-11-16")),
    ("førre veke", PAST, d("2026-11-16")),
    ("torsdag neste uke", d("2026-12-03"), FUTURE),
    ("tysdag neste veke", d("2026-12-01"), FUTURE),
    ("tor. i neste uke", d("2026-12-03"), FUTURE),
    ("onsdag denne uka", d("2026-11-25"), FUTURE),
    ("fredag forrige uke", PAST, d("2026-11-20")),
    ("xyz neste uke", NO, NO),
    ("neste uke fredag", NO, NO),
    ("torsdag om 2 uker", d("2026-12-10"), FUTURE),
    ("torsdag om to veker", d("2026-12-10"), FUTURE),
    ("måndag om ei veke", d("2026-11-30"), FUTURE),
    ("mandag uke 3", d("2027-01-18"), d("2026-01-12")),
    ("mandag i uke 3", d("2027-01-18"), d("2026-01-12")),
    ("ons u48", d("2026-11-25"), d("2025-11-26")),
    ("måndag veke 3", d("2027-01-18"), d("2026-01-12")),
    ("mandag uke 3 tirsdag", NO, NO),
    ("siden mandag uke 44", NO, NO),
    ("kommende fredag", d("2026-11-27"), FUTURE),
    ("komande fredag", d("2026-11-27"), FUTURE),
    ("kommende man", d("2026-11-30"), FUTURE),
    ("om fjorten dager", d("2026-12-07"), FUTURE),
    ("fjorten dagar", d("2026-12-07"), FUTURE),
    ("for fjorten dager siden", PAST, d("2026-11-09")),
    ("om tjue dager", d("2026-12-13"), FUTURE),
    ("om tretti dagar", d("2026-12-23"), FUTURE),
    ("om 8 vekar", d("2027-01-18"), FUTURE),
    ("neste måned", d("2026-12-31"), FUTURE),
    ("neste månad", d("2026-12-31"), FUTURE),
]


@pytest.mark.parametrize(("typed", "deadline", "event"), PHRASES)
def test_a_phrase_is_read_in_its_direction(typed: str, deadline: Read, event: Read) -> None:
    assert read(typed, TODAY, Direction.FORWARD) == deadline
    assert read(typed, TODAY, Direction.BACK) == event

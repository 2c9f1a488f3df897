"""Reads clock times and lengths as people type them. Never guesses: what can't be read is None."""

import re
from datetime import time
from typing import Final

LONGEST_MINUTES: Final = 24 * 60
_CLOCK_WORD: Final = re.compile(r"(?:klokk(?:a|en)|kl\.?)\s*")
_NOW: Final = frozenset({"nå", "no", "now"})
_TIME: Final = re.compile(r"(\d{1,2})[.:](\d{2})|(\d{1,2})|(\d{1,2})(\d{2})", re.ASCII)
_HOURS: Final = r"(?:t|time|timer|timar)"
_MINUTES: Final = r"(?:m|min|min\.|minutt|minutter|minuttar)"
_LENGTH: Final = re.compile(rf"(?:(\d{{1,2}})\s*{_HOURS}\s*)?(?:(\d{{1,4}})\s*{_MINUTES}?)?", re.ASCII)


def parse_clock(text: str, now: time) -> time | None:
    """A time of day: 9, 930, 0930, 9.30, 9:30, kl 9, nå. Hours run from 0 to 23; seconds are never kept."""
    words = " ".join(text.casefold().split())
    words = _CLOCK_WORD.sub("", words, count=1) if _CLOCK_WORD.match(words) else words
    if words in _NOW:
        return now.replace(second=0, microsecond=0)
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    parts = [int(group) for group in match.groups() if group is not None]
    hour, minute = parts if len(parts) > 1 else (parts[0], 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 hours of a day, minutes of an hour


def parse_minutes(text: str) -> int | None:
    """A length in minutes: 20, 20m, 20 min, 1t, 1t30, 1 time 30 min. A bare number is minutes; at most a day."""
    match = _LENGTH.fullmatch(" ".join(text.casefold().split()))
    if match is None or not any(match.groups()):
        return None
    hours, minutes = (int(group or 0) for group in match.groups())
    total = hours * 60 + minutes
    return total if 0 < total <= LONGEST_MINUTES else None

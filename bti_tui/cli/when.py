"""Reads a moment that has been, as people type it at a prompt: nå, i dag 9.40, 20.11 kl 14.05, or ISO 8601."""

from datetime import datetime

from bti_tui.cli.call import moment_of
from bti_tui.domain.clock_words import parse_clock
from bti_tui.domain.date_words import Direction, parse


def moment_said(text: str, now: datetime) -> datetime | None:
    """The moment, in local time; None when it can't be read. A time without a day is of today.

    In the hour that comes twice in autumn the first one is meant: what is counted from it ends sooner, never later.
    """
    words = " ".join(text.split())
    iso = moment_of(words.replace("kl", "").replace("  ", " "))
    if iso is not None and any(sign in words for sign in "T:"):
        return iso
    if words.casefold() in {"nå", "no", "now"}:
        return now
    day_words, _, clock_words = words.rpartition(" ")
    clock = parse_clock(clock_words, now.time())
    if clock is None:
        return None
    day_words = day_words.removesuffix(" kl").removesuffix(" kl.").strip()
    day = parse(day_words, now.date(), Direction.BACK) if day_words and day_words != "kl" else now.date()
    return datetime.combine(day, clock).astimezone() if day else None

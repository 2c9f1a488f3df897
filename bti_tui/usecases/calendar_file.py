"""A meeting as a file that a calendar reads (RFC 5545): Norwegian time with its summer time, and nobody's address."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

OSLO: Final = "Europe/Oslo"
NOBODY: Final = "invalid:nomail"
"""Says that there is an organizer and no address, the way other programs write it."""
_PRODUCT: Final = "-//bti_tui//invitation//NO"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar is told of a meeting (kalenderoppføring). The start is Norwegian time, without a zone."""

    uid: str
    """The same for as long as the meeting is the same."""
    sequence: int
    """Higher each time that it is moved or called off."""
    summary: str
    description: str
    location: str
    begins_at: datetime
    minutes: int
    written_at: datetime
    """With a zone."""
    is_cancelled: bool = False


def to_calendar(entry: CalendarEntry) -> bytes:
    """The file. Takes a moment the first time, so it is for the desk only."""
    from icalendar import Calendar, Event  # brings much, and only an invitation needs it

    calendar, event = Calendar(), Event()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.is_cancelled else "PUBLISH")
    calendar.add_component(_zone())
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.written_at.astimezone(UTC))
    event.add("dtstart", entry.begins_at, parameters={"TZID": OSLO})
    event.add("dtend", entry.begins_at + timedelta(minutes=entry.minutes), parameters={"TZID": OSLO})
    event.add("summary", entry.summary)
    event.add("organizer", NOBODY)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.location:
        event.add("location", entry.location)
    if entry.description:
        event.add("description", entry.description)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone() -> Any:
    """Norway since 1996: the clock goes forward on the last Sunday of March and back on the last of October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone, summer, winter = Timezone(), TimezoneDaylight(), TimezoneStandard()
    zone.add("tzid", OSLO)
    hour = timedelta(hours=1)
    for part, begins, month, before, after, name in (
        (summer, datetime(1981, 3, 29, 2), 3, hour, 2 * hour, "CEST"),  # noqa: DTZ001 local time by definition
        (winter, datetime(1996, 10, 27, 3), 10, 2 * hour, hour, "CET"),  # noqa: DTZ001 local time by definition
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone

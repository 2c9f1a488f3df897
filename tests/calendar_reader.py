"""Reads a calendar file by the letter of RFC 5545, with nothing of the library that writes ours.

Unfolds lines, splits parameters, gives texts their signs back, and reckons the hours of a zone from its own rules, so
that a file is right by what stands in it and not by what some program knows of Norway.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

_SIGNS: Final = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
_LONGEST: Final = 75


@dataclass
class Component:
    """One BEGIN to END, with its lines by name and what lies inside."""

    name: str
    lines: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A text as it was meant."""
        return re.sub(r"\\[nN,;\\]", lambda found: _SIGNS[found[0]], self.lines[name][1])

    def part(self, name: str) -> "Component":
        """The only one of its kind inside."""
        (found,) = [one for one in self.inside if one.name == name]
        return found


def read_calendar(content: bytes) -> Component:
    """The calendar; every line must end and fold as the standard says."""
    assert content.endswith(b"\r\n")
    raw = content.decode("utf-8").split("\r\n")[:-1]
    assert all(len(line.encode()) <= _LONGEST for line in raw)
    assert not any("\n" in line or "\r" in line for line in raw)
    lines: list[str] = []
    for line in raw:
        if line[:1] in (" ", "\t"):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    root = Component("")
    open_ones = [root]
    for line in lines:
        head, _, value = line.partition(":")
        name, *params = head.split(";")
        if name == "BEGIN":
            open_ones.append(Component(value))
        elif name == "END":
            done = open_ones.pop()
            assert done.name == value
            open_ones[-1].inside.append(done)
        else:
            assert name not in open_ones[-1].lines
            open_ones[-1].lines[name] = dict(part.split("=", 1) for part in params), value
    assert open_ones == [root]
    return root.part("VCALENDAR")


def instant_of(calendar: Component, name: str) -> datetime:
    """When a line of the event is, in UTC: by the zone that the file itself describes."""
    params, value = calendar.part("VEVENT").lines[name]
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    local = datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 its zone is reckoned next
    zone = calendar.part("VTIMEZONE")
    assert params["TZID"] == zone.lines["TZID"][1]
    return (local - _offset(zone, local)).replace(tzinfo=UTC)


def _offset(zone: Component, local: datetime) -> timedelta:
    changes = [(_change(one, year), one) for one in zone.inside for year in (local.year - 1, local.year)]
    _, last = max((pair for pair in changes if pair[0] <= local), key=lambda pair: pair[0])
    sign, hours, minutes = re.fullmatch(r"([+-])(\d\d)(\d\d)", last.lines["TZOFFSETTO"][1]).groups()  # type: ignore[union-attr]  # it must fit
    return timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1)


def _change(part: Component, year: int) -> datetime:
    """When the rule of a part of the zone holds in a year: the last Sunday of its month."""
    rule = dict(one.split("=") for one in part.lines["RRULE"][1].split(";"))
    assert (rule["FREQ"], rule["BYDAY"]) == ("YEARLY", "-1SU")
    first = datetime.strptime(part.lines["DTSTART"][1], "%Y%m%dT%H%M%S")  # noqa: DTZ007 local by definition
    month = int(rule["BYMONTH"])
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime.combine(sunday, first.time())

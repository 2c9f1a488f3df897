"""What may be disclosed, worked out a second time from the history alone and without any code of the program's rules.

Slow and plain on purpose: it keeps a diary of what was said, and reads the whole diary for every question.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True)
class Said:
    """One line of the diary: somebody said yes, no or took something back."""

    place: int
    who: str
    what: str
    """"yes", "no" or "back"."""
    on: date
    until: date = date.max
    tells: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    seen: frozenset[int] = frozenset()
    """The places of the withdrawals that the writer of a yes had seen."""
    keeps_out: bool = False
    """A yes that keeps something out in words."""


@dataclass(frozen=True)
class Entry:
    """Something that was written in the log: when, as the place of the next line, and what it is said to be about."""

    place: int
    about: frozenset[str] = frozenset()
    of_family: bool = False
    """It is what the family says of itself."""
    corrects: int | None = None
    """The number of the entry that it is a correction of."""


@dataclass
class Diary:
    """Everything that was said in one case, and what everybody knows about the family and the law."""

    born_on: date
    own: str
    health_services: frozenset[str]
    health_information: frozenset[str]
    lines: list[Said] = field(default_factory=list)
    guardians: list[str] = field(default_factory=list)
    holders: int | None = None
    looked_on: date | None = None
    youth_from: list[tuple[date, int]] = field(default_factory=list)
    """The age of a youth, with the day that it holds from."""
    all_information: frozenset[str] = frozenset()
    of_family: frozenset[str] = frozenset()
    entries: list[Entry] = field(default_factory=list)

    def age(self, day: date) -> int:
        """Whole years."""
        years = 0
        while _birthday(self.born_on, years + 1) <= day:
            years += 1
        return years

    def youth_age(self, day: date) -> int:
        """From when a youth answers, on a day."""
        holding = [years for since, years in sorted(self.youth_from) if since <= day]
        return holding[-1] if holding else min(self.youth_from)[1]

    def may_go(self, service: str, information: str, day: date) -> bool:
        """Whether a kind of information may go to a service on a day, as something new."""
        return self.is_covered(service, information, day) and not self.must_be_looked_at(day)

    def is_covered(self, service: str, information: str, day: date) -> bool:
        """Whether everybody who must has said yes to it."""
        for who in self.must_say_yes(service, information, day):
            if who == "nobody knows" or not self.says_yes(who, service, information, day):
                return False
        return True

    def must_say_yes(self, service: str, information: str, day: date) -> list[str]:
        """Whose yes it needs."""
        if self.age(day) >= 18:
            return ["child"]
        alone = self.age(day) >= 16 and self.own in self.health_services
        if alone and service in self.health_services and information in self.health_information:
            return ["child"]
        parents = list(self.guardians)
        expected = self.holders if self.holders is not None else 2
        if len(parents) < expected or not parents:
            parents = ["nobody knows"]
        return ["child", *parents] if self.age(day) >= self.youth_age(day) else parents

    def says_yes(self, who: str, service: str, information: str, day: date) -> bool:
        """Whether the last word of somebody is a yes that reaches it and that nothing has taken back."""
        answers = [line for line in self.lines if line.who == who and line.what in ("yes", "no")]
        if not answers or answers[-1].what == "no":
            return False
        last = answers[-1]
        if not (last.on <= day <= last.until):
            return False
        if self.own not in last.tells or service not in last.told or information not in last.about:
            return False
        for line in self.lines:
            if line.what == "back" and line.who == who and line.place not in last.seen:
                of_service = not line.told or service in line.told
                of_information = not line.about or information in line.about
                if of_service and of_information:
                    return False
        return True

    def may_read(self, service: str, entry: Entry, day: date) -> bool:
        """Whether a service that neither wrote an entry nor was there may read it."""
        kept_out = [line.place for line in self._standing() if line.keeps_out]
        if not kept_out and all(self.is_covered(service, kind, day) for kind in self.all_information):
            return True
        number = next(at for at, one in enumerate(self.entries) if one is entry)
        first = number if entry.corrects is None else entry.corrects
        line = [(at, one) for at, one in enumerate(self.entries) if first in (at, one.corrects) and one.about]
        until_then = [one for at, one in line if at <= number]
        if not until_then:
            return False
        for said in (until_then[-1], line[-1][1]):
            about = {*said.about, *(self.of_family if entry.of_family else ())}
            if any(place >= said.place for place in kept_out):
                return False
            if not all(self.is_covered(service, kind, day) for kind in about):
                return False
        return True

    def _standing(self) -> list[Said]:
        """The last word of each who says yes, of which something may be left."""
        found = []
        for who in {line.who for line in self.lines}:
            answers = [line for line in self.lines if line.who == who and line.what in ("yes", "no")]
            if not answers or answers[-1].what == "no":
                continue
            last = answers[-1]
            whole = [line for line in self.lines if line.what == "back" and line.who == who]
            if not any(not one.told and not one.about and one.place not in last.seen for one in whole):
                found.append(last)
        return found

    def must_be_looked_at(self, day: date) -> bool:
        """Whether a birthday or a nearing end has come since a yes that still means something was given."""
        for last in self._standing():
            marks = [_birthday(self.born_on, age) for age in (12, 15, 16, 18)]
            marks += [last.until - timedelta(days=days) for days in (30, 14, 7)]
            for mark in marks:
                is_after = mark > last.on and (self.looked_on is None or mark > self.looked_on)
                if is_after and mark <= day:
                    return True
        return False


def _birthday(born_on: date, years: int) -> date:
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)

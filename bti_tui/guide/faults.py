"""What is wrong with a guide file, and where: faults are collected, so that all are told at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.text import clean

FOUND: Final = " / "
"""Stands between what was found and what could stand there."""


class Problem(StrEnum):
    """What can be wrong with a guide; each code has its text in the catalogue."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown-key"
    BAD_VALUE = "bad-value"
    TOO_LONG = "too-long"
    DOUBLE = "double"
    UNKNOWN_PREDICATE = "unknown-predicate"
    UNKNOWN_ANCHOR = "unknown-anchor"
    UNKNOWN_COMMAND = "unknown-command"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_LIST = "unknown-list"
    UNKNOWN_ROLE = "unknown-role"
    UNKNOWN_MOVE = "unknown-move"
    UNKNOWN_STEP = "unknown-step"
    UNKNOWN_NAME = "unknown-name"
    UNKNOWN_AGENDA = "unknown-agenda"
    UNKNOWN_GUIDE = "unknown-guide"
    FIELD_MISSING = "field-missing"
    NOT_REQUIRED = "not-required"
    WRONG_KIND = "wrong-kind"
    WRONG_LIST = "wrong-list"
    WRONG_CODES = "wrong-codes"
    WRONG_LEVEL = "wrong-level"
    BAD_DEFAULT = "bad-default"
    NO_DECISION = "no-decision"
    NO_CLOSING = "no-closing"
    NEVER_DONE = "never-done"
    UNREACHABLE = "unreachable"
    SAFETY_NOT_FIRST = "safety-not-first"
    SAFETY_UNGUARDED = "safety-unguarded"
    SAFETY_NOT_OPENED = "safety-not-opened"
    GUARD_UNEXPLAINED = "guard-unexplained"
    GUARD_UNMENDED = "guard-unmended"
    GUARD_NOT_HERE = "guard-not-here"
    ORDER_UNMOVED = "order-unmoved"
    NO_ALARM = "no-alarm"
    SKIPS = "skips"
    SAFETY_TAKEN_AWAY = "safety-taken-away"
    BAD_VERSION = "bad-version"
    TAKEN = "taken"
    TEXT_MISSING = "text-missing"
    NOT_A_NUMBER = "not-a-number"
    OUT_OF_RANGE = "out-of-range"
    NOT_A_DATE = "not-a-date"
    NOT_YES_OR_NO = "not-yes-or-no"
    NOT_ONE_OF = "not-one-of"
    NOT_AMONG = "not-among"
    WRONG_SHAPE = "wrong-shape"
    WRONG_SIGNS = "wrong-signs"
    UNKNOWN_CODE = "unknown-code"
    MISSING_CODE = "missing-code"
    NO_LAST_RULE = "no-last-rule"
    VIOLENCE_MISSING = "violence-missing"
    VIOLENCE_ROUTE_MISSING = "violence-route-missing"
    UNBUMPED = "unbumped"
    UNKNOWN_AGENCY = "unknown-agency"
    LAW_DECIDES = "law-decides"
    BY_LAW = "by-law"
    WEAKER = "weaker-than-law"
    NOT_A_PHONE = "not-a-phone"
    NOT_AN_EMAIL = "not-an-email"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong (feil i veileder)."""

    place: str
    """A dotted path; lists are counted from 0."""
    problem: Problem
    value: str = ""
    """What was found, or what is missing: a code of the file, never a person's words."""
    brought_by: str = ""
    """The place of the file that brings it about, where that is another one."""

    def told(self, lines: "LineIndex") -> str:
        """The fault on one line of text."""
        place = lines.place(self.place, self.brought_by)
        return " ".join(part for part in (f"{place}:", self.problem.value, self.value) if part)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the file that was told of, and then left out of what is checked."""

    place: str
    name: str
    part: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of the guide below that the file takes away or says otherwise; `own` is empty for what is taken away."""

    place: str
    name: str
    part: Mapping[str, Any]
    own: Mapping[str, Any]


class LineIndex:
    """Knows on which line of a TOML text a path is written, or the nearest one above it."""

    _HEADER = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]")
    _KEY = re.compile(r'^\s*([\w."-]+)\s*=\s*(.*)$')

    def __init__(self, text: str = "") -> None:
        self._lines: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._table = ""
        self._array: str | None = None
        quoted = False
        for number, line in enumerate(text.splitlines(), 1):
            if not quoted:
                self._read(line, number)
            quoted ^= (line.count('"""') + line.count("'''")) % 2 == 1

    def place(self, path: str, brought_by: str = "") -> str:
        """The path with its line, as a person reads it; the line is that of what brings the fault about."""
        line = self.line(path, brought_by)
        return f"{path} (line {line})" if line else path

    def line(self, path: str, brought_by: str = "") -> int:
        """The line of a path, of the nearest one above it or below it, or of what brings the fault about; else 0."""
        own, brought = self.nearest(path), self.nearest(brought_by)
        is_beside = brought.startswith(path.rpartition(".")[0])
        at = own if not brought or own.startswith(brought) or (own == path and not is_beside) else brought
        within = (line for known, line in self._lines.items() if known.startswith(f"{path}."))
        return self._lines[at] if at else min(within, default=0)

    def nearest(self, path: str) -> str:
        """The longest beginning of a path that the text has a line for; empty when there is none."""
        while path and path not in self._lines:
            path = path.rpartition(".")[0]
        return path

    def _read(self, line: str, number: int) -> None:
        if self._array is not None:
            self._element(line.strip(), number)
        elif header := self._HEADER.match(line):
            self._table = self._open(header[2].replace('"', "").split("."), many=len(header[1]) > 1)
            self._lines[self._table] = number
        elif key := self._KEY.match(line):
            path = f"{self._table}.{key[1]}".replace('"', "").lstrip(".")
            self._lines[path] = number
            self._lines.setdefault(path.rpartition(".")[0], number)
            if key[2].strip() == "[":
                self._array, self._counts[path] = path, 0

    def _open(self, parts: list[str], *, many: bool) -> str:
        path = ""
        for part in parts[:-1]:
            path = f"{path}.{part}".lstrip(".")
            path += f".{self._counts[path] - 1}" if path in self._counts else ""
        path = f"{path}.{parts[-1]}".lstrip(".")
        if not many:
            return path
        self._counts[path] = self._counts.get(path, 0) + 1
        return f"{path}.{self._counts[path] - 1}"

    def _element(self, line: str, number: int) -> None:
        array = self._array or ""
        if line.startswith("]"):
            self._array = None
        elif line and not line.startswith("#"):
            self._lines[f"{array}.{self._counts[array]}"] = number
            self._counts[array] += 1


class Faults:
    """Collects faults and refuses the file when there are any."""

    LONGEST = 400
    MOST = 50

    def __init__(self, file: str, lines: LineIndex | None = None) -> None:
        self._file = file
        self._lines = lines or LineIndex()
        self.found: list[Fault] = []
        self.left_out: list[LeftOut] = []
        self.changed: list[Changed] = []
        self.mended: list[str] = []
        self._spoken: Callable[[str], str] = str

    def speak_of(self, spoken: Callable[[str], str]) -> None:
        """Tell places as the file spells them, where that is not how the whole guide does."""
        before = self._spoken
        self._spoken = lambda place: before(spoken(place))

    def spoken(self, place: str) -> str:
        """The place as the file spells it: by the names of parts, or by their numbers where it counts them."""
        named = self._spoken(place)
        depths = [self._lines.nearest(one).count(".") for one in (named, place)]
        return place if depths[1] > depths[0] else named

    def add(self, place: str, problem: Problem, value: object = "") -> None:
        """Note one fault; what the file says is cleaned before it is shown."""
        self.found.append(Fault(self.spoken(place), problem, clean(str(value), lines=False)[: self.LONGEST]))

    def leave_out(self, place: str, name: str, part: object = None) -> None:
        """Note that a part is not checked further, so that nothing is told that only follows from it."""
        self.left_out.append(LeftOut(self.spoken(place), name, part if isinstance(part, dict) else {}))

    def unless(self, holds: bool, place: str, problem: Problem, value: object = "") -> None:
        """Note a fault unless something holds."""
        if not holds:
            self.add(place, problem, value)

    def refuse(self) -> None:
        """Raise GuideInvalid when there are faults."""
        if self.found:
            raise self.invalid()

    def invalid(self) -> GuideInvalid:
        """The refusal with all faults in the order of their lines; the first one gives its place and problem."""
        found = sorted(self.found, key=lambda fault: self._lines.line(fault.place, fault.brought_by))
        first = found[0]
        return GuideInvalid(
            file=self._file,
            place=self._lines.place(first.place),
            problem=first.problem.value,
            value=first.value,
            count=len(found),
            faults="\n".join(fault.told(self._lines) for fault in found[: self.MOST]),
        )

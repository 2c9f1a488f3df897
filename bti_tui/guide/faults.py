"""What is wrong with a guide file, and where: faults are collected, so that all are told at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.text import clean


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
    WRONG_SHAPE = "wrong-shape"
    WRONG_SIGNS = "wrong-signs"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong (feil i veileder)."""

    place: str
    """A dotted path; lists are counted from 0."""
    problem: Problem
    value: str = ""
    """What was found, or what is missing: a code of the file, never a person's words."""

    def told(self, lines: "LineIndex") -> str:
        """The fault on one line of text."""
        return " ".join(part for part in (f"{lines.place(self.place)}:", self.problem.value, self.value) if part)


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

    def place(self, path: str) -> str:
        """The path with its line, as a person reads it."""
        at = path
        while at and at not in self._lines:
            at = at.rpartition(".")[0]
        return f"{path} (line {self._lines[at]})" if at else path

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

    LONGEST = 80
    MOST = 50

    def __init__(self, file: str, lines: LineIndex | None = None) -> None:
        self._file = file
        self._lines = lines or LineIndex()
        self._found: list[Fault] = []
        self._spoken: Callable[[str], str] = str

    def speak_of(self, spoken: Callable[[str], str]) -> None:
        """Tell places as the file spells them, where that is not how the whole guide does."""
        self._spoken = spoken

    def add(self, place: str, problem: Problem, value: object = "") -> None:
        """Note one fault; what the file says is cleaned before it is shown."""
        self._found.append(Fault(self._spoken(place), problem, clean(str(value), lines=False)[: self.LONGEST]))

    def unless(self, holds: bool, place: str, problem: Problem, value: object = "") -> None:
        """Note a fault unless something holds."""
        if not holds:
            self.add(place, problem, value)

    def refuse(self) -> None:
        """Raise GuideInvalid when there are faults."""
        if self._found:
            raise self.invalid()

    def invalid(self) -> GuideInvalid:
        """The refusal with all faults; the first one gives its place and problem."""
        first = self._found[0]
        return GuideInvalid(
            file=self._file,
            place=self._lines.place(first.place),
            problem=first.problem.value,
            value=first.value,
            count=len(self._found),
            faults="\n".join(fault.told(self._lines) for fault in self._found[: self.MOST]),
        )

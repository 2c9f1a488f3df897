"""What the bench tells: each figure beside its floor and its goal, as a table for people and JSON for machines."""

import platform
import sqlite3
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final

from bench.rounds import percentile

P95: Final = 0.95
COLUMNS: Final = ("", "figure", "unit", "ours", "floor", "ratio", "goal", "met")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what we took, what the floor took in the same rounds, and what we want."""

    family: str
    """The letter of its family, as in the README."""
    name: str
    unit: str
    ours: tuple[float, ...]
    floor: tuple[float, ...] = ()
    """What the bare thing took; empty when there is nothing to compare with."""
    at_most: float | None = None
    """The goal for our value."""
    times_floor: float | None = None
    """The goal for the ratio."""
    at_p95: bool = False
    """Whether the 95th percentile counts, not the median."""

    @property
    def value(self) -> float:
        """Ours."""
        return self._of(self.ours)

    @property
    def floor_value(self) -> float | None:
        """The floor's."""
        return self._of(self.floor) if self.floor else None

    @property
    def ratio(self) -> float | None:
        """Ours divided by the floor's."""
        return self.value / self.floor_value if self.floor_value else None

    @property
    def met(self) -> bool | None:
        """Whether every goal is met; None when there is none."""
        held = [self.value <= self.at_most] if self.at_most is not None else []
        if self.times_floor is not None and self.ratio is not None:
            held.append(self.ratio <= self.times_floor)
        return all(held) if held else None

    @property
    def goal(self) -> str:
        """The goals in words."""
        told = [f"<= {number(self.at_most)}"] if self.at_most is not None else []
        told += [f"<= {number(self.times_floor)}x"] if self.times_floor is not None else []
        return ", ".join(told)

    def _of(self, values: Sequence[float]) -> float:
        return percentile(values, P95) if self.at_p95 else statistics.median(values)


def number(value: float | None) -> str:
    """A number with the three digits that matter."""
    if value is None:
        return ""
    if value == round(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table for the terminal."""
    answers = {True: "yes", False: "NO", None: ""}
    rows = [COLUMNS]
    for one in figures:
        name = f"{one.name}, p95" if one.at_p95 else one.name
        ratio = f"{number(one.ratio)}x" if one.ratio is not None else ""
        values = (one.unit, number(one.value), number(one.floor_value), ratio, one.goal, answers[one.met])
        rows.append((one.family, name, *values))
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def document(figures: Sequence[Figure], loads: tuple[float, float]) -> dict[str, object]:
    """The figures with every single value, for machines. `loads` tells how busy the machine was before and after."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": platform.platform(),
        "python": platform.python_version(),
        "textual": version("textual"),
        "sqlite_of_the_floor": sqlite3.sqlite_version,
        "load_average": list(loads),
        "figures": [_plain(one) for one in figures],
    }


def _plain(one: Figure) -> dict[str, object]:
    told = {"family": one.family, "name": one.name, "unit": one.unit, "statistic": "p95" if one.at_p95 else "median"}
    found = {"ours": one.value, "floor": one.floor_value, "ratio": one.ratio, "goal": one.goal, "met": one.met}
    return {**told, **found, "values": list(one.ours), "floor_values": list(one.floor)}

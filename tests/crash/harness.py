"""What every mode shares: the time there is, chance from a seed, a folder to work in, and the report."""

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_VIOLATIONS = 5
"""After so many there is nothing more to learn from the run."""


@dataclass
class Report:
    """What was done, and what did not hold."""

    mode: str
    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    first_read_ms: list[float] = field(default_factory=list)
    covered: dict[str, str] = field(default_factory=dict)
    """Of each scenario how many of its system calls were hit."""
    seconds: float = 0.0

    def broke(self, kind: str, where: str, what: str) -> None:
        """Something that had to hold did not."""
        self.violations.append(f"{kind}: {where}: {what}")
        self.counts[f"broken_{kind}"] += 1

    def document(self) -> dict[str, object]:
        """All of it, as plain values."""
        times = sorted(self.first_read_ms) or [0.0]
        return {
            "mode": self.mode,
            "seed": self.seed,
            "seconds": round(self.seconds, 1),
            **dict(sorted(self.counts.items())),
            "covered": self.covered,
            "first_read_ms": {"median": round(times[len(times) // 2]), "most": round(times[-1])},
            "violations": len(self.violations),
            "violations_by_kind": dict(Counter(one.partition(":")[0] for one in self.violations)),
            "examples": self.violations,
        }


class Harness:
    """One run of one mode."""

    def __init__(self, mode: str, work: Path, *, seconds: float, seed: int, rounds: int | None = None) -> None:
        self.report = Report(mode, seed)
        self.chance = random.Random(seed)
        self.work = work
        self.enough = MOST_VIOLATIONS
        self._rounds = rounds
        self._began = time.monotonic()
        self._seconds = seconds
        self._folders = 0
        self.home = work / "home"
        self.home.mkdir(mode=0o700)
        os.environ |= {"BTI_HOME": str(self.home), "TMPDIR": str(self.home), "PYTHONDONTWRITEBYTECODE": "1"}
        os.chdir(ROOT)

    def rounds(self) -> Iterator[int]:
        """Numbers of rounds for as long as there is time, setting up not counted, and little has broken."""
        self._began = time.monotonic()
        number = 0
        while not self.is_over(number):
            yield number
            number += 1
            self.report.seconds = time.monotonic() - self._began

    def is_over(self, number: int) -> bool:
        """Whether the time is up, the rounds are done, or enough has broken. There is always a first round."""
        late = number > 0 and time.monotonic() - self._began > self._seconds
        done = self._rounds is not None and number >= self._rounds
        return late or done or len(self.report.violations) >= self.enough

    def folder(self) -> Path:
        """A path for the next store, where nothing lies yet."""
        self._folders += 1
        return self.work / f"store-{self._folders}"

    def drop(self, folder: Path, violations_before: int) -> None:
        """Remove a store that held; one that broke is kept to be looked at."""
        if len(self.report.violations) == violations_before:
            shutil.rmtree(folder, ignore_errors=True)

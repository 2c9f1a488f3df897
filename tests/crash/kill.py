"""SIGKILL at random moments, two writers at once on one store: finds races of locking and of recovery."""

from collections.abc import Callable
from pathlib import Path

from tests.crash import acts, faults
from tests.crash.harness import Harness
from tests.crash.process import Process, Told, start
from tests.crash.scenarios import Texts
from tests.crash.verdict import Crash, judge_end

WRITERS = 2
LIVES = 3
"""So many pairs of writers find the store as the pair before left it, then it is judged."""
LONGEST_LIFE = 0.15
"""Seconds that a writer lives on after its first acknowledgement."""
FRESH_EVERY = 5
"""Rounds after which a new store is begun, so that reading stays quick."""
DURING_OPENING = 0.15
"""The share of writers that are killed while they still open the store."""


def run(harness: Harness, fault: str = "") -> None:
    """Kill until the time is up."""
    scenario = Texts(harness)
    folder, told = scenario.fresh(), Told()
    for number in harness.rounds():
        if number and number % FRESH_EVERY == 0:
            harness.drop(folder, len(harness.report.violations))
            folder, told = scenario.fresh(), Told()
        where = f"kill in round {number} ({folder.name})"
        for _ in range(LIVES):
            for writer in _killed(harness, _writer(folder, fault)):
                _count(harness, where, writer)
                told.add(writer.told)
        scenario.judge(Crash(where, folder, told))


def _writer(folder: Path, fault: str) -> Callable[[], None]:
    def write() -> None:
        faults.plant(fault)
        acts.write_texts(folder)

    return write


def _killed(harness: Harness, write: Callable[[], None]) -> list[Process]:
    """Writers that were let to work for a while and then killed, each at its own moment."""
    writers = [start(write) for _ in range(WRITERS)]
    for writer in writers:
        if harness.chance.random() >= DURING_OPENING:
            writer.read(60, lambda told: bool(told.acked))
    for writer in writers:
        writer.read(harness.chance.uniform(0, LONGEST_LIFE))
        writer.kill()
    for writer in writers:
        writer.finish()
    return writers


def _count(harness: Harness, where: str, writer: Process) -> None:
    counts = harness.report.counts
    counts["kills"] += 1
    counts["acknowledged"] += len(writer.told.acked)
    counts["killed_inside_a_write"] += bool(writer.told.tried.keys() - writer.told.acked)
    judge_end(harness, where, 0, writer.err)
    if writer.ended:
        harness.report.broke("crashed", where, f"ended by itself, exit {writer.code}: {writer.err[-300:]}")

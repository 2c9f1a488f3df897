"""SIGKILL at random moments: two writers at once on one store, and now and then another act in its midst.

Finds races of locking and of recovery. A writer is forked from this process, which has imported everything, and runs
the program's own command; every so often one is started from the command line instead.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.crash import acts, faults
from tests.crash import kinds as every
from tests.crash.harness import Harness
from tests.crash.process import Process, Told, start, start_command
from tests.crash.scenarios import Scenario, Texts
from tests.crash.verdict import Crash, judge_end

LIVES = 5
"""So many pairs of writers find the store as the pair before left it, then it is judged."""
LONGEST_LIFE = 0.15
"""Seconds that a writer lives on after its first acknowledgement."""
FRESH_EVERY = 5
"""Rounds after which a new store is begun, so that reading stays quick."""
DURING_OPENING = 0.15
"""The share of writers that are killed while they still open the store."""
COLD_EVERY = 20
"""One of so many writers is started from the command line, with all that Python does before it comes to us."""
ACT_EVERY = 3
"""One of so many rounds is about another act than writing."""


def run(harness: Harness, kinds: Sequence[type[Scenario]] = every.ALL, fault: str = "") -> None:
    """Kill until the time is up."""
    others = [_Act(kind(harness), fault) for kind in kinds if not issubclass(kind, Texts)]
    writing = [_Writers(kind(harness), fault) for kind in kinds if issubclass(kind, Texts)]
    for number in harness.rounds():
        turns: list[_Act] | list[_Writers] = writing
        if others and (not writing or number % ACT_EVERY == ACT_EVERY - 1):
            turns = others
        turns[number // ACT_EVERY % len(turns)].kill(number)


class _Writers:
    """Pairs of writers on a store that each pair finds as the one before left it."""

    def __init__(self, scenario: Texts, fault: str) -> None:
        self._harness = scenario.harness
        self._fault = fault
        self._scenario = scenario
        self._folder, self._told, self._uses, self._started = self._scenario.fresh(), Told(), 0, 0

    def kill(self, number: int) -> None:
        """One round: some pairs, then the judgement."""
        harness = self._harness
        if self._uses == FRESH_EVERY:
            harness.drop(self._folder, len(harness.report.violations))
            self._folder, self._told, self._uses = self._scenario.fresh(), Told(), 0
        self._uses += 1
        where = f"kill in round {number} ({self._folder.name})"
        for _ in range(LIVES):
            for writer in self._pair():
                count(harness, where, writer)
                if writer.ended:
                    what = f"ended by itself, exit {writer.code}: {writer.err[-300:]}"
                    harness.report.broke("crashed", where, what)
                self._told.add(writer.told)
        self._scenario.judge(Crash(where, self._folder, self._told))

    def _pair(self) -> list[Process]:
        """Writers that were let to work for a while and then killed, each at its own moment."""
        chance = self._harness.chance
        writers = [self._begun() for _ in range(self._scenario.writers)]
        for writer in writers:
            if chance.random() >= DURING_OPENING:
                writer.read(60, lambda told: bool(told.acked))
        for writer in writers:
            writer.read(chance.uniform(0, LONGEST_LIFE))
            writer.kill()
        for writer in writers:
            writer.finish()
        return writers

    def _begun(self) -> Process:
        folder, fault = self._folder, self._fault
        self._started += 1
        if not fault and self._scenario.writers > 1 and self._started % COLD_EVERY == 0:
            self._harness.report.counts["cold_starts"] += 1
            return start_command(acts.endless(folder))

        def write() -> None:
            faults.plant(fault)
            if self._scenario.writers == 1:
                acts.be_on_network()
            acts.write_texts(folder)

        return start(write)


class _Act:
    """One act from a fresh beginning each time, killed at any moment of the time that it takes."""

    def __init__(self, scenario: Scenario, fault: str) -> None:
        self._scenario = scenario
        self._fault = fault
        self._seconds = self._undisturbed()

    def kill(self, number: int) -> None:
        """One round."""
        harness, scenario = self._scenario.harness, self._scenario
        folder = scenario.fresh()
        before = len(harness.report.violations)
        where = f"kill in round {number} of {scenario.name} ({folder.name})"
        process = start(self._performed(folder))
        process.read(harness.chance.uniform(0, self._seconds))
        process.kill()
        process.finish()
        count(harness, where, process)
        harness.report.counts[f"kills_{scenario.name}"] += 1
        scenario.judge(Crash(where, folder, process.told))
        harness.drop(folder, before)

    def _performed(self, folder: Path) -> Callable[[], None]:
        words = acts.words(self._scenario.name, folder, self._fault)
        return lambda: acts.perform(words)

    def _undisturbed(self) -> float:
        """How many seconds it takes."""
        folder = self._scenario.fresh()
        began = time.monotonic()
        process = start(self._performed(folder))
        process.finish()
        if process.code or not process.told.acked:
            raise RuntimeError(f"{self._scenario.name}, undisturbed: exit {process.code}, {process.err}")
        self._scenario.harness.drop(folder, len(self._scenario.harness.report.violations))
        return time.monotonic() - began


def count(harness: Harness, where: str, process: Process) -> None:
    """What one killed process adds to the report."""
    counts = harness.report.counts
    counts["kills"] += 1
    counts["acknowledged"] += len(process.told.acked)
    counts["killed_inside_a_write"] += bool(process.told.tried.keys() - process.told.acked)
    judge_end(harness, where, 0, process.err)

"""What is interrupted, and what must be true of the store afterwards: writing, making a store, its key file."""

import os
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bti_tui import bootstrap
from bti_tui.cli.main import main
from bti_tui.domain.errors import WrongPassphrase
from bti_tui.hardening import harden
from bti_tui.store import leftovers, opening, unlocking
from bti_tui.store.keyfile import WayIn, by_passphrase, by_recovery_code
from tests.crash import acts, acts_of_keys
from tests.crash.harness import Harness
from tests.crash.process import Process, Told, start
from tests.crash.verdict import Crash, judge_files, judge_texts


class Scenario(ABC):
    """One kind of work on a store."""

    name: str
    exact = True
    """Whether every run makes the same system calls in the same order."""

    def __init__(self, harness: Harness) -> None:
        self.harness = harness
        self.template = harness.work / f"template-{self.name}"
        self.set_up()

    @abstractmethod
    def set_up(self) -> None:
        """Make the template: what lies there before the work begins."""

    @abstractmethod
    def judge(self, crash: Crash) -> None:
        """Put into the report what does not hold."""

    def fresh(self) -> Path:
        """A new folder as the template says."""
        folder = self.harness.folder()
        shutil.copytree(self.template, folder)
        return folder

    def run(self, program: Callable[[Path], object], folder: Path) -> Process:
        """A part of the setting up in a process of its own; it must end well."""
        process = start(lambda: program(folder))
        if process.finish():
            raise RuntimeError(f"{self.name}: {process.err}")
        return process

    def holds(self, crash: Crash, program: Callable[[Path], object]) -> str | None:
        """Run a check in a process of its own; gives what it said, or puts into the report that it did not end well."""
        process = start(lambda: program(crash.folder))
        if process.finish():
            what = (process.err + process.out[-300:])[-300:]
            self.harness.report.broke("check", crash.where, f"exit {process.code}: {what}")
            return None
        self.harness.report.counts["verified"] += 1
        return process.out

    def count(self, what: str) -> None:
        """One more for the report."""
        self.harness.report.counts[f"{self.name}_{what}"] += 1


class Texts(Scenario):
    """The everyday work: cases, steps, decisions, entries, drafts."""

    name = "texts"
    exact = False
    writers = 2
    """How many programs may have the store open at once."""

    def set_up(self) -> None:
        self.run(acts.create, self.template)

    def judge(self, crash: Crash) -> None:
        judge_texts(self.harness, crash, read_and_check)


class ManyTexts(Texts):
    """The same for so long that the log of the database is written back while writing goes on."""

    name = "many-texts"


class Network(Texts):
    """The same where the program takes the folder for one on a share: another journal, and one program at a time."""

    name = "network"
    writers = 1

    def judge(self, crash: Crash) -> None:
        judge_texts(self.harness, crash, read_and_check_on_network)


class Creation(Scenario):
    """Making a store: afterwards there is a whole one, or none and one can be made."""

    name = "creation"

    def set_up(self) -> None:
        self.template.mkdir(mode=0o700)

    def judge(self, crash: Crash) -> None:
        is_there = bootstrap.has_store(crash.folder)
        self.count("whole" if is_there else "none")
        if crash.told.acked and not is_there:
            self.harness.report.broke("lost", crash.where, "the store that was made")
        if not is_there and self.holds(crash, acts.create) is None:
            return
        judge_texts(self.harness, replace(crash, told=Told()), read_and_check)


class Passphrase(Scenario):
    """Changing the passphrase: exactly one of the two opens the store, and the recovery code always does."""

    name = "passphrase"

    def set_up(self) -> None:
        made = self.run(lambda folder: sys.stdout.write(acts_of_keys.make_with_passphrase(folder)), self.template)
        self.code = made.out.strip()

    def judge(self, crash: Crash) -> None:
        judge_files(self.harness, crash, "at the crash")
        said = self.holds(crash, lambda folder: open_by_all(folder, self.code))
        if said is None:
            return
        *ways, left = said.split("\n")[:-1]
        report = self.harness.report
        if len({"old", "new"} & set(ways)) != 1 or "recovery" not in ways:
            report.broke("check", crash.where, f"what opens: {sorted(ways)}")
        if left != "[]":
            report.broke("left", crash.where, left)
        self.judge_ways(crash, ways)
        judge_files(self.harness, crash, "after opening")

    def judge_ways(self, crash: Crash, ways: list[str]) -> None:
        """Which of the two it is to be."""
        if crash.told.acked and "new" not in ways:
            self.harness.report.broke("lost", crash.where, "the new passphrase")
        self.count("new" if "new" in ways else "old")


class Rotation(Passphrase):
    """Another store key: before and after it the same passphrase opens the one store that there is."""

    name = "rotation"

    def judge_ways(self, crash: Crash, ways: list[str]) -> None:
        is_moved = (crash.folder / "store.2.db").exists()
        if "old" not in ways or is_moved is (crash.folder / unlocking.DATABASE).exists():
            files = sorted(path.name for path in crash.folder.iterdir())
            self.harness.report.broke("check", crash.where, f"what opens: {sorted(ways)} of {files}")
        if crash.told.acked and not is_moved:
            self.harness.report.broke("lost", crash.where, "the new key")
        self.count("new" if is_moved else "old")


def read_and_check(folder: Path) -> None:
    """`bti debug reader`, then `bti debug check`; ends the process."""
    harden()
    store = ["--store", str(folder), "debug"]
    sys.exit(main([*store, "reader"], os.environ) or main([*store, "check"], os.environ))


def read_and_check_on_network(folder: Path) -> None:
    """The same where the folder is taken for one on a share."""
    acts.be_on_network()
    read_and_check(folder)


def open_by_all(folder: Path, code: str) -> None:
    """Say which of the ways in open the store, check it, and say what is left in the folder that the store is not."""
    ways: dict[str, WayIn] = {
        "old": by_passphrase(acts_of_keys.OLD),
        "new": by_passphrase(acts_of_keys.NEW),
        "recovery": by_recovery_code(code),
    }
    found = ""
    for name, way in ways.items():
        try:
            store = opening.open_store(unlocking.unlock(folder, way))
        except WrongPassphrase:
            continue
        findings = store.verify()
        store.close()
        if findings:
            raise RuntimeError(findings)
        found = store.unlocked.document.database
        sys.stdout.write(f"{name}\n")
    sys.stdout.write(f"{sorted(path.name for path in leftovers.found(folder, found))}\n")

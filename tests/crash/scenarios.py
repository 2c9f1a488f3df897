"""What is interrupted, and what must be true of the store afterwards."""

import os
import shutil
import sys
from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import Path

from bti_tui import bootstrap
from bti_tui.cli.main import main
from bti_tui.domain.errors import WrongPassphrase
from bti_tui.hardening import harden
from bti_tui.store import keyfile, migrate, opening, unlocking
from bti_tui.store.engine import connector
from bti_tui.store.keyfile import WayIn, by_passphrase, by_recovery_code
from tests.crash import acts
from tests.crash.harness import Harness
from tests.crash.process import Told, start
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

    def run(self, program: object, folder: Path) -> str:
        """What a part of the setting up said, in a process of its own; it must end well."""
        assert callable(program)
        process = start(lambda: program(folder))
        if process.finish():
            raise RuntimeError(f"{self.name}: {process.err}")
        return process.out


class Texts(Scenario):
    """The everyday work: cases, steps, decisions, entries, drafts."""

    name = "texts"
    exact = False

    def set_up(self) -> None:
        self.run(acts.create, self.template)

    def judge(self, crash: Crash) -> None:
        judge_texts(self.harness, crash, read_and_check)


class ManyTexts(Texts):
    """The same for so long that the log of the database is written back while writing goes on."""

    name = "many-texts"


class Creation(Scenario):
    """Making a store: afterwards there is a whole one, or none and one can be made."""

    name = "creation"

    def set_up(self) -> None:
        self.template.mkdir(mode=0o700)

    def judge(self, crash: Crash) -> None:
        is_there = bootstrap.has_store(crash.folder)
        self.harness.report.counts["creation_whole" if is_there else "creation_none"] += 1
        if crash.told.acked and not is_there:
            self.harness.report.broke("lost", crash.where, "the store that was made")
        if not is_there:
            made = start(lambda: acts.create(crash.folder))
            if made.finish():
                self.harness.report.broke("check", crash.where, f"can't be made again: {made.err}")
                return
        judge_texts(self.harness, replace(crash, told=Told()), read_and_check)


class Passphrase(Scenario):
    """Changing the passphrase: exactly one of the two opens the store, and the recovery code always does."""

    name = "passphrase"

    def set_up(self) -> None:
        made = self.run(lambda folder: sys.stdout.write(acts.make_with_passphrase(folder)), self.template)
        self.code = made.strip()

    def judge(self, crash: Crash) -> None:
        judge_files(self.harness, crash, "at the crash")
        report = self.harness.report
        reader = start(lambda: open_by_all(crash.folder, self.code))
        if reader.finish():
            report.broke("check", crash.where, f"exit {reader.code}: {reader.err[-300:]}")
            return
        ways = set(reader.out.split())
        if len(ways & {"old", "new"}) != 1 or "recovery" not in ways:
            report.broke("check", crash.where, f"what opens: {sorted(ways)}")
        if crash.told.acked and "new" not in ways:
            report.broke("lost", crash.where, "the new passphrase")
        report.counts["passphrase_new" if "new" in ways else "passphrase_old"] += 1
        report.counts["verified"] += 1


class Migration(Scenario):
    """Opening with a newer program: all is there afterwards, and a copy under its final name is whole."""

    name = "migration"

    def set_up(self) -> None:
        acts.write_history(self.harness.work)
        self.run(acts.create, self.template)
        writer = start(lambda: acts.write_some_texts(self.template))
        writer.finish()
        self.written = writer.told

    def judge(self, crash: Crash) -> None:
        has_copy = (crash.folder / f"store.before-{acts.NEXT}.db").exists()
        self.harness.report.counts["migration_copy" if has_copy else "migration_no_copy"] += 1
        if crash.told.acked and not has_copy:
            self.harness.report.broke("lost", crash.where, "the copy")
        written = replace(crash, told=Told(self.written.tried, set(self.written.tried)))
        judge_texts(self.harness, written, read_and_check_newer)


ALL: tuple[type[Scenario], ...] = (Texts, Creation, Passphrase, Migration)


def read_and_check(folder: Path) -> None:
    """`bti debug reader`, then `bti debug check`; ends the process."""
    harden()
    store = ["--store", str(folder), "debug"]
    sys.exit(main([*store, "reader"], os.environ) or main([*store, "check"], os.environ))


def read_and_check_newer(folder: Path) -> None:
    """The same by a newer program, which also looks into the copy that it finds."""
    acts.be_newer(folder.parent)
    copy = folder / f"store.before-{acts.NEXT}.db"
    if copy.exists():
        keys = unlocking.unlock(folder, keyfile.for_training()).keys
        migrate.require_sound(connector(copy, keys.database_key()))
    read_and_check(folder)


def open_by_all(folder: Path, code: str) -> None:
    """Say which of the ways in open the store, and check it."""
    ways: dict[str, WayIn] = {
        "old": by_passphrase(acts.OLD),
        "new": by_passphrase(acts.NEW),
        "recovery": by_recovery_code(code),
    }
    for name, way in ways.items():
        try:
            store = opening.open_store(unlocking.unlock(folder, way))
        except WrongPassphrase:
            continue
        findings = store.verify()
        store.close()
        if findings:
            raise RuntimeError(findings)
        sys.stdout.write(f"{name}\n")

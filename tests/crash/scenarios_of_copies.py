"""What is interrupted, and what must be true afterwards: backup, restore, migration, a script."""

import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from bti_tui import bootstrap
from bti_tui.cli.main import main
from bti_tui.hardening import harden
from bti_tui.store import bundle, keyfile, migrate, restoring, schema, unlocking
from bti_tui.store.engine import connector
from tests.crash import acts, acts_of_copies
from tests.crash.acts_of_copies import COPIES, NEW, NEXT, SCRIPT_LINES, STORE
from tests.crash.process import Told
from tests.crash.scenarios import Scenario, read_and_check
from tests.crash.verdict import Crash, judge_files, judge_texts
from tests.store import released_stores

_RELEASED = released_stores.VERSIONS[0]


class WithTexts(Scenario):
    """A training store with some texts in it is what the work begins with."""

    place = "."

    def set_up(self) -> None:
        store = self.template / self.place
        self.run(acts.create, store)
        self.written = self.run(acts.write_some_texts, store).told

    def judge_store(self, crash: Crash, place: str) -> None:
        """Every text that was written before is in a store below the folder, which is sound."""
        told = Told(self.written.tried, set(self.written.tried))
        judge_texts(self.harness, replace(crash, folder=crash.folder / place, told=told), read_and_check)


class Backup(WithTexts):
    """A backup counts when it is whole, and one that was told counts; the next one is made without any hand."""

    name = "backup"
    place = STORE

    def judge(self, crash: Crash) -> None:
        judge_files(self.harness, crash, "at the crash")
        counted = bundle.found(crash.folder / COPIES, None)
        self.count("counts" if counted else "none")
        if crash.told.acked and not counted:
            self.harness.report.broke("lost", crash.where, "the backup")
        for one in counted:
            self.holds(crash, lambda folder, one=one: try_restore(one.folder))  # type: ignore[misc]  # bound at once
        self.judge_store(crash, STORE)
        self.holds(crash, acts_of_copies.back_up)
        self.holds(crash, lambda folder: try_restore(bundle.require_newest(folder / COPIES, None).folder))
        judge_files(self.harness, crash, "after the next one")


class Restore(WithTexts):
    """Afterwards the store is there whole, or there is none and the same command makes it, in the same folder."""

    name = "restore"
    place = STORE

    def set_up(self) -> None:
        super().set_up()
        self.run(acts_of_copies.back_up, self.template)
        shutil.rmtree(self.template / STORE)

    def judge(self, crash: Crash) -> None:
        judge_files(self.harness, crash, "at the crash")
        is_there = bootstrap.has_store(crash.folder / NEW)
        self.count("whole" if is_there else "none")
        if crash.told.acked and not is_there:
            self.harness.report.broke("lost", crash.where, "the restored store")
        if is_there or self.holds(crash, acts_of_copies.restore) is not None:
            self.judge_store(crash, NEW)
        left = sorted(path.name for path in (crash.folder / NEW).glob("*.part*"))
        if left:
            self.harness.report.broke("left", crash.where, str(left))


class Migration(WithTexts):
    """Opening with a newer program: all is there afterwards, and a copy under its final name is whole."""

    name = "migration"

    def set_up(self) -> None:
        acts_of_copies.write_history(self.harness.work)
        super().set_up()

    def judge(self, crash: Crash) -> None:
        has_copy = (crash.folder / f"store.before-{NEXT}.db").exists()
        self.count("copy" if has_copy else "no_copy")
        if crash.told.acked and not has_copy:
            self.harness.report.broke("lost", crash.where, "the copy")
        told = Told(self.written.tried, set(self.written.tried))
        judge_texts(self.harness, replace(crash, told=told), read_and_check_newer)


class Released(Scenario):
    """The same with a store file that an earlier release made, and the shipped steps: nothing in it is less or more."""

    name = "released"

    def set_up(self) -> None:
        released_stores.put(_RELEASED, self.template)
        self.wanted = self.holds_now(self.template)

    def holds_now(self, folder: Path) -> str:
        """What the released store holds once it is brought up, in a copy of it."""
        copy = self.harness.folder()
        shutil.copytree(folder, copy)
        told = self.run(tell_released, copy).out
        shutil.rmtree(copy)
        return told

    def judge(self, crash: Crash) -> None:
        judge_files(self.harness, crash, "at the crash")
        has_copy = (crash.folder / f"store.before-{schema.VERSION}.db").exists()
        self.count("copy" if has_copy else "no_copy")
        if crash.told.acked and not has_copy:
            self.harness.report.broke("lost", crash.where, "the copy")
        said = self.holds(crash, tell_released)
        if said is not None and said != self.wanted:
            self.harness.report.broke("changed", crash.where, f"{said!r} and not {self.wanted!r}")
        judge_files(self.harness, crash, "after opening")


class Import(WithTexts):
    """A script is carried out whole or not at all, and what was there before stays."""

    name = "import"

    def set_up(self) -> None:
        acts_of_copies.write_script(acts_of_copies.script_beside(self.template))
        super().set_up()
        self.facts = facts_of(self.run(tell_facts, self.template).out)

    def judge(self, crash: Crash) -> None:
        self.judge_store(crash, ".")
        said = self.holds(crash, tell_facts)
        if said is None:
            return
        more = facts_of(said) - self.facts
        self.count("whole" if more else "none")
        if more not in {0, SCRIPT_LINES}:
            self.harness.report.broke("half", crash.where, f"{more} of {SCRIPT_LINES} lines")
        if crash.told.acked and not more:
            self.harness.report.broke("lost", crash.where, "the script")


def read_and_check_newer(folder: Path) -> None:
    """`read_and_check` by a newer program, which also looks into the copy that it finds."""
    acts_of_copies.be_newer(folder.parent)
    copy = folder / f"store.before-{NEXT}.db"
    if copy.exists():
        keys = unlocking.unlock(folder, keyfile.for_training()).keys
        migrate.require_sound(connector(copy, keys.database_key()))
    read_and_check(folder)


def try_restore(made: Path) -> None:
    """A drill of one backup."""
    restoring.drill(bundle.read(made), keyfile.for_training())


def tell_released(folder: Path) -> None:
    """Bring a released store up if need be, check it and its copy, and say how much it holds."""
    unlocked = released_stores.at(folder)
    store = released_stores.opened(unlocked)
    info, findings = store.info(), store.verify()
    store.close()
    for copy in folder.glob("store.before-*.db"):
        migrate.require_sound(connector(copy, unlocked.keys.database_key()))
    if findings:
        raise RuntimeError(findings)
    sys.stdout.write(f"{info.schema} {info.cases} {info.facts} {info.notes}\n")


def tell_facts(folder: Path) -> None:
    """`bti store info`; ends the process."""
    harden()
    sys.exit(main(["--store", str(folder), "store", "info", "--json"], os.environ))


def facts_of(said: str) -> int:
    """How many facts the store says it has."""
    return int(json.loads(said)["facts"])

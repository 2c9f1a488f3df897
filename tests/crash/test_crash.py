import json
import os
import random
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.crash.harness import ROOT
from tests.crash.power import ALL, NOTHING, SECTOR, TORN, Disk
from tests.crash.process import Told
from tests.crash.trace import Kind, Step

SECONDS = os.environ.get("BTI_CRASH_SECONDS", "15")
SEED = "20261121"
LONGEST_SEARCH = "60"
"""Seconds within which a planted fault must be found."""
WORK = {
    "kill": "kills",
    "syscall": "killed_at_a_call",
    "fault": "interrupted",
    "power": "power_cuts",
}
"""What each mode counts."""


def harness(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.crash", *words, "--seed", SEED]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def report_of(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    report = json.loads(ran.stdout)
    assert isinstance(report, dict), ran.stderr
    return report


def can_run(mode: str, ran: subprocess.CompletedProcess[str]) -> bool:
    """Whether the mode can run on this machine; one that can't says why."""
    if mode == "kill" or shutil.which("strace"):
        return True
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{mode}: strace is not installed, and this mode can't run without it.\n"
    warnings.warn(f"The crash mode {mode} was not run: strace is not installed.", stacklevel=2)
    return False


@pytest.mark.crash
@pytest.mark.parametrize("mode", WORK)
def test_r39_nothing_acknowledged_is_lost_and_nothing_is_left_in_plain_text(mode: str) -> None:
    ran = harness(mode, "--seconds", SECONDS)
    if can_run(mode, ran):
        report = report_of(ran)
        assert report["examples"] == []
        assert ran.returncode == 0, ran.stderr
        assert report[WORK[mode]] > 0
        assert report["verified"] > 0


@pytest.mark.crash
@pytest.mark.parametrize(
    ("fault", "mode", "scenario", "kinds"),
    [
        ("early-ack", "kill", "texts", {"lost"}),
        ("no-begin", "kill", "texts", {"check", "crashed", "twice"}),
        ("early-ack", "syscall", "texts", {"lost"}),
        ("no-begin", "syscall", "texts", {"check", "twice"}),
        ("deaf", "fault", "texts", {"lost"}),
        ("plain-text", "kill", "texts", {"leak", "mode"}),
        ("unencrypted", "kill", "texts", {"leak", "check"}),
        ("unencrypted", "power", "texts", {"leak", "check"}),
        ("sync-normal", "power", "texts", {"lost"}),
        ("no-folder-sync", "power", "passphrase", {"lost"}),
        ("keys-in-place", "power", "passphrase", {"check"}),
        ("sync-no-keys", "power", "passphrase", {"check"}),
        ("sync-no-names", "power", "network", {"lost"}),
    ],
)
def test_a_planted_fault_is_found(fault: str, mode: str, scenario: str, kinds: set[str]) -> None:
    ran = harness(mode, "--seconds", LONGEST_SEARCH, "--enough", "1", "--plant", fault, "--only", scenario)
    if can_run(mode, ran):
        found = report_of(ran)["examples"]
        assert ran.returncode == 1
        assert found
        assert {one.partition(":")[0] for one in found} <= kinds
        shutil.rmtree(ran.stderr.split()[-1])


def test_the_report_goes_into_a_file_with_its_seed_and_a_new_seed_is_another_one(tmp_path: Path) -> None:
    seeds = set()
    for name, more in (("first", ()), ("second", ("--new-seed",))):
        file = tmp_path / name / "kill.json"
        ran = harness("kill", "--only", "passphrase", "--rounds", "1", "--report", str(file), *more)
        assert ran.returncode == 0, ran.stderr
        report = json.loads(file.read_text(encoding="utf-8"))
        assert report == report_of(ran)
        assert (report["kills"], report["violations_by_kind"]) == (1, {})
        seeds.add(report["seed"])
    assert int(SEED) in seeds
    assert len(seeds) == 2


def left_after(tmp_path: Path, steps: list[Step], way: str, before: dict[str, bytes] | None = None) -> dict[str, bytes]:
    disk = Disk(before or {})
    for step in steps:
        disk.take(step)
    disk.cut(tmp_path / "left", way, random.Random(1))
    left = tmp_path / "left"
    return {path.relative_to(left).as_posix(): path.read_bytes() for path in left.rglob("*") if path.is_file()}


INSIDE = [Step(Kind.CREATE, "in/a")]
KEPT = {"in/a": b""}
WRITTEN = [Step(Kind.CREATE, "a"), Step(Kind.WRITE, "a", data=b"x" * 3 * SECTOR)]


@pytest.mark.parametrize(
    ("steps", "way", "left"),
    [
        (WRITTEN, NOTHING, {}),
        (WRITTEN, ALL, {"a": b"x" * 3 * SECTOR}),
        ([*WRITTEN, Step(Kind.SYNC, "a")], NOTHING, {}),
        ([*WRITTEN, Step(Kind.SYNC_NAMES)], NOTHING, {"a": b""}),
        ([*WRITTEN, Step(Kind.SYNC, "a"), Step(Kind.SYNC_NAMES)], NOTHING, {"a": b"x" * 3 * SECTOR}),
        ([*WRITTEN, Step(Kind.TRUNCATE, "a", offset=2)], ALL, {"a": b"xx"}),
        ([Step(Kind.REMOVE, "old")], NOTHING, {"old": b"o"}),
        ([Step(Kind.REMOVE, "old"), Step(Kind.SYNC_NAMES)], NOTHING, {}),
        ([Step(Kind.RENAME, "old", to="new")], NOTHING, {"old": b"o"}),
        ([Step(Kind.RENAME, "old", to="new")], ALL, {"new": b"o"}),
        ([Step(Kind.CREATE, "store.db-shm"), Step(Kind.SYNC_NAMES)], ALL, {}),
        ([Step(Kind.MAKE_FOLDER, "in"), *INSIDE], ALL, {"in/a": b""}),
        ([Step(Kind.MAKE_FOLDER, "in"), *INSIDE, Step(Kind.SYNC_NAMES, "in")], NOTHING, {}),
        ([Step(Kind.MAKE_FOLDER, "in"), *INSIDE, Step(Kind.SYNC_NAMES)], NOTHING, {}),
        ([Step(Kind.MAKE_FOLDER, "in"), Step(Kind.SYNC_NAMES), *INSIDE, Step(Kind.SYNC_NAMES, "in")], NOTHING, KEPT),
    ],
)
def test_a_power_cut_leaves_what_was_synced(
    tmp_path: Path, steps: list[Step], way: str, left: dict[str, bytes]
) -> None:
    before = {"old": b"o"} if any(step.name == "old" for step in steps) else {}
    assert left_after(tmp_path, steps, way, before) == left


def test_a_torn_write_arrives_by_whole_sectors(tmp_path: Path) -> None:
    step = Step(Kind.WRITE, "a", offset=100, data=b"y" * 4 * SECTOR)
    seen = set()
    for seed in range(40):
        disk = Disk({"a": b"x" * 5 * SECTOR})
        disk.take(step)
        disk.cut(tmp_path / str(seed), TORN, random.Random(seed))
        content = (tmp_path / str(seed) / "a").read_bytes()
        sectors = [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        assert all(len(set(sector)) == 1 for sector in sectors[1:4])
        seen.add(content)
    assert len(seen) > 5


def test_a_line_that_was_cut_off_acknowledges_nothing() -> None:
    told = Told()
    for line in ("try a 12", "ack a", "try b 34", "ack"):
        told.take(line)
    assert told == Told({"a": "12", "b": "34"}, {"a"})


def test_without_strace_three_modes_say_so_and_the_run_is_no_success(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.crash", "syscall", "fault", "power", "--seconds", "1"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert [line.partition(":")[0] for line in ran.stderr.splitlines()] == ["syscall", "fault", "power"]

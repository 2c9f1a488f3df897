"""The crash harness is part of what must hold before a change goes in, and nothing leaves it out in silence."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.crash.__main__ import MODES
from tests.crash.acts import ACTS
from tests.crash.kinds import ALL
from tests.crash.test_crash import WORK
from tests.house.source import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MAKE = shutil.which("make") or "make"


def recipe(target: str) -> str:
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found is not None
    return found[1]


def test_check_runs_every_mode_for_a_minute_unless_told_otherwise() -> None:
    assert "BTI_CRASH_SECONDS=$${BTI_CRASH_SECONDS:-60} $(MAKE) --no-print-directory test" in recipe("check")
    assert set(WORK) == set(MODES)


def test_nothing_leaves_tests_out() -> None:
    """Neither the target, nor the settings, nor what a clean checkout is tried with."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    told = [recipe("test"), *settings["addopts"]]
    assert [one for one in told if re.search(r"\s-[mk]\s|--deselect|--ignore|\bnot crash\b", f" {one} ")] == []
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("make check")


def test_a_machine_without_strace_says_so_aloud(tmp_path: Path) -> None:
    line = next(line for line in recipe("check").splitlines() if "strace" in line)
    ran = subprocess.run(["/bin/sh", "-c", line.strip().lstrip("@")], env={"PATH": str(tmp_path)}, capture_output=True,
                         text=True, check=False)  # fmt: skip
    assert "only kill is run" in ran.stderr


def test_every_act_has_its_judgement() -> None:
    assert {kind.name for kind in ALL} | {"many-texts"} == set(ACTS)


@pytest.mark.parametrize("name", ["backup", "restore", "migration", "released", "rotation", "passphrase", "import"])
def test_what_moves_or_copies_a_store_is_interrupted_too(name: str) -> None:
    assert name in {kind.name for kind in ALL}


def test_the_harness_takes_a_seed_and_says_which() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.crash", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for option in ("--seed", "--new-seed", "--rounds", "--report", "--plant"):
        assert option in ran.stdout

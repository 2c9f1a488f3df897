"""Questions on the command line are answered from a disk that takes nothing more, and who asked is not forgotten."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tty.small_disk import SmallDisk

MIB = 8
ASKING = """
import os, subprocess, sys
from pathlib import Path
from tests.tty.small_disk import FILLER, fill

disk, trouble = Path(sys.argv[1]), sys.argv[2]

def bti(*words):
    done = subprocess.run([sys.executable, "-m", "bti_tui", "--store", str(disk / "store"), *words],
                          capture_output=True, text=True, check=False)
    return {"code": done.returncode, "out": done.stdout, "err": done.stderr}

import json
told = [bti("demo-not-a-command")]
number = json.loads(bti("case", "list", "--json")["out"])["cases"][0]["number"]
if trouble == "full":
    fill(disk / FILLER)
else:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
told = [bti("today", "--json"), bti("case", "list", "--json"), bti("case", "show", str(number), "--json"),
        bti("case", "new", "--about", "Ola Nordlys", "--words", "Sto alene.", "--arose-on", "2026-11-20")]
state = Path(os.environ["BTI_HOME"]) / "state" / "seen"
told.append([one.read_text().splitlines() for one in state.glob("*.reads*")])
if trouble == "full":
    (disk / FILLER).unlink()
else:
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
told.append(bti("case", "readers", str(number), "--json"))
told.append([one.name for one in state.glob("*.reads*")])
print(json.dumps(told))
"""


@pytest.mark.parametrize("trouble", ["full", "frozen"])
def test_questions_are_answered_and_logged_outside_until_the_store_takes_them(tmp_path: Path, trouble: str) -> None:
    from bti_tui import bootstrap
    from bti_tui.cli.demo_command import PEOPLE, fill
    from bti_tui.cli.store_creation import make_training_store

    disk = SmallDisk(tmp_path / "disk", MIB)
    make_training_store(disk.prepared / "store", {})
    with bootstrap.opened(disk.prepared / "store") as ctx:
        fill(ctx, PEOPLE)
    command = disk.command([sys.executable, "-c", ASKING, str(disk.disk), trouble])
    environ = {**os.environ, "PYTHONPATH": ".", "BTI_HOME": str(tmp_path / "home"), "BTI_LANG": "en"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, done.stderr
    today, listed, shown, new, waiting, readers, left = json.loads(done.stdout)
    for one in (today, listed, shown):
        assert one["code"] == 0, one
        assert json.loads(one["out"])
        assert one["err"].count("\n") == 1
        assert "You can read" in one["err"]
    assert new["code"] != 0
    assert "Ola Nordlys" not in new["err"]
    assert any("case.read" in line for lines in waiting for line in lines)
    found = json.loads(readers["out"])["readers"]
    assert readers["code"] == 0
    assert found, "the look from outside stands in the store now"
    assert left == []

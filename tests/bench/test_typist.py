"""A meeting at the speed of a person can be run from a command: here a few lines of it, as fast as can be."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench.hand import Hand
from bench.typist import QUICK, Wanted
from bti_tui import bootstrap
from tests.tty.meeting_script import GOALS, MEASURES
from tests.tty.meeting_store import Kept, make_meeting
from tests.tty.meeting_talk import WHOLE

ROOT = Path(__file__).parents[2]


@pytest.mark.pty
def test_a_few_lines_come_out_as_they_were_typed(tmp_path: Path) -> None:
    report = tmp_path / "typist.json"
    command = [sys.executable, "-m", "bench.typist", "--quick", "--minutes", "0", "--words", "2000", "--entries", "3"]
    ran = subprocess.run([*command, "--json", str(report)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["lost_letters"], told["lost_on_the_way"], told["wrong"], told["not_on_the_screen"]) == (0, 0, {}, [])
    assert told["letters_ms"]["count"] > sum(len(line.text) for line in QUICK) - 9


def test_what_is_not_in_the_store_is_counted_letter_by_letter(tmp_path: Path) -> None:
    make_meeting(tmp_path / "store")
    with bootstrap.opened(tmp_path / "store") as ctx:
        kept = Kept(ctx)
    wanted = Wanted(QUICK)
    assert wanted.lost_letters(kept) > sum(len(text) for _, text in wanted.entries) - 9
    assert set(wanted.wrong(kept)) == {"minutes", "approved"}


def test_the_whole_meeting_has_every_goal_and_measure_and_is_as_long_as_its_time() -> None:
    wanted = Wanted(WHOLE)
    assert (wanted.goals, wanted.measures) == (list(GOALS), list(MEASURES))
    typing = sum(len(line.keys) for line in WHOLE) * Hand(40, random.Random(1)).mean_gap / 60
    assert 15 < typing < 45

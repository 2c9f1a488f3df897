"""The bench still measures everything: a quick run of the real thing. No time is judged here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.causes import CAUSES, cause, of_missed
from bench.report import Figure, table

ROOT = Path(__file__).parents[2]
FAMILIES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]


@pytest.mark.pty
def test_a_quick_run_gives_every_family_of_figures(tmp_path: Path) -> None:
    report = tmp_path / "bench.json"
    command = [sys.executable, "-m", "bench", "--quick", "--json", str(report)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    figures = told["figures"]
    assert list(dict.fromkeys(one["family"] for one in figures)) == FAMILIES
    told_below = ran.stdout.splitlines()[len(figures) + 1 :]
    assert [line for line in told_below if line] == told["missed"]
    assert len(told["missed"]) == sum(one["met"] is False for one in figures)
    names = [one["name"] for one in figures]
    assert [start for start in CAUSES if not any(name.startswith(start) for name in names)] == []
    assert [
        one["name"] for one in figures if one["goal"] and one["family"] not in "cd" and not cause(one["name"])
    ] == []
    assert all(one["values"] and one["unit"] for one in figures)
    assert {one["family"] for one in figures if one["floor_values"]} == set(FAMILIES)
    assert {one["family"] for one in figures if one["goal"]} == set(FAMILIES) - {"i"}


def test_a_goal_is_met_when_the_value_and_the_ratio_are() -> None:
    slow = Figure("b", "key", "ms", ours=(10.0, 12.0, 50.0), floor=(8.0,), at_most=20.0, times_floor=2.0)
    assert (slow.value, slow.ratio, slow.met) == (12.0, 1.5, True)
    assert Figure("b", "key", "ms", ours=(12.0,), floor=(5.0,), at_most=20.0, times_floor=2.0).met is False
    assert Figure("b", "key", "ms", ours=(21.0,), floor=(20.0,), at_most=20.0).met is False
    assert Figure("b", "key", "ms", ours=(12.0,)).met is None


def test_the_95th_percentile_counts_where_a_figure_says_so() -> None:
    values = tuple(float(value) for value in range(1, 101))
    assert Figure("b", "key", "ms", ours=values, at_p95=True).value == 95.0
    assert Figure("b", "key", "ms", ours=values).value == 50.5


def test_the_table_says_what_is_missed() -> None:
    missed = Figure("h", "bti --version", "ms", ours=(90.0,), floor=(10.0,), times_floor=6.0)
    head, row = table([missed]).splitlines()
    assert head.split() == ["figure", "unit", "ours", "floor", "ratio", "goal", "met"]
    assert row.split() == ["h", "bti", "--version", "ms", "90", "10", "9x", "<=", "6x", "NO"]


def test_a_missed_goal_is_told_with_its_cause() -> None:
    missed = Figure("h", "bti --version", "ms", ours=(90.0,), floor=(10.0,), times_floor=6.0)
    met = Figure("h", "bti --version", "ms", ours=(50.0,), floor=(10.0,), times_floor=6.0)
    (line,) = of_missed([missed, met])
    assert line == f"Missed: bti --version: 90 ms, 9x; goal <= 6x. {CAUSES['bti --version']}"


@pytest.mark.parametrize("part", ["nothing", "start nothing"])
def test_an_unknown_part_is_refused(part: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bench", *part.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "no such part: nothing" in ran.stderr

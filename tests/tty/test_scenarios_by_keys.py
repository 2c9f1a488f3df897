"""Scenarios of the field text by keys at 80 x 24: in the real program they leave the same facts as by `bti script`."""

import json
from pathlib import Path

import pytest

from tests.tty.life_by_keys import names_of, options, sittings
from tests.tty.scenario_player import ScenarioPlayer
from tests.tty.stored import Line, bti, facts_in, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

SCENARIOS = Path(__file__).parents[1] / "scenarios"


def lines_of(name: str) -> list[Line]:
    """The lines of a scenario."""
    text = (SCENARIOS / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def play(store: Path, home: Path, lines: list[Line], begun: int) -> None:
    """Every sitting by keys from a line on; what was before it lies in the store."""
    waiting: set[str] = set()
    for sitting in sittings(lines, begun):
        with program(store, home, *options(sitting)) as probe:
            ScenarioPlayer(Typist(probe), names_of(lines), waiting).play(sitting)


@pytest.mark.parametrize(("name", "begun"), [("s09_on_screen", 2), ("s02", 21), ("s11", 43)])
def test_a_scenario_by_keys_leaves_the_same_facts_as_by_script(name: str, begun: int, tmp_path: Path) -> None:
    lines = lines_of(name)
    make_store(tmp_path / "scripted", lines)
    make_store(tmp_path / "typed", lines[:begun])
    play(tmp_path / "typed", tmp_path / "home", lines, begun)
    scripted, typed = facts_in(tmp_path / "scripted"), facts_in(tmp_path / "typed")
    assert [one.name for one in typed] == [one.name for one in scripted]
    assert typed == scripted
    assert bti(tmp_path / "typed", "store", "verify") == "Lageret er i orden.\n"

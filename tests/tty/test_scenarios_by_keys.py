"""Scenarios of the field text by keys at 80 x 24: in the real program they leave the same facts as by `bti script`."""

import json
from pathlib import Path

import pytest

from tests.tty.assessing import with_assessments
from tests.tty.life_by_keys import names_of, options, sittings
from tests.tty.scenario_player import ScenarioPlayer
from tests.tty.stored import Line, bti, facts_in, make_store
from tests.tty.typist import Typist, program
from tests.tty.ways_around import Unsent

pytestmark = pytest.mark.pty

ASSESSED = {"s04", "s05", "s07", "s09_on_screen"}
"""Those in which the concern is also weighed with the questions of the assessment."""
HEAD = {"s12": 31, "s14": 40}
"""So many lines of these are played: what comes after is played in others; what is refused is not tried."""
SCENES = (("s12", 24), ("s09_on_screen", 2), ("s02", 3), ("s04", 3), ("s05", 3), ("s07", 5), ("s11", 4), ("s14", 16))
"""Each with the lines that lie in the store before the first key."""
SCENARIOS = Path(__file__).parents[1] / "scenarios"


def lines_of(name: str) -> list[Line]:
    """The lines of a scenario."""
    text = (SCENARIOS / f"{name}.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    if name in HEAD:
        lines = [line for line in lines if "refused" not in line][: HEAD[name]]
    return list(with_assessments(lines)) if name in ASSESSED else lines


def play(store: Path, home: Path, lines: list[Line], begun: int) -> None:
    """Every sitting by keys from a line on; what was before it lies in the store."""
    unsent: dict[str, Unsent] = {}
    for sitting in sittings(lines, begun):
        with program(store, home, *options(sitting)) as probe:
            ScenarioPlayer(Typist(probe), names_of(lines), unsent).play(sitting)


@pytest.mark.parametrize(("name", "begun"), SCENES)
def test_a_scenario_by_keys_leaves_the_same_facts_as_by_script(name: str, begun: int, tmp_path: Path) -> None:
    lines = lines_of(name)
    make_store(tmp_path / "scripted", lines)
    make_store(tmp_path / "typed", lines[:begun])
    play(tmp_path / "typed", tmp_path / "home", lines, begun)
    scripted, typed = facts_in(tmp_path / "scripted"), facts_in(tmp_path / "typed")
    assert [one.name for one in typed] == [one.name for one in scripted]
    assert typed == scripted
    assert bti(tmp_path / "typed", "store", "verify") == "Lageret er i orden.\n"

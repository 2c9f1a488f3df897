"""`kill -9` at any moment of the life: what was said to be stored is there, what was typed is back, no name leaks."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bti_tui import bootstrap
from tests.tty.killing import SHORTEST_TEXT, Killed, Killer, leaks, newest_draft
from tests.tty.life_by_keys import Player, Sitting, fields_of, names_of, options, shipped_life, sittings
from tests.tty.stored import Line, StoredFact, bti, facts_in, facts_of, make_store
from tests.tty.typist import STORES, Typist, program

pytestmark = pytest.mark.pty

CANARY = "Kanarifugl Ås"
TAIL = 12
MOMENTS = [(moment, seed) for moment in ("pause", "burst", "enter", "stored") for seed in (0, 1, 13)]


def planted(value: Any) -> Any:
    """The life of a child whose name is found nowhere else."""
    return value.replace("Ella Nordli", CANARY).replace("Ella", CANARY) if isinstance(value, str) else value


LIFE: list[Line] = [{key: planted(value) for key, value in line.items()} for line in shipped_life()]
SITTINGS = sittings(LIFE)
COLLEAGUES = [line for line in LIFE if line["do"] == "register_professional"]


@dataclass(frozen=True)
class Whole:
    """The life as it must be in the end."""

    facts: list[StoredFact]
    upto: list[int]
    """How many facts there are after so many lines."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    store = tmp_path_factory.mktemp("whole") / "store"
    counts = [len(told["facts"]) for told in make_store(store, LIFE)][len(COLLEAGUES) :]
    return Whole(facts_in(store), [sum(counts[:place]) for place in range(len(counts) + 1)])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sitting, Path], int]:
    """Copies a store as it was when a sitting began; gives how many lines were done by then."""

    @cache
    def made(place: int) -> tuple[Path, int]:
        before = [line for sitting in SITTINGS[:place] for line in sitting.lines]
        store = tmp_path_factory.mktemp("begun") / "store"
        make_store(store, [*COLLEAGUES, *before])
        return store, len(before)

    def copied(sitting: Sitting, to: Path) -> int:
        store, done = made(SITTINGS.index(sitting))
        shutil.copytree(store, to)
        return done

    return copied


def chosen(moment: str, chance: random.Random) -> tuple[Sitting, int]:
    """A sitting and one of its lines in which such a moment comes."""
    needs_text = moment in {"pause", "burst"}
    found = [
        (sitting, place)
        for sitting in SITTINGS
        for place, line in enumerate(sitting.lines)
        if (line["do"] != "assess_goal" or moment == "stored") and (not needs_text or has_text(line))
    ]
    return chance.choice(found)


def has_text(line: Line) -> bool:
    fields = fields_of(line["do"])
    return any(
        name in fields and isinstance(value, str) and len(value) >= SHORTEST_TEXT for name, value in line.items()
    )


@pytest.mark.parametrize(("moment", "seed"), MOMENTS)
def test_a_killed_program_loses_nothing(
    moment: str, seed: int, whole: Whole, begun: Callable[[Sitting, Path], int], tmp_path: Path
) -> None:
    chance = random.Random(f"{moment} {seed}")
    sitting, line = chosen(moment, chance)
    store, home = tmp_path / "store", tmp_path / "home"
    before = begun(sitting, store)

    def no_leak() -> None:
        assert leaks(CANARY, [store, home]) == []

    killer = Killer(moment, line, chance, store, no_leak)
    with program(store, home, *options(sitting)) as probe:
        killer.player = Player(Typist(probe, killer.before), names_of(LIFE))
        with pytest.raises(Killed):
            killer.player.play(sitting)
    no_leak()
    acknowledged, under_way = (
        whole.upto[before + killer.done],
        whole.upto[min(before + killer.done + 1, len(whole.upto) - 1)],
    )
    with bootstrap.opened(store) as ctx:
        facts, draft = facts_of(ctx), newest_draft(ctx)
    assert acknowledged <= len(facts) <= under_way
    assert facts == whole.facts[: len(facts)]
    opened = bootstrap.open_store(store, None, "")
    assert opened.verify() == ()
    opened.close()
    if moment in {"pause", "burst"}:
        assert_kept(killer, sitting.lines[line], draft)
    if moment == "pause":
        go_on(killer, sitting, store, home)
        assert facts_in(store) == whole.facts[:under_way]
    if moment == "stored":
        assert CANARY in bti(store, "case", "show", "1")
    no_leak()


def assert_kept(killer: Killer, line: Line, draft: Any) -> None:
    """What lies in the draft is what was typed, or what was typed until a moment before."""
    name = next(field.name for field in fields_of(line["do"]).values() if field.label.nb == killer.where)
    kept = draft.get(name, "")
    assert killer.half.startswith(kept)
    assert kept == killer.half or killer.moment == "burst"


def go_on(killer: Killer, sitting: Sitting, store: Path, home: Path) -> None:
    """After the restart the text stands in its field with the cursor behind it; the rest is typed and stored."""
    assert killer.player is not None
    with program(store, home, *options(sitting)) as probe:
        keys = Typist(probe)
        keys.see("BTI er låst")
        keys.press("enter")
        end = "".join(killer.half.split())[-TAIL:]
        probe.wait_until(
            lambda: keys.where == killer.where and keys.before_cursor.endswith(end), f"the cursor behind {end!r}"
        )
        keys.type(killer.rest)
        keys.fill(killer.player.keys.left)
        keys.press("enter")
        probe.wait_until(lambda: keys.where != STORES, "the form is stored")
        Player(keys, {}).leave()

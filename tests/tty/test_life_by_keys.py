"""Scenario S01 by keys in the real program at 80 x 24 leaves the same facts as the same life by `bti script`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tty.life_by_keys import Player, Sitting, names_of, options, shipped_life, sittings
from tests.tty.stored import StoredFact, bti, facts_in, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE = shipped_life()
COLLEAGUES = [line for line in LIFE if line["do"] == "register_professional"]
HOLDER = "Marit Haugen"
AFTERWARDS = Sitting("2026-11-03T09:00", HOLDER, ())


@dataclass(frozen=True)
class Lived:
    """A store in which the whole life was lived, and where its program kept its other files."""

    store: Path
    home: Path


def play(store: Path, home: Path, sitting: Sitting, names: Mapping[str, str]) -> None:
    with program(store, home, *options(sitting)) as probe:
        Player(Typist(probe), names).play(sitting)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The life by keys, with a restart between the days and a colleague at the keyboard where one acts."""
    place = tmp_path_factory.mktemp("lived")
    found = Lived(place / "store", place / "home")
    make_store(found.store, COLLEAGUES)
    for sitting in sittings(LIFE):
        play(found.store, found.home, sitting, names_of(LIFE))
    return found


def test_r59_the_life_by_keys_leaves_the_same_facts_as_the_life_by_script(lived: Lived, tmp_path: Path) -> None:
    make_store(tmp_path / "scripted", LIFE)
    scripted, typed = facts_in(tmp_path / "scripted"), facts_in(lived.store)
    assert [one.name for one in typed] == [one.name for one in scripted]
    assert typed == scripted
    assert len(typed) == len(LIFE) - len(COLLEAGUES) + 1


def test_the_level_goes_from_0_to_1_and_the_case_is_archived(lived: Lived) -> None:
    decided = [fact for fact in facts_in(lived.store) if fact.name == "decision.made"]
    assert [_word(fact, "outcome") for fact in decided] == ["nivaa1", "avslutt"]
    assert "arkivert" in bti(lived.store, "case", "list", "--all")
    assert facts_in(lived.store)[-1].name == "case.archived"


def _word(fact: StoredFact, name: str) -> object:
    return fact.payload[name] if isinstance(fact.payload, dict) else None


def test_after_a_restart_the_closed_case_and_its_log_are_found_by_keys(lived: Lived) -> None:
    with program(lived.store, lived.home, *options(AFTERWARDS)) as probe:
        keys = Typist(probe)
        player = Player(keys, {})
        player.unlock()
        player.find_case("Ella")
        keys.see("avsluttet og arkivert")
        keys.press_to("f2", r"> Logg")
        keys.see("Saken er arkivert: 2026/00417-3")
        words = re.sub(r"\s+", " ", probe.text)
        for told in ("Saken er avsluttet: målene er nådd", "Besluttet: Avslutt, målet er nådd", "Lysglimt: I dag var"):
            assert told in words
        keys.press_to("esc", r"^ NESTE ")
        player.leave()


def test_the_store_of_the_life_is_sound(lived: Lived) -> None:
    assert bti(lived.store, "store", "verify") == "Lageret er i orden.\n"

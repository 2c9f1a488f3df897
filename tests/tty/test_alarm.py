"""F9 shows the emergency numbers from every place, also while locked and before there is a store, and Esc goes back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tty.life_by_keys import Sitting, options, shipped_life, sittings
from tests.tty.stored import make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE = shipped_life()
CLOSING: Sitting = next(one for one in sittings(LIFE) if one.lines[0]["do"] == "close_case")


def walk(keys: Typist, start: str, ways: Sequence[tuple[str, str]]) -> None:
    """From one place to others by their keys; ask for the numbers in each, and come back."""
    for key, place in ways:
        keys.press(key)
        keys.alarm_and_back(place)
        keys.press("esc")
        keys.see(start)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that is about to be closed: it has all places."""
    folder = tmp_path_factory.mktemp("alarm") / "store"
    make_store(folder, LIFE[: LIFE.index(CLOSING.lines[0])])
    return folder


def test_r32_every_place_of_the_program_shows_the_numbers(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path, *options(CLOSING)) as probe:
        keys = Typist(probe)
        keys.alarm_and_back("BTI er låst")
        keys.press("enter")
        keys.alarm_and_back("> I dag ")
        walk(keys, "> I dag ", [("f2", "> Navn"), ("f1", "^ HJELP"), ("f10", "> Meny")])
        keys.press("f5")
        keys.alarm_and_back("> Saker ")
        keys.press("enter")
        keys.alarm_and_back(r"^ NESTE ")
        walk(
            keys,
            r"^ NESTE ",
            [("2", "> Logg "), ("3", "> Tiltak "), ("5", "> Samtykke til å dele"), ("f4", "> Avslutt saken")],
        )
        keys.press("f10")
        keys.press("f12")
        keys.alarm_and_back("Du låste")


def test_the_numbers_are_shown_before_there_is_a_store(tmp_path: Path) -> None:
    with program(tmp_path / "store", tmp_path / "home") as probe:
        Typist(probe).alarm_and_back("> Nytt lager")

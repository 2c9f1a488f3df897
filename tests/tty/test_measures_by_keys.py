"""Ten measures are evaluated with thirty keys in the real program, and each answer lies where it was meant."""

from collections import Counter
from pathlib import Path

import pytest

from tests.tty.life_by_keys import Player, Sitting, names_of, options
from tests.tty.measured import TITLES, life_with_ten_measures
from tests.tty.stored import StoredFact, bti, facts_in, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

HOLDER = "Marit Haugen"
DAY = Sitting("2026-11-02T09:00", HOLDER, ())
KEYS = ("j1v", "d2v", "j0v", "j2a", "d1v", "j2v", "j1a", "d2v", "j0v", "j1v")
"""What is pressed for each measure, in the order in which they stand."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with ten measures whose evaluation is overdue."""
    place = tmp_path_factory.mktemp("measured") / "store"
    make_store(place, life_with_ten_measures())
    return place


def _evaluated(store: Path) -> list[StoredFact]:
    return [fact for fact in facts_in(store) if fact.name == "measure.evaluated"]


def test_ten_measures_are_evaluated_with_thirty_keys(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path, *options(DAY)) as probe:
        keys = Typist(probe)
        player = Player(keys, names_of(life_with_ten_measures()))
        player.unlock()
        player.find_case("Ella")
        keys.press_to("f5", r"^ +TILTAK .*")
        keys.see(r"FORFALT")
        keys.press_to("enter", r"^ EVALUER  Lekegruppe")
        before = keys.pressed
        for answers in KEYS:
            for letter in answers:
                keys.press(letter)
        keys.see("Er målet nådd")
        assert keys.pressed - before == 30
        assert not keys.shows("FORFALT")
    made = _evaluated(store)
    assert len({fact.payload["measure"] for fact in made if isinstance(fact.payload, dict)}) == len(TITLES) + 2
    said = ["".join(_key(fact, name) for name in ("carried_out", "effect", "onwards")) for fact in made]
    assert said == list(KEYS)
    assert Counter(said)["j1v"] == 2
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"


LETTERS = {
    "carried_out": {"yes": "j", "partly": "d"},
    "effect": {"reached": "1", "better": "2", "too_early": "0"},
    "onwards": {"continue": "v", "end": "a"},
}


def _key(fact: StoredFact, name: str) -> str:
    assert isinstance(fact.payload, dict)
    return LETTERS[name][str(fact.payload[name])]


def test_a_measure_of_the_catalogue_is_planned_by_keys_and_a_worse_one_asks_for_safety(tmp_path: Path) -> None:
    place = tmp_path / "store"
    make_store(place, life_with_ten_measures())
    with program(place, tmp_path, *options(DAY)) as probe:
        keys = Typist(probe)
        player = Player(keys, names_of(life_with_ten_measures()))
        player.unlock()
        player.find_case("Ella")
        keys.press_to("f5", r"^ +TILTAK .*")
        keys.press_to("f2", r"> Tiltak")
        keys.type("dagtavle")
        keys.see("pil ned: Dagstavle med bilder i barnehagen")
        probe.send("<down>")
        keys.see(r"<b Barnehage>")
        keys.see(r"Type tiltak +\S")
        keys.fill({"Ansvarlig": "Silje"})
        keys.store("11 tiltak")
        planned = [fact for fact in facts_in(place) if fact.name == "measure.planned"][-1]
        assert isinstance(planned.payload, dict)
        assert planned.payload["title"] == "Dagstavle med bilder i barnehagen"
        assert (planned.payload["arena"], planned.payload["category"]) == ("kindergarten", "tilrettelegging")
        keys.press_to("enter", r"^ EVALUER ")
        for letter in "j4a":
            keys.press(letter)
        keys.see("Er barnet trygt")
        keys.press_to("1", r"> Trygghetssjekk|Vold, overgrep, svikt")

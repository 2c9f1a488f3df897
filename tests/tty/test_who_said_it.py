"""Whose words a line of the log holds, by keys in a real terminal: each copy has the reader's own and no others."""

from pathlib import Path

import pytest

from tests.tty.life_by_keys import Player, Sitting, names_of, options, shipped_life
from tests.tty.stored import bti, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE = shipped_life()
WRITTEN = max(place for place, line in enumerate(LIFE) if line["do"] == "write_entry")
DAY = Sitting("2026-10-21T11:00", "Marit Haugen", ())
WORDS = {"Silje": "Morgenene er tunge alene", "Jonas": "Jeg savner helgene med henne"}


def write(keys: Typist, speaker: str, words: str) -> None:
    """A line of the family's words, with who said it."""
    keys.press("f2")
    keys.see("NY LINJE")
    keys.type(f"f {speaker} {words}")
    keys.see(r"NY LINJE  -> \w+ Nordli \(\w+\) sa;")
    keys.press("enter")
    keys.see(f"sa: «{words}»")


def test_each_parents_copy_has_her_own_words(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, LIFE[: WRITTEN + 1])
    with program(store, tmp_path, *options(DAY)) as probe:
        keys = Typist(probe)
        player = Player(keys, names_of(LIFE))
        player.unlock()
        player.find_case("Ella")
        keys.press("2")
        keys.see("> Logg")
        write(keys, "@mor", WORDS["Silje"])
        write(keys, "@jonas:", WORDS["Jonas"])
    number = bti(store, "case", "list").split("S-")[1][:3]
    for name, words in WORDS.items():
        place = tmp_path / f"{name}.txt"
        bti(store, "case", "copy", number, "--for", name, "--file", str(place), *options(DAY))
        paper = " ".join(place.read_text(encoding="utf-8").split())
        assert words in paper
        assert not [one for one in WORDS.values() if one != words and one in paper]

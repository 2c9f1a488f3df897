"""A store with a passphrase, by keys: made, filled, locked, opened again; the files tell no name and no secret."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tty.killing import leaks
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

CANARY = "Kanarifugl Ås"
SLOW = 60.0
"""Seconds that a passphrase may take on a busy machine: it is made to be slow."""
WHO: dict[str, str | tuple[str, ...]] = {
    "Kommune": "9999",
    "Navnet ditt": "Ingrid Solbakken",
    "Initialer": "IS",
    "Stilling": "barnehagelærer",
    "Tjeneste": ("Barnehage",),
    "Enhet": "Bjørka barnehage",
    "Brukernavn": "ingrid",
}


@dataclass
class Made:
    """What the person at the keyboard has written on paper."""

    store: Path
    home: Path
    passphrase: str = ""
    code: str = ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A store made by the screens of the first start, with one concern in it, locked in between."""
    place = tmp_path_factory.mktemp("real")
    paper = Made(place / "store", place / "home")
    with program(paper.store, paper.home) as probe:
        keys = Typist(probe)
        make(keys, paper)
        note_concern(keys)
        lock_and_open(keys, paper)
        keys.press("f10")
        keys.type("avslutt prog")
        keys.see("Enter: Avslutt programmet")
        keys.press("enter")
        assert probe.wait_for_end() == 0
    return paper


def make(keys: Typist, paper: Made) -> None:
    """The first start: who you are, the proposed passphrase, and the code typed back, the first time wrongly."""
    keys.see("> Kommune")
    keys.fill(WHO)
    keys.press_to("f6", r"Forslag: \w+")
    found = re.search(r"Forslag: (.+)", keys.probe.text)
    assert found is not None
    paper.passphrase = found[1].strip()
    keys.fill({"Passfrase": paper.passphrase, "Den samme igjen": paper.passphrase})
    keys.press("enter")
    keys.probe.wait("> Gjenopprettingskode", SLOW)
    assert not paper.store.exists(), "nothing is written before the code is typed back"
    code = re.search(r"^ *((?:[0-9A-Z]{4,}-)+[0-9A-Z]{2,}) *$", keys.probe.text, re.MULTILINE)
    assert code is not None, keys.probe.text
    paper.code = code[1]
    keys.alarm_and_back(paper.code)
    keys.fill({"Koden": "feil kode"})
    keys.press_to("enter", r"^ *> Koden .*! ikke koden")
    keys.probe.send("<bs>" * len("feil kode"))
    keys.fill({"Koden": paper.code.lower().replace("-", " ")})
    keys.press("enter")
    keys.probe.wait("> I dag", SLOW)


def note_concern(keys: Typist) -> None:
    keys.press_to("f2", "> Navn")
    keys.fill({"Navn": CANARY, "Hva undrer du på?": f"{CANARY} står alene ved gjerdet."})
    keys.store(r"^ NESTE ")


def lock_and_open(keys: Typist, paper: Made) -> None:
    """F12 forgets the key; a wrong passphrase says one line, and the right one opens."""
    keys.press_to("f10", "> Meny")
    keys.press_to("f12", "Du låste")
    assert not keys.shows(CANARY.split(maxsplit=1)[0])
    before = set(keys.probe.text.splitlines())
    keys.type("helt feil passfrase her")
    keys.press("enter")
    keys.probe.wait(r"^ *! ", SLOW)
    said = [line for line in keys.probe.text.splitlines() if line.lstrip().startswith("!") and line not in before]
    assert len(said) == 1, said
    keys.type(paper.passphrase)
    keys.press("enter")
    keys.probe.wait("> I dag", SLOW)
    keys.see("S-001")


def bti(paper: Made, *words: str) -> subprocess.CompletedProcess[str]:
    """A command on the store, with the passphrase from a descriptor."""
    readable, writable = os.pipe()
    os.write(writable, paper.passphrase.encode() + b"\n")
    os.close(writable)
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(paper.store), *words]
    return subprocess.run(
        [*command, "--passphrase-fd", str(readable)], capture_output=True, text=True, check=False, pass_fds=[readable]
    )


def test_a_store_made_and_filled_by_keys_is_sound_and_holds_what_was_written(made: Made) -> None:
    assert bti(made, "store", "verify").stdout == "Lageret er i orden.\n"
    shown = bti(made, "case", "show", "1", "--yes-print-personal-data")
    assert CANARY in shown.stdout


def test_no_file_holds_a_name_or_a_secret(made: Made) -> None:
    assert leaks(CANARY, [made.store, made.home]) == []
    for secret in (made.passphrase, made.code, made.code.replace("-", "")):
        assert [
            file for file in made.home.parent.rglob("*") if file.is_file() and secret.encode() in file.read_bytes()
        ] == []


@pytest.mark.parametrize("travel", [["--now", "2026-08-31T08:00"], ["--as", "Ingrid Solbakken"]], ids=" ".join)
def test_a_real_store_is_not_opened_at_another_time_or_by_somebody_else(travel: list[str], made: Made) -> None:
    with program(made.store, made.home, *travel) as probe:
        assert probe.wait_for_end() == 2
        assert [line for line in probe.text.splitlines() if line] == ["--as og --now er bare for øvingslagre."]

"""A copy for a guardian in a real terminal: read through, read aloud, and written to a file that is hers to print."""

import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.tty.life_by_keys import Player, Sitting, names_of, options, shipped_life
from tests.tty.stored import bti, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE = shipped_life()
WRITTEN = max(place for place, line in enumerate(LIFE) if line["do"] == "write_entry")
DAY = Sitting("2026-10-21T11:00", "Marit Haugen", ())
SECRET = "Far virket beruset i dag."
INTERNAL = {
    **LIFE[WRITTEN],
    "text": SECRET,
    "visibility": "internal",
}


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Path:
    """A case with a log that the family may read, and one line that it may not."""
    place = tmp_path / "copies"
    make_store(place, [*LIFE[: WRITTEN + 1], INTERNAL])
    return place


def to_the_copies(keys: Typist) -> None:
    """From the lock screen to those who may have a copy."""
    player = Player(keys, names_of(LIFE))
    player.unlock()
    player.find_case("Ella")
    keys.press("f10")
    keys.see("> Meny|Skriv en del")
    keys.type("kopier av loggen")
    keys.press("enter")
    keys.see("Hvem skal ha kopi")


def test_r37_the_mothers_copy_is_read_through_read_aloud_and_written_to_a_file(store: Path, tmp_path: Path) -> None:
    place = tmp_path / "work" / "kopi.pdf"
    with program(store, tmp_path, *options(DAY)) as probe:
        keys = Typist(probe)
        to_the_copies(keys)
        keys.press("down")
        keys.see(r"^>Silje Nordli")
        keys.press("enter")
        keys.see("Kopi til: +Silje Nordli")
        keys.press("f5")
        keys.see("Dette står i loggen om Ella")
        keys.press("f8")
        keys.see("Marit Haugen er stafettholder")
        keys.press("esc")
        keys.see("Kopi til: +Silje Nordli")
        keys.press("f6")
        keys.see("> Fil")
        probe.send("<bs>" * 60)
        probe.send(str(place))
        keys.press("f4")
        probe.wait_until(place.exists, "the file")
        keys.see("Skrevet, ikke kryptert. Slett filen etterpå:")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(place).pages).split())
    assert "Skal vi bygge buti" in words
    assert SECRET not in words
    number = _number(store)
    assert "laget en kopi" in bti(store, "case", "readers", number, "--yes-print-personal-data")
    assert "Silje Nordli" in bti(store, "case", "shared", number, "--yes-print-personal-data")


def test_the_command_line_makes_the_same_copy_and_the_paper_log(store: Path, tmp_path: Path) -> None:
    number = _number(store)
    for words in (("--for", "Silje"), ("--archive",), ("--record",)):
        place = tmp_path / f"{words[0][2:]}.txt"
        bti(store, "case", "copy", number, *words, "--file", str(place), *options(DAY))
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert "Ella" in place.read_text(encoding="utf-8")
        assert SECRET not in place.read_text(encoding="utf-8")
    form = tmp_path / "skjema.txt"
    bti(store, "case", "paper-log", number, "--file", str(form), *options(DAY))
    assert "buti" not in form.read_text(encoding="utf-8")


def _number(store: Path) -> str:
    return bti(store, "case", "list").split("S-")[1][:3]

"""The report to child welfare in a real terminal: it lives through a kill, and leaves the program only as a file."""

import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.tty.life_by_keys import options, shipped_life, sittings
from tests.tty.stored import make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE = shipped_life()
FIRST = sittings(LIFE)[0]
OBSERVED = next(place for place, line in enumerate(LIFE) if line["do"] == "observe")
WORDS = "Ella sa 2.9.: «jeg vil ikke hjem»"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a concern and an observation."""
    folder = tmp_path_factory.mktemp("report") / "store"
    make_store(folder, LIFE[: OBSERVED + 1])
    return folder


def to_the_report(keys: Typist) -> None:
    """From the lock screen to the report, by the key for fear."""
    keys.see("BTI er låst")
    keys.press("enter")
    keys.see("> I dag ")
    keys.press("f5")
    keys.see("> Saker ")
    keys.press("enter")
    keys.see(r"^ NESTE ")
    keys.press("f9")
    keys.see(r"^ VARSLE ")
    keys.press("f6")
    keys.see("Lav terskel for bevis")


def test_what_was_typed_is_there_after_a_kill_and_the_file_is_for_her_alone(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path, *options(FIRST)) as probe:
        keys = Typist(probe)
        to_the_report(keys)
        for _ in range(6):
            keys.press("down")
        keys.see(">! Bekymringen")
        keys.press("enter")
        keys.see("> Observasjoner")
        keys.type("1")
        keys.press("tab")
        keys.see(r"lagret \d")
        log, before = store / "store.db-wal", (store / "store.db-wal").stat().st_size
        keys.type(WORDS)
        keys.see("hjem")
        keys.press("tab")  # a field that is left is kept at once
        probe.wait_until(lambda: log.stat().st_size > before, "the draft is kept")
        probe.kill()
    with program(store, tmp_path, *options(FIRST)) as probe:
        keys = Typist(probe)
        keys.see("BTI er låst")
        keys.press("enter")
        keys.see("= Bekymringen ")
        keys.press("f4")
        keys.see("Les gjennom")
        keys.press("esc")
        keys.see("= Bekymringen ")
        keys.press("f5")
        keys.see("> Fil")
        place = tmp_path / "work" / "m.pdf"
        probe.send("<bs>" * 200)
        probe.send(str(place))
        keys.press("f4")
        probe.wait_until(place.exists, "the file")
        keys.see("Slett filen")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    words = " ".join(page.extract_text() for page in PdfReader(place).pages)
    assert WORDS in " ".join(words.split())
    assert "gjerdet i 25 minutter" in " ".join(words.split())

"""Hostile words and very long ones at the keyboard: typed, pasted, stored and read again."""

import os
import sys
import time
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.cli.store_creation import make_training_store
from bti_tui.domain.text import clean
from bti_tui.usecases.queries import cases, log
from tests.hostile.corpus import LARGE, NAME, TEXT
from tests.hostile.stream import forbidden
from tests.hostile.test_screens import Tour
from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
BEGIN, END = "\x1b[200~", "\x1b[201~"
BEARABLE_SECONDS = 15.0
"""For all of it on a busy machine: paste, show, type on, put away and store a million signs."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_training_store(tmp_path / "store", {})
    return tmp_path


def started(home: Path) -> Probe:
    """The program in its first form."""
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(home / "store")]
    probe = Probe(command, cwd=ROOT, env={"BTI_HOME": str(home / "bti")})
    probe.wait(">Enter  Lås opp")
    probe.send("<enter>")
    probe.wait("> I dag")
    probe.send("<f2>")
    probe.wait("> Navn")
    return probe


def write(probe: Probe, text: str) -> None:
    """Everything, however little the terminal takes at a time."""
    content = text.encode()
    while content:
        content = content[os.write(probe._fd, content[:4096]) :]


def paste(probe: Probe, text: str) -> None:
    write(probe, f"{BEGIN}{text}{END}")


def stored(home: Path) -> tuple[str, str]:
    """Name and words of the one case."""
    with bootstrap.opened(home / "store") as ctx:
        (case,) = cases(ctx)
        (line,) = log(ctx, case.case_id).lines
        return case.name, dict(line.texts)["words"]


def test_pasted_words_lose_all_that_could_act_before_they_are_shown_or_stored(home: Path) -> None:
    with started(home) as probe:
        paste(probe, NAME)
        probe.wait("Kåre")
        probe.send("<tab>")
        probe.wait("> Hva undrer")
        paste(probe, TEXT)
        probe.wait("limt inn")
        probe.send("<f4>")
        probe.wait("Lagret")
        assert forbidden(probe.output) == []
        probe.send("<ctrl+q>")
        assert probe.wait_for_end() == 0
    name, words = stored(home)
    assert (name, words) == (clean(NAME, lines=False), clean(TEXT).rstrip())


def test_a_paste_that_ends_itself_types_the_rest_and_harms_nothing(home: Path) -> None:
    """Terminals take the end out of what they paste; where one doesn't, the rest is read as keys."""
    with started(home) as probe:
        write(probe, f"{BEGIN}Per{END}\x1b]52;c;eA==\x07\x1b[31m Aas{END}")
        probe.wait("Per.*Aas")
        assert forbidden(probe.output) == []
        probe.send("<ctrl+q>")
        assert probe.wait_for_end() == 0


def test_signs_that_no_keyboard_has_are_no_keys_that_act(home: Path) -> None:
    with started(home) as probe:
        for part in ("\x9b31m", "\x90q\x9c", "\u202eab\u202c", "\u200b\u2066", "\U000e0041", "👨\u200d👩", "[/][b]"):
            write(probe, part)
        write(probe, " ferdig")
        probe.wait("ferdig")
        assert forbidden(probe.output) == []


def test_a_pasted_passphrase_is_never_shown(home: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    command = [sys.executable, "-m", "tests.hostile.lab", str(home / "store"), str(note), "none", "UnlockScreen"]
    with Probe(command, cwd=ROOT) as probe:
        probe.wait("VARSLE")
        run = Tour(probe, note)
        run.go_on("UnlockScreen")
        paste(probe, f"hemmelig{TEXT}")
        probe.wait(r"\*{20}")
        run.require_same_cells()
        assert b"hemmelig" not in probe.output
        assert forbidden(probe.output) == []


def test_a_million_signs_are_pasted_typed_on_and_stored_in_bearable_time(home: Path) -> None:
    with started(home) as probe:
        probe.send("Nora Bakken<tab>")
        probe.wait("> Hva undrer")
        begun = time.monotonic()
        paste(probe, LARGE)
        probe.wait("limt inn", BEARABLE_SECONDS)
        probe.send("slutt")
        probe.wait("slutt", BEARABLE_SECONDS)
        probe.send("<f4>")
        probe.wait("Lagret", BEARABLE_SECONDS)
        probe.wait("NESTE", BEARABLE_SECONDS)
        assert time.monotonic() - begun < BEARABLE_SECONDS
        probe.send("2")
        probe.wait("> Logg", BEARABLE_SECONDS)
        probe.send("<ctrl+q>")
        assert probe.wait_for_end() == 0
    assert len(stored(home)[1]) == len(LARGE.rstrip() + " slutt")

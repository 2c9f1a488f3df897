"""Somebody who has never seen the program notes a first concern in well under a minute."""

import sys
import time
from pathlib import Path

import pytest

from tests.tty.ttyprobe import Probe
from tests.tty.typist import ROOT, STORES, Typist

pytestmark = pytest.mark.pty

WORDS = "Mio leker ikke lenger med de andre, og han spiser nesten ingenting."
MOST_SECONDS = 10.0


def demo(folder: Path) -> Probe:
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "demo"]
    return Probe(command, env={"BTI_HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)}, cwd=folder)


def test_a_first_concern_takes_five_answers_of_the_hand_from_the_start_screen(tmp_path: Path) -> None:
    """F2, the name, Enter, what was seen, F4: each key is read from the screen before it is pressed."""
    with demo(tmp_path) as probe:
        keys = Typist(probe)
        keys.see("> I dag")
        started = time.monotonic()
        keys.press_to("f2", "> Navn")
        keys.type("Mio Lunde")
        keys.press_to("enter", "> Hva undrer du på")
        keys.type(WORDS)
        keys.press_to("f4", r"Lagret\..*Neste: ")
        assert time.monotonic() - started < MOST_SECONDS
        assert keys.pressed - len("Mio Lunde") - len(WORDS) == 3
        keys.see("Mio L")


def test_enter_alone_leads_from_field_to_field_to_the_line_that_stores(tmp_path: Path) -> None:
    """In a note Enter breaks the line, and Tab goes on; the last row says so."""
    with demo(tmp_path) as probe:
        keys = Typist(probe)
        keys.see("> I dag")
        keys.press_to("f2", "> Navn")
        keys.type("Mio Lunde")
        keys.press_to("enter", "> Hva undrer du på")
        keys.type(WORDS)
        keys.press_to("tab", "> Oppsto")
        for label in ("Kilde", "Gjelder", "Født"):
            keys.press_to("enter", f"> {label}")
        keys.press("enter")
        keys.see(r"Lagret\..*Neste: ")
        assert keys.where != STORES

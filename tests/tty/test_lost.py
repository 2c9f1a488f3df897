"""A lost machine and an older store at the prompt of a terminal: what is asked, and what a person then reads."""

from pathlib import Path

import pytest

from bti_tui.cli.store_creation import make_training_store
from bti_tui.store import keyfile
from bti_tui.store.backup import back_up
from bti_tui.store.keyfile import for_training
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.life import ANNA, NOW, PHRASE, PROFESSIONAL
from tests.store.remembered import Remembered, put_back_older
from tests.tty.typist import program

pytestmark = pytest.mark.pty


def test_what_is_not_said_on_the_command_line_is_asked_for_once_more_when_it_can_not_be_read(tmp_path: Path) -> None:
    folder, copies = tmp_path / "store", tmp_path / "copies"
    make_training_store(folder, {})
    store = open_store(unlock(folder, for_training()))
    back_up(store, copies, NOW)
    store.close()
    with program(tmp_path / "none", tmp_path / "home", "store", "lost", str(copies), "--people") as probe:
        probe.wait("Når oppdaget du det")
        probe.send("i overmorgen<enter>")
        probe.wait("Skriv en dag og et klokkeslett som har vært")
        probe.send("i går 9.40<enter>")
        probe.wait(r"Hvordan var maskinen[^:]*[^?]*\?: vet ikke:")
        probe.send("x<enter>")
        probe.wait(r"vet ikke: x\n[^?]*\?: vet ikke:")
        probe.send("l<enter>")
        probe.wait("Var det en passfrase")
        probe.send("n<enter>")
        probe.wait("Ingrid Solbakken")
        assert probe.wait_for_end() == 0
        for words in ("4. Er maskinen stjålet, meld det til politiet.", "8. Skriv ned hva dere bestemte"):
            assert words in probe.text


def test_an_older_store_is_taken_for_a_reason_that_is_typed(tmp_path: Path) -> None:
    created = keyfile.create(ANNA, PHRASE, cost=keyfile.FLOOR)
    kept = Remembered.make(tmp_path / "store", tmp_path / "home" / "bti" / "state", created)
    put_back_older(kept)
    with program(kept.folder, tmp_path / "home", "store", "acknowledge") as probe:
        probe.wait("Passfrase")
        probe.send(f"{PHRASE}<enter>")
        probe.wait(f"{PROFESSIONAL.name} så det sist")
        probe.wait("Hvorfor")
        probe.send("Ny disk, kopien fra fredag.<enter>")
        probe.wait("kan skrives i igjen")
        assert probe.wait_for_end() == 0
        assert PHRASE not in probe.text
    assert kept.found() is None

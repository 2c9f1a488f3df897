"""Another program that writes and does not end: it is said who waits for whom, and it goes on by itself afterwards."""

import contextlib
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.store.keyfile import for_training
from bti_tui.store.unlocking import unlock
from bti_tui.usecases.drafts import drafts, typed
from tests.tty.stored import make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

WORDS = "Ella sto alene ved gjerdet"
LONGER_THAN_A_WRITER_WAITS = 30


def test_a_store_that_another_program_holds_keeps_what_is_typed_until_it_lets_go(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, [])
    with program(store, tmp_path / "home") as probe:
        keys = Typist(probe)
        probe.wait("øvingslager", LONGER_THAN_A_WRITER_WAITS)
        keys.press_to("enter", "I dag")
        keys.press_to("f2", "> Navn")
        with contextlib.closing(unlock(store, for_training()).connect()) as other:
            other.execute("BEGIN IMMEDIATE")
            keys.type("Ella Testdatter")
            keys.press_to("tab", r"> Hva undrer du på\?")
            keys.type(WORDS)
            probe.wait("! ET ANNET PROGRAM SKRIVER - lesing virker", LONGER_THAN_A_WRITER_WAITS)
            keys.see(r"skriver i lageret i et annet program \(\d+\)")
            keys.see(WORDS)
            keys.press_to("f1", "^ ! ET ANNET PROGRAM SKRIVER")
            keys.press_to("esc", WORDS)
            other.execute("ROLLBACK")
        keys.see(r"\A[^\n]*lagret \d\d:\d\d$")
        keys.see(WORDS)
        with bootstrap.opened(store) as ctx:
            (draft,) = drafts(ctx)
            assert WORDS in typed(draft)[0].values()

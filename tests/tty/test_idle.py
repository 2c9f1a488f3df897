"""A program that nobody touches is still: it looks at the store every second, and the terminal gets no byte."""

import threading
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.domain.commands import WriteEntry
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.screens.watching import PULSE_SECONDS
from bti_tui.usecases.drafts import save_draft
from bti_tui.usecases.execute import execute
from tests.tty.stored import make_store
from tests.tty.test_two_programs import BEGINNING, Window
from tests.tty.ttyprobe import Probe
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty
LOOKS = 4


def until_still(probe: Probe) -> int:
    """Wait until nothing is written for two looks; the bytes that were written by then."""
    before = -1
    while before != len(probe.output):
        before = len(probe.output)
        threading.Event().wait(2 * PULSE_SECONDS)
    return before


def test_the_terminal_gets_no_byte_until_another_program_stores_something(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, BEGINNING)
    with program(store, tmp_path / "home") as probe, bootstrap.opened(store) as ctx:
        Window(Typist(probe), "A").open_log()
        with ctx.reading() as work:
            (case,) = work.cases.ids()
        before = until_still(probe)
        save_draft(ctx, "log.write_entry", case, "n1.logg", {"text": "Kladd i et annet program"}, "text")
        threading.Event().wait(LOOKS * PULSE_SECONDS)
        assert len(probe.output) == before
        entry = WriteEntry(
            case_id=case,
            kind=EntryKind.NOTE,
            text="Skrevet i et annet program",
            happened_on=ctx.today,
            visibility=Visibility.INTERNAL,
        )
        execute(ctx, entry)
        probe.wait(r"^ .*Fra det andre vinduet ditt: \(internt\) Notat: Skrevet i et annet program")

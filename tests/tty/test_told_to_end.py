"""A line that drops, a system that ends the program: what was typed is in the store, and nothing goes on running."""

import re
import signal
import sys
from pathlib import Path

import pytest

from bti_tui import bootstrap
from tests.tty.killing import newest_draft
from tests.tty.stored import make_store
from tests.tty.ttyprobe import Probe
from tests.tty.typist import ROOT, Typist, program

pytestmark = pytest.mark.pty

TEXT = "Står alene ved gjerdet, æøå og alt"
HUNG_UP, ENDED = 128 + signal.SIGHUP, 128 + signal.SIGTERM
DEAF = """
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP, signal.SIGCONT])
os.execv(sys.argv[1], sys.argv[1:])
"""
LAST_SWITCH = b"\x1b[?1049l"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    make_store(folder, [])
    return folder


def begin_concern(probe: Probe) -> None:
    """Type into the first field of a concern until the last letter is on the screen; the draft waits for a pause."""
    keys = Typist(probe)
    keys.see("BTI er låst")
    keys.press("enter")
    keys.press_to("f2", "> Navn")
    keys.type(TEXT)
    keys.see(re.escape(TEXT))


def kept(store: Path) -> list[object]:
    with bootstrap.opened(store) as ctx:
        return list(newest_draft(ctx).values())


def test_a_line_that_drops_in_the_middle_of_typing_loses_no_letter(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home") as probe:
        begin_concern(probe)
        probe.hang_up()
        assert probe.wait_for_end() == HUNG_UP
    assert TEXT in kept(store)


def test_a_terminal_that_goes_without_a_signal_ends_the_program_too(store: Path, tmp_path: Path) -> None:
    """Behind a shell that keeps the signal to itself; the program sees that nothing can be read any more."""
    with program(store, tmp_path / "home", through=[sys.executable, "-c", DEAF]) as probe:
        begin_concern(probe)
        probe.hang_up()
        assert probe.wait_for_end() == HUNG_UP
    assert TEXT in kept(store)


def test_the_end_signal_keeps_what_was_typed_and_gives_the_terminal_back(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home") as probe:
        begin_concern(probe)
        probe.kill(signal.SIGTERM)
        assert probe.wait_for_end() == ENDED
        assert LAST_SWITCH in probe.output
        assert not probe.emulator.in_alternate_screen
        assert TEXT not in probe.text
    assert TEXT in kept(store)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["end", "hang up"])
def test_what_never_ends_does_not_keep_the_program_alive(number: signal.Signals, store: Path, tmp_path: Path) -> None:
    stuck = Path(__file__).parent / "stuck"
    with program(store, tmp_path / "home", env={"PYTHONPATH": f"{stuck}:{ROOT}"}) as probe:
        begin_concern(probe)
        probe.kill(number)
        assert probe.wait_for_end() == 128 + number


def test_what_never_ends_asks_once_whether_the_text_may_be_lost_and_then_does_not_hold_up_a_lock(
    store: Path, tmp_path: Path
) -> None:
    stuck = Path(__file__).parent / "stuck"
    with program(store, tmp_path / "home", env={"PYTHONPATH": f"{stuck}:{ROOT}"}) as probe:
        begin_concern(probe)
        probe.send("<f12>")
        probe.wait("Ikke låst ennå")
        assert TEXT not in probe.text
        probe.send("<f12>")
        probe.wait("Det du skrev sist kunne ikke lagres")
        assert TEXT not in probe.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["end", "hang up"])
def test_a_locked_program_ends_as_well(number: signal.Signals, store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home") as probe:
        probe.wait("BTI er låst")
        probe.kill(number)
        assert probe.wait_for_end() == 128 + number


def test_a_program_that_was_stopped_from_outside_is_locked_when_it_goes_on(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home") as probe:
        begin_concern(probe)
        probe.kill(signal.SIGSTOP)
        probe.kill(signal.SIGCONT)
        probe.wait("Du låste")


def test_a_stop_signal_locks_and_what_was_typed_is_back_after_it(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home") as probe:
        begin_concern(probe)
        probe.kill(signal.SIGTSTP)
        probe.wait("Du låste")
        assert TEXT not in probe.text
        probe.send("<enter>")
        probe.wait(re.escape(TEXT))

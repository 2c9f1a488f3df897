"""Before a screen is there the terminal shows nothing of what is typed, and Enter counts; at the end all is whole."""

import termios
from functools import partial
from pathlib import Path

import pytest

from tests.tty.stored import make_store
from tests.tty.ttyprobe import Probe
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

SECRET = "mange rare ord"
FIRST_SCREEN = b"\x1b[?1049h"
TRIES = 5


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    make_store(folder, [])
    return folder


def is_hushed(probe: Probe) -> bool:
    return not termios.tcgetattr(probe._fd)[3] & termios.ECHO


def is_as_before(probe: Probe) -> bool:
    """Shows what is typed, edits a line, and sends it by Enter."""
    source, _, _, line, *_ = termios.tcgetattr(probe._fd)
    return bool(line & termios.ECHO and line & termios.ICANON and source & termios.ICRNL)


def before_its_screen(store: Path, home: Path) -> Probe:
    """A program that has hushed its terminal and shown no screen yet; a busy test may look too late and tries again."""
    for _ in range(TRIES):
        probe = program(store, home)
        probe.wait_until(partial(is_hushed, probe), "a terminal that shows nothing by itself")
        if FIRST_SCREEN not in probe.output:
            return probe
        probe.close()
    raise AssertionError("the terminal shows what is typed until the first screen is there")


def end(keys: Typist) -> int:
    keys.press("f10")
    keys.type("avslutt prog")
    keys.see("Enter: Avslutt programmet")
    keys.press("enter")
    return keys.probe.wait_for_end()


def test_words_and_enter_typed_before_the_first_screen_are_kept_and_not_shown(store: Path, tmp_path: Path) -> None:
    with before_its_screen(store, tmp_path / "home") as probe:
        probe.send(f"{SECRET}\r")
        keys = Typist(probe)
        keys.see("> I dag")
        assert SECRET.encode() not in probe.output
        assert end(keys) == 0
        assert is_as_before(probe)


def test_from_a_lock_to_its_screen_the_terminal_never_shows_what_is_typed(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home") as probe:
        keys = Typist(probe)
        keys.see("BTI er låst")
        keys.press_to("enter", "> I dag")
        screens = probe.output.count(FIRST_SCREEN)
        probe.send("<f12>")
        probe.wait_until(
            lambda: not is_hushed(probe) or probe.output.count(FIRST_SCREEN) > screens, "the screen of the lock"
        )
        assert is_hushed(probe)
        keys.see("Du låste")
        keys.press_to("enter", "> I dag")
        assert end(keys) == 0
        assert is_as_before(probe)


def test_a_start_that_is_refused_leaves_the_terminal_as_it_was(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path / "home", "--now", "i går") as probe:
        assert probe.wait_for_end() == 2
        assert is_as_before(probe)

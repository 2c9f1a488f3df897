"""A long line of a meeting in a real terminal: all of it is seen, each letter is cheap, and the cursor is behind it."""

from functools import partial
from pathlib import Path
from typing import Final

import pytest

from tests.tty.meeting_script import HOLDER
from tests.tty.meeting_store import NOW, make_meeting
from tests.tty.minute_taker import MinuteTaker
from tests.tty.test_idle import until_still
from tests.tty.ttyprobe import Probe
from tests.tty.typist import program

pytestmark = pytest.mark.pty

FIRST: Final = "n Jonas har meldt fra at han kommer ti minutter for sent, han sitter i"
SECOND: Final = "køen fra Jessheim og ringer når han er framme ved rundkjøringen der bussen"
THIRD: Final = "pleier å stå"
LETTERS: Final = ", og så skal han hente Nora først"
MOST_BYTES: Final = 1000
"""What one letter may send at the most, in the mean; a slow line is 8 kB a second."""


def test_a_long_line_is_whole_on_the_screen_and_no_letter_of_it_is_dear(tmp_path: Path) -> None:
    make_meeting(tmp_path / "store")
    start = partial(program, tmp_path / "store", tmp_path / "home", "--now", NOW, "--as", HOLDER)
    hers = MinuteTaker(start, lambda probe, keys: probe.send(keys))
    probe = hers.probe
    try:
        probe.send(f"{FIRST} {SECOND} {THIRD}")
        probe.wait(rf"^ >   {FIRST} *\n     {SECOND} *\n     {THIRD}")
        before = until_still(probe)
        for count in range(1, len(LETTERS) + 1):
            probe.send(LETTERS[count - 1])
            probe.wait_until(lambda: at_cursor(probe).endswith(LETTERS[:count].rstrip()), LETTERS[:count])  # noqa: B023 called in this round
        sent = (until_still(probe) - before) / len(LETTERS)
        assert sent < MOST_BYTES
        probe.send("<enter>")
        probe.wait(r"^ > *\n")
    finally:
        probe.close()


def at_cursor(probe: Probe) -> str:
    """What stands before the terminal's cursor in its row, which has the cell after the block at the end."""
    screen = probe.text.splitlines()
    column, row = probe.emulator.cursor
    return screen[row].ljust(column)[: column - 1].rstrip()

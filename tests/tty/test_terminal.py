"""What a terminal notices: where its cursor stands, what comes when nobody types, and what must never come."""

import signal
import sys
import time
from pathlib import Path

import pytest

from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
IDLE_SECONDS = 3.0
MOST_BYTES_A_LETTER = 250
CLIPBOARD = b"\x1b]52"


def program(tmp_path: Path, size: tuple[int, int] = (80, 24)) -> Probe:
    return Probe([sys.executable, "-m", "tests.tty.form_program", str(tmp_path / "stored")], size=size, cwd=ROOT)


def settle(probe: Probe) -> int:
    """Wait until nothing has come for a while; how many bytes there are then."""
    count, since = len(probe.output), time.monotonic()
    while time.monotonic() - since < 0.5:
        if len(probe.output) != count:
            count, since = len(probe.output), time.monotonic()
        probe.wait_until(lambda: True, "a frame")
    return count


def test_the_terminal_cursor_is_shown_and_stands_in_the_focused_field(tmp_path: Path) -> None:
    with program(tmp_path) as probe:
        probe.wait("> one")
        for name in ("one", "two", "three", "four", "note"):
            probe.wait(f"^ > {name}")
            row = probe.emulator.rows.index(next(row for row in probe.emulator.rows if row.startswith(f" > {name}")))
            expected = row + (name == "note")
            probe.wait_until(lambda: probe.emulator.cursor[1] == expected, f"cursor in {name}")  # noqa: B023 this round
            assert probe.emulator.is_cursor_shown
            probe.send("<tab>")
            probe.wait("> (two|three|four|note)|>Enter")
            probe.wait_until(lambda: f" > {name}" not in probe.emulator.text, f"{name} is left")  # noqa: B023 this round
        probe.wait(">Enter")


def test_nothing_is_sent_while_nobody_types(tmp_path: Path) -> None:
    with program(tmp_path) as probe:
        probe.wait("> one")
        before = settle(probe)
        deadline = time.monotonic() + IDLE_SECONDS
        while time.monotonic() < deadline:
            probe.wait_until(lambda: True, "a frame")
        assert len(probe.output) == before


def test_a_letter_costs_few_bytes(tmp_path: Path) -> None:
    text = "Ringte mor klokka ti"
    with program(tmp_path) as probe:
        probe.wait("> one")
        before = settle(probe)
        probe.send(text, gap_seconds=0.06)
        probe.wait(text)
        assert (settle(probe) - before) / len(text) < MOST_BYTES_A_LETTER


def test_copy_and_cut_reach_no_clipboard_outside(tmp_path: Path) -> None:
    with program(tmp_path) as probe:
        probe.wait("> one")
        probe.send("hemmelig<ctrl+a>\x1b[1;2F<ctrl+c><ctrl+x>")
        probe.wait_until(lambda: "hemmelig" not in probe.emulator.text, "the text is cut")
        probe.send("<ctrl+v>")
        probe.wait("hemmelig")
        assert CLIPBOARD not in probe.output


def test_a_stop_signal_does_not_leave_the_program_open_in_the_shell(tmp_path: Path) -> None:
    with program(tmp_path) as probe:
        probe.wait("> one")
        probe.kill(signal.SIGTSTP)
        probe.send("videre")
        probe.wait("videre")


def test_twice_escape_opens_the_menu_when_f_keys_are_dead(tmp_path: Path) -> None:
    with program(tmp_path) as probe:
        probe.wait("> one")
        probe.send("<esc>")
        probe.wait(r"Ctrl\+Q")
        probe.send("<esc>")
        probe.wait("BTI > (Meny|Menu)")

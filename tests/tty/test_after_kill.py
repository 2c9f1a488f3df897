"""After a kill that nothing can be done about, one word makes the terminal whole again, as the README says."""

import os
import re
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
WORD = "reset"
FULL_RESET = b"\x1bc"


def is_sane(probe: Probe) -> bool:
    """What is typed is shown, a line is sent by Enter, and Ctrl+C ends what runs."""
    flags = termios.tcgetattr(probe._fd)[3]
    return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)


@pytest.mark.parametrize("word", [WORD, "stty sane"])
def test_a_terminal_in_disorder_is_whole_again_after_one_word(word: str, tmp_path: Path) -> None:
    shell = ["bash", "--norc", "--noprofile", "--noediting"]
    program = f"{sys.executable} -m tests.tty.form_program {tmp_path / 'stored'}"
    with Probe(shell, cwd=ROOT, env={"PS1": "> "}) as probe:
        probe.wait("^>")
        probe.send(f"sh -c 'echo pid=$$; exec {program}'\r")
        probe.wait("> one")
        pid = re.search(rb"pid=(\d+)", probe.output)
        assert pid is not None
        assert not is_sane(probe)
        os.kill(int(pid[1]), signal.SIGKILL)
        probe.wait_until(lambda: b"Killed" in probe.output, "the shell again")
        probe.send(f"{word}\r")
        probe.wait_until(lambda: is_sane(probe), "a sane terminal")
        if word == WORD:
            probe.wait_until(lambda: FULL_RESET in probe.output, "a full reset")
        probe.send("echo fer''dig\r")
        probe.wait("ferdig")


def test_the_readme_names_the_word() -> None:
    assert f"`{WORD}`" in (ROOT / "README.md").read_text(encoding="utf-8")

"""What Textual offers to developers, and what would carry a case out of the program, is off in the real program."""

import sys
from pathlib import Path

import pytest

from bti_tui.cli.store_creation import make_training_store
from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
CLIPBOARD, TITLE = b"\x1b]52", b"\x1b]0;"
WORDS = "Sigrun leker ikke lenger"


def variables(home: Path) -> dict[str, str]:
    """Everything that Textual would obey, and where it would write."""
    wanted = {"DEBUG": "1", "LOG": str(home / "log"), "DEVTOOLS_HOST": "127.0.0.1", "SCREENSHOT": "1"}
    wanted |= {
        "SCREENSHOT_LOCATION": str(home),
        "SCREENSHOT_FILENAME": "picture.svg",
        "PRESS": "f2",
        "SHOW_RETURN": "1",
    }
    return {"TEXTUAL": "debug,devtools,headless", **{f"TEXTUAL_{name}": value for name, value in wanted.items()}}


def test_no_switch_of_textual_leaves_a_file_a_picture_or_a_clipboard(tmp_path: Path) -> None:
    make_training_store(tmp_path / "store", {})
    work = tmp_path / "work"
    work.mkdir()
    places = {"BTI_HOME": str(tmp_path / "bti"), "PYTHONPATH": str(ROOT), "HOME": str(work)}
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(tmp_path / "store")]
    with Probe(command, cwd=work, env={**variables(work), **places}) as probe:
        probe.wait(">Enter  Lås opp")
        probe.send("<enter>")
        probe.wait("> I dag")
        probe.send("<f2>")
        probe.wait("> Navn")
        probe.send(f"{WORDS}<ctrl+a>\x1b[1;2F<ctrl+c><ctrl+x><ctrl+v>")
        probe.wait(WORDS)
        probe.send("<ctrl+p>")
        probe.wait("> Meny")
        probe.send("screenshot")
        probe.wait("Ingenting passer")
        probe.send("<esc>")
        probe.wait("> Navn")
        probe.send("<ctrl+q>")
        assert probe.wait_for_end() == 0
        assert CLIPBOARD not in probe.output
        assert TITLE not in probe.output
        assert WORDS.encode() not in probe.output.rpartition(b"\x1b[?1049l")[2]
    assert list(work.rglob("*")) == []

"""A fault of the program leaves one plain line and a report of types and places: no name, no value."""

import re
import sys
from pathlib import Path

import pytest

from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
NAME = "Kari-Planta-Nordmann"
WHERE = {"f3": "handler", "f4": "worker", "f5": "desk"}
LAST_SWITCH = b"\x1b[?1049l"


@pytest.mark.parametrize("key", WHERE)
def test_a_crash_prints_no_local_value_and_leaves_no_name_behind(key: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.tty.form_program", str(tmp_path / "stored"), NAME]
    with Probe(command, cwd=ROOT, env={"TEXTUAL": "debug,devtools", "TEXTUAL_DEBUG": "1"}) as probe:
        probe.wait("> one")
        probe.send(f"{NAME[:4]}<{key}>")
        code = probe.wait_for_end()
        after = probe.output.rpartition(LAST_SWITCH)[2].decode()
        reports = list((tmp_path / "reports").iterdir())
        written = "".join(report.read_text(encoding="utf-8") for report in reports)
        assert code == 1
        assert not probe.emulator.in_alternate_screen
        lines = [line for line in re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", after).splitlines() if line.strip()]
        number = reports[0].stem.removeprefix("crash-")
        assert len(lines) == 1, lines
        assert number in lines[0]
        for secret in (NAME, "Planta"):
            assert secret.encode() not in probe.output
            assert secret not in written
        assert re.search(r"^builtins\.(ValueError|KeyError|RuntimeError)$", written, re.MULTILINE)
        assert reports[0].stat().st_mode & 0o077 == 0
    assert not (ROOT / "keys.log").exists()


def test_a_clean_end_leaves_nothing_on_the_terminal(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.tty.form_program", str(tmp_path / "stored")]
    with Probe(command, cwd=ROOT) as probe:
        probe.wait("> one")
        probe.send("hemmelig<ctrl+q>")
        assert probe.wait_for_end() == 0
        after = probe.output.rpartition(LAST_SWITCH)[2].decode()
        assert re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", after).strip() == ""
        assert "hemmelig" not in probe.text

"""The real program breaks down in a real terminal: one line, a report, the terminal as it was, and no word lost."""

import re
import sys
import termios
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.cli.store_creation import make_training_store
from bti_tui.usecases.drafts import drafts, typed
from tests.hostile.faults import SECRETS
from tests.tty.faulty_program import KINDS, QUIET
from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
LAST_SWITCH = b"\x1b[?1049l"
CHILD = "Sigurd Testesen"
WORDS = "Han bygger tårn alene hver dag"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_training_store(tmp_path / "store", {})
    return tmp_path


def started(home: Path, *words: str) -> Probe:
    """The program, or the one with a fault in it, on the store of a home."""
    command = [sys.executable, "-m", *words, "--lang", "nb", "--store", str(home / "store")]
    probe = Probe(command, cwd=ROOT, env={"BTI_HOME": str(home / "bti"), "TEXTUAL": "debug,devtools"})
    probe.wait(">Enter  Lås opp")
    probe.send("<enter>")
    return probe


def type_concern(probe: Probe) -> None:
    """Begin to write; the last words are followed by the fault at once."""
    probe.wait("> I dag")
    probe.send("<f2>")
    probe.wait("> Navn")
    probe.send(f"{CHILD}<tab>")
    probe.wait("> Hva undrer")
    probe.send(f"{WORDS}<f1>")


def reports(home: Path) -> list[Path]:
    return sorted((home / "bti" / "state" / "reports").glob("*"))


def require_no_value(home: Path, probe: Probe) -> None:
    """Neither the terminal nor a report tells what was planted or typed."""
    written = "".join(report.read_text(encoding="utf-8") for report in reports(home))
    for secret in (*SECRETS, CHILD, WORDS):
        assert secret not in written
        assert secret.encode() not in probe.output.rpartition(LAST_SWITCH)[2]
    assert all(report.stat().st_mode & 0o077 == 0 for report in reports(home))
    folder = home / "bti" / "state" / "reports"
    assert not folder.exists() or folder.stat().st_mode & 0o077 == 0


def kept(home: Path) -> dict[str, object]:
    """What the newest draft holds of what was typed."""
    with bootstrap.opened(home / "store") as ctx:
        values, _ = typed(drafts(ctx)[0])
    return {name: values[name] for name in ("about", "words")}


def echoes(probe: Probe) -> bool:
    """Whether the terminal is as a shell wants it: typed signs are shown, and lines are edited."""
    flags = termios.tcgetattr(probe._fd)[3]
    return bool(flags & termios.ECHO and flags & termios.ICANON)


@pytest.mark.parametrize("kind", [one for one in KINDS if one not in QUIET | {"interrupt", "signal"}])
def test_a_breakdown_leaves_one_line_a_whole_terminal_and_the_typed_words(kind: str, home: Path) -> None:
    with started(home, "tests.tty.faulty_program", kind) as probe:
        type_concern(probe)
        assert probe.wait_for_end() == 1
        after = probe.output.rpartition(LAST_SWITCH)[2].decode()
        lines = [line for line in re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", after).splitlines() if line.strip()]
        assert len(lines) == 1, lines
        assert any(report.stem.removeprefix("crash-") in lines[0] for report in reports(home))
        require_no_value(home, probe)
        assert not probe.emulator.in_alternate_screen
        assert probe.emulator.is_cursor_shown
        assert echoes(probe)
    assert kept(home) == {"about": CHILD, "words": WORDS}


def test_after_a_breakdown_the_next_start_goes_on_where_the_words_ended(home: Path) -> None:
    with started(home, "tests.tty.faulty_program", "key") as probe:
        type_concern(probe)
        assert probe.wait_for_end() == 1
    with started(home, "bti_tui") as probe:
        probe.wait(WORDS)
        if CHILD not in probe.text:
            probe.send("<f4>")
        probe.wait(CHILD)


@pytest.mark.parametrize("kind", sorted(QUIET))
def test_a_fault_that_nobody_waits_for_is_written_down_and_the_program_goes_on(kind: str, home: Path) -> None:
    with started(home, "tests.tty.faulty_program", kind) as probe:
        type_concern(probe)
        probe.wait_until(lambda: len(reports(home)) == 1, "a report")
        probe.send(" og hver natt")
        probe.wait("og hver natt")
        probe.send("<ctrl+q>")
        assert probe.wait_for_end() == 0
        require_no_value(home, probe)
        assert not [secret for secret in SECRETS if secret.encode() in probe.output]


@pytest.mark.parametrize("kind", ["interrupt", "signal"])
def test_an_interrupt_ends_the_program_without_a_traceback_and_keeps_the_words(kind: str, home: Path) -> None:
    with started(home, "tests.tty.faulty_program", kind) as probe:
        type_concern(probe)
        assert probe.wait_for_end() in {0, 1, 130, -2}
        after = probe.output.rpartition(LAST_SWITCH)[2].decode()
        assert "Traceback" not in after
        require_no_value(home, probe)
        assert not probe.emulator.in_alternate_screen
        assert probe.emulator.is_cursor_shown
        assert echoes(probe)
    assert kept(home) == {"about": CHILD, "words": WORDS}

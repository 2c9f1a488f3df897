"""Hostile words and faults on the command line: what is printed acts on no terminal and tells no value."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperCommand

from bti_tui.cli import today_command
from bti_tui.cli.call import Surroundings
from bti_tui.cli.commands import build
from bti_tui.cli.output import CRASHED, Output
from bti_tui.i18n import Translator
from bti_tui.settings import Environment, Places
from tests.cli.calls import Shell
from tests.hostile.corpus import NAME, TEXT
from tests.hostile.faults import SECRETS, break_down
from tests.hostile.planting import NOW
from tests.hostile.stream import forbidden
from tests.hostile.test_screens import planted
from tests.tty.ttyprobe import Probe

ROOT = Path(__file__).parents[2]
FOR_EVER = {("debug", "writer")}
MAKES_A_MESS = {("store", "create"), ("store", "passphrase"), ("demo",), ("demo", "play")}
"""Ask at a terminal, or open one."""
TITLE = TEXT.replace("\x00", "")
"""No argument and no file name can hold a NUL."""


def leaves() -> Iterator[tuple[str, ...]]:
    """Every command of the program, by the words that call it."""
    around = Surroundings(Translator("nb"), Output(Translator("nb")), Places.find(Environment()))
    yield from _below((), typer.main.get_command(build(around)))


def _below(words: tuple[str, ...], command: Any) -> Iterator[tuple[str, ...]]:
    inner = getattr(command, "commands", {})
    if not inner:
        yield words
    for name, one in inner.items():
        yield from _below((*words, name), one)


LEAVES = sorted(leaves())


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("commands")) / "store"


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hostile_store: Path
) -> Shell:
    """A shell on a copy of the planted store, with everything else of the program in a folder of its own."""
    shutil.copytree(hostile_store, tmp_path / "store")
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USER", TITLE)
    monkeypatch.chdir(tmp_path)
    return Shell(capsys, monkeypatch, tmp_path)


def test_there_are_commands_to_look_at() -> None:
    assert len(LEAVES) > 20
    assert {("today",), ("case", "show"), ("script",)} <= set(LEAVES)


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_a_fault_in_a_command_prints_one_line_and_no_value(
    words: tuple[str, ...], shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TyperCommand, "parse_args", lambda *_: [])
    monkeypatch.setattr(TyperCommand, "invoke", break_down)
    monkeypatch.setattr(today_command, "show_today", break_down)
    answer = shell.bti(*words)
    assert answer.code == CRASHED
    assert (answer.out, len(answer.err.splitlines())) == ("", 1)
    (report,) = (shell.folder / "home" / "state" / "reports").iterdir()
    written = report.read_text(encoding="utf-8")
    assert report.stem.removeprefix("crash-") in answer.err
    assert "PlantedFault" in written
    assert [secret for secret in SECRETS if secret in written + answer.err] == []
    assert report.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", [one for one in LEAVES if one not in FOR_EVER | MAKES_A_MESS], ids=" ".join)
def test_what_a_command_prints_of_hostile_words_is_plain(words: tuple[str, ...], shell: Shell) -> None:
    """As a table and as JSON, with nothing, a number and hostile words behind the command."""
    for more in ((), ("1",), (TITLE,), ("--json",), ("1", "--json"), ("1", TITLE), ("--nonsense", TITLE)):
        answer = shell.bti("--now", NOW, *words, *more, "--yes-print-personal-data")
        assert answer.code != CRASHED, (words, more, answer.err)
        assert forbidden((answer.out + answer.err).encode("utf-8", "backslashreplace")) == [], (words, more)


def test_the_planted_words_are_printed_as_words(shell: Shell) -> None:
    for more in ((), ("--json",)):
        assert "Kåre" in shell.bti("--now", NOW, "case", "show", "1", *more, "--yes-print-personal-data").out


@pytest.mark.parametrize("option", ["--store", "--as", "--now", "--lang", "--passphrase-fd"])
def test_hostile_words_in_an_option_are_plain_when_they_are_refused(option: str, shell: Shell) -> None:
    answer = shell.bti(option, TITLE, "today")
    assert answer.code not in {0, CRASHED}
    assert forbidden((answer.out + answer.err).encode("utf-8", "backslashreplace")) == []


def test_hostile_file_names_and_fields_of_a_script_are_plain(shell: Shell) -> None:
    path = shell.folder / (NAME.replace("/", "") + ".jsonl")
    path.write_text('{"do": "raise_concern", "\\u001b[5m\\u202e": 1}\n', encoding="utf-8")
    answer = shell.bti("script", str(path))
    assert answer.code == 13
    assert forbidden((answer.out + answer.err).encode()) == []


@pytest.mark.pty
def test_a_table_on_a_real_terminal_is_plain(hostile_store: Path, tmp_path: Path) -> None:
    words = ["--lang", "nb", "--store", str(hostile_store), "--now", NOW, "case", "show", "1"]
    with Probe([sys.executable, "-m", "bti_tui", *words], cwd=ROOT, env={"BTI_HOME": str(tmp_path)}) as probe:
        assert probe.wait_for_end() == 0
        assert b"K\xc3\xa5re" in probe.output
        assert forbidden(probe.output) == []


def piped(*words: str) -> subprocess.CompletedProcess[str]:
    """A command whose reader goes away after the first line."""
    line = " ".join([sys.executable, "-m", "bti_tui", *words, "| head -1; exit ${PIPESTATUS[0]}"])
    return subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words",
    [("--help",), ("case", "list", "--json"), ("guide", "show"), ("script", "--schema"), ("case", "show", "1")],
    ids=" ".join,
)
def test_a_reader_that_goes_away_is_no_fault(words: tuple[str, ...], hostile_store: Path) -> None:
    more = ("--yes-print-personal-data",) if words[0] == "case" else ()
    ran = piped("--store", str(hostile_store), *words, *more)
    assert ran.stderr == ""
    assert ran.returncode in {0, 141}


LAST_WORDS: dict[str, str] = {
    "thread": "t = threading.Thread(target=break_down); t.start(); t.join()",
    "destructor": "type('Gone', (), {'__del__': break_down})()",
    "generator": "next(one for one in [1] if break_down())",
    "unfinished generator": "unfinished()",
    "loop": "asyncio.run(loop())",
    "last resort": "break_down()",
    "memory": "raise MemoryError(NAME)",
    "recursion": "deeper(NAME)",
    "exit handler": "atexit.register(break_down)",
    "group": "raise ExceptionGroup(NAME, [ValueError(NAME)])",
}
PROGRAM = """
import asyncio, atexit, sys, threading
from bti_tui.cli.last_resort import watch
from tests.hostile.faults import NAME, break_down
def deeper(name): return deeper(name)
def unfinished():
    def numbers():
        try: yield 1
        finally: break_down()
    next(numbers())
async def loop():
    from bti_tui import crash
    crash.watch_loop(asyncio.get_running_loop(), lambda error: None)
    asyncio.get_running_loop().call_soon(break_down)
    await asyncio.sleep(0)
watch()
"""


@pytest.mark.parametrize("kind", LAST_WORDS)
def test_a_fault_that_nobody_catches_prints_no_value(kind: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"{PROGRAM}\n{LAST_WORDS[kind]}"],
        cwd=ROOT, capture_output=True, text=True, check=False, env={"BTI_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    reports = list((tmp_path / "state" / "reports").glob("*"))
    written = "".join(one.read_text(encoding="utf-8") for one in reports)
    assert [secret for secret in SECRETS if secret in ran.stdout + ran.stderr + written] == []
    assert "Traceback" not in ran.stderr
    is_end = kind in {"generator", "last resort", "memory", "recursion", "group"}
    assert ran.returncode == (1 if is_end else 0)
    assert len(ran.stderr.splitlines()) == is_end
    assert len(reports) == (0 if kind == "loop" else 1)


def test_whatever_is_handed_to_the_output_is_plain_when_it_leaves() -> None:
    """The last gate of the command line, alone: as talk, as text, as a table, as JSON that still says the same."""
    out, err = io.StringIO(), io.StringIO()
    output = Output(Translator("nb"), out, err)
    output.say(TEXT)
    output.text(TEXT)
    output.table(["x"], [[TEXT], [NAME]])
    assert forbidden((out.getvalue() + err.getvalue()).encode()) == []
    before = len(out.getvalue())
    output.line({NAME: TEXT})
    assert forbidden(out.getvalue().encode()) == []
    assert json.loads(out.getvalue()[before:]) == {NAME: TEXT}


@pytest.mark.parametrize("more", [(), ("--json",), ("--markdown",)], ids=str)
def test_a_guide_with_hostile_words_is_shown_as_words(more: tuple[str, ...], shell: Shell) -> None:
    standard = (resources.files("bti_tui.guide") / "data" / "standard.toml").read_text(encoding="utf-8")
    words = re.sub(r'nb = "[^"\n]{3,}"', lambda _: f"nb = {json.dumps('Kåre ' + TEXT)}", standard)
    path = shell.folder / "guide.toml"
    path.write_text(words.replace("\x7f", "\\u007f"), encoding="utf-8")
    for answer in (shell.bti("guide", "show", str(path), *more), shell.bti("guide", "check", str(path))):
        assert answer.code in {0, 20}, answer.err
        assert forbidden((answer.out + answer.err).encode()) == []

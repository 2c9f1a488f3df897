"""The command line as a whole: help, slips, exit codes, and what must not be loaded or leak."""

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from bti_tui.cli import script
from bti_tui.cli.demo_command import LIFE, PEOPLE, invented_store
from bti_tui.cli.output import EXIT_CODES
from bti_tui.i18n import LANGUAGES
from tests.cli.calls import Shell

LIGHT = (
    "import sys\nsys.argv = {argv!r}\nfrom bti_tui.cli.main import run\ntry:\n    run()\nexcept SystemExit:\n    pass\n"
)
TOLD = "print('\\n'.join(sys.modules), file=sys.stderr)"


def loaded_by(*words: str) -> set[str]:
    code = LIGHT.format(argv=["bti", *words]) + TOLD
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stderr.splitlines())


@pytest.mark.parametrize("words", [["--version"], ["--help"], [], ["--lang", "nn", "--store=x"]], ids=" ".join)
def test_what_comes_before_the_first_screen_loads_no_database_and_no_validation(words: list[str]) -> None:
    """Typer brings pydantic as soon as it reads a value, so the program is opened without it."""
    assert not loaded_by(*words) & {"textual", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "rich"}


@pytest.mark.parametrize("words", [["case", "--help"], ["script", "--schema"]], ids=" ".join)
def test_a_question_about_a_command_loads_no_screen_and_no_database(words: list[str]) -> None:
    assert not loaded_by(*words) & {"textual", "sqlmodel", "sqlalchemy", "alembic", "nacl", "rich"}


def test_a_data_command_loads_no_screen(shell: Shell) -> None:
    assert not loaded_by("--store", str(shell.store), "case", "list") & {"textual", "alembic"}


@pytest.mark.parametrize(
    "words", [["--help"], ["case", "--help"], ["case", "list", "-h"], ["store", "create", "--help"]]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_explains_itself_in_every_language(language: str, words: list[str], empty: Shell) -> None:
    answer = empty.bti("--lang", language, *words)
    assert (answer.code, answer.err) == (0, "")
    assert "--help" in answer.out
    assert "[OPTIONS]" not in answer.out


def test_debug_commands_are_not_shown(empty: Shell) -> None:
    assert "debug" not in empty.bti("--help").out


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["case", "nonsense"],
        ["today", "--nonsense"],
        ["case", "show"],
        ["case", "list", "--due", "HEMMELIG"],
        ["today", "--store"],
        ["--lang", "xx", "today"],
        ["script"],
        ["guide", "show", "nonsense"],
        ["guide", "check", "."],
        [],
    ],
    ids=" ".join,
)
def test_a_slip_of_the_command_line_is_one_line_and_exit_code_2(words: list[str], shell: Shell) -> None:
    answer = shell.bti(*words)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "HEMMELIG" not in answer.err


def test_a_missing_store_is_no_reason_to_ask_for_a_passphrase(empty: Shell) -> None:
    assert empty.bti("today").code == 35


def test_exit_codes_are_one_for_each_kind() -> None:
    assert len(set(EXIT_CODES.values())) == len(EXIT_CODES)


def test_a_crash_tells_a_number_and_nothing_that_it_held(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object, **__: object) -> None:
        raise RuntimeError("KARI-NORDMANN")

    monkeypatch.setattr("bti_tui.usecases.today.today", fall)
    answer = shell.bti("today")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert "KARI" not in answer.err
    reports = list(Path(os.environ["BTI_HOME"]).rglob("crash-*"))
    assert len(reports) == 1
    assert "KARI" not in reports[0].read_text(encoding="utf-8")


def test_a_reader_that_goes_away_gets_no_complaint(shell: Shell) -> None:
    command = [sys.executable, "-m", "bti_tui", "--store", str(shell.store), "debug", "writer"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        assert writer.stdout.readline().startswith("try ")
        writer.stdout.close()
        assert writer.stderr.read() == ""
        assert writer.wait(60) == 141


def test_what_the_writer_was_told_is_kept_is_what_the_reader_finds(shell: Shell) -> None:
    told = shell.bti("debug", "writer", "--most", "5").out.splitlines()
    tried = [line.split()[1] for line in told if line.startswith("try ")]
    kept = [line.split()[1] for line in told if line.startswith("ack ")]
    found = [line.split() for line in shell.bti("debug", "reader").out.splitlines()]
    assert tried == kept
    assert sorted(name for name, _ in found) == sorted(kept)
    assert all(len(digest) == 64 for _, digest in found)
    assert shell.bti("debug", "check").code == 0


def test_the_guide_is_shown_as_text_markdown_and_json(empty: Shell) -> None:
    listed = empty.bti("guide", "list", "--json").document["guides"]
    assert [one["id"] for one in listed if one["is_for_new_cases"]] == ["no.standard"]
    assert "0.2" in empty.bti("guide", "show").out
    assert empty.bti("guide", "show", "--markdown").out.count("| --- |") >= 12
    assert empty.bti("guide", "show", "--json").document["id"] == "no.standard"


def test_a_guide_file_is_checked_and_every_fault_has_its_place(empty: Shell) -> None:
    source = (resources.files("bti_tui.guide") / "data" / "standard.toml").read_text(encoding="utf-8")
    good, bad = empty.folder / "good.toml", empty.folder / "bad.toml"
    good.write_text(source, encoding="utf-8")
    bad.write_text(source.replace('"G-SIK"', '"G-NONE"') + "\nnonsense = 1\n", encoding="utf-8")
    assert empty.bti("guide", "check", str(good), "--json").document == {"usable": True, "faults": []}
    answer = empty.bti("guide", "check", str(bad), "--json")
    assert answer.code == 20
    assert len(answer.document["faults"]) > 1
    assert sum("(line " in fault for fault in answer.document["faults"]) > 1


@pytest.mark.parametrize("name", [PEOPLE, LIFE])
def test_the_demonstration_store_is_gone_afterwards(name: str) -> None:
    with invented_store(name) as folder:
        assert (folder / "store.db").exists()
    assert not folder.parent.exists()


def test_a_demonstration_needs_a_terminal_unless_it_is_played(empty: Shell) -> None:
    assert empty.bti("demo").code == 2


def test_options_may_stand_before_and_after_the_command(shell: Shell) -> None:
    before = shell.bti("store", "info", "--json").document
    elsewhere = shell.bti("store", "info", "--json", "--store", str(shell.folder / "none"))
    assert before["folder"] == str(shell.store)
    assert elsewhere.code == 35


def test_the_schema_is_json(empty: Shell) -> None:
    assert json.loads(empty.bti("script", "--schema").out)["title"] == "bti script"
    assert script.ME == "me"


def test_the_example_life_is_played_as_text_without_a_terminal() -> None:
    command = [sys.executable, "-m", "bti_tui", "demo", "--play"]
    played = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (played.returncode, played.stderr) == (0, "")
    assert played.stdout.count("\n  |") > 24 * 25
    assert "Ella N." in played.stdout
    assert "\x1b" not in played.stdout

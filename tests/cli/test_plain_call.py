"""The two calls that are read without Typer are read as Typer reads them, or left to it."""

from pathlib import Path

import pytest

from bti_tui.cli import opening, today_command
from bti_tui.cli.call import Call, Shared, Surroundings
from bti_tui.cli.commands import build
from bti_tui.cli.opening import PlainCall, plain_call
from bti_tui.cli.output import Output
from bti_tui.i18n import Translator
from bti_tui.settings import Environment, Places

UNDERSTOOD = [
    "",
    "--lang nn --store=x --locked lock",
    "--now 2026-08-31T08:00 --as=IS",
    "--passphrase-fd 3",
    "today",
    "today --json",
    "--store x today --json --yes-print-personal-data",
    "--store x --as AB today --store=y --now 2026-08-31T08:00 --passphrase-fd=0",
    "--store x today --as AB --as IS",
    "--lang nb today",
]
LEFT_TO_TYPER = [
    "--help",
    "--version",
    "--lang xx",
    "--lang xx today",
    "--store",
    "--store=",
    "--store --json",
    "--sto x",
    "--json",
    "case list",
    "todays",
    "today --help",
    "today --lang nb",
    "today now",
    "today --json=x",
    "today --passphrase-fd three",
    "today --store",
    "today --",
    "-- today",
]


def read_by_typer(words: list[str], monkeypatch: pytest.MonkeyPatch) -> PlainCall:
    """What the whole command line makes of the words."""
    seen: list[PlainCall] = []

    def opened(call: Call, locked: str) -> int:
        seen.append(PlainCall("", call.options, locked))
        return 0

    monkeypatch.setattr("bti_tui.cli.commands.open_program", opened)
    monkeypatch.setattr(today_command, "show_today", lambda call: seen.append(PlainCall("today", call.options)))
    translator = Translator("nb")
    around = Surroundings(translator, Output(translator), Places.find(Environment.read({})))
    build(around, words)(words, prog_name="bti", standalone_mode=False)
    (found,) = seen
    return found


@pytest.mark.parametrize("line", UNDERSTOOD)
def test_plain_words_are_read_as_typer_reads_them(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = plain_call(line.split())
    assert found is not None
    assert found == read_by_typer(line.split(), monkeypatch)


@pytest.mark.parametrize("line", LEFT_TO_TYPER)
def test_whatever_else_is_said_is_left_to_typer(line: str) -> None:
    assert plain_call(line.split()) is None
    assert plain_call(["today", ""]) is None


def test_options_after_the_command_go_before_those_in_front_of_it() -> None:
    found = plain_call(["--store", "x", "--as", "AB", "today", "--store=y", "--json"])
    assert found == PlainCall(opening.TODAY, Shared(store=Path("y"), json=True, acting_as="AB"))

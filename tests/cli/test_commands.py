"""Only the commands that are asked for are made; whoever asks sees no difference."""

import pytest
import typer.main

from bti_tui.cli import commands
from bti_tui.cli.call import Surroundings
from bti_tui.cli.output import Output
from bti_tui.i18n import Translator
from bti_tui.settings import Environment, Places
from tests.cli.calls import Shell

WORDS = tuple(commands.ADDED)


def surroundings() -> Surroundings:
    translator = Translator("en")
    return Surroundings(translator, Output(translator), Places.find(Environment()))


def made(*arguments: str) -> dict[str, object]:
    """The commands that a command line makes, by their words."""
    whole = typer.main.get_command(commands.build(surroundings(), arguments))
    return dict(getattr(whole, "commands", {}))


def test_a_command_that_is_named_is_the_only_one_that_is_made() -> None:
    for word in WORDS:
        assert list(made(word)) == [word]
        assert list(made("--store", "case", "--lang=nb", word, "--help")) == [word]


@pytest.mark.parametrize("line", [[], ["--help"], ["-h"], ["--store", "today", "--help"], ["nothing"], ["--nothing"]])
def test_all_commands_are_made_when_none_is_named(line: list[str]) -> None:
    assert set(made(*line)) == set(WORDS)


@pytest.mark.parametrize(
    "line",
    [
        *([word, "--help"] for word in WORDS),
        ["store"],
        ["case", "nothing"],
        ["today", "--nothing"],
        ["case", "show"],
        ["guide", "list", "--help"],
        ["nothing"],
        ["--nothing"],
        ["--version", "today"],
        ["--lang", "xx", "today"],
    ],
    ids=" ".join,
)
def test_help_and_misuse_are_the_same_as_with_all_commands(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    some = shell.bti(*line)
    monkeypatch.setattr(commands, "first_word", lambda _: "")
    every = shell.bti(*line)
    assert (some.code, some.out, some.err) == (every.code, every.out, every.err)
    assert some.out or some.err

"""`bti store`, and what a store with a passphrase asks of the other commands."""

import re
import subprocess
from pathlib import Path

import pytest

from bti_tui.cli.store_creation import WISHES
from bti_tui.desk import Founding
from tests.cli.calls import PASSPHRASE, Shell, secret_in

ANSWERS = {
    "municipality": "9999",
    "name": "Ada Lunde",
    "initials": "AL",
    "title": "lærer",
    "agency": "skole",
    "unit": "Lia skole",
    "user": "ada",
}
CODE = re.compile(r"^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$", re.MULTILINE)


def as_options(answers: dict[str, str]) -> list[str]:
    return [word for key, value in answers.items() for word in (f"--{key.replace('_', '-')}", value)]


def test_a_new_store_shows_its_recovery_code_once_and_opens_with_passphrase_and_code(empty: Shell) -> None:
    made = empty.bti("store", "create", *as_options(ANSWERS), "--passphrase-fd", secret_in(PASSPHRASE), "--json")
    (code,) = CODE.findall(made.err)
    assert (made.code, made.document) == (0, {"folder": str(empty.store), "training": False})
    assert code not in made.out
    for secret in (PASSPHRASE, code):
        told = empty.bti("store", "info", "--passphrase-fd", secret_in(secret), "--json").document
        assert (told["municipality"], told["training"], told["facts"]) == ("9999", False, 0)


def test_the_store_is_found_where_the_person_keeps_it(empty: Shell, tmp_path: Path) -> None:
    assert empty.bti("store", "create", "--training", variables={"BTI_HOME": str(tmp_path / "home")}).code == 0
    assert empty.bti("--store", str(empty.store), "store", "info").code == 0


def test_a_store_is_never_made_over_another(shell: Shell) -> None:
    assert shell.bti("store", "create", "--training").code == 36


def test_a_weak_passphrase_makes_no_store_and_says_what_is_enough(empty: Shell) -> None:
    answer = empty.bti("store", "create", *as_options(ANSWERS), "--passphrase-fd", secret_in("kort"))
    assert answer.code == 13
    assert "14" in answer.err
    assert empty.bti("store", "info").code == 35


@pytest.mark.parametrize("code", ["12", "12345", "abcd", "٠٣٠١"])
def test_a_municipality_has_four_digits(code: str, empty: Shell) -> None:
    answer = empty.bti("store", "create", "--training", "--municipality", code)
    assert answer.code == 13
    assert not empty.store.exists()


@pytest.mark.parametrize("missing", WISHES)
def test_what_is_not_given_is_asked_for_and_without_a_terminal_nothing_is_made(missing: str, empty: Shell) -> None:
    options = as_options({key: value for key, value in ANSWERS.items() if key != missing})
    answer = empty.bti("store", "create", *options, "--passphrase-fd", secret_in(PASSPHRASE))
    assert (answer.code, answer.out) == (2, "")
    assert not empty.store.exists()


@pytest.mark.parametrize("typed_back", [True, False])
def test_at_a_terminal_the_store_is_made_when_the_code_is_typed_back(
    typed_back: bool, empty: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Founding[object]] = []

    def answer_secret(_: object, question: str) -> str:
        shown = question.startswith(("Passphrase", "Passfrase", "The same", "Det samme", "Samme"))
        return PASSPHRASE if shown else made[0].recovery_code if typed_back else "not the code"

    def remember(founding: Founding[object]) -> None:
        made.append(founding)

    monkeypatch.setattr("bti_tui.cli.output.Output.ask_secret", answer_secret)
    remember_new(monkeypatch, remember)
    answer = empty.bti("store", "create", *as_options(ANSWERS))
    assert answer.code == (0 if typed_back else 2)
    assert empty.store.exists() is typed_back


def remember_new(monkeypatch: pytest.MonkeyPatch, remember: object) -> None:
    """Let a test see the founding that the command works with."""
    from bti_tui import bootstrap

    found = bootstrap.found_store

    def found_store(*given: object, **named: object) -> object:
        founding = found(*given, **named)  # type: ignore[arg-type]  # handed on as it came
        assert callable(remember)
        remember(founding)
        return founding

    monkeypatch.setattr(bootstrap, "found_store", found_store)


def test_a_wrong_passphrase_says_one_line(real: Shell) -> None:
    answer = real.bti("today", "--yes-print-personal-data", "--passphrase-fd", secret_in("wrong"))
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (31, "", 1)


def test_without_terminal_and_descriptor_nobody_is_asked(real: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bti_tui.cli.output.has_terminal", lambda: False)
    assert real.bti("store", "verify").code == 2


def test_a_descriptor_that_is_closed_is_said_to_be(real: Shell) -> None:
    answer = real.bti("store", "verify", "--passphrase-fd", "912")
    assert answer.code == 2
    assert "912" in answer.err


@pytest.mark.parametrize("options", [["--as", "IS"], ["--now", "2026-01-01T09:00"]])
def test_nobody_travels_in_time_or_acts_as_another_in_a_real_store(options: list[str], real: Shell) -> None:
    answer = real.bti("today", *options, "--passphrase-fd", secret_in(PASSPHRASE))
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize("key", ["as", "now"])
def test_nor_does_a_line_of_a_script(key: str, real: Shell) -> None:
    concern = {"do": "raise_concern", "about": "Per", "words": "x", "arose_on": "2026-01-01", key: "2026-01-01T09:00"}
    answer = real.script(concern, options=("--passphrase-fd", secret_in(PASSPHRASE)))
    assert answer.code == 13
    assert [line["problem"] for line in answer.lines] == ["training-only"]


@pytest.mark.parametrize("words", [["today"], ["case", "list"], ["case", "show", "1"]])
def test_names_are_not_printed_into_a_file_unless_asked_for(words: list[str], real: Shell) -> None:
    answer = real.bti(*words, "--passphrase-fd", secret_in(PASSPHRASE))
    assert (answer.code, answer.out) == (2, "")
    asked = real.bti(*words, "--yes-print-personal-data", "--passphrase-fd", secret_in(PASSPHRASE))
    assert asked.code == (11 if "show" in words else 0)


def test_a_damaged_store_is_told_and_ends_as_damaged(shell: Shell) -> None:
    with (shell.store / "store.db").open("r+b") as file:
        file.seek(40_000)
        file.write(b"x" * 64)
    answer = shell.bti("store", "verify", "--json")
    assert answer.code == 32
    assert not answer.document["sound"]


def test_a_sound_store_has_nothing_to_mend(shell: Shell) -> None:
    assert shell.bti("store", "rebuild", "--json").document == {"rebuilt": []}


def test_no_file_of_a_store_is_readable_by_others(shell: Shell) -> None:
    found = subprocess.run(["find", str(shell.store), "-perm", "/077"], capture_output=True, text=True, check=True)
    assert found.stdout == ""

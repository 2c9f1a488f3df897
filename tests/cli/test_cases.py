"""`bti today` and `bti case`: the same views as the screens, as tables or JSON."""

import io
import json
import sys

import pytest

from bti_tui.cli.output import Misuse
from tests.cli.calls import Shell

CONCERN = ("case", "new", "--about", "Per Aas", "--words", "Trekker seg unna.", "--arose-on", "i går")


def test_a_new_case_is_found_again_by_number_and_id(shell: Shell) -> None:
    made = shell.bti(*CONCERN, "--json").document
    assert made["number"] == 1
    for name in ("1", "S-001", "s-1", made["case"]):
        assert shell.bti("case", "show", name, "--json").document["case"]["id"] == made["case"]


def test_the_list_and_the_day_show_short_names_only(shell: Shell) -> None:
    shell.bti(*CONCERN)
    for words in (("case", "list"), ("today",)):
        told = shell.bti(*words)
        assert "Per A." in told.out
        assert "Aas" not in told.out
        assert told.err == ""


def test_the_list_has_the_same_fields_for_every_case(shell: Shell) -> None:
    shell.bti(*CONCERN)
    (row,) = shell.bti("case", "list", "--json").document["cases"]
    assert (row["number"], row["level"], row["status"], row["step_number"]) == ("S-001", 0, "wondering", "0.2")
    assert isinstance(row["what"], str)


@pytest.mark.parametrize(("days", "shown"), [("0", 1), ("99999999999", 1)])
def test_the_list_can_be_cut_to_what_is_due(days: str, shown: int, shell: Shell) -> None:
    shell.bti(*CONCERN)
    assert len(shell.bti("case", "list", "--due", days, "--json").document["cases"]) == shown


def test_time_can_be_moved_in_a_training_store(shell: Shell) -> None:
    shell.bti(*CONCERN)
    later = shell.bti("today", "--json", "--now", "2099-01-01T09:00").document["items"]
    assert {item["group"] for item in later} == {"overdue"}


@pytest.mark.parametrize("text", ["tomorrow", "2026", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_time_that_can_not_be_read_is_said_to_be(text: str, shell: Shell) -> None:
    assert shell.bti("today", "--now", text).code == 2


def test_an_unknown_colleague_can_not_act(shell: Shell) -> None:
    assert shell.bti("today", "--as", "Nobody").code == 2


@pytest.mark.parametrize("name", ["2", "S-002", "nonsense", "S-99999999999999999999", "\ud800", "a\0b"])
def test_a_case_that_is_not_there_is_not_found(name: str, shell: Shell) -> None:
    answer = shell.bti("case", "show", name)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (11, "", 1)


@pytest.mark.parametrize("day", ["i morgen", "2026-02-30", "aldri"])
def test_a_concern_can_not_arise_on_a_day_to_come_or_one_that_is_not(day: str, shell: Shell) -> None:
    answer = shell.bti(*CONCERN[:-1], day)
    assert (answer.code, shell.facts()) == (2, 0)


def test_without_a_terminal_a_missing_name_is_not_waited_for(shell: Shell) -> None:
    assert shell.bti("case", "new", "--words", "x", "--arose-on", "i går").code == 2
    assert shell.facts() == 0


def test_at_a_terminal_what_is_missing_is_asked_for_on_stderr(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_: object, question: str) -> str:
        asked.append(question)
        return "Per Aas"

    monkeypatch.setattr("bti_tui.cli.output.Output.ask", answer)
    assert shell.bti("case", "new", "--words", "x", "--arose-on", "i går").code == 0
    assert len(asked) == 1


def test_control_signs_of_a_stored_text_never_reach_the_terminal(shell: Shell) -> None:
    shell.bti("case", "new", "--about", "Per \x1b[31m[bold]Aas[/bold]", "--words", "x", "--arose-on", "i går")
    shown = shell.bti("case", "show", "1").out
    assert "\x1b" not in shown
    assert "[bold]Aas[/bold]" in shown


def test_asking_needs_a_terminal(monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    from bti_tui.cli.output import Output
    from bti_tui.i18n import Translator

    monkeypatch.setattr(sys, "stdin", io.StringIO("Per\n"))
    with pytest.raises(Misuse):
        Output(Translator("en")).ask("Who?")


def test_json_keeps_norwegian_letters(shell: Shell) -> None:
    shell.bti("case", "new", "--about", "Åse Øvrebø", "--words", "x", "--arose-on", "i går")
    answer = shell.bti("case", "show", "1", "--json")
    assert "Åse Øvrebø" in answer.out
    assert json.loads(answer.out)["case"]["name"] == "Åse Øvrebø"

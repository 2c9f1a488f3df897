"""A file of a case with a graded address: refused at first, with the word that lets it through, which is logged."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import Answer, Shell
from tests.cli.test_sharing import LINES, NOW

GRADE = {"do": "protect_address", "case_id": "$ella", "person": "$silje", "grade": "confidential"}
GRADE |= {"since": "2026-11-22", "expires_on": "2027-05-22", "source": "registry", "reason": "Brev i dag."}
SAID = "--yes-graded-address"


def begun(shell: Shell, folder: Path, *more: dict[str, str]) -> None:
    script = folder / "lines.jsonl"
    lines = [{**one, "let": "silje"} if one["do"] == "add_person" else one for one in LINES]
    script.write_text("\n".join(map(json.dumps, [*lines, *more])) + "\n", encoding="utf-8")
    assert shell.bti("script", str(script), *NOW).code == 0


def asked(shell: Shell, command: str, target: Path, *more: str) -> Answer:
    words = {
        "paper": ("--language", "nb", "--for", "silje"),
        "copy": ("--archive",),
        "paper-log": (),
        "report": (),
    }[command]
    return shell.bti("--lang", "nb", "case", command, "1", *words, "--file", str(target), *more, *NOW)


@pytest.mark.parametrize("command", ["paper", "copy", "paper-log", "report"])
def test_r50_a_file_of_a_graded_address_is_refused_until_somebody_says_that_she_knows(
    shell: Shell, tmp_path: Path, command: str
) -> None:
    begun(shell, tmp_path, GRADE)
    target = tmp_path / "ark" / "fil.txt"
    target.parent.mkdir()
    for _ in range(2):
        refused = asked(shell, command, target)
        assert refused.code == 10
        assert "ADRESSE" in refused.err
        assert SAID in refused.err
        assert not target.exists()
    assert asked(shell, command, target, SAID).code == 0
    assert target.exists()
    acts = [one["act"] for one in shell.bti("case", "readers", "1", "--json", *NOW).document["readers"]]
    assert acts.count("copy.grade_confirmed") == 1
    again = asked(shell, command, target.with_name("to.txt"))
    assert again.code == 10


def test_where_no_address_is_graded_the_word_changes_nothing_and_nothing_is_logged_of_it(
    shell: Shell, tmp_path: Path
) -> None:
    begun(shell, tmp_path)
    target = tmp_path / "ark" / "fil.txt"
    target.parent.mkdir()
    assert asked(shell, "copy", target, SAID).code == 0
    acts = [one["act"] for one in shell.bti("case", "readers", "1", "--json", *NOW).document["readers"]]
    assert "copy.grade_confirmed" not in acts

"""`bti case log`: the log of a case in a shell, and the lines of it in which some words stand."""

import json
from pathlib import Path

from tests.cli.calls import Shell

LINES = (
    {"do": "raise_concern", "let": "ella", "about": "Ella Nordli", "words": "Alene.", "arose_on": "2026-11-20"},
    {"do": "check_safety", "case_id": "$ella", "answer": "no", "reason": "Trygg nok."},
    {"do": "observe", "case_id": "$ella", "seen": "Satt ved gjerdet.", "seen_on": "2026-11-21", "child_words": "Nei"},
)
NOW = ("--now", "2026-11-22T12:00")


def begun(shell: Shell, folder: Path) -> None:
    script = folder / "lines.jsonl"
    script.write_text("\n".join(map(json.dumps, LINES)) + "\n", encoding="utf-8")
    answer = shell.bti("script", str(script), *NOW)
    assert answer.code == 0, answer.out + answer.err


def test_the_log_tells_day_author_and_what_happened_and_nothing_of_the_safety_check(
    shell: Shell, tmp_path: Path
) -> None:
    begun(shell, tmp_path)
    said = shell.bti("--lang", "nb", "case", "log", "1", *NOW).out
    assert "Satt ved gjerdet." in said
    assert "2026-11-21" in said
    assert "#" in said
    assert "Trygg nok" not in said
    days = [line[:10] for line in said.splitlines() if line.startswith("2026")]
    assert days == sorted(days, reverse=True)
    assert days[-1] == "2026-11-21"


def test_words_are_found_by_their_beginning_and_the_search_stands_in_the_access_log(
    shell: Shell, tmp_path: Path
) -> None:
    begun(shell, tmp_path)
    (line,) = shell.bti("case", "log", "1", "--find", "gjer ved", "--json", *NOW).document["log"]
    assert dict(line["texts"])["seen"] == "Satt ved gjerdet."
    assert line["by"]["role"]
    assert shell.bti("case", "log", "1", "--find", "trygg", "--json", *NOW).document["log"] == []
    acts = [one["act"] for one in shell.bti("case", "readers", "1", "--json", *NOW).document["readers"]]
    assert acts.count("log.searched") == 2

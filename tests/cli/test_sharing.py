"""`bti case shared` and `bti case paper`: what has left a case, and papers for the family."""

import json
from pathlib import Path

from tests.cli.calls import Shell

DAY = "2026-11-22"
TELL = {"do": "disclose", "case_id": "$ella", "way": "told", "disclosed_on": DAY, "agency": "nav"}
LINES = (
    {"do": "raise_concern", "let": "ella", "about": "Ella Nordli", "words": "Alene.", "arose_on": "2026-11-20"},
    {"do": "check_safety", "case_id": "$ella", "answer": "no", "reason": "Trygg."},
    {"do": "add_person", "case_id": "$ella", "full_name": "Silje Nordli", "relation": "mother", "responsible": True},
    {**TELL, "refused": ["G-SAMT"]},
    {**TELL, "ground": "own_task", "refused": ["necessity-missing"]},
    {**TELL, "ground": "own_task", "necessity": "Vurdert konkret."},
)
NOW = ("--now", "2026-11-22T12:00")


def begun(shell: Shell, folder: Path) -> None:
    script = folder / "lines.jsonl"
    script.write_text("\n".join(map(json.dumps, LINES)) + "\n", encoding="utf-8")
    assert shell.bti("script", str(script), *NOW).code == 0


def test_r18_what_has_left_a_case_is_listed_with_its_ground_and_its_reason(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path)
    (one,) = shell.bti("case", "shared", "1", "--json", *NOW).document["shared"]
    assert (one["agency"], one["necessity"], one["way"]) == ("nav", "Vurdert konkret.", "told")
    said = shell.bti("case", "shared", "1", *NOW).out
    assert "NAV" in said
    assert "Vurdert konkret" in said


def test_r24_a_paper_is_printed_through_the_gate(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path)
    target = tmp_path / "ark" / "samtykke.txt"
    target.parent.mkdir()
    words = ("--language", "nb", "--for", "silje", "--file", str(target))
    assert shell.bti("case", "paper", "1", *words, *NOW).code == 0
    assert "Du kan ombestemme deg" in target.read_text(encoding="utf-8")
    ways = {one["way"] for one in shell.bti("case", "shared", "1", "--json", *NOW).document["shared"]}
    assert ways == {"told", "consent_form"}
    other = ("--language", "xx", "--for", "silje", "--file", str(tmp_path / "ark" / "to.txt"))
    assert shell.bti("case", "paper", "1", *other, *NOW).code == 11

"""`bti case report`: what lies written of a report to child welfare, what it lacks, and the file of it."""

from pathlib import Path

from tests.cli.calls import Answer, Shell
from tests.cli.test_sharing import NOW, begun


def report(shell: Shell, *words: str) -> Answer:
    return shell.bti("--lang", "nb", "case", "report", "1", *words, *NOW)


def test_r26_the_report_is_read_in_the_order_of_the_national_form_with_what_it_lacks(
    shell: Shell, tmp_path: Path
) -> None:
    begun(shell, tmp_path)
    answer = report(shell)
    assert answer.code == 0
    assert "Ella Nordli" in answer.out
    assert "Mangler: telefon, e-post" in answer.err
    lacks = report(shell, "--json").document["lacks"]
    assert {"section": "ground", "field": "grounds"} in lacks


def test_r18_the_report_leaves_as_a_file_on_the_ground_of_the_duty_and_nothing_is_sent(
    shell: Shell, tmp_path: Path
) -> None:
    begun(shell, tmp_path)
    target = tmp_path / "ark" / "melding.txt"
    target.parent.mkdir()
    assert report(shell, "--file", str(target)).code == 0
    assert "Ella Nordli" in target.read_text(encoding="utf-8")
    shared = shell.bti("case", "shared", "1", "--json", *NOW).document["shared"]
    assert ("bv", "export") in {(one["agency"], one["way"]) for one in shared}
    assert report(shell, "--file", str(target)).code == 13


def test_r26_a_file_for_the_portal_is_not_written_while_a_field_lacks(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path)
    answer = report(shell, "--file", str(tmp_path / "melding.json"))
    assert answer.code == 10
    assert list(tmp_path.glob("*.json")) == []

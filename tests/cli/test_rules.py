"""`bti rules`: what the law fixes with its sources, and the municipality's own file."""

from pathlib import Path

import pytest

from tests.cli.calls import Shell

WEAKER = """
format = 1
checked_on = 2026-11-22
[ages.adult_from]
years = 17
valid_from = 2027-01-01
source = "Kommunestyret"
checked_on = 2026-11-22
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The municipality's own file, in a configuration folder that nobody else sees."""
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "rules.toml"


def test_r52_every_rule_is_listed_with_its_source_and_its_days(empty: Shell, file: Path) -> None:
    rules = empty.bti("rules", "list", "--json").document["rules"]
    assert not file.exists()
    assert len(rules) > 30
    assert all(one["source"] and one["valid_from"] and one["checked_on"] for one in rules)


def test_a_file_is_begun_checked_and_never_written_over(empty: Shell, file: Path) -> None:
    assert empty.bti("rules", "check").code == 2
    assert empty.bti("rules", "new").code == 0
    assert empty.bti("rules", "check", "--json").document == {"usable": True, "faults": []}
    before = file.read_text(encoding="utf-8")
    assert empty.bti("rules", "new").code == 2
    assert file.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Linje 5, ages.adult_from.years: adult_from følger av loven"),
        ("nn", "Linje 5, ages.adult_from.years: adult_from følgjer av lova"),
    ],
)
def test_r52_a_file_that_is_weaker_than_the_law_is_refused_in_plain_norwegian(
    empty: Shell, file: Path, language: str, said: str
) -> None:
    file.write_text(WEAKER, encoding="utf-8")
    answer = empty.bti("--lang", language, "rules", "check")
    assert answer.code == 22
    assert answer.out.startswith(said)
    assert "17" not in empty.bti("rules", "list").out.split("\n")[6]


def test_the_doctor_says_that_the_file_is_left_out(shell: Shell, file: Path) -> None:
    file.write_text(WEAKER, encoding="utf-8")
    assert "Rule pack: your own file rules.toml is left out." in shell.bti("--lang", "en", "store", "doctor").out


def test_r52_what_is_settled_here_stands_in_the_list(shell: Shell, file: Path) -> None:
    said = 'format = 1\nchecked_on = 2026-11-22\n[[sharing]]\ncode = "own_task"\nused = false\n'
    file.write_text(said, encoding="utf-8")
    listed = shell.bti("--lang", "en", "rules", "list").out
    assert "not used" in next(line for line in listed.splitlines() if "one's own task" in line)

"""`bti instrument`, and concern assessments entered by `bti script`."""

import json
from pathlib import Path

import pytest

from bti_tui.guide.compiled import INSTRUMENT, shipped_instrument
from tests.cli.calls import Shell
from tests.guide.test_instruments import SHIPPED, SMALL, without

SETTLED: dict[str, object] = {
    "do": "settle_route",
    "case_id": "$case",
    "route": "RM",
    "settled_on": "@+0d",
    "reason": "Tatt opp med helsestasjonen.",
}


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder that nobody else sees."""
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_file_that_will_do_says_where_to_lay_it(empty: Shell, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "kort.toml"
    path.write_text(SMALL, encoding="utf-8")
    answer = empty.bti("--lang", "nb", "instrument", "check", str(path))
    assert answer.code == 0
    assert "3 spørsmål" in answer.out
    assert str(home / "instruments") in answer.err


def test_r02_the_check_says_in_norwegian_and_with_the_line_what_is_missing(empty: Shell, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(without(SHIPPED, 'code = "vold"'), encoding="utf-8")
    answer = empty.bti("--lang", "nb", "instrument", "check", str(path))
    assert answer.code == 20
    assert "Spørsmålet om vold (vold) må stå blant trygghetsspørsmålene" in answer.out
    assert all(line.startswith("Linje ") for line in answer.out.splitlines())


def test_the_list_begins_with_the_one_of_now_and_names_files_that_cannot_be_used(empty: Shell, home: Path) -> None:
    folder = home / "instruments"
    folder.mkdir(parents=True)
    (folder / "kort.toml").write_text(SMALL, encoding="utf-8")
    (folder / "broken.toml").write_text(without(SHIPPED, 'code = "vold"'), encoding="utf-8")
    told = empty.bti("instrument", "list", "--json").document
    assert [(one["id"], one["is_answered_now"]) for one in told["instruments"]] == [
        ("kort", True),
        ("trivselsbilde", False),
    ]
    assert told["broken"] == ["broken.toml"]


def test_what_is_asked_can_be_read_without_the_program(empty: Shell, home: Path) -> None:
    told = empty.bti("--lang", "nn", "instrument", "show")
    assert told.code == 0
    for _, item in shipped_instrument().items_for(None):
        assert item.name.nn in told.out


def lines(*orders: dict[str, object]) -> str:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in orders)


def test_an_assessment_a_route_and_its_outcome_are_entered_by_script(shell: Shell, tmp_path: Path) -> None:
    instrument = shipped_instrument()
    answers = {item.code: "0" for _, item in instrument.items_for(None)} | {"b1": "2", "s3": "unknown"}
    grave = {item.code: "nei" for item in instrument.safety.items} | {"omsorg": "ja"}
    case = {"case_id": "$case"}
    path = tmp_path / "life.jsonl"
    path.write_text(
        lines(
            {"do": "raise_concern", "let": "case", "about": "Per Aas", "words": "Stille.", "arose_on": "@+0d"},
            {"do": "check_safety", **case, "answer": "no", "reason": "Trygg."},
            {
                "do": "assess_concern",
                **case,
                "answered_on": "@+0d",
                "answers": answers,
                "safety": grave,
                "resources": ["trygg_voksen"],
                "child_voice": "Jeg vil være med.",
            },
            SETTLED | {"outcome": "ikke_meldt_begrunnet", "refused": ["consulted-missing"]},
            SETTLED | {"outcome": "meldt_barnevern"},
        ),
        encoding="utf-8",
    )
    answer = shell.bti("script", str(path), "--json")
    assert answer.code == 0, answer.out + answer.err


def test_r04_an_open_route_stands_in_what_the_command_line_says_of_the_case(shell: Shell, tmp_path: Path) -> None:
    instrument = shipped_instrument()
    path = tmp_path / "open.jsonl"
    path.write_text(
        lines(
            {"do": "raise_concern", "let": "case", "about": "Per Aas", "words": "Stille.", "arose_on": "@+0d"},
            {
                "do": "assess_concern",
                "case_id": "$case",
                "answered_on": "@+0d",
                "answers": {item.code: "0" for _, item in instrument.items_for(None)},
                "safety": {item.code: "nei" for item in instrument.safety.items} | {"omsorg": "ja"},
            },
        ),
        encoding="utf-8",
    )
    assert shell.bti("script", str(path)).code == 0
    (number,) = (
        one["number"] for one in shell.bti("case", "list", "--json").document["cases"] if "Per" in one["short_name"]
    )
    assert "! Meldeplikt kan være utløst" in shell.bti("--lang", "nb", "case", "show", number).out


def test_answers_in_a_script_are_an_object_of_codes(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(
        lines({"do": "assess_concern", "case_id": "x", "answered_on": "@+0d", "answers": ["b1"]}), encoding="utf-8"
    )
    answer = shell.bti("script", str(path), "--json")
    assert answer.code != 0


def test_the_shipped_file_lies_in_the_package() -> None:
    assert INSTRUMENT.endswith("trivselsbilde")

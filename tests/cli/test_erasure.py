"""`bti case restrict, lift, restricted, withhold, release, purge` and `bti store receipts` as a shell meets them."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import Answer, Shell

CONCERN = ("--about", "Per Vik", "--words", "Sitter alene.", "--arose-on", "2026-11-20")
HIDE = ("--ground", "objection", "--reason", "En innsigelse er til vurdering.")
PURGE = (
    "--ground",
    "erasure_decided",
    "--reason",
    "Vedtak etter klage.",
    "--reference",
    "2026/118-4",
    "--decided-by",
    "Randi Moe",
)
LEADER = {"do": "register_professional", "full_name": "Randi Moe", "role": "leader"}


@pytest.fixture
def one(shell: Shell, tmp_path: Path) -> Shell:
    """A store with one case and a leader."""
    assert shell.bti("case", "new", *CONCERN).code == 0
    (tmp_path / "people.jsonl").write_text(json.dumps(LEADER) + "\n", encoding="utf-8")
    assert shell.bti("script", str(tmp_path / "people.jsonl")).code == 0
    return shell


def first_fact(shell: Shell) -> str:
    newest: list[dict[str, str]] = shell.bti("case", "show", "1", "--json").document["newest"]
    return newest[-1]["fact_id"]


def says(answer: Answer, *words: str) -> bool:
    return all(word in answer.out + answer.err for word in words)


def test_a_restricted_case_is_in_no_list_and_is_shown_with_a_reason_only(one: Shell) -> None:
    before = one.bti("store", "info", "--json").document
    assert one.bti("case", "restrict", "1", *HIDE).code == 0
    now = one.bti("store", "info", "--json").document
    assert (before["cases"], now["cases"], now["facts"], now["notes"]) == (1, 0, 0, 0)
    assert one.bti("case", "list", "--all", "--json").document["cases"] == []
    assert one.bti("today", "--json").document["items"] == []
    assert one.bti("case", "show", "1").code == 11
    (line,) = one.bti("case", "restricted", "--json").document["restricted"]
    assert (line["number"], line["ground"]) == ("S-001", "objection")
    shown = one.bti("case", "show", "1", "--why", "Krav om innsyn")
    assert says(shown, "! Sperret", "Per Vik")
    assert one.bti("case", "lift", "1", "--reason", "Avgjort").code == 0
    assert len(one.bti("case", "list", "--json").document["cases"]) == 1


def test_by_its_id_a_restricted_case_is_refused_too(one: Shell) -> None:
    (case,) = one.bti("case", "list", "--json").document["cases"]
    one.bti("case", "restrict", "1", *HIDE)
    assert one.bti("case", "show", case["case_id"]).code == 10
    assert one.bti("case", "show", "7", "--why", "Nysgjerrig").code == 11


def test_a_withheld_text_says_so_until_it_is_released(one: Shell) -> None:
    fact = first_fact(one)
    assert one.bti("case", "withhold", "1", fact, "--ground", "accuracy", "--reason", "Uenig").code == 0
    (line,) = [it for it in one.bti("case", "show", "1", "--json").document["newest"] if it["fact_id"] == fact]
    assert "Sperret (" in json.dumps(line, ensure_ascii=False)
    assert "Sitter alene" not in json.dumps(line)
    assert one.bti("case", "release", "1", fact, "--reason", "Avklart").code == 0
    assert "Sitter alene" in one.bti("case", "show", "1", "--json").out


def test_a_purge_is_shown_first_and_carried_out_with_the_number(one: Shell) -> None:
    seen = one.bti("case", "purge", "1", *PURGE)
    assert seen.code == 0
    assert says(seen, "2 tekster blir borte", "Ingenting er borte ennå")
    assert one.bti("case", "purge", "1", *PURGE, "--number", "S-002").code == 10
    assert one.bti("store", "receipts", "--json").document["receipts"] == []
    assert one.bti("case", "purge", "1", *PURGE, "--number", "1").code == 0
    assert says(one.bti("case", "show", "1"), "S-001", "Slettet etter lov", "art. 17")
    assert one.bti("case", "list", "--all", "--json").document["cases"] == []
    (line,) = one.bti("store", "receipts", "--json").document["receipts"]
    assert (line["number"], line["decided_by"], line["receipt"]["texts"]) == ("S-001", "Randi Moe", 2)
    assert says(one.bti("store", "receipts"), "S-001", "2026/118-4")
    assert one.bti("store", "verify").code == 0
    assert one.bti("store", "rebuild").code == 0
    for command in (("case", "readers", "1"), ("case", "show", "1", "--json"), ("today",), ("store", "info")):
        assert one.bti(*command).code == 0, command


def test_a_partly_purged_case_is_shown_with_the_day_and_the_ground(one: Shell) -> None:
    fact = first_fact(one)
    assert one.bti("case", "purge", "1", *PURGE, "--entry", fact, "--number", "1").code == 0
    shown = one.bti("case", "show", "1", "--json").out
    assert "Slettet etter lov (" in shown
    assert "personvernforordningen art. 17" in shown
    assert "Sitter alene" not in shown
    assert one.bti("case", "show", "1").code == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (("--reason", "Per er flyttet"), 10),
        (("--ground", "because"), 10),
        (("--reference", " "), 10),
        (("--decided-by", "Ingrid Solbakken"), 10),
        (("--decided-by", "Ingen"), 2),
        (("--entry", "none"), 11),
        (("--person", "none"), 11),
        (("--retained-until", "noe"), 2),
        (("--ground", "retention_over"), 10),
    ],
)
def test_r47_a_purge_that_lacks_something_is_refused(one: Shell, changes: tuple[str, str], code: int) -> None:
    assert one.bti("case", "purge", "1", *PURGE, *changes, "--number", "1").code == code
    assert one.bti("case", "list", "--json").document["cases"][0]["name"] == "Per Vik"


def test_a_backup_from_before_is_purged_again_and_says_so(real: Shell, tmp_path: Path) -> None:
    from tests.cli.calls import PASSPHRASE, secret_in

    def call(*words: str) -> Answer:
        return real.bti(*words, "--passphrase-fd", secret_in(PASSPHRASE))

    (tmp_path / "people.jsonl").write_text(json.dumps(LEADER) + "\n", encoding="utf-8")
    assert call("case", "new", *CONCERN).code == 0
    assert call("script", str(tmp_path / "people.jsonl")).code == 0
    made = call("store", "backup", "--to", str(tmp_path / "backups"), "--json").document["backup"]
    seen = call("case", "purge", "1", *PURGE)
    assert says(seen, "Sikkerhetskopien fra")
    assert call("case", "purge", "1", *PURGE, "--number", "1").code == 0
    back = real.bti(
        "store", "restore", made, "--store", str(tmp_path / "back"), "--passphrase-fd", secret_in(PASSPHRASE)
    )
    assert back.code == 0, back.err
    assert says(back, "1 sletting ble gjort på nytt")

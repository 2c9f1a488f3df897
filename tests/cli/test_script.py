"""`bti script`: a whole life of a case in one file, stopping at the first no."""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from bti_tui.cli.store_creation import INVENTED
from tests.cli.calls import Shell

CONCERN = {"do": "raise_concern", "let": "case", "about": "Per Aas", "words": "Trekker seg unna.", "arose_on": "@-1d"}
SAFE = {"do": "check_safety", "case_id": "$case", "answer": "no", "reason": "Trygg hjemme og her."}
EARLY = {"do": "decide", "case_id": "$case", "outcome": "nivaa1", "reason": "Nå.", "decided_on": "@+0d"}


def shipped(name: str) -> str:
    return str(resources.files("bti_tui.demo") / name)


def test_the_shipped_life_runs_from_the_first_wondering_to_the_archive(shell: Shell) -> None:
    answer = shell.bti("script", shipped("life.jsonl"))
    assert (answer.code, answer.err) == (0, "")
    assert all(line["ok"] for line in answer.lines)
    shown = shell.bti("case", "show", "1", "--json").document["case"]
    assert (shown["status"], shown["level"]) == ("archived", 1)
    assert shell.bti("store", "verify", "--json").document == {"sound": True, "findings": []}


def test_the_shipped_life_makes_the_facts_of_the_scenario_in_order(shell: Shell) -> None:
    facts = [fact for line in shell.bti("script", shipped("life.jsonl")).lines for fact in line["facts"]]
    assert facts == [
        "concern.raised",
        "safety.checked",
        "concern.observed",
        "concern.observed",
        "concern.rated",
        "leader.told",
        "family.talked",
        "decision.made",
        "level.changed",
        "baton.offered",
        "baton.accepted",
        "person.added",
        "person.added",
        "consent.answered",
        "consent.answered",
        "understanding.shared",
        "goal.set",
        "measure.planned",
        "measure.planned",
        "evaluation.planned",
        "entry.written",
        "entry.written",
        "measure.evaluated",
        "measure.evaluated",
        "goal.assessed",
        "decision.made",
        "case.closed",
        "case.archived",
    ]


def test_the_invented_unit_has_something_for_every_group_of_the_day(shell: Shell) -> None:
    answer = shell.bti("script", shipped("people.jsonl"))
    assert (answer.code, answer.err) == (0, "")
    lines = [json.loads(line) for line in Path(shipped("people.jsonl")).read_text(encoding="utf-8").splitlines()]
    people = [line["full_name"] for line in lines if line["do"] == "register_professional"]
    groups: set[str] = set()
    levels: dict[str, int] = {}
    for who in (INVENTED["name"], *people):
        due = shell.bti("today", "--json", "--as", who).document
        groups |= {item["group"] for item in due["items"]}
        listed = shell.bti("case", "list", "--all", "--json", "--as", who).document["cases"]
        levels |= {row["number"]: row["level"] for row in listed}
    assert {"safety", "overdue", "today", "waiting"} <= groups
    assert len(levels) == 12
    assert set(levels.values()) == {0, 1}


@pytest.mark.parametrize("name", ["life.jsonl", "people.jsonl"])
def test_the_shipped_texts_hold_no_number_that_could_be_a_national_id(name: str) -> None:
    text = (resources.files("bti_tui.demo") / name).read_text(encoding="utf-8")
    assert re.findall(r"\d{11}|\d{6} \d{5}", text) == []


def test_a_line_answers_with_one_object_that_names_what_it_made(shell: Shell) -> None:
    answer = shell.script(CONCERN, SAFE)
    first, second = answer.lines
    assert first == {
        "line": 1,
        "do": "raise_concern",
        "ok": True,
        "case": first["made"],
        "made": first["made"],
        "facts": ["concern.raised"],
    }
    assert second["case"] == first["case"]
    assert second["made"] is None


def test_a_refusal_says_all_its_reasons_with_the_step_that_mends_each(shell: Shell) -> None:
    answer = shell.script(CONCERN, SAFE, EARLY)
    refusal = answer.lines[-1]
    assert answer.code == 10
    assert (refusal["line"], refusal["ok"], refusal["code"]) == (3, False, "refused")
    assert {reason["code"] for reason in refusal["reasons"]} == {"G-KON", "G-LED", "G-FAM"}
    assert all(reason["text"] and reason["mend"] and not reason["soft"] for reason in refusal["reasons"])
    assert "script.jsonl:3" in answer.err


def test_a_refusal_says_what_each_guard_means_in_the_words_of_the_guide_beside_its_code(shell: Shell) -> None:
    answer = shell.script(CONCERN, SAFE, EARLY)
    said = {reason["code"]: reason["text"] for reason in answer.lines[-1]["reasons"]}
    assert said["G-LED"] == "Lederen er ikke informert."
    assert not any(text == code for code, text in said.items())
    assert "Lederen er ikke informert (G-LED)" in answer.err
    expected = shell.script(CONCERN, {**EARLY, "refused": ["G-FAM", "G-KON", "G-LED", "G-SIK"]}).lines[1]
    assert {reason["code"]: reason["text"] for reason in expected["reasons"]}["G-LED"] == "Lederen er ikke informert."


def test_nothing_of_a_script_is_carried_out_when_one_line_is_refused(shell: Shell) -> None:
    answer = shell.script(CONCERN, EARLY, SAFE)
    assert [(line["line"], line["ok"]) for line in answer.lines] == [(2, False)]
    assert (answer.code, shell.facts()) == (10, 0)
    assert shell.bti("store", "verify", "--json").document == {"sound": True, "findings": []}
    assert shell.script(CONCERN, SAFE).code == 0


def test_a_script_from_stdin_is_answered_line_by_line_and_each_line_lasts(shell: Shell) -> None:
    lines = "".join(f"{json.dumps(line)}\n" for line in (CONCERN, EARLY, SAFE)).encode()
    answer = shell.bti("script", "-", stdin=lines)
    assert [line["ok"] for line in answer.lines] == [True, False]
    assert shell.facts() == 1


def test_a_dry_run_says_line_by_line_what_would_happen_and_writes_nothing(shell: Shell) -> None:
    answer = shell.script(CONCERN, SAFE, EARLY, options=("--dry-run",))
    assert [(line["ok"], line["dry_run"]) for line in answer.lines] == [(True, True), (True, True), (False, True)]
    assert answer.lines[1]["facts"] == ["safety.checked"]
    assert answer.code == 10
    assert answer.err.splitlines()[-1] == "Prøvekjøring: 2 linjer ville blitt utført. Ingenting er skrevet."
    assert shell.facts() == 0
    assert shell.bti("case", "list", "--json").document["cases"] == []
    assert shell.bti("store", "verify", "--json").document == {"sound": True, "findings": []}
    assert shell.script(CONCERN, SAFE, options=("--dry-run",)).code == 0
    assert [line["ok"] for line in shell.script(CONCERN, SAFE).lines] == [True, True]


def test_a_dry_run_may_go_on_after_a_no(shell: Shell) -> None:
    answer = shell.script(CONCERN, EARLY, SAFE, options=("--dry-run", "--keep-going"))
    assert [line["ok"] for line in answer.lines] == [True, False, True]
    assert shell.facts() == 0


def test_a_script_that_keeps_going_ends_with_the_code_of_its_first_no(shell: Shell) -> None:
    answer = shell.script(CONCERN, EARLY, {"do": "nonsense"}, SAFE, options=("--keep-going",))
    assert [line["ok"] for line in answer.lines] == [True, False, False, True]
    assert answer.code == 10


def test_a_slip_on_the_last_line_is_found_before_the_first_line_is_carried_out(shell: Shell) -> None:
    answer = shell.script(CONCERN, SAFE, {"do": "observe", "case_id": "$case", "seen": "x"})
    assert answer.code == 13
    assert [line["line"] for line in answer.lines] == [3]
    assert shell.facts() == 0


def test_a_line_may_say_for_what_it_shall_be_refused_and_the_script_goes_on(shell: Shell) -> None:
    answer = shell.script(CONCERN, {**EARLY, "refused": ["G-FAM", "G-KON", "G-LED", "G-SIK"]}, SAFE)
    assert (answer.code, [line["ok"] for line in answer.lines]) == (0, [True, True, True])
    told = answer.lines[1]
    assert (set(told["refused"]), told["facts"]) == ({"G-SIK", "G-KON", "G-LED", "G-FAM"}, [])
    assert shell.facts() == 2


@pytest.mark.parametrize(
    ("line", "found"), [({**EARLY, "refused": ["G-SIK"]}, "G-KON"), ({**SAFE, "refused": ["G-SIK"]}, "-")]
)
def test_a_line_that_is_refused_otherwise_than_it_says_ends_the_script(
    shell: Shell, line: dict[str, Any], found: str
) -> None:
    answer = shell.script(CONCERN, line, options=("--keep-going",))
    fault = answer.lines[1]
    assert (answer.code, fault["ok"], fault["problem"]) == (13, False, "refused-otherwise")
    assert found in fault["expected"]
    assert shell.facts() == 1


def test_stdin_is_answered_line_by_line(shell: Shell) -> None:
    typed = "\n".join(json.dumps(line) for line in (CONCERN, {"do": "nonsense"}, SAFE)).encode()
    answer = shell.bti("script", "-", stdin=typed)
    assert [line["ok"] for line in answer.lines] == [True, False]
    assert "stdin:2" in answer.err
    assert shell.facts() == 1


def test_a_name_of_a_case_leads_to_its_person(shell: Shell) -> None:
    youth = {**CONCERN, "subject_kind": "youth", "born_on": "@-6300d"}
    share = {"do": "choose_log_mode", "case_id": "$case", "mode": "digital", "reason": "Ønsker det."}
    consent: dict[str, Any] = {
        "do": "answer_consent",
        "case_id": "$case",
        "signatory": "$case.subject",
        "answer": "no",
        "answered_on": "@+0d",
    }
    assert shell.script(youth, SAFE, share, consent).code == 0


def test_a_text_that_looks_like_a_name_stays_the_text_that_was_written(shell: Shell) -> None:
    shell.script(CONCERN, {**SAFE, "reason": "$case"})
    shown = shell.script({**CONCERN, "about": "$case"})
    assert shown.code == 0
    assert "$case" in shell.bti("case", "show", "2").out


def test_remarks_and_empty_lines_are_passed_over(shell: Shell) -> None:
    typed = b"\n  \n" + json.dumps({"note": "Mandag.", **CONCERN}).encode() + b"\n"
    assert [line["line"] for line in shell.bti("script", "-", stdin=typed).lines] == [3]


def test_a_line_may_say_who_does_it_and_when(shell: Shell) -> None:
    colleague = {"do": "register_professional", "let": "berit", "full_name": "Berit Aune", "role": "leader"}
    early = {**CONCERN, "as": "$berit", "now": "2026-03-02T09:00", "arose_on": "2026-03-02"}
    by_name = {**CONCERN, "let": "other", "as": "berit aune", "now": "-3dT09:00", "arose_on": "@-3d"}
    assert shell.script(colleague, early, by_name).code == 0
    rows = shell.bti("case", "list", "--json", "--as", "Berit Aune").document["cases"]
    assert len({row["owner"] for row in rows}) == 1
    assert shell.bti("case", "list", "--json").document["cases"] == []


def test_a_date_in_the_future_of_the_line_is_refused_although_it_is_past_for_us(shell: Shell) -> None:
    answer = shell.script({**CONCERN, "now": "2026-03-02T09:00", "arose_on": "2026-03-03"})
    assert answer.lines[0]["reasons"][0]["code"] == "date-in-future"


def test_an_unknown_colleague_is_not_found(shell: Shell) -> None:
    tell = {"do": "share_with_leader", "case_id": "$case", "leader": "nobody", "shared_on": "@+0d"}
    answer = shell.script(CONCERN, tell)
    assert (answer.code, answer.lines[-1]["code"]) == (11, "not-found")

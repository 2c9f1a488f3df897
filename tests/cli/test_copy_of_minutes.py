"""`bti case copy --meeting`: a meeting is named by its day, or as the last one that was held."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import Answer, Shell
from tests.cli.test_sharing import LINES

NOW = ("--now", "2026-11-22T18:00")


def held(shell: Shell, folder: Path, *days: str) -> None:
    """Meetings on these days with minutes that are approved, each with its day in its words."""
    lines: list[dict[str, object]] = [dict(one) for one in LINES[:3]]
    for number, day in enumerate(days):
        begins = f"09:{10 * number:02}"
        given = {"case_id": "$ella", "meeting": f"$m{number}", "now": f"{day}T{begins}"}
        lines += [
            {"do": "plan_meeting", "let": f"m{number}", "case_id": "$ella", "kind": "samarbeidsmote", "on": day,
             "at": begins, "minutes": 5, "purpose": f"Formål {day} {begins}", "now": "2026-11-20T08:00"},
            {"do": "begin_meeting", **given},
            {"do": "approve_minutes", **given, "holder_stays": True},
        ]  # fmt: skip
    script = folder / "lines.jsonl"
    script.write_text("\n".join(map(json.dumps, sorted(lines, key=lambda one: str(one.get("now", ""))))) + "\n")
    answer = shell.bti("script", str(script), "--now", "2026-11-20T07:00")
    assert answer.code == 0, answer.err


def minutes_of(shell: Shell, folder: Path, meeting: str) -> Answer:
    target = folder / "ark" / f"{meeting.replace('.', '-')}.txt"
    target.parent.mkdir(exist_ok=True)
    words = ("--archive", "--meeting", meeting, "--file", str(target))
    return shell.bti("--lang", "nb", "case", "copy", "1", *words, *NOW)


@pytest.mark.parametrize(
    ("meeting", "day"),
    [("siste", "2026-11-21"), ("last", "2026-11-21"), ("20.11", "2026-11-20"), ("2026-11-21", "2026-11-21")],
)
def test_the_day_or_last_says_which_meeting_is_meant(shell: Shell, tmp_path: Path, meeting: str, day: str) -> None:
    held(shell, tmp_path, "2026-11-20", "2026-11-21")
    answer = minutes_of(shell, tmp_path, meeting)
    assert answer.code == 0, answer.err
    written = next((tmp_path / "ark").iterdir()).read_text(encoding="utf-8")
    assert f"{day[-2:]}. november 2026 kl. 09:" in written


def test_it_is_said_that_the_file_is_not_encrypted_and_what_to_do(shell: Shell, tmp_path: Path) -> None:
    held(shell, tmp_path, "2026-11-20")
    told = minutes_of(shell, tmp_path, "siste").out
    assert told.startswith("Skrevet: ")
    assert told.rstrip().endswith("siste.txt. Filen er ikke kryptert: slett den når den er brukt.")


@pytest.mark.parametrize("meeting", ["19.11", "tull"])
def test_a_day_without_a_meeting_is_none(shell: Shell, tmp_path: Path, meeting: str) -> None:
    held(shell, tmp_path, "2026-11-20")
    assert minutes_of(shell, tmp_path, meeting).code == 11
    assert list((tmp_path / "ark").iterdir()) == []


def test_of_two_meetings_on_one_day_none_is_guessed(shell: Shell, tmp_path: Path) -> None:
    held(shell, tmp_path, "2026-11-20", "2026-11-20")
    assert minutes_of(shell, tmp_path, "20.11").code != 0
    assert minutes_of(shell, tmp_path, "siste").code == 0

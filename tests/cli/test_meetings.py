"""`bti case meetings` and `bti case invitation`: the list, one meeting, and the file that goes out before it."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.calendar_reader import read_calendar
from tests.cli.calls import Shell
from tests.cli.test_sharing import LINES

NOW = ("--now", "2026-11-22T18:00")


@pytest.fixture
def planned(shell: Shell, tmp_path: Path) -> Shell:
    """A case with two meetings that wait."""
    lines: list[dict[str, object]] = [dict(one) for one in LINES[:3]]
    for number, day in enumerate(("2026-11-27", "2026-12-04")):
        lines.append(
            {
                "do": "plan_meeting",
                "let": f"m{number}",
                "case_id": "$ella",
                "kind": "samarbeidsmote",
                "on": day,
                "at": "13:30",
                "minutes": 45,
                "agenda": "samarbeid",
                "place": "Rom 2",
                "purpose": "Se på planen sammen.",
                "items": [{"code": "stemme", "minutes": 8}],
                "attendees": [{"id": "$me", "why": "Har stafetten."}],
            }
        )
    script = tmp_path / "lines.jsonl"
    script.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    answer = shell.bti("script", str(script), "--now", "2026-11-20T07:00")
    assert answer.code == 0, answer.err
    return shell


def told(shell: Shell, *words: str) -> Any:
    """What a command answers as JSON."""
    answer = shell.bti("--lang", "nb", "case", "meetings", "1", *words, "--json", *NOW)
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_the_meetings_of_a_case_are_listed_and_one_is_shown_with_its_agenda(planned: Shell) -> None:
    assert [one["on"] for one in told(planned)["meetings"]] == ["2026-11-27", "2026-12-04"]
    one = told(planned, "--meeting", "4.12")
    assert (one["meeting"]["on"], one["meeting"]["place"]) == ("2026-12-04", "Rom 2")
    assert [each["code"] for each in one["agenda"]] == ["stemme"]
    assert [each["invitation"] for each in one["attendees"]] == ["not_sent"]
    shown = planned.bti("--lang", "nb", "case", "meetings", "1", "--meeting", "neste", *NOW).out
    assert "Samarbeidsmøte, 2026-11-27 13.30, Rom 2, Se på planen sammen." in shown
    assert "Barnets stemme; foresatte først" in shown
    assert "2026-12-04" in planned.bti("--lang", "nb", "case", "meetings", "1", *NOW).out


def test_an_invitation_is_written_for_the_next_meeting_and_stands_in_the_case(planned: Shell, tmp_path: Path) -> None:
    file = tmp_path / "ut" / "mote.ics"
    file.parent.mkdir()
    answer = planned.bti("--lang", "nb", "case", "invitation", "1", "--file", str(file), *NOW)
    assert answer.code == 0, answer.err
    event = read_calendar(file.read_bytes()).part("VEVENT")
    assert (event.text("SUMMARY"), event.text("LOCATION")) == ("Samarbeidsmøte", "Rom 2")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each["invitation"] for each in told(planned, "--meeting", "next")["attendees"]] == ["sent"]


@pytest.mark.parametrize("meeting", ["28.11", "tull", "siste"])
def test_a_meeting_that_is_not_there_is_not_guessed(planned: Shell, meeting: str) -> None:
    assert planned.bti("case", "meetings", "1", "--meeting", meeting, *NOW).code == 11

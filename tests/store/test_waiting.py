"""What waits outside of a store survives two windows of the same person at once."""

import json
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.store.aside import Aside
from bti_tui.store.waiting import Waiting

STORE = str(uuid.UUID(int=7))
LOOKS = 600
READING = """
import sys
from pathlib import Path
from bti_tui.store.waiting import Waiting

waiting = Waiting(Path(sys.argv[1]), sys.argv[2])
for number in range(int(sys.argv[4])):
    waiting.add_reads([{"actor": sys.argv[3], "act": "case.read", "case": f"case-{number}", "at": "2026-11-23"}])
"""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def look(case: str) -> dict[str, str | None]:
    return {"actor": "kari", "act": "case.read", "case": case, "at": "2026-11-23"}


def test_no_look_is_lost_while_two_windows_write_and_a_third_puts_them_away(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path, STORE)
    command = [sys.executable, "-c", READING, str(tmp_path), STORE]
    windows = [subprocess.Popen([*command, who, str(LOOKS)]) for who in ("kari", "anna")]
    stored: list[tuple[str | None, str | None]] = []
    is_over = False
    while not is_over:
        is_over = all(window.poll() is not None for window in windows)
        reads, files = waiting.take_reads()
        stored += [(read["actor"], read["case"]) for read in reads]
        waiting.clear(files)
    assert [window.returncode for window in windows] == [0, 0]
    assert set(stored) == {(who, f"case-{number}") for who in ("kari", "anna") for number in range(LOOKS)}
    assert waiting.reads() == ()


def test_what_is_written_between_the_look_and_the_putting_away_stays(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path, STORE)
    waiting.add_reads([look("one")])
    reads, files = waiting.take_reads()
    waiting.add_reads([look("two")])
    waiting.clear(files)
    assert [read["case"] for read in reads] == ["one"]
    assert [read["case"] for read in waiting.reads()] == ["two"]


def test_what_was_taken_by_somebody_who_then_broke_down_is_taken_again(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path, STORE)
    waiting.add_reads([look("one")])
    waiting.take_reads()
    waiting.add_reads([look("two")])
    assert [read["case"] for read in waiting.reads()] == ["one", "two"]
    assert [read["case"] for read in waiting.take_reads()[0]] == ["one", "two"]


def test_a_line_that_a_power_cut_left_half_written_spoils_no_other(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path, STORE)
    waiting.add_reads([look("one")])
    path = next((tmp_path / "seen").glob("*.reads"))
    path.write_bytes(path.read_bytes() + json.dumps(look("two")).encode()[:20])
    waiting.add_reads([look("three")])
    assert [read["case"] for read in waiting.reads()] == ["one", "three"]


def test_a_draft_that_another_window_has_sealed_meanwhile_stays(tmp_path: Path) -> None:
    here, there = (Aside(tmp_path, STORE, b"k" * 32) for _ in range(2))
    old = Draft("one", UserId("kari"), CaseId("x"), "step.observe", "n0", "{}", NOW)
    here.put(old)
    here.put(replace(old, id="two"))
    assert len(list(here.drafts())) == len({"one", "two"})
    newer = replace(old, values='{"text": "mer"}', updated_at=NOW + timedelta(minutes=1))
    there.put(newer)
    here.clear()
    assert list(there.drafts()) == [newer]

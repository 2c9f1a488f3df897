"""A meeting of forty-five minutes in a real terminal: all that was typed is in the minutes, whatever came between."""

from functools import partial
from pathlib import Path
from typing import Final

import pytest

from bti_tui import bootstrap
from bti_tui.domain.facts import GoalSet, LineStruck, MinutesApproved, PresenceNoted
from bti_tui.screens.watching import PULSE_SECONDS
from tests.tty.meeting_script import GOALS, HOLDER, MEASURES, POINTS
from tests.tty.meeting_store import NOW, Kept, make_meeting
from tests.tty.meeting_talk import WHOLE
from tests.tty.minute_taker import MinuteTaker, wait
from tests.tty.test_idle import LOOKS, until_still
from tests.tty.ttyprobe import Probe
from tests.tty.typist import program

pytestmark = pytest.mark.pty

WORDS_A_MINUTE: Final = 40
LETTERS_A_WORD: Final = 5
TIMES_FASTER: Final = 100
"""The typist's clock runs so many times faster than hers; `python -m bench.typist` lets it run as hers does."""
GAP: Final = 60 / (WORDS_A_MINUTE * LETTERS_A_WORD) / TIMES_FASTER


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A case whose meeting has begun."""
    make_meeting(tmp_path / "store")
    return tmp_path / "store"


def minute_taker(store: Path, home: Path, gap: float) -> MinuteTaker:
    """She types all keys of a line at once, or with a gap between them."""

    def types(probe: Probe, keys: str) -> None:
        probe.send(keys, gap)

    return MinuteTaker(partial(program, store, home, "--now", NOW, "--as", HOLDER), types)


@pytest.mark.parametrize("gap", [GAP, 0.0], ids=["typed", "in bursts"])
def test_minutes_of_a_whole_meeting_lose_no_letter(gap: float, store: Path, tmp_path: Path) -> None:
    hers = minute_taker(store, tmp_path / "home", gap)
    try:
        for line in WHOLE:
            hers.take(line)
        hers.approve()
    finally:
        hers.probe.close()
    assert hers.lost == 0
    with bootstrap.opened(store) as ctx:
        kept = Kept(ctx)
    assert kept.entries == [(line.kind, line.text) for line in WHOLE if line.kind]
    assert [kept.names.text(one.text) for one in kept.of(GoalSet)] == list(GOALS)
    assert kept.measures == list(MEASURES)
    assert len(kept.of(LineStruck)) == 1
    assert [one.presence.value for one in kept.of(PresenceNoted)] == [
        "present",
        "present",
        "absent",
        "present",
        "present",
    ]
    meeting = kept.case.planned_meetings[-1]
    assert len(meeting.reached) == POINTS
    approved = kept.of(MinutesApproved)[-1]
    assert (approved.next_on.isoformat(), approved.holder_stays) == ("2026-12-01", True)
    assert kept.case.child_talk is not None


def test_while_nobody_types_the_terminal_gets_no_byte_within_a_minute(store: Path, tmp_path: Path) -> None:
    hers = minute_taker(store, tmp_path / "home", 0.0)
    try:
        before = until_still(hers.probe)
        wait(LOOKS * PULSE_SECONDS)
        assert len(hers.probe.output) == before
    finally:
        hers.probe.close()

"""`python -m bench.typist`: a whole meeting at the speed of a person, with a lock, deaths and a closed lid in between.

Somebody types 40 words a minute, makes mistakes and takes them back, and listens between the lines. Told are the time
from each key to its letter on the screen, the letters that were lost, and whether the minutes and the measures are the
ones that were typed. Exit 0: no letter was lost and all is as expected; 1: something is not. No time makes it fail:
times depend on the machine.
"""

import argparse
import difflib
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from bench.hand import Hand
from bench.report import P95
from bench.rounds import percentile
from bench.terminal import TimedProbe
from bti_tui import bootstrap
from bti_tui.domain.facts import GoalSet, MinutesApproved
from tests.tty.meeting_script import GOALS, HOLDER, MEASURES, Agreed, Typed
from tests.tty.meeting_store import NOW, Kept, make_meeting
from tests.tty.meeting_talk import WHOLE
from tests.tty.minute_taker import MinuteTaker
from tests.tty.ttyprobe import keys

QUICK: Final = (*(line for line in WHOLE[:8] if not line.interruption), WHOLE[-1])
"""A few lines, for a look whether all still comes out."""
MOST_MS: Final = 30.0
"""From a key to its letter, for 95 of 100 keys."""


def start(store: Path, home: Path) -> TimedProbe:
    """The program, as the minute-taker starts it."""
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(store), "--now", NOW, "--as", HOLDER]
    return TimedProbe(command, env={"BTI_HOME": str(home / "bti"), "TMPDIR": str(home / "tmp")})


def sit_through(
    lines: Sequence[Typed], store: Path, home: Path, hand: Hand, minutes: float, pause: float
) -> MinuteTaker:
    """The meeting from its beginning to the approval of its minutes; it lasts so many minutes, or as the keys take."""
    hers = MinuteTaker(partial(start, store, home), hand.types, pause_seconds=pause)
    ends = time.monotonic() + minutes * 60
    try:
        for place, line in enumerate(lines):
            hers.take(line)
            rest = lines[place + 1 :]
            spare = ends - time.monotonic() - sum(len(keys(one.keys)) for one in rest) * hand.mean_gap
            assert isinstance(hers.probe, TimedProbe)
            hers.probe.pass_time(max(0.0, spare / (len(rest) + 1) * hand.chance.uniform(0.5, 1.5)))
            print(f"{place + 1} of {len(lines)} lines, {len(hand.letters)} letters", file=sys.stderr, flush=True)
        hers.approve()
    finally:
        hers.probe.close()
    return hers


@dataclass(frozen=True)
class Wanted:
    """What the minutes must hold when these lines were typed."""

    lines: Sequence[Typed]

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Kind and words of each entry."""
        return [(line.kind, line.text) for line in self.lines if line.kind]

    @property
    def goals(self) -> list[str]:
        """The goals."""
        return [goal for goal in GOALS if any(goal in line.keys for line in self.lines)]

    @property
    def measures(self) -> list[Agreed]:
        """The measures."""
        return [one for one in MEASURES if any(one.title in line.keys for line in self.lines)]

    def wrong(self, kept: Kept) -> dict[str, object]:
        """What is in the store otherwise than it was typed; empty when nothing is."""
        pairs: dict[str, tuple[object, object]] = {
            "minutes": (self.entries, kept.entries),
            "goals": (self.goals, [kept.names.text(one.text) for one in kept.of(GoalSet)]),
            "measures": (self.measures, kept.measures),
            "approved": (1, len(kept.of(MinutesApproved))),
        }
        differ = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
        return {name: {"wanted": str(wanted), "found": str(found)} for name, (wanted, found) in differ.items()}

    def lost_letters(self, kept: Kept) -> int:
        """Letters of the minutes and the measures that were typed and are not in the store, in their order."""
        typed, stored = (
            "\n".join([*(text for _, text in one.entries), *(each.title for each in one.measures)])
            for one in (self, kept)
        )
        blocks = difflib.SequenceMatcher(None, typed, stored, autojunk=False).get_matching_blocks()
        return len(typed) - sum(one.size for one in blocks)


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and the slowest, in milliseconds."""
    found = {"median": statistics.median(values), "p95": percentile(values, P95), "max": max(values)}
    return {"count": len(values), **{name: round(value, 1) for name, value in found.items()}}


def report(hand: Hand, hers: MinuteTaker, wanted: Wanted, kept: Kept) -> dict[str, object]:
    """What is told of one sitting."""
    return {
        "letters_ms": spread(hand.letters),
        "other_keys_ms": spread(hand.commands),
        "within_goal": percentile(hand.letters, P95) <= MOST_MS,
        "not_on_the_screen": hand.not_seen,
        "lost_on_the_way": hers.lost,
        "lost_letters": wanted.lost_letters(kept),
        "wrong": wanted.wrong(kept),
        "came_between": [
            {"what": one.what, "after": one.after, "back_after_s": round(one.away_seconds, 2), "lost": one.lost}
            for one in hers.came_between
        ],
    }


def asked(words: Sequence[str]) -> argparse.Namespace:
    """The options of one run."""
    parser = argparse.ArgumentParser(prog="python -m bench.typist", description=__doc__)
    parser.add_argument("--minutes", type=float, default=45.0, help="how long the meeting lasts; 0: without listening")
    parser.add_argument("--words", type=float, default=40.0, help="a minute, while she types")
    parser.add_argument("--entries", type=int, default=2_000, help="that are in the log already")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds before a kill, beyond the time of one key")
    parser.add_argument(
        "--quick", action="store_true", help="a few lines as fast as can be: only proves that all comes out"
    )
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with")
    parser.add_argument("--json", type=Path, default=Path("reports/typist.json"), help="where the report goes")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> int:
    """Sit through one meeting and tell."""
    options = asked(words)
    lines = QUICK if options.quick else WHOLE
    hand = Hand(options.words, random.Random(options.seed))  # noqa: S311 pauses between keys
    load, began = os.getloadavg()[0], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bti-typist-") as folder:
        store = Path(folder) / "store"
        make_meeting(store, options.entries)
        hers = sit_through(lines, store, Path(folder) / "home", hand, options.minutes, options.pause)
        with bootstrap.opened(store) as ctx:
            told = report(hand, hers, Wanted(lines), Kept(ctx))
    told = {
        "minutes": round((time.monotonic() - began) / 60, 1),
        "words_a_minute": options.words,
        "entries": options.entries,
        "pause_s": options.pause,
        "machine": platform.platform(),
        "load_average": [load, os.getloadavg()[0]],
        **told,
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(text, encoding="utf-8")
    print(text, end="")
    return 1 if told["wrong"] or told["lost_letters"] or told["not_on_the_screen"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A hand that types as a person does, key by key in its own time, and notes when each letter was on the screen."""

import random
import re
import time
from dataclasses import dataclass, field
from typing import Final

from bench.terminal import TimedProbe
from tests.tty.ttyprobe import Probe

LETTERS_A_WORD: Final = 5
QUICKEST, SLOWEST, USUAL = 0.2, 7 / 3, 7 / 15
"""The time between two keys, in mean times: pairs that the fingers know, a letter that is looked for, and most."""
NOT_SEEN_SECONDS: Final = 2.0
"""A letter that was not on the screen by then is told as not seen."""
KEY: Final = re.compile(r"<[^<>]+>|[^<]")
LIST_KEY: Final = "<f7>"
"""Leads to the list of who is here: the letters that follow it in the same line are pressed there."""
TAKE_BACK: Final = "<bs>"


@dataclass
class Hand:
    """Keys go out in their own time, whether the program has answered or not."""

    words_a_minute: float
    chance: random.Random
    letters: list[float] = field(default_factory=list)
    """Milliseconds from each letter, and from each that was taken back, to the screen."""
    commands: list[float] = field(default_factory=list)
    """Milliseconds from each other key to the first of what it changed."""
    not_seen: list[str] = field(default_factory=list)

    @property
    def mean_gap(self) -> float:
        """Seconds between two keys."""
        return 60 / (self.words_a_minute * LETTERS_A_WORD)

    def types(self, probe: Probe, spec: str) -> None:
        """Press the keys of a spec one by one."""
        assert isinstance(probe, TimedProbe)
        is_in_list = False
        for key in KEY.findall(spec):
            gap = self.mean_gap * self.chance.triangular(QUICKEST, SLOWEST, USUAL)
            began = time.perf_counter()
            if key == LIST_KEY:
                is_in_list = not is_in_list
            is_letter = (len(key) == 1 or key == TAKE_BACK) and not is_in_list
            self._press(probe, key, is_letter=is_letter)
            probe.pass_time(max(0.0, gap - (time.perf_counter() - began)))

    def _press(self, probe: TimedProbe, key: str, *, is_letter: bool) -> None:
        before = _line(probe) if is_letter else (probe.emulator.text, "")

        def holds() -> bool:
            if not is_letter:
                return probe.emulator.text != before[0]
            now = _line(probe)
            return now != before and (key in {" ", TAKE_BACK} or now[1].endswith(key))

        pressed = probe.press(key)
        try:
            shown = probe.first(holds, key, NOT_SEEN_SECONDS)
        except AssertionError:
            if is_letter and key != " ":  # a blank at the edge of the line changes nothing that can be seen
                self.not_seen.append(key)
            return
        (self.letters if is_letter else self.commands).append((shown - pressed) * 1000)


def _line(probe: TimedProbe) -> tuple[str, str]:
    """Where the cursor is, and what stands before it."""
    column, row = probe.emulator.cursor
    return f"{column},{row}", probe.emulator.rows[row][:column].rstrip()

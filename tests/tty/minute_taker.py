"""Takes the minutes of a meeting in a terminal, and goes on where she was whatever comes between."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.tty.meeting_script import KILL, LID, LOCK, Typed
from tests.tty.ttyprobe import Probe
from tests.tty.typist import escaped

LINE: Final = r"^ > {0,3}"
PAUSE: Final = 1.0
"""Seconds that pass between the last letter and a death: the time of one letter for who types 40 words a minute."""
ENTER: Final = "<enter>"


@dataclass(frozen=True)
class Came:
    """What came between: after which letters, how long it took until the line was there again, and what was gone."""

    what: str
    after: str
    away_seconds: float
    lost: int


def wait(seconds: float) -> None:
    """Real time goes by: this is what a death has to be kept from."""
    threading.Event().wait(seconds)


class MinuteTaker:
    """Types the minutes; when the program goes, she starts it again and types on where she was."""

    def __init__(
        self, start: Callable[[], Probe], types: Callable[[Probe, str], None], *, pause_seconds: float = PAUSE
    ) -> None:
        """`start` brings up the program, `types` presses keys one by one as she does; she dies after a pause."""
        self._begin = start
        self._types = types
        self._pause = pause_seconds
        self.came_between: list[Came] = []
        self.probe = start()
        self._go_to_meeting()

    def _go_to_meeting(self) -> None:
        """The first time: by the list of cases and F6."""
        for keys, shown in ((ENTER, "> I dag"), ("<f5>", "1 av 1 saker"), (ENTER, r"^ NESTE ")):
            self.probe.wait(r"BTI er låst|> I dag|> Saker")
            self.probe.send(keys)
            self.probe.wait(shown)
        self.probe.send("<f6>")
        self.probe.wait("MØTE Samarbeidsmøte")
        self.probe.wait(LINE)

    def _unlock(self) -> None:
        """Afterwards the lock leads back to the meeting at once."""
        self.probe.wait("BTI er låst|Du låste")
        self.probe.send(ENTER)
        self.probe.wait("MØTE Samarbeidsmøte")
        self.probe.wait(LINE)

    def take(self, line: Typed) -> None:
        """Type one line; what comes between comes after the letters that stand before it."""
        if not line.interruption:
            self._types(self.probe, line.keys)
            return
        self._types(self.probe, escaped(line.before))
        self.probe.wait_until(lambda: self.standing == line.before, line.before)
        began = time.monotonic()
        COMES_BETWEEN[line.interruption](self)
        self.probe.wait_until(lambda: self.standing != "", "what was typed before")
        standing = self.standing
        assert line.before.startswith(standing)
        away = time.monotonic() - began
        self.came_between.append(Came(line.interruption, line.before, away, len(line.before) - len(standing)))
        self._types(self.probe, line.keys.removeprefix(standing))

    @property
    def lost(self) -> int:
        """Letters that were on the screen and had to be typed again."""
        return sum(one.lost for one in self.came_between)

    @property
    def standing(self) -> str:
        """What stands in the line up to its cursor, after which the terminal's own stands, as the screen shows it."""
        rows = self.probe.text.splitlines()
        column, place = self.probe.emulator.cursor
        row = rows[place] if place < len(rows) else ""
        return row.ljust(column)[2 : column - 1].lstrip() if row.startswith(" > ") else ""

    def lock(self) -> None:
        """F12, and back."""
        self.probe.send("<f12>")
        self._unlock()

    def die(self) -> None:
        """`kill -9`, and a new start."""
        wait(self._pause)
        self.probe.kill()
        self.probe.wait_for_end()
        self.probe.close()
        self.probe = self._begin()
        self._unlock()

    def close_lid(self) -> None:
        """The terminal goes away under the program."""
        self.probe.hang_up()
        self.probe.wait_for_end()
        self.probe = self._begin()
        self._unlock()

    def approve(self) -> None:
        """F6, the next date, who calls in, and yes."""
        probe = self.probe
        probe.wait("Slutt kl. 13.45")
        probe.send("<f6>")
        probe.wait("> Neste møte")
        probe.send("1.12<enter>marit<enter>silje<enter><enter>Leder, av Marit<enter>j<enter>")
        probe.wait_until(lambda: "Godkjenn referatet" not in probe.emulator.text, "the minutes are approved")


COMES_BETWEEN: Final[dict[str, Callable[[MinuteTaker], None]]] = {
    LOCK: MinuteTaker.lock,
    KILL: MinuteTaker.die,
    LID: MinuteTaker.close_lid,
}

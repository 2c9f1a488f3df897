"""Programs in a terminal, timed: each byte gets its time when it leaves the program, before anybody looks at it."""

import os
import re
import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from typing_extensions import override

from bench.stores import WHO
from tests.tty.ttyprobe import TIMEOUT, Probe

ROOT: Final = Path(__file__).parents[1]
QUIET_SECONDS: Final = 0.12
"""With nothing sent for so long, a program has said what it had to say; longer than Textual waits after Esc."""
BETWEEN_ESC: Final = 1.1
"""Seconds; twice within one second opens the menu."""
READS_A_SECOND: Final = 100
"""How often a slow line brings bytes."""

sys.setswitchinterval(0.0005)  # the thread that takes the times must not wait for the one that draws the screen


class TimedProbe(Probe):
    """A program in a pseudo-terminal that remembers when each piece of its output came."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        bits_a_second: int = 0,
    ) -> None:
        """`bits_a_second` makes the line as slow as that."""
        self._arrivals: list[tuple[float, int]] = []
        self._looked_at = 0
        self._escaped = 0.0
        self._bytes_a_read = bits_a_second // 8 // READS_A_SECOND
        self.started = time.perf_counter()
        super().__init__(command, size=size, env=env, cwd=ROOT)

    @property
    def pid(self) -> int:
        """The process, for what the system says of its memory."""
        return self._pid

    @property
    def received(self) -> int:
        """How many bytes were looked at."""
        return self._seen

    @override
    def _chunk(self) -> bytes | None:
        data = self._slow_chunk() if self._bytes_a_read else super()._chunk()
        if data:
            self._arrivals.append((time.perf_counter(), len(data)))
        return data

    def _slow_chunk(self) -> bytes | None:
        try:
            ready, _, _ = select.select([self._fd], [], [], 0.1)
            if not ready:
                return None
            time.sleep(1 / READS_A_SECOND)
            return os.read(self._fd, self._bytes_a_read)
        except (OSError, ValueError):
            return b""

    def first(self, holds: Callable[[], bool], what: str, timeout: float = TIMEOUT) -> float:
        """When the first finished frame came of which a claim is true; only what comes from now on is looked at."""
        deadline = time.monotonic() + timeout
        while True:
            arrived = self._next()
            if arrived and not self.emulator.in_frame and holds():
                return arrived
            if not arrived:
                if time.monotonic() > deadline or self._is_over:
                    raise AssertionError(f"not seen: {what}\n{self.emulator.text}")
                with self._fresh:
                    self._fresh.wait(0.02)

    def seen(self, regex: str, timeout: float = TIMEOUT) -> float:
        """When the first finished frame came with a text on it."""
        pattern = re.compile(regex, re.MULTILINE)
        return self.first(lambda: pattern.search(self.emulator.text) is not None, repr(regex), timeout)

    def _next(self) -> float:
        """Show the next piece of output to the emulator; when it came, 0 when there is none."""
        with self._fresh:
            if self._looked_at >= len(self._arrivals):
                return 0.0
            at, size = self._arrivals[self._looked_at]
            if len(self._written) < self._seen + size:
                return 0.0
            data = bytes(self._written[self._seen : self._seen + size])
        self._looked_at += 1
        self._seen += size
        self.emulator.feed(data)
        return at

    @override
    def _look(self) -> None:
        while self._next():
            pass

    def settle(self, quiet: float = QUIET_SECONDS) -> int:
        """Wait until nothing has come for a while; how many bytes there are then."""
        since = time.monotonic()
        while time.monotonic() - since < quiet:
            if self._next():
                since = time.monotonic()
            else:
                with self._fresh:
                    self._fresh.wait(quiet / 4)
        return self._seen

    def pass_time(self, seconds: float) -> None:
        """Let the program alone for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not self._next():
                with self._fresh:
                    self._fresh.wait(min(0.05, max(0.001, until - time.monotonic())))

    def press(self, spec: str) -> float:
        """Press keys; when that was. Esc waits until an earlier Esc is long past."""
        if spec == "<esc>":
            self.pass_time(max(0.0, self._escaped + BETWEEN_ESC - time.perf_counter()))
            self._escaped = time.perf_counter()
        at = time.perf_counter()
        self.send(spec)
        return at


def bti(
    store: Path, home: Path, *, size: tuple[int, int] = (80, 24), bits_a_second: int = 0, thin: bool = False
) -> TimedProbe:
    """The program on a store; settings and temporary files lie under `home`."""
    temporary = home / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    env = {"BTI_HOME": str(home / "bti"), "TMPDIR": str(temporary)} | ({"SSH_CONNECTION": "bench"} if thin else {})
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(store), "--as", WHO]
    return TimedProbe(command, size=size, env=env, bits_a_second=bits_a_second)


def floor(name: str, *, bits_a_second: int = 0) -> TimedProbe:
    """One of the bare programs of `floors.py`."""
    return TimedProbe([sys.executable, "-m", "bench.floors", name], bits_a_second=bits_a_second)

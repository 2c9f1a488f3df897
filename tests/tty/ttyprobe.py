"""Runs a program in a pseudo-terminal, types on it and looks at its screen.

    with Probe([sys.executable, "-m", "bti_tui"], size=(80, 24)) as probe:
        probe.wait("Passfrase")
        probe.send("Ola<tab>5<enter>")

Keys: plain text is typed as it is; names go in angle brackets: <enter> <esc> <tab> <s-tab> <f1>..<f12> <ctrl+p> <lt>.
The keys of one `send` are written in one go, so each is also a test that no letter of a fast typist goes astray.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.tty.emulator import CSI, Emulator

ARROWS_AND_MORE = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F", "s-tab": "Z"}
NUMBERED = {"del": 3, "pgup": 5, "pgdn": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f12": 24}
NAMED = {
    **{name: CSI + letter for name, letter in ARROWS_AND_MORE.items()},
    **{name: f"{CSI}{number}~" for name, number in NUMBERED.items()},
    **{f"f{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", start=1)},
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "bs": "\x7f",
    "lt": "<",
}
_QUESTION = re.compile(rb"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[(?P<attributes>0?c)|\x1b\[(?P<status>6)n")
_TAIL = 64
TIMEOUT = 60.0
"""Seconds that whatever must come may take on a busy machine; a test is never about how long."""


def keys(spec: str) -> list[str]:
    """The keys of a spec, each as the characters that a terminal sends: `ab<enter>` is three keys."""
    found: list[str] = []
    for text, name in re.findall(r"([^<]+)|<([^<>]+)>", spec):
        if text:
            found += text
        elif name.startswith("ctrl+"):
            found.append(chr(ord(name.removeprefix("ctrl+").upper()) & 0x1F))
        else:
            found.append(NAMED[name])
    return found


class Probe:
    """A program in a terminal of its own. A thread reads what it writes, so that it never has to wait for us."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        columns, rows = size
        self.emulator = Emulator(columns, rows)
        self.exit_code: int | None = None
        self._written = bytearray()
        self._seen = 0
        self._is_over = False
        self._fresh = threading.Condition()
        self._pid, self._fd = self._start(list(command), columns, rows, dict(env or {}), cwd)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @staticmethod
    def _start(command: list[str], columns: int, rows: int, env: dict[str, str], cwd: Path | None) -> tuple[int, int]:
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
        for name in ("COLUMNS", "LINES", "NO_COLOR", "SSH_CONNECTION"):
            if name not in env:
                environ.pop(name, None)
        window = struct.pack("HHHH", rows, columns, 0, 0)
        pid, fd = pty.fork()
        if pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, window)
                if cwd is not None:
                    os.chdir(cwd)
                os.execvpe(command[0], command, environ)
            finally:
                os._exit(127)
        fcntl.ioctl(fd, termios.TIOCSWINSZ, window)
        return pid, fd

    def _read(self) -> None:
        tail = b""
        while not self._is_over:
            data = self._chunk()
            if data == b"":
                break
            if data is not None:
                tail = self._answer((tail + data)[-_TAIL - len(data) :])[-_TAIL:]
                with self._fresh:
                    self._written += data
                    self._fresh.notify_all()
        with self._fresh:
            self._is_over = True
            self._fresh.notify_all()

    def _chunk(self) -> bytes | None:
        """What came; None when nothing came in time, nothing when the program has ended."""
        try:
            ready, _, _ = select.select([self._fd], [], [], 0.1)
            return os.read(self._fd, 65536) if ready else None
        except (OSError, ValueError):
            return b""

    def _answer(self, data: bytes) -> bytes:
        """Answer what programs ask of a terminal; what is left is not yet a question."""
        end = 0
        for match in _QUESTION.finditer(data):
            end = match.end()
            if match["mode"]:
                reply = b"\x1b[?%s;%d$y" % (match["mode"], 2 if match["mode"] == b"2026" else 0)
            else:
                reply = b"\x1b[?62;22c" if match["attributes"] else b"\x1b[1;1R"
            os.write(self._fd, reply)
        return data[end:]

    # what tests use

    @property
    def pid(self) -> int:
        """The process of the program; a lock that starts it anew keeps the number."""
        return self._pid

    @property
    def output(self) -> bytes:
        """Every byte that the program wrote to its terminal."""
        with self._fresh:
            return bytes(self._written)

    @property
    def text(self) -> str:
        """The screen as it stands."""
        self._look()
        return self.emulator.text

    def _look(self) -> None:
        with self._fresh:
            data = bytes(self._written[self._seen :])
            self._seen = len(self._written)
        self.emulator.feed(data)

    def wait(self, regex: str, timeout: float = TIMEOUT) -> None:
        """Wait until the regular expression is found on a finished frame."""
        pattern = re.compile(regex, re.MULTILINE)
        self.wait_until(lambda: pattern.search(self.emulator.text) is not None, f"{regex!r} on the screen", timeout)

    def wait_until(self, holds: Callable[[], bool], what: str, timeout: float = TIMEOUT) -> None:
        """Wait until a claim about the finished frame holds; fails with the screen as it was."""
        deadline = time.monotonic() + timeout
        while True:
            self._look()
            if not self.emulator.in_frame and holds():
                return
            if time.monotonic() > deadline or (self._is_over and self._seen == len(self._written)):
                raise AssertionError(f"not seen: {what}\n{self.emulator.text}")
            with self._fresh:
                self._fresh.wait(0.05)

    def send(self, spec: str, gap_seconds: float = 0) -> None:
        """Type keys: in one go, or one by one with a gap."""
        if not gap_seconds:
            os.write(self._fd, "".join(keys(spec)).encode())
            return
        for key in keys(spec):
            os.write(self._fd, key.encode())
            threading.Event().wait(gap_seconds)

    def wait_for_end(self, timeout: float = TIMEOUT) -> int:
        """Wait until the program has ended; its exit code, or minus the signal."""
        deadline = time.monotonic() + timeout
        while self.exit_code is None:
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self.exit_code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > deadline:
                raise AssertionError(f"still running\n{self.text}")
            else:
                threading.Event().wait(0.02)
        self._reader.join(timeout)
        self._look()
        return self.exit_code

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program, if it still runs."""
        if self.exit_code is None:
            os.kill(self._pid, number)

    def hang_up(self) -> None:
        """Let the line drop: the terminal is gone, whatever the program does."""
        self._is_over = True
        self._reader.join()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def close(self) -> None:
        """End the program, and wait for the reader: a file descriptor's number is soon used again."""
        if self.exit_code is None:
            self.kill()
            self.wait_for_end()
        self.hang_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

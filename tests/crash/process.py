"""Runs one program, takes down what it says, and ends it when asked: never with a wait that nothing ends."""

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

_CHUNK = 1 << 16
_BROKEN = 70
"""Exit code of a child whose own code, not the program's, went wrong."""


@dataclass
class Told:
    """What a program said of its work: `try ID [DIGEST]` before, `ack ID` after."""

    tried: dict[str, str] = field(default_factory=dict)
    acked: set[str] = field(default_factory=set)

    def take(self, line: str) -> None:
        """One whole line; a line that was cut off is nobody's acknowledgement."""
        words = line.split()
        if words[:1] == ["try"] and len(words) > 1:
            self.tried[words[1]] = words[2] if len(words) > 2 else ""
        elif words[:1] == ["ack"] and len(words) > 1:
            self.acked.add(words[1])

    def add(self, other: "Told") -> None:
        """What another program on the same store said."""
        self.tried |= other.tried
        self.acked |= other.acked


class Process:
    """A program that runs; its output is read while somebody waits for it."""

    def __init__(self, pid: int, out: int, err: int) -> None:
        self.pid = pid
        self.told = Told()
        self.ended = False
        """Whether it had ended by itself before it was killed."""
        self.code = 0
        self.out = ""
        self.err = ""
        self._out = out
        self._heard = {out: bytearray(), err: bytearray()}
        self._open = [out, err]
        self._taken = 0

    def read(self, seconds: float, enough: Callable[[Told], bool] = lambda told: False) -> bool:
        """Read until what it told is enough, it ended, or the time is up; whether it was enough."""
        until = time.monotonic() + seconds
        while not enough(self.told):
            left = until - time.monotonic()
            if not self._open or left <= 0:
                return False
            for fd in select.select(self._open, [], [], left)[0]:
                self._read_from(fd)
        return True

    def kill(self) -> None:
        """SIGKILL to it and whatever it started."""
        self.ended = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        for end in (os.killpg, os.kill):
            try:
                end(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            return

    def finish(self, seconds: float = 120) -> int:
        """Wait until it ended; gives its exit code, negative for a signal. One that takes too long is killed."""
        self.read(seconds)
        if self._open:
            self.kill()
            self.read(seconds)
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.out, self.err = (bytes(heard).decode(errors="replace") for heard in self._heard.values())
        return self.code

    def _read_from(self, fd: int) -> None:
        chunk = os.read(fd, _CHUNK)
        if not chunk:
            os.close(fd)
            self._open.remove(fd)
        heard = self._heard[fd]
        heard += chunk
        if fd == self._out:
            whole = heard.rfind(b"\n") + 1
            for line in bytes(heard[self._taken : whole]).splitlines():
                self.told.take(line.decode(errors="replace"))
            self._taken = max(self._taken, whole)


def start(act: Callable[[], object]) -> Process:
    """Run an act in a process of its own, forked from this one, which has read all modules already."""
    sys.stdout.flush()
    sys.stderr.flush()
    (out, out_end), (err, err_end) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        _become(act, out_end, err_end)
    os.close(out_end)
    os.close(err_end)
    return Process(pid, out, err)


def start_command(command: Sequence[str]) -> Process:
    """Run a command line in a process of its own."""
    return start(lambda: os.execvp(command[0], list(command)))


def _become(act: Callable[[], object], out: int, err: int) -> NoReturn:
    code = 0
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")  # the old one may be a file, and remembers its place
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        act()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 whatever it was: told as the fault of the harness that it is
        traceback.print_exc()
        code = _BROKEN
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

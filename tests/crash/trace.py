"""Runs a program under strace: to take down what it does to the disk, or to make one of its system calls fail."""

import ctypes
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.crash.process import Process, start, start_command

CALLS = (
    "pwrite64",
    "write",
    "pwritev",
    "fsync",
    "fdatasync",
    "ftruncate",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "mkdir",
    "rmdir",
)
"""What changes a disk."""
_OPENING = ("openat", "open")
_LINE = re.compile(r"^(\w+)\((.*)\) += (-?\d+|\?)(?:<[^>]*>)?(?: .*)?$")
_OF_DESCRIPTOR = re.compile(r"^(\d+)(?:<((?:[^>\\]|\\.)*)>)?")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_LONGEST = 2_000_000
_SHOWN = ("-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={','.join((*_OPENING, *CALLS))}")
"""All that is needed to do the same to another disk."""
_PR_SET_PTRACER, _ANYONE = 0x59616D61, 2**64 - 1


class NoStrace(Exception):
    """This machine has no strace, and three of the four modes need it."""


class Kind(StrEnum):
    """What a system call does to a folder."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    SYNC_NAMES = "sync-names"
    REMOVE = "remove"
    RENAME = "rename"
    MAKE_FOLDER = "make-folder"
    REMOVE_FOLDER = "remove-folder"
    SAY = "say"


@dataclass(frozen=True)
class Step:
    """One thing that a program did; names are paths below the folder, which itself is `.`."""

    kind: Kind
    name: str = ""
    to: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Recording:
    """All that a program did to a folder, in order, and which of its counted calls spoke to people instead."""

    steps: list[Step] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    """Its system calls of `CALLS`, by name."""
    spoken: set[int] = field(default_factory=set)
    """Places of those among them that wrote to stdout or stderr."""

    def nth(self, place: int) -> int:
        """The how-manieth call of its name the one at a place is: strace counts each name by itself."""
        return self.calls[: place + 1].count(self.calls[place])


def strace() -> str:
    """Where strace is. Raises `NoStrace`."""
    found = shutil.which("strace")
    if found is None:
        raise NoStrace("strace is not installed, and this mode can't run without it.")
    return found


def injected(act: Callable[[], None], injects: Sequence[str], only: Sequence[Path] = ()) -> Process:
    """Run an act in whose own calls, not those of what it starts, something happens; gives the process that ended."""
    paths = [word for path in only for word in ("-P", str(path))]
    traced = ["-e", f"trace={','.join(CALLS)}", *(word for one in injects for word in ("-e", f"inject={one}"))]
    return _held(act, ["-o", "/dev/null", *paths, *traced])


def record(act: Callable[[], None], folder: Path, into: Path) -> tuple[Recording, Process]:
    """Run an act to its end and take down what it did below a folder."""
    process = _held(act, [*_SHOWN, "-o", str(into)])
    return _read(folder, into), process


def record_command(command: Sequence[str], folder: Path, into: Path) -> tuple[Recording, Process]:
    """The same with a command line, from the start of Python on."""
    process = start_command([strace(), "-qqq", *_SHOWN, "-o", str(into), *command])
    process.finish()
    return _read(folder, into), process


def _held(act: Callable[[], None], how: Sequence[str]) -> Process:
    """Run an act under strace; gives its process when it ended.

    The process is forked and waits until strace has hold of it: that is quicker than starting Python anew.
    """
    (wait, go) = os.pipe()

    def when_held() -> None:
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(_ANYONE), 0, 0, 0)
        os.read(wait, 1)
        act()

    process = start(when_held)
    command = [strace(), *how, "-p", str(process.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as holder:
        assert holder.stderr is not None
        told = holder.stderr.readline()
        os.write(go, b".")
        process.finish()
        told += holder.stderr.read()
    os.close(wait)
    os.close(go)
    if "attached" not in told:
        raise RuntimeError(f"strace could not trace a process of ours: {told}")
    return process


def _read(folder: Path, trace: Path) -> Recording:
    reader = _Reader(folder)
    with trace.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            reader.take(line)
    trace.unlink()
    return reader.recording


class _Reader:
    """Makes steps of the lines of a trace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._positions: dict[str, int] = {}
        self._said = b""
        self.recording = Recording()

    def take(self, line: str) -> None:
        match = _LINE.match(line.rstrip("\n"))
        if not match:
            return
        call, arguments, answer = match[1], match[2], match[3]
        if call in CALLS:
            self.recording.calls.append(call)
        if answer == "?" or int(answer) < 0:
            return
        strings = [_unhexed(found) for found in _STRING.findall(arguments)]
        self.recording.steps += self._steps(call, arguments, int(answer), strings)

    def _steps(self, call: str, arguments: str, answer: int, strings: list[bytes]) -> Iterator[Step]:
        if call in _OPENING:
            yield from self._opened(arguments, answer, strings)
            return
        if call in {"mkdir", "rmdir"}:
            name = self._name(strings[0].decode(errors="replace"))
            if name:
                yield Step(Kind.MAKE_FOLDER if call == "mkdir" else Kind.REMOVE_FOLDER, name)
            return
        if call.startswith(("unlink", "rename")):
            names = [self._name(string.decode(errors="replace")) for string in strings]
            if names[0]:
                kind = Kind.RENAME if len(names) > 1 else Kind.REMOVE
                yield Step(kind, names[0], to=names[1] if len(names) > 1 else "")
            return
        descriptor = _OF_DESCRIPTOR.match(arguments)
        if descriptor is None:
            return
        number, path = descriptor[1], _unhexed(descriptor[2] or "").decode(errors="replace")
        if call == "write" and number in {"1", "2"}:
            self.recording.spoken.add(len(self.recording.calls) - 1)
            if number == "1":
                yield from self._spoken(strings[0][:answer])
        elif self._name(path) and Path(path).is_dir():
            yield Step(Kind.SYNC_NAMES, self._name(path))
        elif self._name(path):
            yield self._step_of_file(call, number, self._name(path), arguments, strings[0][:answer] if strings else b"")

    def _step_of_file(self, call: str, number: str, name: str, arguments: str, data: bytes) -> Step:
        if call in {"fsync", "fdatasync"}:
            return Step(Kind.SYNC, name)
        if call == "ftruncate":
            return Step(Kind.TRUNCATE, name, offset=int(arguments.rsplit(",", 1)[1]))
        if call == "pwritev":
            raise ValueError("pwritev is not understood; nothing here makes it")
        at = int(arguments.rsplit(",", 1)[1]) if call == "pwrite64" else self._positions.get(number, 0)
        self._positions[number] = at + len(data)
        return Step(Kind.WRITE, name, offset=at, data=data)

    def _opened(self, arguments: str, answer: int, strings: list[bytes]) -> Iterator[Step]:
        self._positions[str(answer)] = 0
        name = self._name(strings[0].decode(errors="replace")) if strings else ""
        if name and "O_CREAT" in arguments:
            yield Step(Kind.CREATE, name)
        if name and "O_TRUNC" in arguments:
            yield Step(Kind.TRUNCATE, name)

    def _spoken(self, words: bytes) -> Iterator[Step]:
        *lines, self._said = (self._said + words).split(b"\n")
        for line in lines:
            yield Step(Kind.SAY, data=line)

    def _name(self, path: str) -> str:
        """Where a file lies below the folder, which itself is `.`; empty for any other."""
        where = Path(path)
        return where.relative_to(self._folder).as_posix() if where.is_relative_to(self._folder) else ""


def _unhexed(spelled: str) -> bytes:
    return bytes.fromhex(spelled.replace("\\x", ""))

"""Which program holds the right to write to a store, so that whoever waits can be told for whom.

SQLite locks one byte of the file beside the store (sqlite.org/walformat.html, section 2.3.1). It is asked for in a
process of its own: a process that closes a file lets go of all its locks on it.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_WRITE_LOCK: Final = 120
_OPEN_LOCK: Final = 128
"""Held, shared with others, by every program that has the store open."""
_ASK_SECONDS: Final = 5
_ASK = """
import fcntl, struct, sys
with open(sys.argv[1], "rb+") as file:
    asked = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, int(sys.argv[2]), 1, 0)
    kind, _, _, _, program = struct.unpack("hhqqi4x", fcntl.fcntl(file, fcntl.F_GETLK, asked))
    print(0 if kind == fcntl.F_UNLCK else program)
"""


@dataclass(frozen=True, slots=True)
class WriterNow:
    """A program that writes, or that has the store open."""

    account: str
    program: int
    """The number of its process."""


def writer_now(database: Path) -> WriterNow | None:
    """Who writes to a store on this machine; None when nobody does, or the system does not tell."""
    return _who_locks(database, _WRITE_LOCK)


def opener_now(database: Path) -> WriterNow | None:
    """One of those who have a store open on this machine; not to be asked while this program has it open itself."""
    return _who_locks(database, _OPEN_LOCK)


def _who_locks(database: Path, byte: int) -> WriterNow | None:
    if sys.platform != "linux":
        return None
    shared = database.with_name(f"{database.name}-shm")
    import subprocess  # a fixed command without a shell

    command = [sys.executable, "-I", "-S", "-c", _ASK, str(shared), str(byte)]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_ASK_SECONDS)
        program = int(asked.stdout)
        return WriterNow(_account(program), program) if program > 0 else None
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        return None


def _account(program: int) -> str:
    import pwd  # Windows has no such module

    return pwd.getpwuid(Path(f"/proc/{program}").stat().st_uid).pw_name

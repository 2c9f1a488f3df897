"""Unlocking by turns on a host that many work on: each unlock takes a hundred megabytes, and at eight all come at once.

The lock is a courtesy. Somebody who never lets go of it only makes others wait a little: nobody can lock anybody out.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from bti_tui.store import modes

PATIENCE_SECONDS: Final = 20.0
_LOOK_EVERY: Final = 0.05
_LOGGED_IN: Final = Path("/run/user")
_FIRST_PERSON: Final = 1000
"""Smaller numbers are accounts of the system (Linux)."""
_LOCK: Final = "bti-unlock.lock"


def is_shared_host(folder: Path, logged_in: Path = _LOGGED_IN) -> bool:
    """Whether several people work on this machine: they share the store's folder, or more than one is logged in."""
    if folder.exists() and modes.shared_group(folder) is not None:
        return True
    try:
        people = [one for one in logged_in.iterdir() if one.name.isdecimal() and int(one.name) >= _FIRST_PERSON]
    except OSError:
        return False
    return len(people) > 1


@contextmanager
def my_turn(lock: Path | None = None, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Wait until nobody else on this machine unlocks, but not for ever; where nothing can be locked, go on at once."""
    descriptor = _opened(lock or Path(tempfile.gettempdir()) / _LOCK)
    try:
        deadline = time.monotonic() + patience
        while descriptor is not None and not _is_mine(descriptor) and time.monotonic() < deadline:
            time.sleep(_LOOK_EVERY)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _opened(lock: Path) -> int | None:
    """The file that all share; who made it does not matter, since it is only locked and never read."""
    closed = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    with suppress(FileExistsError, OSError):
        descriptor = os.open(lock, os.O_RDONLY | os.O_CREAT | os.O_EXCL | closed, 0o644)
        if sys.platform != "win32":
            os.fchmod(descriptor, 0o644)
        return descriptor
    with suppress(OSError):
        return os.open(lock, os.O_RDONLY | closed)
    return None


if sys.platform == "win32":

    def _is_mine(descriptor: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _is_mine(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

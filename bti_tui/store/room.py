"""Room on the disk that a store lies on, and the ballast: a file that is given up when there is none left.

What it gives back is enough to put away everything that is being typed, and to find out what fills the disk.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from bti_tui.store import modes

BALLAST: Final = "store.ballast"
MIB: Final = 1024 * 1024
BALLAST_BYTES: Final = 16 * MIB
LEAST_FREE_MIB: Final = 200
"""With less than this a warning is given, and no ballast is laid down."""


def free_mib(folder: Path) -> int | None:
    """How much of the disk is free, in MiB; None where it does not say, as some shares don't."""
    try:
        said = shutil.disk_usage(folder)
    except OSError:
        return None
    return said.free // MIB if said.total else None


def is_low(folder: Path) -> bool:
    """Whether the disk is soon full, as far as it says."""
    free = free_mib(folder)
    return free is not None and free < LEAST_FREE_MIB


def has_ballast(folder: Path) -> bool:
    """Whether the whole ballast is there."""
    try:
        return (folder / BALLAST).stat().st_size == BALLAST_BYTES
    except OSError:
        return False


def lay_ballast(folder: Path) -> bool:
    """Put the ballast there unless it is there, or room is short; whether it is there now. Never a reason to stop."""
    if has_ballast(folder):
        return True
    with suppress(OSError):
        if is_low(folder):
            return False
        drop_ballast(folder)
        _fill(folder)
    return has_ballast(folder)


def drop_ballast(folder: Path) -> bool:
    """Give the room back; whether there was any."""
    try:
        (folder / BALLAST).unlink()
    except OSError:
        return False
    return True


def _fill(folder: Path) -> None:
    path = folder / BALLAST
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        modes.settle(descriptor, folder)
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, BALLAST_BYTES)
        else:
            for _ in range(BALLAST_BYTES // MIB):
                os.write(descriptor, os.urandom(MIB))
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)

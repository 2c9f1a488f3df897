"""Asking every other program that has the store open to lock, because the store is about to get another key.

A file beside the store says so while somebody waits; it holds nothing. Every program of ours looks for it each second
and locks, after it has put away what was typed. One that was left by a crash is not believed for long.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bti_tui.store import modes

ASKED: Final = "store.leave"
BELIEVED_SECONDS: Final = 60.0
"""Longer than anybody waits."""


@contextlib.contextmanager
def asking(folder: Path) -> Iterator[None]:
    """As long as this lasts the others are asked; where the file can't be made, nobody is."""
    path = folder / ASKED
    with contextlib.suppress(OSError):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, flags, 0o600)
        modes.settle(descriptor, folder)
        os.close(descriptor)
        os.utime(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def is_asked(folder: Path) -> bool:
    """Whether whoever has the store open is to lock now."""
    try:
        age = time.time() - (folder / ASKED).stat().st_mtime
    except OSError:
        return False
    return 0 <= age < BELIEVED_SECONDS

"""What the machine does with memory: swap, core dumps, other readers. Looked at, never changed."""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_SWAPS: Final = Path("/proc/swaps")
_BLOCKS: Final = Path("/sys/class/block")
_PR_GET_DUMPABLE: Final = 3


def is_encrypted(device: str) -> bool:
    """Whether what is written to a block device is encrypted, or never leaves memory (zram)."""
    name = Path(device).resolve().name
    if name.startswith("zram"):
        return True
    try:
        return (_BLOCKS / name / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-")
    except (OSError, UnicodeDecodeError):
        return False


def open_swaps(listing: str, is_safe: Callable[[str], bool] = is_encrypted) -> tuple[str, ...]:
    """The devices and files of a /proc/swaps to which memory may be written in plain."""
    devices = [line.split()[0] for line in listing.splitlines()[1:] if line.strip()]
    return tuple(device for device in devices if not is_safe(device))


def swaps_in_use() -> tuple[str, ...] | None:
    """The unencrypted swaps of this machine; None where it can't be known."""
    try:
        return open_swaps(_SWAPS.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None


def dumps_cores() -> bool:
    """Whether a crash may write this process's memory to a file."""
    if sys.platform == "win32":
        return False
    import resource  # Windows has no such module

    return resource.getrlimit(resource.RLIMIT_CORE)[0] != 0


def is_memory_open() -> bool | None:
    """Whether other programs of the same user may read this process's memory; None where it can't be known."""
    if not sys.platform.startswith("linux"):
        return None
    return bool(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 1)

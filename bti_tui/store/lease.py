"""Who has a store open where only one program may: a file beside it that is locked by the one who has it.

The lock of the operating system is what counts, and it goes with the process: after a crash the next one takes over.
What stands in the file is read by people only. It names the account and the machine, never anybody of a case.
"""

import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import StoreTaken, UnsafePlace
from bti_tui.domain.text import clean
from bti_tui.store import modes

LEASE: Final = "store.lease"
PATIENCE_SECONDS: Final = 1.0
"""Somebody who is just leaving, or locking the screen, needs a moment."""
_LOOK_EVERY: Final = 0.05
_LONGEST: Final = 60
_LARGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open, as the file beside it tells."""

    account: str
    host: str
    since: str
    """ISO 8601 with a time zone; empty when it can't be read."""


@dataclass(slots=True)
class Lease:
    """The right to have a store open; it ends with `release`, and at the latest with the process."""

    path: Path
    _descriptor: int = field(repr=False)

    def release(self) -> None:
        """Let the next one in; a second time nothing happens."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        self.release()


def take(folder: Path) -> Lease:
    """Become the one who has the store in a folder open; raises StoreTaken with who has it, after about a second."""
    path = folder / LEASE
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags, 0o600)
    deadline = time.monotonic() + PATIENCE_SECONDS
    try:
        while not _locked(descriptor):
            if time.monotonic() >= deadline:
                raise _taken(_holder(descriptor))
            time.sleep(_LOOK_EVERY)
    except BaseException:  # refused: nothing of ours stays open, and the file still names the one who has it
        os.close(descriptor)
        raise
    with suppress(OSError):
        modes.settle(descriptor, folder)
    _say_who(descriptor)
    return Lease(path, descriptor)


def holder(folder: Path) -> Holder | None:
    """Who has the store open; None when nobody says so."""
    try:
        descriptor = os.open(folder / LEASE, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        return _holder(descriptor)
    finally:
        os.close(descriptor)


def _taken(found: Holder | None) -> StoreTaken:
    if found is None:
        return StoreTaken(who="?", host="?", since="?")
    return StoreTaken(who=found.account, host=found.host, since=_clock(found.since))


def _clock(since: str) -> str:
    """The time of day here, with the date when it is not today's."""
    try:
        at = datetime.fromisoformat(since).astimezone()
    except ValueError:
        return "?"
    return f"{at:%H:%M}" if at.date() == datetime.now().astimezone().date() else f"{at:%d.%m.%Y %H:%M}"


def _holder(descriptor: int) -> Holder | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        told = json.loads(os.read(descriptor, _LARGEST))
        texts = [clean(str(told[name]), lines=False)[:_LONGEST] for name in ("account", "host", "since")]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return Holder(*texts)


def _say_who(descriptor: int) -> None:
    """On a full disk the file stays empty: the lock holds all the same."""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    told = {"account": _account(), "host": platform.node(), "since": since, "pid": os.getpid()}
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(told, ensure_ascii=False).encode())
        os.fsync(descriptor)


if sys.platform == "win32":
    import getpass
    import msvcrt

    def _account() -> str:
        return getpass.getuser()

    def _locked(descriptor: int) -> bool:
        try:
            os.lseek(descriptor, _LARGEST, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl
    import pwd

    def _account() -> str:
        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return str(os.getuid())

    def _locked(descriptor: int) -> bool:
        """A lock of this one opening of the file: another opening is refused, in this process too."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            raise UnsafePlace(problem="refuse", detail="locks") from None
        return True

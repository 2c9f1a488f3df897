"""What happened while nothing could be written into the store; it goes into the audit chain at the next success.

Failed unlocks: how many, and when the last ones were. Reads of a store that is read-only: one line each. Both lie
beside the checkpoints, for their owner alone, and hold opaque ids and times only.
"""

import errno
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bti_tui.store.keys_document import replace_file
from bti_tui.store.seen import make_folder, place_of

TIMES_KEPT: Final = 20
"""Of failed unlocks; the number is kept whole."""
FREE_TRIES: Final = 3
"""A slip of the fingers costs nothing."""
LONGEST_WAIT: Final = 30
"""Seconds: who has the right passphrase is never kept out for longer."""

Read = Mapping[str, str | None]


def wait_after(failures: int) -> int:
    """Seconds that the next try waits after so many wrong ones in a row: twice as long each time (R40)."""
    return 0 if failures < FREE_TRIES else min(2 ** min(failures - FREE_TRIES, 10), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits outside of one store."""

    state: Path
    store: str

    def add_failed_unlock(self, at: datetime) -> None:
        """Somebody tried to open the store and could not."""
        count, times = self.failed_unlocks()
        newest = [*times, at.isoformat(timespec="seconds")][-TIMES_KEPT:]
        make_folder(self._failed.parent)
        replace_file(self._failed, json.dumps({"count": count + 1, "times": newest}).encode())

    def failed_unlocks(self) -> tuple[int, tuple[str, ...]]:
        """How many there were since the last success, and when the newest of them were."""
        try:
            told = json.loads(self._failed.read_bytes())
            return int(told["count"]), tuple(str(time) for time in told["times"])
        except (OSError, ValueError, TypeError, KeyError):
            return 0, ()

    def add_reads(self, reads: Iterable[Read]) -> None:
        """What was read of a store that can't be written to; it is on the disk before anything is drawn.

        Another window may put the same file into the store meanwhile: what was written after it had looked is
        written once more. Raises OSError when there is no room for all of it.
        """
        make_folder(self._reads.parent)
        lines = "".join("\n" + json.dumps(dict(read)) for read in reads).encode() + b"\n"  # a half line ends here
        while not self._appended(lines):
            pass

    def _appended(self, lines: bytes) -> bool:
        """Write in one go at the end; whether the file is still the one that the next to put it away will find."""
        descriptor = os.open(self._reads, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            if os.write(descriptor, lines) < len(lines):
                raise OSError(errno.ENOSPC, "no room for all of it")
            os.fsync(descriptor)
            with suppress(FileNotFoundError):
                return os.path.samestat(os.fstat(descriptor), self._reads.stat())
            return False
        finally:
            os.close(descriptor)

    def reads(self) -> tuple[Read, ...]:
        """What was read, oldest first; a line that a power cut left half written is passed over."""
        return tuple(read for path in (*self._put_aside(), self._reads) for read in _reads_in(path))

    def take_reads(self) -> tuple[tuple[Read, ...], tuple[Path, ...]]:
        """The same, with the files that they stand in, for `clear`: nobody writes into these any more."""
        with suppress(OSError):
            self._reads.rename(self._reads.with_name(f"{self._reads.name}-{secrets.token_hex(8)}"))
        files = tuple(self._put_aside())
        return tuple(read for path in files for read in _reads_in(path)), files

    def clear(self, files: Iterable[Path]) -> None:
        """What was taken stands in the audit chain now."""
        for path in (self._failed, *files):
            with suppress(OSError):
                path.unlink()

    def _put_aside(self) -> list[Path]:
        found = self._reads.parent.glob(f"{self._reads.name}-*") if self._reads.parent.is_dir() else ()
        return sorted(found, key=lambda path: path.stat().st_mtime_ns)

    @property
    def _failed(self) -> Path:
        return place_of(self.state, self.store).with_suffix(".failed")

    @property
    def _reads(self) -> Path:
        return place_of(self.state, self.store).with_suffix(".reads")


def _reads_in(path: Path) -> Iterator[Read]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, TypeError, KeyError):
            told = json.loads(line)
            yield {name: told[name] for name in ("actor", "act", "case", "at")}

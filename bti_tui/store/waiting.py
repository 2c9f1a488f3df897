"""What happened while nothing could be written into the store; it goes into the audit chain at the next success.

Failed unlocks: how many, and when the last ones were. Reads of a store that is read-only: one line each. Both lie
beside the checkpoints, for their owner alone, and hold opaque ids and times only.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bti_tui.store.keys_document import replace_file
from bti_tui.store.seen import make_folder, place_of

TIMES_KEPT: Final = 20
"""Of failed unlocks; the number is kept whole."""

Read = Mapping[str, str | None]


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
        """What was read of a store that can't be written to; it is on the disk before anything is drawn."""
        make_folder(self._reads.parent)
        descriptor = os.open(self._reads, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            file.write("".join(json.dumps(dict(read)) + "\n" for read in reads).encode())
            file.flush()
            os.fsync(file.fileno())

    def reads(self) -> tuple[Read, ...]:
        """What was read, oldest first; a line that a power cut left half written is passed over."""
        try:
            lines = self._reads.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ()
        found = []
        for line in lines:
            try:
                told = json.loads(line)
                found.append({name: told[name] for name in ("actor", "act", "case", "at")})
            except (ValueError, TypeError, KeyError):
                continue
        return tuple(found)

    def clear(self) -> None:
        """All of it stands in the audit chain now."""
        for path in (self._failed, self._reads):
            with suppress(OSError):
                path.unlink()

    @property
    def _failed(self) -> Path:
        return place_of(self.state, self.store).with_suffix(".failed")

    @property
    def _reads(self) -> Path:
        return place_of(self.state, self.store).with_suffix(".reads")

"""Files beside a store that may still hold what was in it once.

Some the store itself makes superfluous: copies from before a migration, databases from before a change of key. They go
by themselves, at the latest with a purge or a checked backup. Others only a person may remove: a database that was set
aside because no key fits, and whatever somebody has put there.
"""

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bti_tui.domain.erasure import HeldCopy
from bti_tui.store import leftovers
from bti_tui.store.asking import ASKED
from bti_tui.store.lease import LEASE
from bti_tui.store.room import BALLAST
from bti_tui.store.unlocking import BESIDE_DATABASE, KEYS, Unlocked

_MIGRATED: Final = "*.before-*.db"
_PASSING: Final = re.compile(r"\.(?:lock|probe)-\w+")
"""What other programs try the disk with; nothing of the store is in it."""


def superfluous(unlocked: Unlocked) -> list[Path]:
    """All that the store itself holds too."""
    return [*unlocked.folder.glob(_MIGRATED), *leftovers.found(unlocked.folder, unlocked.document.database)]


def remove_superfluous(unlocked: Unlocked) -> None:
    """Take it away; what can't be is found by the doctor. Only while this program has the store open and writable."""
    for path in superfluous(unlocked):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def remove_migrated(unlocked: Unlocked) -> None:
    """Take away copies from before a migration: a checked backup has what they were kept for."""
    for path in unlocked.folder.glob(_MIGRATED):
        with contextlib.suppress(OSError):
            path.unlink()


def held(unlocked: Unlocked, since: datetime) -> tuple[HeldCopy, ...]:
    """What only a person may remove, and that was written after an instant; it goes on no day."""
    return tuple(_held(unlocked, since))


def _held(unlocked: Unlocked, since: datetime) -> Iterator[HeldCopy]:
    database = unlocked.document.database
    ours = {KEYS, ASKED, LEASE, BALLAST, database, *(database + suffix for suffix in BESIDE_DATABASE)}
    ours |= {path.name for path in superfluous(unlocked)}
    for path in sorted(unlocked.folder.iterdir()):
        if path.name in ours or _PASSING.fullmatch(path.name):
            continue
        at = datetime.fromtimestamp(path.stat(follow_symlinks=False).st_mtime, UTC)
        if at >= since:
            yield HeldCopy(str(path), at, None)

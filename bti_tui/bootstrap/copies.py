"""The backups of a store that this machine knows of, for whoever is about to purge something that they hold."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.settings import load_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from bti_tui.domain.erasure import HeldCopy
    from bti_tui.store.open_store import Store


def held_copies(store: "Store", now: "Callable[[], datetime]", since: datetime) -> "tuple[HeldCopy, ...]":
    """Those that lie where the newest known one lies, made after an instant, with the day each goes.

    Behind them the files of the store's own folder that only a person may remove.
    """
    from bti_tui.store import kept_copies, old_copies

    beside = old_copies.held(store.unlocked, since)
    mark = load_mark(store.remembered_in, store.unlocked.keys.store) if store.remembered_in else None
    if mark is None:
        return beside
    return (*kept_copies.holding(Path(mark.folder).parent, store.unlocked.keys.store, since, now()), *beside)

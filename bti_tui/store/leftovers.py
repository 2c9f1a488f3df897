"""What interrupted changes of the key file and of the store key have left: it goes at the next unlock that is sound."""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bti_tui.store.asking import ASKED, is_asked
from bti_tui.store.unlocking import BESIDE_DATABASE, KEYS, SET_ASIDE, UNFINISHED, number_of

if TYPE_CHECKING:
    from bti_tui.store.open_store import Store

_DATABASE: Final = re.compile(r"store(\.[1-9]\d*)?\.db")
_OURS: Final = re.compile(rf"store(\.[1-9]\d*)?\.db{re.escape(SET_ASIDE)}|store\.\d+{re.escape(UNFINISHED)}.*")
_PART: Final = re.compile(rf"{re.escape(KEYS)}\.[0-9a-f]+\.part")
_PROBE: Final = re.compile(r"\.lock-\w+")
_PROBE_SECONDS: Final = 3600
"""A younger one may be what another program tries the locks of the folder with just now."""


def clear(store: "Store") -> None:
    """Remove half written key files, unfinished databases, and the database that was the store before this one.

    A database with a higher number is left alone: only an older key file that somebody put back does not know it.
    """
    unlocked = store.unlocked
    if unlocked.frozen or not any(found(unlocked.folder, unlocked.document.database)):
        return
    with store.administering():
        for path in found(unlocked.folder, unlocked.document.database):
            path.unlink(missing_ok=True)


def found(folder: Path, database: str) -> list[Path]:
    """What would be removed from the folder of a store whose key file names this database."""
    files = list(folder.iterdir())
    earlier = [
        path.name for path in files if _DATABASE.fullmatch(path.name) and number_of(path.name) < number_of(database)
    ]
    beside = {name + suffix for name in earlier for suffix in ("", *BESIDE_DATABASE)}
    return [
        path
        for path in files
        if path.name in beside
        or _OURS.fullmatch(path.name)
        or _PART.fullmatch(path.name)
        or (path.name == ASKED and not is_asked(folder))
        or (_PROBE.fullmatch(path.name) and path.stat().st_mtime < time.time() - _PROBE_SECONDS)
    ]

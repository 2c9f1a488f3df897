"""A folder in which a store is about to be made: it outlasts a power cut, and what a stopped try left is no hindrance.

The key file comes last, so without one there is no store. Half made files are removed. A whole database without keys
may be more than it seems, since the keys of it may lie in a backup: it is set aside, never removed or overwritten.
"""

import re
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from bti_tui.store import place
from bti_tui.store.asking import ASKED
from bti_tui.store.keys_document import sync_folder
from bti_tui.store.lease import LEASE
from bti_tui.store.room import BALLAST
from bti_tui.store.unlocking import BESIDE_DATABASE, KEYS

SET_ASIDE: Final = ".without-keys"
_BESIDE: Final = rf"(?:{'|'.join(BESIDE_DATABASE)})?"
_HALF: Final = re.compile(rf"store(?:\.\d+)?\.db\.part{_BESIDE}|{re.escape(KEYS)}\.[0-9a-f]+\.part|\.lock-\w+")
"""The last one tried whether locks hold in the folder."""
_WHOLE: Final = re.compile(rf"store(?:\.\d+)?\.db{_BESIDE}")
_OURS: Final = re.compile(rf"{re.escape(ASKED)}|{re.escape(LEASE)}|{re.escape(BALLAST)}|\.probe-[0-9a-f]+")
"""What lies beside a store and holds nothing of it."""
_ASIDE: Final = re.compile(rf"{_WHOLE.pattern}{re.escape(SET_ASIDE)}(?:-\d+)?")


def make_lasting(folder: Path) -> None:
    """Make a folder for the owner alone, and every missing one above it, so that none is gone after a power cut."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        with suppress(PermissionError):  # who may not read the folder above can't sync it either
            sync_folder(one.parent)


def make_private(folder: Path) -> None:
    """The folder of a store, made to last and for the owner alone. Raises UnsafePlace when others can read it."""
    make_lasting(folder)
    place.make_private_folder(folder)
    place.require_private(folder)


def is_free(folder: Path) -> bool:
    """Whether nothing lies in a folder but what an interrupted try has left."""
    if not folder.exists():
        return True
    known = (_HALF, _WHOLE, _ASIDE, _OURS)
    return folder.is_dir() and all(any(one.fullmatch(path.name) for one in known) for path in folder.iterdir())


def is_half_made(path: Path) -> bool:
    """Whether a file is what a try that was stopped has left."""
    return _HALF.fullmatch(path.name) is not None


def clear(folder: Path) -> None:
    """Take away what is half made, and set aside what may be more; for a folder without a key file."""
    for path in list(folder.iterdir()):
        if is_half_made(path):
            path.unlink()
    whole = [path for path in folder.iterdir() if _WHOLE.fullmatch(path.name)]
    if whole:
        endings = (SET_ASIDE if number == 1 else f"{SET_ASIDE}-{number}" for number in count(1))
        ending = next(one for one in endings if not any((folder / (path.name + one)).exists() for path in whole))
        for path in whole:
            path.replace(folder / (path.name + ending))

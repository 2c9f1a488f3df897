"""Where this machine remembers what it saw of stores: one file for each, on another path than the store itself."""

import uuid
from pathlib import Path

from bti_tui.domain.errors import Damaged


def place_of(state: Path, store: str) -> Path:
    """The file of a store below the state folder. Damaged when the id of the store is none, since it names a file."""
    try:
        return state / "seen" / str(uuid.UUID(store))
    except ValueError:
        raise Damaged(what="key-file") from None


def make_folder(folder: Path) -> None:
    """Make the folder of what is remembered, for its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)

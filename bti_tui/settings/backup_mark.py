"""When a store was last backed up and where: a small file on this machine, read before any store is opened.

It lies outside of the store on purpose: a restored store must not say that it was backed up later than it was.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bti_tui.settings.toml_file import read_toml, write_toml


@dataclass(frozen=True, slots=True)
class BackupMark:
    """The newest verified backup of a store."""

    made_at: datetime
    folder: str


def load_mark(state: Path, store: str) -> BackupMark | None:
    """What is known of a store's newest backup; None when none was made from here, or the file can't be read."""
    values = read_toml(_file(state, store)).values
    try:
        made_at = datetime.fromisoformat(str(values.get("made_at", "")))
    except ValueError:
        return None
    return BackupMark(made_at, str(values.get("folder", ""))) if made_at.tzinfo is not None else None


def save_mark(state: Path, store: str, mark: BackupMark) -> None:
    """Remember a backup. Raises OSError when the place can't be written to."""
    write_toml(_file(state, store), {"made_at": mark.made_at.isoformat(), "folder": mark.folder})


def _file(state: Path, store: str) -> Path:
    """Named by the id of the store, and by nothing else that a file may say."""
    return state / "backups" / f"{uuid.UUID(store)}.toml"

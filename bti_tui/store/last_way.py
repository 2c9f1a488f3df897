"""The way by which a store was last opened on this machine: whose slot is tried first, and where her file lies.

Opaque ids and a path, for the owner of the account alone; beside the checkpoints, never in the store's folder.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bti_tui.domain.errors import Damaged
from bti_tui.store.keys_document import replace_file
from bti_tui.store.seen import make_folder, place_of


@dataclass(frozen=True, slots=True)
class LastWay:
    """What is remembered; nothing where nothing is."""

    login: str | None = None
    """The id of the user name."""
    file: Path | None = None
    """The file that has to be there besides the passphrase."""

    @classmethod
    def into(cls, state: Path | None, store: str) -> "LastWay":
        """The last way into a store; what can't be read is as if it had never been kept."""
        if state is None:
            return cls()
        try:
            told = json.loads(_path(state, store).read_bytes())
            return cls(told["login"] and str(told["login"]), Path(str(told["file"])) if told["file"] else None)
        except (OSError, ValueError, TypeError, KeyError, Damaged):
            return cls()

    def keep(self, state: Path, store: str) -> None:
        """Remember it; a place that can't be written to is no reason to stop anybody."""
        with suppress(OSError, Damaged):
            path = _path(state, store)
            make_folder(path.parent)
            told = {"login": self.login, "file": str(self.file) if self.file else None}
            replace_file(path, json.dumps(told).encode())


def opened_by(state: Path | None, store: str, login: str) -> None:
    """Remember who opened a store, so that her slot is tried first when no user name is given."""
    known = LastWay.into(state, store)
    if state is not None and login and known.login != login:
        replace(known, login=login).keep(state, store)


def _path(state: Path, store: str) -> Path:
    return place_of(state, store).with_suffix(".way")

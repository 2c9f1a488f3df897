"""Writing a document into a folder that a person chose: whole or not at all, and for her alone."""

import os
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import BadInput
from bti_tui.store import place
from bti_tui.store.keys_document import sync_folder
from bti_tui.store.place import Judge, PlaceKind

_PLACE: Final = "print-file"
_CLOSED: Final = getattr(os, "O_NOFOLLOW", 0)


def put(folder: Path, path: Path, content: bytes | None, judge: Judge = place.judge) -> None:
    """Write a file of mode 0600. Raises BadInput where there is no such folder, or one that may not hold plain text.

    That is the store's own `folder`, and a synchronised one: it carries the words to other machines. What lies there
    already is never written over. Without content it only looks whether it could be written.
    """
    home = path.parent
    if not home.is_dir():
        raise BadInput(place=_PLACE, problem="no-folder")
    if home.resolve().is_relative_to(folder.resolve()):
        raise BadInput(place=_PLACE, problem="store")
    if judge(home).kind is PlaceKind.REFUSE:
        raise BadInput(place=_PLACE, problem="synchronised")
    if os.path.lexists(path):
        raise BadInput(place=_PLACE, problem="exists")
    if content is None:
        return
    try:
        _write(path, content)
    except OSError:
        raise BadInput(place=_PLACE, problem="place") from None


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{os.urandom(4).hex()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOSED, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except BaseException:  # whatever went wrong: nothing half written stays, and the error goes on
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)

"""What is really wrong with the disk when the driver says no more than that it could not write, read or open."""

import errno
import os
import secrets
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import BtiError, Damaged, DiskFull, ReadOnly, StoreMissing, Unreachable, UnsafePlace
from bti_tui.store.place import is_read_only

_UNCLEAR: Final = frozenset({"SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "EIO", "ENOENT"})
"""Names behind which all kinds of trouble hide; the driver gives no finer ones."""
_SILENT: Final = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "EIO")
"""Names of a disk that failed, not of a page that is not authentic: those are SQLITE_CORRUPT and SQLITE_NOTADB."""
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_BLOCK: Final = 4096


def diagnosed(error: BtiError, database: Path) -> BtiError:
    """The error that says what is wrong: it is found out by looking at the file and by writing a little beside it.

    What is no trouble of the disk, and a store that is really damaged, is given back as it is.
    """
    if not isinstance(error, Damaged | StoreMissing | ReadOnly | DiskFull | UnsafePlace):
        return error
    name = str(error.facts.get("problem", ""))
    if not isinstance(error, DiskFull) and not name.startswith(tuple(_UNCLEAR)):
        return error
    found = _found(database)
    if found is None and name.startswith(_SILENT):
        return Unreachable(problem=name)
    return found or error


def _found(database: Path) -> BtiError | None:
    try:
        database.stat()
        if is_read_only(database.parent):
            return ReadOnly(problem="EROFS")
        if not os.access(database, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            return ReadOnly(problem="EACCES")
        _write_beside(database)
    except OSError as trouble:
        if trouble.errno in _FULL:
            return DiskFull(problem=errno.errorcode[trouble.errno])
        if trouble.errno in _REFUSED:
            return ReadOnly(problem=errno.errorcode[trouble.errno])
        return Unreachable(problem=errno.errorcode.get(trouble.errno or 0, "unknown"))
    return None


def _write_beside(database: Path) -> None:
    """Write as much as a page and see it to the disk."""
    probe = database.with_name(f".probe-{secrets.token_hex(4)}")
    descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        os.write(descriptor, bytes(_BLOCK))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
        probe.unlink(missing_ok=True)

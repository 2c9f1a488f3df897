"""The border where the driver's and the system's errors become ours.

Nothing of the lower error is carried on but its permanent name: a message of the search index repeats what was typed.
SQLAlchemy's errors, which only a migration can meet, are translated in `migrate.py`.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from bti_tui.domain.errors import (
    BtiError,
    Conflict,
    Damaged,
    DiskFull,
    Locked,
    ReadOnly,
    StoreError,
    StoreMissing,
    UnsafePlace,
)

_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (sqlite.org/rescode.html)."""

_TAKEN = "UNIQUE constraint failed"
"""How SQLite's message begins when a key is there already; the driver gives no finer code than the primary one."""

_BY_CODE: dict[int, type[BtiError]] = {
    dbapi2.SQLITE_BUSY: Locked,
    dbapi2.SQLITE_LOCKED: Locked,
    dbapi2.SQLITE_PROTOCOL: Locked,
    dbapi2.SQLITE_CORRUPT: Damaged,
    dbapi2.SQLITE_NOTADB: Damaged,
    dbapi2.SQLITE_IOERR: Damaged,
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_READONLY: ReadOnly,
    dbapi2.SQLITE_PERM: ReadOnly,
    dbapi2.SQLITE_CANTOPEN: StoreMissing,
}

_BY_ERRNO: dict[int, type[BtiError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: UnsafePlace,
    errno.EPERM: UnsafePlace,
    errno.ENOENT: StoreMissing,
    errno.ENOTDIR: StoreMissing,
    errno.EIO: Damaged,
}


def from_driver(error: dbapi2.Error | dbapi2.Warning) -> BtiError:
    """Our error for one of sqlcipher3's; a guard's refusal and a fault of ours become a plain StoreError."""
    code = getattr(error, "sqlite_errorcode", 0)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if str(error).startswith(_TAKEN):
        return Conflict(problem=name)
    return _BY_CODE.get(code & _PRIMARY, StoreError)(problem=name)


def from_system(error: OSError) -> BtiError:
    """Our error for one of the operating system's."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _BY_ERRNO.get(error.errno or 0, StoreError)(problem=name)


@contextmanager
def translated() -> Iterator[None]:
    """Whatever the driver or the system raises inside leaves as one of our errors."""
    try:
        yield
    except (dbapi2.Error, dbapi2.Warning) as error:
        raise from_driver(error) from None
    except OSError as error:
        raise from_system(error) from None

"""Connections to the encrypted file, the same for every reader, writer and check.

The key lives in the closure of the connector and nowhere else: not in an address, an error, a log or a repr.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from bti_tui.domain.errors import Damaged, OldDriver
from bti_tui.store.failures import translated

OLDEST_DRIVER = (3, 51, 3)
"""Older ones can damage a WAL store when two programs checkpoint at once (sqlite.org/wal.html#walresetbug)."""
BUSY_MS = 10_000
"""How long a writer waits for another program before it says that the store is taken."""
CACHE_KIB = 8 * 1024
"""More is not noticed, neither in lists nor in searches (`docs/decisions/0037-a-small-page-cache.md`)."""

_PATIENCE = f"PRAGMA busy_timeout={BUSY_MS}"
_MANY = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
_ALONE = ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA")
"""The lock first: then nothing is kept in shared memory, which a network has not (sqlite.org/wal.html#noshm)."""
_FROZEN = ("PRAGMA query_only=ON",)
_CRAMPED = ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA synchronous=FULL")
_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    f"PRAGMA cache_size=-{CACHE_KIB}",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
)
"""The last one overwrites what is deleted, so that a purge leaves nothing in free pages."""

Connector = Callable[[], dbapi2.Connection]


def connector(
    path: Path,
    key: bytes,
    *,
    alone: bool = False,
    frozen: bool = False,
    cramped: bool = False,
    busy_ms: int | None = None,
) -> Connector:
    """A function that opens one connection to an existing file with its raw key, settled and in autocommit.

    `alone` is for a store on a network and for a copy that lies on any disk: one connection at a time, no shared
    memory, no file beside it at rest. `frozen` is for a file system that takes no writing: nothing is locked, and no
    log beside the file is looked for, so there must be none. `cramped` is for a disk without any room: one connection
    at a time, and no shared memory. `busy_ms` is for who can't wait as long as others do.
    """
    way = _FROZEN if frozen else _CRAMPED if cramped else _ALONE if alone else _MANY
    patience = _PATIENCE if busy_ms is None else f"PRAGMA busy_timeout={busy_ms}"
    settings = (patience, *way, *_SETTINGS)
    address = f"{path.absolute().as_uri()}?{'mode=ro&immutable=1' if frozen else 'mode=rw'}"

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            address, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, uri=True
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
            _set_raw_key(connection, key)
            for setting in settings:
                connection.execute(setting).fetchall()
        except BaseException:  # whatever went wrong: a half-settled connection is closed, and the error goes on
            connection.close()
            raise
        return connection

    return connect


def require_sound_driver(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Raise OldDriver when the driver's SQLite is older than the mended one."""
    if version < OLDEST_DRIVER:
        raise OldDriver(found=".".join(map(str, version)), needed=".".join(map(str, OLDEST_DRIVER)))


def check_key(connect: Connector) -> None:
    """Read the first page: Damaged when the key does not fit the file, StoreMissing when there is none."""
    try:
        with translated(), contextlib.closing(connect()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except Damaged as error:
        raise Damaged(**{**error.facts, "what": "first-page"}) from None


def _set_raw_key(connection: dbapi2.Connection, key: bytes) -> None:
    """By the driver's own call, which leaves fewer copies in memory than a PRAGMA, from a buffer that is wiped."""
    spelled = bytearray(b"x'" + key.hex().encode() + b"'")
    try:
        connection.set_key(spelled)
    finally:
        spelled[:] = bytes(len(spelled))

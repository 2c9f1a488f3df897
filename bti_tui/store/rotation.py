"""Moving a store to a new key: a new file is made and checked, the key file names it, and the old one is set aside.

    1  alone: no other program has the store open, and none can open it from now on
    2  store.N.new.db     copied page by page under the new key, checked, the events of the change in its chain
    3  store.keys         replaced: from now on it names store.N.db, and every slot is handed the new key
    4  store.N.db         the name of the new file; where a crash came first, the next unlock gives it
    5  store.db.old       the old file; it goes at the next unlock

Before step 3 the old file is the store, after it the new one: a crash anywhere leaves exactly one that opens.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from bti_tui.domain.errors import Damaged, DiskFull, Locked, OpenElsewhere
from bti_tui.store import checks, keys_document, modes, slots
from bti_tui.store.asking import asking
from bti_tui.store.audit import Head
from bti_tui.store.engine import Connector, connector
from bti_tui.store.failures import translated
from bti_tui.store.keyfile import is_authentic
from bti_tui.store.keys_document import KeysDocument, sync_folder
from bti_tui.store.place import make_private_file
from bti_tui.store.transactions import Transaction, writer
from bti_tui.store.unlocking import KEYS, SET_ASIDE, UNFINISHED, Unlocked, number_of
from bti_tui.store.writer_now import opener_now

if TYPE_CHECKING:
    from bti_tui.store.open_store import Store

PATIENCE_MS: Final = 500
"""How long one try waits for another program to leave the store."""
ASKING_SECONDS: Final = 20.0
"""How long others have to put away what was typed and to lock, once they are asked to."""
LOOK_EVERY_SECONDS: Final = 0.2
SPARE_BYTES: Final = 16 * 1024 * 1024
_SIGNERS: Final = 'SELECT "user", pub FROM signer WHERE municipality = ?'
_HEAD: Final = "SELECT n, hash FROM audit WHERE municipality = ? ORDER BY n DESC LIMIT 1"


def rotate(store: "Store", leaving: str | None) -> Unlocked:
    """Move a store to a new key, and leave out every slot of a user; gives the store as it is opened now.

    Takes as long as a backup. Raises OpenElsewhere when another program does not let go of the store, DiskFull when
    there is no room for two, Damaged when the copy is not what it should be; then the store is as it was.
    """
    before = store.unlocked
    store.let_go()
    with translated():
        _require_space(before)
        with _alone(before) as source:
            document = keys_document.read(before.folder / KEYS)
            if not is_authentic(document, before.keys.key):
                raise Damaged(what="key-file")
            after = _with_new_key(before, document, leaving, source, store.municipality)
            made = _made(store, source, before, after, leaving)
            _name(after, made)
        with contextlib.suppress(OSError):  # from here on it is done: the next unlock does what can't be done now
            made.replace(after.database)
            sync_folder(before.folder)
            before.database.replace(before.database.with_name(before.database.name + SET_ASIDE))
            sync_folder(before.folder)
    return after


def _name(after: Unlocked, made: Path) -> None:
    """Let the key file name the new file. It is done when it does, even if the disk complained afterwards."""
    path = after.folder / KEYS
    try:
        keys_document.write(path, after.document)
    except BaseException:  # whatever went wrong: where the old file goes on, the new one goes, and so does the error
        if keys_document.read(path).database != after.document.database:
            made.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _alone(unlocked: Unlocked) -> Iterator[dbapi2.Connection]:
    """The only connection to a store, with its lock until the end; others are asked to lock and have some seconds.

    OpenElsewhere tells who has not let go, and the number of the program, where the system says so.
    """
    with contextlib.ExitStack() as stack:
        try:
            connection = stack.enter_context(_alone_at_once(unlocked))
        except OpenElsewhere:
            stack.enter_context(asking(unlocked.folder))
            connection = _alone_at_last(unlocked, stack)
        yield connection


def _alone_at_last(unlocked: Unlocked, stack: contextlib.ExitStack) -> dbapi2.Connection:
    deadline = time.monotonic() + ASKING_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OpenElsewhere):
            return stack.enter_context(_alone_at_once(unlocked))
        time.sleep(LOOK_EVERY_SECONDS)
    other = opener_now(unlocked.database)
    raise OpenElsewhere(who=other.account if other else "?", program=other.program if other else "?")


@contextlib.contextmanager
def _alone_at_once(unlocked: Unlocked) -> Iterator[dbapi2.Connection]:
    try:
        with translated():
            connection = connector(unlocked.database, unlocked.keys.database_key(), alone=True, busy_ms=PATIENCE_MS)()
    except Locked:
        raise OpenElsewhere from None
    with contextlib.closing(connection):
        try:
            with translated():
                connection.execute("BEGIN EXCLUSIVE").fetchall()
                connection.execute("COMMIT").fetchall()
                mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        except Locked:
            raise OpenElsewhere from None
        if mode != "delete":
            raise OpenElsewhere
        yield connection


def _with_new_key(
    before: Unlocked, document: KeysDocument, leaving: str | None, source: dbapi2.Connection, municipality: str
) -> Unlocked:
    name = f"store.{_next_number(before.folder)}.db"
    enrolled = [(str(user), bytes(pub)) for user, pub in source.execute(_SIGNERS, (municipality,)).fetchall()]
    kept = document if leaving is None else slots.without(document, leaving)
    changed, keys = slots.with_new_key(kept, before.keys, name, enrolled)
    connect = connector(before.folder / name, keys.database_key(), alone=before.alone)
    return replace(before, document=changed, keys=keys, connect=connect)


def _made(store: "Store", source: dbapi2.Connection, before: Unlocked, after: Unlocked, leaving: str | None) -> Path:
    """The new file, whole and on the disk, under the name of one that is not the store yet."""
    part = after.database.with_name(after.database.stem + UNFINISHED)
    part.unlink(missing_ok=True)
    try:
        make_private_file(part)
        connect = connector(part, after.keys.database_key(), alone=True)
        with contextlib.closing(connect()) as copy:
            source.backup(copy, pages=-1)
        _require_same(connect, source, store.municipality)
        _tell(store, connect, leaving)
        with part.open("r+b") as file:
            modes.settle(file.fileno(), before.folder)
            os.fsync(file.fileno())
        sync_folder(before.folder)
    except BaseException:  # whatever went wrong: nothing half made stays, and the error goes on
        part.unlink(missing_ok=True)
        raise
    return part


def _require_same(connect: Connector, source: dbapi2.Connection, municipality: str) -> None:
    """Raise Damaged unless every page of the copy is whole and its chain ends where the old one does."""
    findings = tuple(checks.page_findings(connect))
    if findings:
        raise Damaged(what=findings[0].code)
    with contextlib.closing(connect()) as copy:
        ends = [Head(*one.execute(_HEAD, (municipality,)).fetchone()) for one in (source, copy)]
    if ends[0] != ends[1]:
        raise Damaged(what="audit")


def _tell(store: "Store", connect: Connector, leaving: str | None) -> None:
    """Write into the new file what happens to it; the old one never hears of it."""
    connections = writer(connect)
    try:
        with Transaction(connections) as transaction:
            if leaving is not None:
                store.signer.append(transaction, "key.removed", obj=leaving)
            store.signer.append(transaction, "store.rotated", obj=store.signer.store)
            transaction.commit()
    finally:
        connections.close()


def _next_number(folder: Path) -> int:
    """Above every file that ever had one: a file that an older key file named may still be wanted."""
    return 1 + max(number_of(path.name) for path in (folder / "store.db", *folder.glob("store.*.db*")))


def _require_space(unlocked: Unlocked) -> None:
    if shutil.disk_usage(unlocked.folder).free < unlocked.database.stat().st_size + SPARE_BYTES:
        raise DiskFull

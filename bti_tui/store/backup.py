"""Making a backup: copied in one step while others write, checked before it counts, old ones thinned out.

A page that was copied has keys of its own, so nothing of a backup can be spliced into the live file. In more than one
step the copy would begin anew at every commit of another program, and might never end.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from bti_tui import __version__
from bti_tui.domain.errors import Damaged, ExportError, UnsafePlace
from bti_tui.store import bundle, checks, kept_copies, keyfile, keys_document, old_copies
from bti_tui.store.answers import StoreInfo
from bti_tui.store.audit import Head
from bti_tui.store.bundle import CHECKPOINT, CONTENT, FORMAT, PART, Bundle, Counts, Manifest
from bti_tui.store.checkpoint import Checkpoint
from bti_tui.store.engine import Connector, connector
from bti_tui.store.failures import translated
from bti_tui.store.keys_document import sync_folder
from bti_tui.store.open_store import Store
from bti_tui.store.place import make_private_file
from bti_tui.store.unlocking import DATABASE, KEYS

SPARE_BYTES: Final = 16 * 1024 * 1024
"""What must be free beside the copy itself."""
OWN_FOLDER: Final = "own-folder"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and checked, and the names of the old ones that went."""

    bundle: Bundle
    head: Head
    removed: tuple[str, ...]


def back_up(store: Store, target: Path, now: datetime) -> Made:
    """Make a backup of an open store below `target`. It counts only when it has passed every check.

    Raises UnsafePlace for the store's own folder, ExportError when the target can't take it, Damaged when the copy is
    not sound. Whatever happens, no half backup is left that counts.
    """
    require_elsewhere(store.unlocked.folder, target)
    store.note("backup")
    head = store.head()
    with _written():
        folder = bundle.make_folder(target, now)
    try:
        with _written():
            _require_space(store.unlocked.database, folder)
            info, copied = _copy(store, folder / DATABASE, head)
            _write_beside(store, folder, copied, now)
            made = _sealed(store, folder, info, now)
            sync_folder(target)
    except BaseException:  # whatever went wrong: nothing half made stays, and the error goes on
        bundle.remove(folder)
        raise
    old_copies.remove_migrated(store.unlocked)
    with translated():
        return Made(made, copied, kept_copies.prune(target, made, now))


def require_elsewhere(folder: Path, target: Path) -> None:
    """Raise UnsafePlace when the target is the store's folder or lies in it: they would be lost together."""
    if target.resolve().is_relative_to(folder.resolve()):
        raise UnsafePlace(problem=OWN_FOLDER)


def _copy(store: Store, database: Path, head: Head) -> tuple[StoreInfo, Head]:
    part = database.with_name(database.name + PART)
    make_private_file(part)
    key = store.unlocked.keys.database_key()
    with contextlib.closing(store.connections()()) as source, contextlib.closing(connector(part, key)()) as copy:
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    found = _checked(store, connector(part, key, alone=True), head)
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    part.replace(database)
    sync_folder(database.parent)
    return found


def _checked(store: Store, connect: Connector, head: Head) -> tuple[StoreInfo, Head]:
    """What the copy says of itself, once its pages, its search index, its chain and its cases are found whole.

    Its chain must hold the link that was the newest when the copy began.
    """
    findings = tuple(checks.page_findings(connect))
    if findings:
        raise Damaged(what=findings[0].code)
    copy = Store(replace(store.unlocked, connect=connect, alone=True, lease=None))
    try:
        findings = copy.content_findings([head])
        if findings:
            raise Damaged(what=findings[0].code)
        return copy.info(), copy.head()
    finally:
        copy.close()


def _write_beside(store: Store, folder: Path, head: Head, now: datetime) -> None:
    keys = store.unlocked.keys
    document = keys_document.read(store.unlocked.folder / KEYS)
    if not keyfile.is_authentic(document, keys.key):
        raise Damaged(what="key-file")
    keys_document.write(folder / KEYS, document)
    seen = Checkpoint(keys.store, head.n, head.hash, document.gen, now, keys.signs_as).signed(keys.seed)
    bundle.write_file(folder / CHECKPOINT, seen.text.encode())


def _sealed(store: Store, folder: Path, info: StoreInfo, now: datetime) -> Bundle:
    manifest = Manifest(
        format=FORMAT,
        store=info.store_id,
        made_at=now,
        program=__version__,
        schema=info.schema,
        driver=dbapi2.sqlite_version,
        counts=Counts(info.cases, info.facts, info.notes, info.audit),
        files=tuple(bundle.entry_of(folder / name) for name in CONTENT),
    )
    return bundle.write_manifest(folder, manifest.authenticated(store.unlocked.keys.key))


def _require_space(database: Path, folder: Path) -> None:
    needed = sum(file.stat().st_size for file in database.parent.glob(f"{database.name}*")) + SPARE_BYTES
    if shutil.disk_usage(folder).free < needed:
        raise ExportError(problem="space")


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """Trouble with the target is one kind of error, whatever the system calls it; a damaged store stays damaged.

    The driver's own backup call gives no codes, only classes.
    """
    try:
        yield
    except OSError as error:
        raise ExportError(problem=type(error).__name__) from None
    except dbapi2.OperationalError as error:
        raise ExportError(problem=getattr(error, "sqlite_errorname", "backup")) from None
    except dbapi2.Error:
        raise Damaged(what="pages") from None

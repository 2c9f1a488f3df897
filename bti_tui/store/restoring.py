"""From a backup back to a store: into an empty folder, or into a temporary one as a drill.

The passphrase of the time when the backup was made opens it. Nothing is believed before the manifest fits under the
store key, every page is authentic, and the chain ends where the signed checkpoint says.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bti_tui.domain.erasure import PurgedAgain
from bti_tui.domain.errors import BadInput, Damaged, StoreExists
from bti_tui.store import beginnings, bundle, checkpoint, keyfile, keys_document, place
from bti_tui.store.answers import StoreInfo
from bti_tui.store.bundle import CHECKPOINT, PART, Bundle, Counts
from bti_tui.store.checkpoint import Checkpoint
from bti_tui.store.checks import page_findings
from bti_tui.store.engine import connector, require_sound_driver
from bti_tui.store.failures import translated
from bti_tui.store.keyfile import WayIn
from bti_tui.store.open_store import Store
from bti_tui.store.opening import bring_up
from bti_tui.store.unlocking import BESIDE_DATABASE, DATABASE, KEYS, Glimpse, Unlocked, users

_PART: Final = DATABASE + PART
_CHUNK: Final = 1024 * 1024
_SIGNERS: Final = 'SELECT "user", pub FROM signer'


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill found in the newest backup."""

    folder: Path
    made_at: datetime
    counts: Counts
    head: int


def glimpse(made: Bundle) -> Glimpse:
    """What the backup's key file says before anything is unlocked; modes of the place it lies in are not asked for."""
    with translated():
        document = keys_document.parse(bundle.content_of(made.folder / KEYS, keys_document.LARGEST))
    return Glimpse(document.training, users(document), document.store)


def restore(
    made: Bundle,
    folder: Path,
    way_in: WayIn,
    state: Path | None = None,
    tell: Callable[[PurgedAgain], object] = lambda _: None,
) -> StoreInfo:
    """Make a store of a backup, check it whole, and write `restored` into its chain; the key file comes last.

    What this machine remembers below `state` as purged since then is purged again; `tell` is told about it.

    Raises StoreExists or BadInput unless the folder is missing, empty, or holds only what a restore that was stopped
    has left; WrongPassphrase or Damaged; then nothing of it is left in the folder.
    """
    with translated():
        require_sound_driver()
        _require_free(folder)
        was_there = folder.exists()
        beginnings.make_lasting(folder)
        place.make_private_folder(folder)
        beginnings.clear(folder)
        try:
            place.require_private(folder)
            place.require_usable(folder, try_locks=True)
            return _restored(made, folder, way_in, state, tell)
        except BaseException:  # whatever went wrong: the folder is as it was, and the error goes on
            _clear(folder, was_there=was_there)
            raise


@contextlib.contextmanager
def looked_into(made: Bundle, way_in: WayIn) -> Iterator[Store]:
    """A backup as an open store in a temporary folder for the owner alone: checked whole first, gone afterwards."""
    with translated(), tempfile.TemporaryDirectory(prefix="bti-drill-") as name:
        store = _received(made, Path(name), way_in)
        try:
            yield store
        finally:
            store.close()


def drill(made: Bundle, way_in: WayIn) -> Drilled:
    """Carry out a restore in a temporary folder for the owner alone, check all of it, and take it away."""
    with looked_into(made, way_in) as store:
        info, head = store.info(), store.head()
    counts = Counts(info.cases, info.facts, info.notes, info.audit)
    return Drilled(made.folder, made.manifest.made_at, counts, head.n)


def checkpoint_of(made: Bundle) -> Checkpoint:
    """How far the chain had come when the backup was made, as it says itself; Damaged when it says nothing."""
    with translated():
        said = checkpoint.parse(
            bundle.content_of(made.folder / CHECKPOINT, bundle.LARGEST_CHECKPOINT).decode(errors="replace")
        )
    if said.store != made.manifest.store:
        raise Damaged(what="checkpoint")
    return said


def _restored(
    made: Bundle, folder: Path, way_in: WayIn, state: Path | None, tell: Callable[[PurgedAgain], object]
) -> StoreInfo:
    store = _received(made, folder, way_in)
    try:
        store.note("restored")
        tell(store.purge_again(state))
        info = store.info()
    finally:
        store.close()
    for suffix in BESIDE_DATABASE:  # all is committed; a disk in trouble may have kept the emptied journal
        (folder / (_PART + suffix)).unlink(missing_ok=True)
    (folder / _PART).replace(store.unlocked.database)
    keys_document.write(folder / KEYS, store.unlocked.document)
    return info


def _received(made: Bundle, folder: Path, way_in: WayIn) -> Store:
    """The copied store, open, when everything about it is found whole; its key file is not written yet."""
    document = keys_document.parse(bundle.content_of(made.folder / KEYS, keys_document.LARGEST))
    keys = keyfile.unlock(document, way_in)
    if not (made.manifest.is_authentic(keys.key) and made.manifest.store == keys.store):
        raise Damaged(what="manifest")
    _require_whole(made, KEYS)
    _require_whole(made, CHECKPOINT)
    said = checkpoint_of(made)
    _copy(made, folder / _PART)
    connect = connector(folder / _PART, keys.database_key(), alone=True)
    unlocked = Unlocked(folder, document, keys, connect, alone=True)
    bring_up(unlocked, with_copy=False)
    store = Store(unlocked)
    try:
        _require_sound(store, said)
    except BaseException:  # whatever went wrong: no connection is left, and the error goes on
        store.close()
        raise
    return store


def _require_sound(store: Store, said: Checkpoint) -> None:
    with contextlib.closing(store.connections()()) as connection:
        keys = [(str(user), bytes(pub)) for user, pub in connection.execute(_SIGNERS).fetchall()]
    if not said.is_signed(keys):
        raise Damaged(what="checkpoint")
    findings = tuple(page_findings(store.connections())) or store.content_findings([said.head])
    if findings:
        raise Damaged(what=findings[0].code)


def _require_whole(made: Bundle, name: str) -> None:
    if bundle.entry_of(made.folder / name) not in made.manifest.files:
        raise Damaged(what="backup")


def _copy(made: Bundle, target: Path) -> None:
    """Copy the database and read it through on the way: what lands is what the manifest says."""
    wanted = made.manifest.files[0]
    if (made.folder / DATABASE).lstat().st_size != wanted.size:
        raise Damaged(what="backup")
    digest = hashlib.sha256()
    place.make_private_file(target)
    with bundle.opened(made.folder / DATABASE) as source, target.open("r+b") as copy:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    if digest.hexdigest() != wanted.sha256:
        raise Damaged(what="backup")


def _require_free(folder: Path) -> None:
    if (folder / KEYS).exists():
        raise StoreExists
    if not beginnings.is_free(folder):
        raise BadInput(place="--store", problem="not-empty")


def _clear(folder: Path, *, was_there: bool) -> None:
    for name in (KEYS, _PART, *(one.name for one in folder.glob("store*.db"))):
        for suffix in ("", *BESIDE_DATABASE):
            (folder / (name + suffix)).unlink(missing_ok=True)
    if not was_there:
        with contextlib.suppress(OSError):
            folder.rmdir()

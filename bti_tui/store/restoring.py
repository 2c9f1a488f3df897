"""From a backup back to a store: into an empty folder, or into a temporary one as a drill.

The passphrase of the time when the backup was made opens it. Nothing is believed before the manifest fits under the
store key, every page is authentic, and the chain ends where the signed checkpoint says.
"""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import BadInput, Damaged, StoreExists
from bti_tui.store import bundle, checkpoint, keyfile, keys_document, place
from bti_tui.store.answers import StoreInfo
from bti_tui.store.bundle import CHECKPOINT, PART, Bundle, Counts
from bti_tui.store.checkpoint import Checkpoint
from bti_tui.store.checks import page_findings
from bti_tui.store.engine import connector, require_sound_driver
from bti_tui.store.keyfile import WayIn
from bti_tui.store.open_store import Store
from bti_tui.store.opening import bring_up
from bti_tui.store.sessions import translated
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
        document = keys_document.parse((made.folder / KEYS).read_bytes())
    return Glimpse(document.training, users(document))


def restore(made: Bundle, folder: Path, way_in: WayIn) -> StoreInfo:
    """Make a store of a backup, check it whole, and write `restored` into its chain; the key file comes last.

    Raises StoreExists or BadInput unless the folder is empty or missing, WrongPassphrase, or Damaged; then nothing is
    left in the folder.
    """
    with translated():
        require_sound_driver()
        _require_empty(folder)
        was_there = folder.exists()
        place.make_private_folder(folder)
        try:
            place.require_private(folder)
            place.require_local(folder, try_locks=True)
            return _restored(made, folder, way_in)
        except BaseException:  # whatever went wrong: the folder is as it was, and the error goes on
            _clear(folder, was_there=was_there)
            raise


def drill(made: Bundle, way_in: WayIn) -> Drilled:
    """Carry out a restore in a temporary folder for the owner alone, check all of it, and take it away."""
    with translated(), tempfile.TemporaryDirectory(prefix="bti-drill-") as name:
        store = _received(made, Path(name), way_in)
        try:
            info, head = store.info(), store.head()
        finally:
            store.close()
    counts = Counts(info.cases, info.facts, info.notes, info.audit)
    return Drilled(made.folder, made.manifest.made_at, counts, head.n)


def checkpoint_of(made: Bundle) -> Checkpoint:
    """How far the chain had come when the backup was made, as it says itself; Damaged when it says nothing."""
    with translated():
        said = checkpoint.parse((made.folder / CHECKPOINT).read_bytes().decode(errors="replace"))
    if said.store != made.manifest.store:
        raise Damaged(what="checkpoint")
    return said


def _restored(made: Bundle, folder: Path, way_in: WayIn) -> StoreInfo:
    store = _received(made, folder, way_in)
    try:
        store.note("restored")
        info = store.info()
    finally:
        store.close()
    (folder / _PART).replace(folder / DATABASE)
    keys_document.write(folder / KEYS, store.unlocked.document)
    return info


def _received(made: Bundle, folder: Path, way_in: WayIn) -> Store:
    """The copied store, open, when everything about it is found whole; its key file is not written yet."""
    document = keys_document.parse((made.folder / KEYS).read_bytes())
    keys = keyfile.unlock(document, way_in)
    if not (made.manifest.is_authentic(keys.key) and made.manifest.store == keys.store):
        raise Damaged(what="manifest")
    _require_whole(made, KEYS)
    _require_whole(made, CHECKPOINT)
    said = checkpoint_of(made)
    _copy(made, folder / _PART)
    unlocked = Unlocked(folder, document, keys, connector(folder / _PART, keys.database_key()))
    bring_up(unlocked)
    store = Store(unlocked)
    try:
        _require_sound(store, said)
    except BaseException:  # whatever went wrong: no connection is left, and the error goes on
        store.close()
        raise
    return store


def _require_sound(store: Store, said: Checkpoint) -> None:
    with contextlib.closing(store.unlocked.connect()) as connection:
        keys = [(str(user), bytes(pub)) for user, pub in connection.execute(_SIGNERS).fetchall()]
    if not said.is_signed(keys):
        raise Damaged(what="checkpoint")
    findings = tuple(page_findings(store.unlocked.connect)) or store.content_findings([said.head])
    if findings:
        raise Damaged(what=findings[0].code)


def _require_whole(made: Bundle, name: str) -> None:
    if bundle.entry_of(made.folder / name) not in made.manifest.files:
        raise Damaged(what="backup")


def _copy(made: Bundle, target: Path) -> None:
    """Copy the database and read it through on the way: what lands is what the manifest says."""
    wanted = made.manifest.files[0]
    digest = hashlib.sha256()
    place.make_private_file(target)
    with (made.folder / DATABASE).open("rb") as source, target.open("r+b") as copy:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    if digest.hexdigest() != wanted.sha256:
        raise Damaged(what="backup")


def _require_empty(folder: Path) -> None:
    if (folder / KEYS).exists():
        raise StoreExists
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(place="--store", problem="not-empty")


def _clear(folder: Path, *, was_there: bool) -> None:
    for name in (KEYS, DATABASE, _PART):
        for suffix in ("", *BESIDE_DATABASE):
            (folder / (name + suffix)).unlink(missing_ok=True)
    if not was_there:
        with contextlib.suppress(OSError):
            folder.rmdir()

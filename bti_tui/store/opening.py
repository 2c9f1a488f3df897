"""Making a store and opening one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bti_tui.domain.errors import DiskFull, StoreExists
from bti_tui.domain.ids import DeviceId, MunicipalityCode
from bti_tui.domain.people import Professional
from bti_tui.store import (
    beginnings,
    checks,
    keyfile,
    keys_document,
    lease,
    leftovers,
    migrate,
    place,
    schema,
    unlocking,
)
from bti_tui.store.audit import Signer
from bti_tui.store.engine import connector, require_sound_driver
from bti_tui.store.failures import translated
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.store.place import Judge, PlaceKind
from bti_tui.store.rows import instant_text, professional_digest, professional_row
from bti_tui.store.transactions import Row, Transaction, writer
from bti_tui.store.unlocking import BESIDE_DATABASE, DATABASE, KEYS, Unlocked

_PART = f"{DATABASE}.part"


def create(
    folder: Path,
    created: Created,
    *,
    municipality: MunicipalityCode,
    device: DeviceId,
    professionals: Sequence[Professional],
    at: datetime,
    state: Path | None = None,
    judge: Judge = place.judge,
) -> Store:
    """Make a store in a folder with keys from `keyfile.create`, whose recovery code has been typed back by now.

    `state` is the folder where this machine remembers stores. Nothing is on the disk before; the key file comes last,
    so that a crash on the way leaves no half store. Raises StoreExists, UnsafePlace or OldDriver.
    """
    with translated():
        require_sound_driver()
        beginnings.make_private(folder)
        alone = place.require_usable(folder, judge, try_locks=True).kind is PlaceKind.NETWORK
        held = lease.take(folder) if alone else None
        if (folder / KEYS).exists():
            raise StoreExists
        connect = connector(folder / _PART, created.keys.database_key(), alone=alone)
        beginnings.clear(folder)
        place.make_private_file(folder / _PART)
        connections = writer(connect)
        with Transaction(connections) as transaction:
            _fill(transaction, created, _identity(created, municipality, device, at), professionals)
            transaction.commit()
        connections.close()
        _require_whole(folder)
        (folder / _PART).replace(folder / DATABASE)
        keys_document.write(folder / KEYS, created.document)
        keys_document.sync_folder(folder.parent)
        connect = connector(folder / DATABASE, created.keys.database_key(), alone=alone)
        store = Store(Unlocked(folder, created.document, created.keys, connect, alone, lease=held), state)
    store.remember()
    return store


def open_store(unlocked: Unlocked, state: Path | None = None) -> Store:
    """Open a store whose key fits: bring its schema up when it is older, and write down that it was opened.

    A store that is not what this machine last saw of it is opened for reading, and nothing is written. Raises TooNew
    when a later program made it, Damaged when it is not the store that its key file belongs to.
    """
    unlocking.require_unchanged(unlocked)
    bring_up(unlocked)
    store = Store(unlocked, state)
    try:
        unlocking.require_unchanged(unlocked)  # once more: from here on nobody can move it, since it is open
        store.begin()
        if store.rolled_back is None:
            leftovers.clear(store)
    except BaseException:  # whatever went wrong: no connection is left, and the error goes on
        store.close()
        raise
    return store


def bring_up(unlocked: Unlocked, *, with_copy: bool = True) -> None:
    """Bring an older schema up to this program's: a checked copy beside it first, a link in its chain after.

    Of two programs that find an older store at once, one does it while the other waits. A backup that is looked into
    needs no copy.
    """
    if migrate.is_current(unlocked.connect, schema.VERSION):
        return
    if with_copy and unlocked.alone:
        _copy_before(unlocked)
    connections = writer(unlocked.connect)
    try:
        migrate.upgrade(
            connections,
            schema.VERSION,
            migrate.SCRIPTS,
            before=lambda: _copy_before(unlocked) if with_copy and not unlocked.alone else None,
            after=lambda transaction, found: _finish_migration(unlocked, transaction, found),
        )
        connections.empty_log()
    finally:
        connections.close()


def _copy_before(unlocked: Unlocked) -> None:
    key = unlocked.keys.database_key()
    migrate.copy_before(unlocked.connect, unlocked.database, key, schema.VERSION)


def _finish_migration(unlocked: Unlocked, transaction: Transaction, found: str) -> None:
    """What is folded from the facts is made anew, and the audit chain says from which schema to which.

    In the transaction of the migration itself.
    """
    keys = unlocked.keys
    municipality, device = transaction.row("SELECT municipality, device_id FROM store_info")
    checks.fold_anew(transaction, municipality)
    signer = Signer(municipality, keys.store, keys.user, device, keys.seed)
    signer.append(transaction, "store.migrated", obj=keys.store, found=found, to=schema.VERSION)


def _identity(created: Created, municipality: str, device: str, at: datetime) -> Row:
    return {
        "municipality": municipality,
        "store_id": created.keys.store,
        "device_id": device,
        "training": int(created.keys.training),
        "created_at": instant_text(at),
    }


def _fill(transaction: Transaction, created: Created, identity: Row, professionals: Sequence[Professional]) -> None:
    """Schema, identity, signers and people with their links in the audit chain, in the transaction of the caller."""
    keys = created.keys
    signer = Signer(identity["municipality"], keys.store, keys.user, identity["device_id"], keys.seed)
    schema.create(transaction)
    transaction.add("store_info", identity)
    signer.append(transaction, "store.created", obj=keys.store)
    signer.enrol(transaction, keys.user, keys.seed)
    if created.recovery_seed:
        signer.enrol(transaction, keyfile.RECOVERY_USER, created.recovery_seed)
    for one in professionals:
        row = professional_row(identity["municipality"], one)
        transaction.add("professional", row)
        signer.append(transaction, "professional.kept", obj=one.id, digest=professional_digest(row))


def _require_whole(folder: Path) -> None:
    """Raise DiskFull when closing could not move everything into the file: what lies beside it would be left behind."""
    beside = (folder / (_PART + suffix) for suffix in BESIDE_DATABASE)
    if any(one.exists() and one.stat().st_size for one in beside):
        raise DiskFull

"""Making a store and opening one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from bti_tui.domain.errors import DiskFull, StoreExists
from bti_tui.domain.ids import DeviceId, MunicipalityCode
from bti_tui.domain.people import Professional
from bti_tui.store import keyfile, keys_document, migrate, place, schema
from bti_tui.store.audit import Signer
from bti_tui.store.engine import connector, require_sound_driver
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.store.rows import instant_text, professional_digest, professional_row
from bti_tui.store.sessions import translated, writer
from bti_tui.store.tables import StoreInfoRow
from bti_tui.store.unlocking import BESIDE_DATABASE, DATABASE, KEYS, Unlocked

_PART = f"{DATABASE}.part"
_LEFT_OVER = f"{DATABASE}.without-keys"


def create(
    folder: Path,
    created: Created,
    *,
    municipality: MunicipalityCode,
    device: DeviceId,
    professionals: Sequence[Professional],
    at: datetime,
    state: Path | None = None,
) -> Store:
    """Make a store in a folder with keys from `keyfile.create`, whose recovery code has been typed back by now.

    `state` is the folder where this machine remembers stores. Nothing is on the disk before; the key file comes last,
    so that a crash on the way leaves no half store. Raises StoreExists, UnsafePlace or OldDriver.
    """
    with translated():
        require_sound_driver()
        place.make_private_folder(folder)
        place.require_private(folder)
        place.require_local(folder, try_locks=True)
        if (folder / KEYS).exists():
            raise StoreExists
        connect = connector(folder / _PART, created.keys.database_key())
        _clear(folder)
        place.make_private_file(folder / _PART)
        engine = writer(connect)
        _fill(engine, created, _identity(created, municipality, device, at), professionals)
        engine.dispose()
        _require_whole(folder)
        (folder / _PART).replace(folder / DATABASE)
        keys_document.write(folder / KEYS, created.document)
        keys_document.sync_folder(folder.parent)
        keys = created.keys
        connect = connector(folder / DATABASE, keys.database_key())
        store = Store(Unlocked(folder, created.document, keys, connect), state)
    store.remember()
    return store


def open_store(unlocked: Unlocked, state: Path | None = None) -> Store:
    """Open a store whose key fits: bring its schema up when it is older, and write down that it was opened.

    A store that is not what this machine last saw of it is opened for reading, and nothing is written. Raises TooNew
    when a later program made it, Damaged when it is not the store that its key file belongs to.
    """
    bring_up(unlocked)
    store = Store(unlocked, state)
    store.begin()
    return store


def bring_up(unlocked: Unlocked) -> None:
    """Bring an older schema up to this program's, with a checked copy beside it first."""
    if not migrate.is_current(unlocked.connect, schema.VERSION):
        database = unlocked.folder / DATABASE
        migrate.copy_before(unlocked.connect, database, unlocked.keys.database_key(), schema.VERSION)
        engine = writer(unlocked.connect)
        migrate.upgrade(engine, schema.VERSION, migrate.SCRIPTS)
        engine.dispose()


def _identity(created: Created, municipality: str, device: str, at: datetime) -> StoreInfoRow:
    return StoreInfoRow(
        municipality=municipality,
        store_id=created.keys.store,
        device_id=device,
        training=int(created.keys.training),
        created_at=instant_text(at),
    )


def _fill(engine: Engine, created: Created, identity: StoreInfoRow, professionals: Sequence[Professional]) -> None:
    """Schema, identity, signers and people in one transaction, with their links in the audit chain."""
    keys = created.keys
    signer = Signer(identity.municipality, keys.store, keys.user, identity.device_id, keys.seed)
    with Session(engine, expire_on_commit=False) as session:
        schema.create(session.connection())
        session.add(identity)
        signer.append(session, "store.created", obj=keys.store)
        signer.enrol(session, keys.user, keys.seed)
        if created.recovery_seed:
            signer.enrol(session, keyfile.RECOVERY_USER, created.recovery_seed)
        for one in professionals:
            row = professional_row(identity.municipality, one)
            session.add(row)
            signer.append(session, "professional.kept", obj=one.id, digest=professional_digest(row))
        session.commit()


def _require_whole(folder: Path) -> None:
    """Raise DiskFull when closing could not move everything into the file: what lies beside it would be left behind."""
    beside = (folder / (_PART + suffix) for suffix in BESIDE_DATABASE)
    if any(one.exists() and one.stat().st_size for one in beside):
        raise DiskFull


def _clear(folder: Path) -> None:
    """Remove what an earlier attempt left half made; a database without keys is set aside, never removed."""
    for name in (_PART, *(_PART + suffix for suffix in BESIDE_DATABASE)):
        (folder / name).unlink(missing_ok=True)
    for suffix in ("", *BESIDE_DATABASE):
        left_over = folder / (DATABASE + suffix)
        if left_over.exists():
            left_over.replace(folder / (_LEFT_OVER + suffix))

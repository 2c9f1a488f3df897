"""From a folder and what a person knows to a checked connection: all that the lock screen needs.

Nothing here imports SQLAlchemy, SQLModel, pydantic or alembic: the lock screen is painted and the key derived first.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bti_tui.domain.errors import Damaged, WrongPassphrase
from bti_tui.store import keyfile, keys_document, place
from bti_tui.store.engine import Connector, check_key, connector, require_sound_driver
from bti_tui.store.failures import translated
from bti_tui.store.keyfile import Keys, WayIn
from bti_tui.store.keys_document import KeysDocument
from bti_tui.store.waiting import Waiting

DATABASE = "store.db"
KEYS = "store.keys"
BESIDE_DATABASE = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What the folder says before anything is unlocked; it is believed only after unlocking has checked it."""

    training: bool
    users: tuple[str, ...]
    """Opaque ids of those who have a slot, the recovery slot not counted."""
    store: str = ""
    """The id of the store."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A store whose key is known and fits. The key is in no repr."""

    folder: Path
    document: KeysDocument
    keys: Keys
    connect: Connector = field(repr=False)


def glimpse(folder: Path) -> Glimpse | None:
    """What lies in a folder without a passphrase; None when there is no store."""
    if not (folder / KEYS).exists():
        return None
    document = keys_document.read(folder / KEYS)
    return Glimpse(document.training, users(document), document.store)


def users(document: KeysDocument) -> tuple[str, ...]:
    """Those who have a slot of their own."""
    return tuple(slot.who for slot in document.slots if slot.who != keyfile.RECOVERY_USER)


def unlock(folder: Path, way_in: WayIn, state: Path | None = None) -> Unlocked:
    """Check the place, the modes and the driver, open the key slot, and read the first page with its key.

    A try that fails is remembered below `state`, the folder where this machine remembers stores.
    Takes as long as argon2id does (it releases the interpreter's lock). Raises UnsafePlace, StoreMissing, OldDriver,
    WrongPassphrase or Damaged.
    """
    with translated():
        require_trusted(folder)
        require_sound_driver()
        document = keys_document.read(folder / KEYS)
        try:
            keys = keyfile.unlock(document, way_in)
        except WrongPassphrase:
            if state is not None:
                _remember_failure(document, state)
            raise
        connect = connector(folder / DATABASE, keys.database_key())
        check_key(connect)
    return Unlocked(folder, document, keys, connect)


def _remember_failure(document: KeysDocument, state: Path) -> None:
    """That it can't be remembered is no reason to say anything else."""
    with suppress(OSError, Damaged):
        Waiting(state, document.store).add_failed_unlock(datetime.now(UTC))


def require_trusted(folder: Path) -> None:
    """Raise unless the folder is private, local, and holds a store whose every file is private."""
    place.require_private(folder)
    place.require_local(folder)
    for name in (KEYS, DATABASE):
        place.require_private(folder / name)
    for suffix in BESIDE_DATABASE:
        beside = folder / (DATABASE + suffix)
        if beside.exists():
            place.require_private(beside)

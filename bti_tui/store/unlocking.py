"""From a folder and what a person knows to a checked connection: all that the lock screen needs.

Nothing here imports SQLAlchemy, SQLModel, pydantic or alembic: the lock screen is painted and the key derived first.
For a glimpse not even the driver and libsodium are imported.
"""

import re
import time
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.domain.errors import BtiError, Damaged, Locked, Unfinished, WrongPassphrase
from bti_tui.store import keys_document, place
from bti_tui.store.keys_document import KeysDocument, SlotKind
from bti_tui.store.place import Judge, Place, PlaceKind

if TYPE_CHECKING:
    from bti_tui.store.engine import Connector
    from bti_tui.store.keyfile import Keys, WayIn
    from bti_tui.store.lease import Lease

DATABASE = keys_document.FIRST_DATABASE
KEYS = "store.keys"
UNFINISHED = ".new.db"
"""How the name ends of a database that is being made for another key, until the key file names it."""
SET_ASIDE = ".old"
"""How the name ends of the database that was the store before."""
MOVED = "moved"
"""The problem of a store that got another key while it was being unlocked."""
BESIDE_DATABASE = ("-wal", "-shm", "-journal")
_NUMBER = re.compile(r"store\.(\d+)\.")


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
    keys: "Keys"
    connect: "Connector" = field(repr=False)
    alone: bool = False
    """Only one connection of one program may have it open, because it lies on a network."""
    frozen: bool = False
    """The file system takes no writing: it can be read, and nothing more, as long as it is open."""
    lease: "Lease | None" = None
    """The right to have it open, where only one may."""

    @property
    def database(self) -> Path:
        """The file that the key opens; it has another name after each change of the store key."""
        return self.folder / self.document.database


def glimpse(folder: Path) -> Glimpse | None:
    """What lies in a folder without a passphrase; None when there is no store."""
    if not (folder / KEYS).exists():
        return None
    document = keys_document.read(folder / KEYS)
    return Glimpse(document.training, users(document), document.store)


def users(document: KeysDocument) -> tuple[str, ...]:
    """Those who have a slot of their own."""
    return tuple(slot.who for slot in document.slots if slot.kind is not SlotKind.RECOVERY)


def number_of(name: str) -> int:
    """How manieth file of a store a database is, by its name; 1 for the first."""
    found = _NUMBER.match(name)
    return int(found[1]) if found else 1


def wants_key_file(folder: Path, login: str) -> bool:
    """Whether the passphrase of a user name opens nothing without a file; believed only after unlocking."""
    slots = keys_document.read(folder / KEYS).slots
    return any(slot.login == login and slot.kind is SlotKind.PASSPHRASE_AND_KEY_FILE for slot in slots)


def unlock(folder: Path, way_in: "WayIn", state: Path | None = None, judge: Judge = place.judge) -> Unlocked:
    """Check the place, the modes and the driver, open the key slot, and read the first page with its key.

    A try that fails is remembered below `state`, the folder where this machine remembers stores; after several in a
    row each next one waits longer (R40). Takes as long as argon2id does (it releases the interpreter's lock). Raises
    UnsafePlace, StoreMissing, OldDriver, WrongPassphrase, Damaged, StoreTaken where only one may have it open, or
    Unfinished when a log lies beside one that can't be written to.
    """
    from bti_tui.store import keyfile, last_way, lease, turns
    from bti_tui.store.engine import require_sound_driver
    from bti_tui.store.failures import translated
    from bti_tui.store.first_touch import reach

    with translated():
        document = keys_document.read(folder / KEYS)
        _finish_move(folder / document.database)
        alone = require_trusted(folder, judge, document.database).kind is PlaceKind.NETWORK
        require_sound_driver()
        frozen = place.is_read_only(folder)
        if frozen:
            _require_no_log(folder / document.database)
        held = lease.take(folder) if alone and not frozen else None
        try:
            time.sleep(_wait(document, state))
            with turns.my_turn() if turns.is_shared_host(folder) else nullcontext():
                keys = keyfile.unlock(document, way_in)
            connect, alone = reach(folder / document.database, keys.database_key(), alone=alone, frozen=frozen)
            if not keys.training:
                last_way.opened_by(state, document.store, keys.login)
        except BaseException as error:  # whatever went wrong: the next one may try, and the error goes on
            if held is not None:
                held.release()
            if isinstance(error, WrongPassphrase) and state is not None:
                _remember_failure(document, state)
            if keys_document.read(folder / KEYS).database != document.database:
                raise Locked(problem=MOVED) from None
            raise
    return Unlocked(folder, document, keys, connect, alone, frozen, held)


def generation(unlocked: Unlocked) -> int:
    """Of the key file as it is now: another program may have written a newer one since it was opened here."""
    from bti_tui.store.keyfile import is_authentic

    with suppress(BtiError, OSError):
        document = keys_document.read(unlocked.folder / KEYS)
        if is_authentic(document, unlocked.keys.key):
            return document.gen
    return unlocked.document.gen


def require_unchanged(unlocked: Unlocked) -> None:
    """Raise Locked when the store has been moved to another key since it was unlocked: unlock it anew."""
    if keys_document.read(unlocked.folder / KEYS).database != unlocked.document.database:
        raise Locked(problem=MOVED)


def _finish_move(database: Path) -> None:
    """Give the new file its name, where a crash came right after the key file began to call it so."""
    made = database.with_name(database.stem + UNFINISHED)
    if made.exists() and not database.exists():
        made.replace(database)
        keys_document.sync_folder(database.parent)


def _require_no_log(database: Path) -> None:
    """Raise Unfinished when something waits to be written into the file: without it an old or empty store is shown."""
    logs = (database.with_name(database.name + suffix) for suffix in ("-wal", "-journal"))
    if any(log.exists() and log.stat().st_size for log in logs):
        raise Unfinished


def _wait(document: KeysDocument, state: Path | None) -> int:
    """Seconds that a try waits before it is looked at, also after the program was started anew."""
    from bti_tui.store.waiting import Waiting, wait_after

    return wait_after(Waiting(state, document.store).failed_unlocks()[0]) if state is not None else 0


def _remember_failure(document: KeysDocument, state: Path) -> None:
    """That it can't be remembered is no reason to say anything else."""
    from bti_tui.store.waiting import Waiting

    with suppress(OSError, Damaged):
        Waiting(state, document.store).add_failed_unlock(datetime.now(UTC))


def require_trusted(folder: Path, judge: Judge = place.judge, database: str = DATABASE) -> Place:
    """What kind of place it is; raises unless the folder and every file of the store in it are private."""
    place.require_private(folder)
    found = place.require_usable(folder, judge)
    for name in (KEYS, database):
        place.require_private(folder / name)
    for suffix in BESIDE_DATABASE:
        beside = folder / (database + suffix)
        if beside.exists():
            place.require_private(beside)
    return found

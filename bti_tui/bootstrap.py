"""The only place where parts are put together: a store, its keys, the guides and the clock become a `Context`.

What is slow to import (SQLAlchemy, SQLModel, pydantic) is imported inside, so that the lock screen is painted first.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.desk import NewStore
from bti_tui.domain.errors import BadInput, BtiError, NotFound, StoreExists, StoreMissing
from bti_tui.domain.ids import AgencyCode, DeviceId, MunicipalityCode, Role, UserId
from bti_tui.domain.people import Professional
from bti_tui.guide.library import GuideLibrary
from bti_tui.store import keyfile, passphrase, recovery_code, unlocking

if TYPE_CHECKING:
    from bti_tui.store.answers import StoreInfo
    from bti_tui.store.backup import Made
    from bti_tui.store.health import Check
    from bti_tui.store.open_store import Store
    from bti_tui.store.restoring import Drilled
    from bti_tui.usecases.context import Context

Clock = Callable[[], datetime]
Enter = Callable[["Context"], "Context"]
_USERS = uuid.UUID("018bcfe5-6800-7000-8000-000000000000")
"""Makes the ids of users from their names, so that a key file names nobody."""


def wall_clock() -> datetime:
    """The time it is, in the machine's own time zone."""
    return datetime.now().astimezone()


def user_id(name: str) -> UserId:
    """The opaque id of whoever types this name at the lock screen."""
    return UserId(str(uuid.uuid5(_USERS, name.strip().casefold())))


def has_store(folder: Path) -> bool:
    """Whether a store lies in the folder."""
    return unlocking.glimpse(folder) is not None


def is_training(folder: Path) -> bool:
    """Whether a training store lies in the folder."""
    seen = unlocking.glimpse(folder)
    return seen is not None and seen.training


def store_id(folder: Path) -> str | None:
    """The id of the store in a folder, as its key file says; None when there is none."""
    seen = unlocking.glimpse(folder)
    return seen.store if seen else None


def open_store(folder: Path, user: str | None, secret: str, state: Path | None = None) -> "Store":
    """Open a store by passphrase or recovery code, and remember it below `state`. Raises a `StoreError`."""
    from bti_tui.store import opening

    return opening.open_store(unlocking.unlock(folder, _way_in(folder, user, secret), state), state)


@contextmanager
def opened(folder: Path, secret: str = "", state: Path | None = None) -> "Iterator[Context]":
    """An open context that is closed afterwards."""
    context = context_of(open_store(folder, None, secret, state))
    try:
        yield context
    finally:
        context.close()


def context_of(store: "Store", now: Clock = wall_clock) -> "Context":
    """The context of an open store, with its user at the keyboard."""
    from bti_tui.guide.loader import load_rules
    from bti_tui.usecases.context import Context

    with store.reading() as work:
        user = work.professionals.get(store.user)
    if user is None:
        raise NotFound(professional=store.user)
    return Context(
        unit_of_work=store.unit_of_work,
        reading=store.reading,
        now=now,
        user=user,
        device=store.device,
        municipality=store.municipality,
        guides=GuideLibrary(),
        rules=load_rules(),
        training=store.training,
        close=store.close,
        keeper=store,
    )


@dataclass(frozen=True, slots=True)
class StoreFounding:
    """A store that is written when its recovery code has been typed back."""

    folder: Path
    wishes: NewStore
    created: keyfile.Created
    now: Clock = wall_clock
    state: Path | None = None

    @property
    def recovery_code(self) -> str:
        """The code that opens the store when the passphrase is lost; empty for a training store."""
        return self.created.recovery_code

    def is_code(self, typed: str) -> bool:
        """Whether what was typed back is the code; small letters, blanks and dashes make no difference."""
        try:
            return recovery_code.parse(typed) == recovery_code.parse(self.recovery_code)
        except BadInput:
            return False

    def finish(self) -> "Context":
        """Write the store and open it."""
        from bti_tui.store import opening

        wishes = self.wishes
        founder = Professional(
            id=UserId(self.created.keys.user),
            name=wishes.name,
            initials=wishes.initials,
            title=wishes.title,
            agency=AgencyCode(wishes.agency),
            unit=wishes.unit,
            role=Role.EMPLOYEE,
        )
        store = opening.create(
            self.folder,
            self.created,
            municipality=MunicipalityCode(wishes.municipality_code),
            device=DeviceId(str(uuid.uuid4())),
            professionals=[founder],
            at=self.now(),
            state=self.state,
        )
        return context_of(store, self.now)


def _tell_nobody(_: str) -> None:
    """Nobody wants to know."""


def as_it_is(context: "Context") -> "Context":
    """The context unchanged."""
    return context


def found_store(folder: Path, wishes: NewStore, now: Clock = wall_clock, state: Path | None = None) -> StoreFounding:
    """Get a real store ready without writing it. Raises `BadInput` for a weak passphrase."""
    _require_free(folder)
    return StoreFounding(folder, wishes, keyfile.create(user_id(wishes.user), wishes.passphrase), now, state)


def found_training_store(folder: Path, wishes: NewStore, now: Clock = wall_clock) -> StoreFounding:
    """Get a training store ready; it has no passphrase and no recovery code."""
    _require_free(folder)
    return StoreFounding(folder, wishes, keyfile.create_training(user_id(wishes.user)), now)


@dataclass(frozen=True, slots=True)
class StoreOpener:
    """The door to one store, as the desk wants it."""

    folder: Path
    user: str = ""
    """The user name to propose at the lock screen."""
    now: Clock = wall_clock
    on_opened: Callable[[str], None] = _tell_nobody
    """Told the user name when a store was opened, so that it can be proposed next time."""
    enter: Enter = as_it_is
    """The context as it shall be used: by another colleague in a training store."""
    state: Path | None = None
    """The folder where this machine remembers stores."""

    @property
    def place(self) -> str:
        """The folder of the store, as a person should see it."""
        return str(self.folder)

    @property
    def training(self) -> bool:
        """Whether the store holds invented people only."""
        return is_training(self.folder)

    @property
    def drafts(self) -> int:
        """Drafts are in the encrypted store: nothing is known of them while it is locked."""
        return 0

    def prepare(self) -> None:
        """Import what is slow, while the person reads the lock screen."""
        import bti_tui.guide.loader
        import bti_tui.store.opening
        import bti_tui.usecases.execute  # noqa: F401 - imported for its time only

    def open(self, user: str, passphrase: str) -> "Context":
        """Open the store; raises a `StoreError`."""
        context = context_of(open_store(self.folder, user, passphrase, self.state), self.now)
        self.on_opened(user)
        try:
            return self.enter(context)
        except BtiError:
            context.close()
            raise

    def propose_passphrase(self) -> str:
        """A new passphrase of words."""
        return passphrase.suggest()

    def create(self, wishes: NewStore) -> StoreFounding:
        """Get everything ready for a new store without writing it."""
        founding = found_store(self.folder, wishes, self.now, self.state)
        self.on_opened(wishes.user)
        return founding


def back_up(folder: Path, secret: str, target: Path, state: Path | None = None) -> "Made":
    """Open a store and make a checked backup of it below `target`. Raises ExportError, UnsafePlace or Damaged."""
    from bti_tui.store import backup

    with closing(open_store(folder, None, secret, state)) as store:
        return backup.back_up(store, target, wall_clock())


def newest_backup(target: Path, folder: Path) -> Path:
    """The newest whole backup of the store in a folder, of any store when none lies there. Raises StoreMissing."""
    from bti_tui.store import bundle

    return bundle.require_newest(target, store_id(folder)).folder


def is_training_backup(made: Path) -> bool:
    """Whether a backup is of a training store, which asks for no passphrase."""
    from bti_tui.store import bundle, restoring

    return restoring.glimpse(bundle.read(made)).training


def restore(made: Path, folder: Path, secret: str) -> "StoreInfo":
    """Make a store of a backup in an empty or missing folder, checked whole before it is there."""
    from bti_tui.store import bundle, restoring

    kept = bundle.read(made)
    return restoring.restore(kept, folder, _key_for(restoring.glimpse(kept), None, secret))


def drill(made: Path, secret: str) -> "Drilled":
    """Restore a backup in a temporary place, check all of it, and take it away again."""
    from bti_tui.store import bundle, restoring

    kept = bundle.read(made)
    return restoring.drill(kept, _key_for(restoring.glimpse(kept), None, secret))


def doctor(folder: Path, secret: str, target: Path, state: Path | None = None) -> "Iterator[Check]":
    """Look at everything that the safety of a store stands on, one check after the other."""
    from bti_tui.store import health, opening

    doors = health.Doors(
        lambda: unlocking.unlock(folder, _way_in(folder, None, secret), state),
        lambda unlocked: opening.open_store(unlocked, state),
        lambda seen: _key_for(seen, None, secret),
    )
    return health.examine(folder, target, wall_clock(), doors)


def _require_free(folder: Path) -> None:
    if has_store(folder):
        raise StoreExists


def _way_in(folder: Path, user: str | None, secret: str) -> keyfile.WayIn:
    seen = unlocking.glimpse(folder)
    if seen is None:
        raise StoreMissing
    return _key_for(seen, user, secret)


def _key_for(seen: unlocking.Glimpse, user: str | None, secret: str) -> keyfile.WayIn:
    if seen.training:
        return keyfile.for_training()
    try:
        return keyfile.by_recovery_code(secret)
    except BadInput:
        return keyfile.by_passphrase(secret, user=user_id(user) if user else None)

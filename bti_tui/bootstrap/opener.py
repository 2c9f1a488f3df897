"""The door that the lock screen and the first start knock at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap.doors import (
    Clock,
    context_of,
    is_on_share,
    is_training,
    open_store,
    store_id,
    user_id,
    wall_clock,
    way_in,
)
from bti_tui.domain.errors import BadInput, BtiError

if TYPE_CHECKING:
    from bti_tui.bootstrap.founding import StoreFounding
    from bti_tui.desk import NewStore
    from bti_tui.usecases.context import Context

Enter = Callable[["Context"], "Context"]


def _tell_nobody(_: str) -> None:
    """Nobody wants to know."""


def propose_passphrase() -> str:
    """A new passphrase of words."""
    from bti_tui.store import passphrase

    return passphrase.suggest()


def as_it_is(context: "Context") -> "Context":
    """The context unchanged."""
    return context


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
    def is_on_share(self) -> bool:
        """Whether that is a network share, where one at a time can have the store open."""
        return is_on_share(self.folder)

    @property
    def training(self) -> bool:
        """Whether the store holds invented people only."""
        return is_training(self.folder)

    @property
    def drafts(self) -> int:
        """Drafts are in the encrypted store: nothing is known of them while it is locked."""
        return 0

    def prepare(self) -> None:
        """Import and read what is slow, while the person reads the lock screen."""
        import bti_tui.store.opening
        import bti_tui.usecases.execute  # noqa: F401 - imported for its time only
        from bti_tui.guide.compiled import shipped_guide, shipped_rules

        shipped_rules()
        shipped_guide()

    @property
    def key_file(self) -> str:
        """Where the file lay that somebody last carried besides her passphrase; empty when nobody did."""
        from bti_tui.store.last_way import LastWay

        store = store_id(self.folder)
        found = LastWay.into(self.state, store).file if store else None
        return str(found) if found else ""

    def wants_key_file(self, user: str, typed: str) -> bool:
        """Whether a user must carry a file besides what she typed, and it is not where it was the last time."""
        from bti_tui.store import unlocking

        if not unlocking.wants_key_file(self.folder, user_id(user)):
            return False
        try:
            return way_in(self.folder, user, typed, self.state).lacks_file
        except BadInput:  # a share of the recovery code, which opens without a file
            return False

    def open(self, user: str, passphrase: str, key_file: str = "") -> "Context":
        """Open the store; raises a `StoreError`, or BadInput of a share of the recovery code."""
        file = Path(key_file).expanduser() if key_file else None
        if file is not None:
            self._require_key_file(file)
        store = open_store(self.folder, user, passphrase, self.state, file=file)
        if file is not None and self.state is not None and store.unlocked.keys.key_file:
            self._remember_file(store.unlocked.keys.store, self.state, file)
        store.disk.lay_ballast()
        context = context_of(store, self.now)
        self.on_opened(user)
        try:
            return self.enter(context)
        except BtiError:
            context.close()
            raise

    def propose_passphrase(self) -> str:
        """A new passphrase of words."""
        return propose_passphrase()

    def _require_key_file(self, file: Path) -> None:
        from bti_tui.store import carried_file

        if not carried_file.at_hand(file):
            raise BadInput(place="key-file", problem="not-ours")

    def _remember_file(self, store: str, state: Path, file: Path) -> None:
        """Its place, never what it holds."""
        from bti_tui.store.last_way import LastWay

        replace(LastWay.into(state, store), file=file.absolute()).keep(state, store)

    def create(self, wishes: "NewStore") -> "StoreFounding":
        """Get everything ready for a new store without writing it."""
        from bti_tui.bootstrap.founding import found_store

        founding = found_store(self.folder, wishes, self.now, self.state)
        self.on_opened(wishes.user)
        return replace(founding, enter=self.enter)

"""The door that the lock screen and the first start knock at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap.doors import Clock, context_of, is_training, open_store, wall_clock
from bti_tui.bootstrap.founding import StoreFounding, found_store
from bti_tui.desk import NewStore
from bti_tui.domain.errors import BtiError
from bti_tui.store import passphrase

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

Enter = Callable[["Context"], "Context"]


def _tell_nobody(_: str) -> None:
    """Nobody wants to know."""


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

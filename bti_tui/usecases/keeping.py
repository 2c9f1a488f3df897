"""The ports to the store as a whole: what was purged from it, and who keeps it."""

from typing import Protocol

from bti_tui.domain.erasure import Receipt
from bti_tui.domain.tamper import RolledBack


class Receipts(Protocol):
    """What was purged from the store: receipts without content."""

    def all(self) -> tuple[Receipt, ...]:
        """Every receipt, oldest first."""


class Keeper(Protocol):
    """Who keeps the whole store."""

    @property
    def rolled_back(self) -> RolledBack | None:
        """How the store falls short of what was last seen of it; then it can be read, not written."""

    def acknowledge_restore(self, why: str) -> None:
        """Take the store as it is, for a written reason; then it can be written to again."""

"""Compares a store with what was last seen of it, and remembers what is seen now. A training store is not remembered.

At an unlock the remembered links must be there, and what came after the newest of them is checked link by link. While
the store is open a checkpoint is kept every few minutes or every hundredth unit of work, and one when it is closed.
"""

import contextlib
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from nacl.signing import SigningKey

from bti_tui.domain.errors import BtiError
from bti_tui.domain.ids import UserId
from bti_tui.domain.tamper import RolledBack
from bti_tui.store import audit, checkpoint
from bti_tui.store.answers import Finding
from bti_tui.store.audit import Head, Signer
from bti_tui.store.checkpoint import Checkpoint
from bti_tui.store.failures import translated
from bti_tui.store.transactions import Connections, Transaction

EVERY_SECONDS: Final = 300
EVERY_COMMITS: Final = 100
KEYS_OLDER: Final = "keys-older"

_NEWEST: Final = """
SELECT n, json_extract(event, '$.ts') FROM audit WHERE municipality = :m ORDER BY n DESC LIMIT 1
"""


class Witness:
    """What this machine remembers of one open store; without a state folder it remembers nothing."""

    def __init__(self, state: Path | None, signer: Signer, reader: Connections, generation: Callable[[], int]) -> None:
        """`generation` is that of the key file, as it is when it is asked for."""
        self._state = state
        self._signer = signer
        self._reader = reader
        self._generation = generation
        self._commits = 0
        self._kept_at = time.monotonic()

    @property
    def remembered(self) -> tuple[Checkpoint, ...]:
        """What was seen of the store, the furthest last."""
        with translated():
            return checkpoint.kept(self._state, self._signer.store) if self._state else ()

    @property
    def heads(self) -> tuple[Head, ...]:
        """The remembered links."""
        return tuple(one.head for one in self.remembered)

    def look_back(self) -> RolledBack | None:
        """How the store falls short of what was seen of it; None when it does not, or nothing can be said."""
        if self._state is None:
            return None
        remembered = self.remembered
        with translated(), Transaction(self._reader) as transaction:
            found, missed = self._first_finding(transaction, remembered)
            if found is None:
                return None
            newest = transaction.row(_NEWEST, {"m": self._signer.municipality})
        links, stamp = newest or (0, None)
        at = datetime.fromtimestamp(stamp / 1000, UTC) if isinstance(stamp, int) else None
        if missed is None:
            return RolledBack(found, links, at)
        return RolledBack(found, links, at, missed.n, missed.at, UserId(missed.user))

    def findings(self) -> tuple[Finding, ...]:
        """What the key file falls short of; the chain is compared with `heads` by the whole check."""
        older = any(one.keys > self._generation() for one in self.remembered)
        return (Finding(KEYS_OLDER, str(self._generation())),) if older else ()

    def keep(self, *, forget_others: bool = False) -> None:
        """Remember how far the store has come; only when all up to there is sound, so that it need not be read again.

        A place that can't be written to is no reason to stop anybody's work.
        """
        if self._state is None:
            return
        self._commits, self._kept_at = 0, time.monotonic()
        with contextlib.suppress(BtiError), translated():
            if not forget_others and self.look_back() is not None:
                return
            with Transaction(self._reader) as transaction:
                head = audit.head(transaction, self._signer.municipality)
            whose = (self._signer.store, head.n, head.hash, self._generation(), datetime.now(UTC), self._signer.user)
            checkpoint.keep(self._state, Checkpoint(*whose).signed(self._signer.seed), forget_others=forget_others)

    def committed(self) -> None:
        """A unit of work has lasted; now and then that is remembered."""
        if self._state is None:
            return
        self._commits += 1
        if self._commits >= EVERY_COMMITS or time.monotonic() - self._kept_at >= EVERY_SECONDS:
            self.keep()

    def _first_finding(
        self, transaction: Transaction, remembered: Sequence[Checkpoint]
    ) -> tuple[str | None, Checkpoint | None]:
        """What is wrong, and the remembered checkpoint that shows it: the furthest one when the chain itself does."""
        here = self._signer.municipality
        for one in reversed(remembered):
            for missing in audit.misses(transaction, here, one.head):
                return missing.code, one
            if one.keys > self._generation():
                return KEYS_OLDER, one
        mine = (self._signer.user, bytes(SigningKey(self._signer.seed).verify_key))
        keys = (mine, *audit.signers(transaction, here))
        trusted = next((one.head for one in reversed(remembered) if one.is_signed(keys)), Head(0, audit.START))
        for broken in audit.verify(transaction, here, self._signer.store, since=trusted):
            return broken.code, remembered[-1] if remembered else None
        return None, None

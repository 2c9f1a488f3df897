"""Units of work on a store that can't be written to. Whoever reads is still written down, outside of the store."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from typing_extensions import override

from bti_tui.domain.drafts import Draft
from bti_tui.domain.erasure import Purge
from bti_tui.domain.errors import BtiError, NotLogged, ReadOnly, StoreBehind
from bti_tui.domain.ids import CaseId, NoteId, UserId
from bti_tui.domain.notes import Note
from bti_tui.store.aside import Aside
from bti_tui.store.audit import Signer
from bti_tui.store.draft_shelf import DraftShelf, cleaned
from bti_tui.store.failures import translated
from bti_tui.store.transactions import Connections
from bti_tui.store.unit_of_work import SqlUnitOfWork
from bti_tui.store.waiting import Read, Waiting

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded


class ReadOnlyUnitOfWork(SqlUnitOfWork):
    """Reads as ever; whatever would change the store raises what `refuse` makes."""

    def __init__(
        self,
        reader: Connections,
        signer: Signer,
        waiting: Waiting | None,
        refuse: Callable[[], BtiError] = StoreBehind,
    ) -> None:
        """Without `waiting` no look can be written down, and nothing that would have to be is read."""
        super().__init__(reader, signer)
        self._waiting = waiting
        self._refuse = refuse
        self._reads: list[Read] = []

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        except ReadOnly:
            raise self._refuse() from None
        if isinstance(error, ReadOnly):
            raise self._refuse() from None

    @override
    def record(self, records: "Sequence[Recorded]", notes: Sequence[Note]) -> NoReturn:
        """Nothing is recorded."""
        raise self._refuse()

    @override
    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> NoReturn:
        """Nothing is signed."""
        raise self._refuse()

    @override
    def purge(self, purge: Purge, *, again: bool = False) -> NoReturn:
        """Nothing is purged."""
        raise self._refuse()

    @override
    def log_access(
        self, actor: UserId, action: str, case_id: CaseId | None, at: datetime, why: NoteId | None = None
    ) -> None:
        """Remember it until `commit`. A reason is a note, and notes can't be written."""
        if why is not None:
            raise self._refuse()
        self._reads.append({"actor": actor, "act": action, "case": case_id, "at": at.isoformat()})

    @override
    def commit(self) -> None:
        """Put on the disk who read what, before anything is drawn. Raises NotLogged when it can be put nowhere."""
        if not self._reads:
            return
        if self._waiting is None:
            raise NotLogged
        try:
            self._waiting.add_reads(self._reads)
        except OSError:
            raise NotLogged from None
        self._reads = []


class OutsideUnitOfWork(ReadOnlyUnitOfWork):
    """The same while a disk is in trouble, when drafts are sealed outside of the store until it is over."""

    def __init__(
        self, reader: Connections, signer: Signer, waiting: Waiting | None, refuse: Callable[[], BtiError], aside: Aside
    ) -> None:
        super().__init__(reader, signer, waiting, refuse)
        self.drafts: AsideDrafts = AsideDrafts(self.drafts, aside)

    @override
    def commit(self) -> None:
        """Put on the disk who read what, and what is being typed."""
        super().commit()
        with translated():
            self.drafts.settle()


class AsideDrafts(DraftShelf):
    """The drafts of the store, and those that lie outside of it: the newer state of each counts."""

    def __init__(self, inside: DraftShelf, aside: Aside) -> None:
        super().__init__(inside._transaction, inside._municipality, inside._device)
        self._aside = aside
        self._changes: list[Callable[[], None]] = []

    @override
    def put(self, draft: Draft) -> None:
        """Keep it until `settle`."""
        clean = replace(draft, values=cleaned(draft.values))
        self._changes.append(lambda: self._aside.put(clean))

    @override
    def drop(self, draft_id: str, user: UserId) -> None:
        """Keep it until `settle`."""
        self._changes.append(lambda: self._aside.drop(draft_id, user))

    @override
    def of_user(self, user: UserId) -> tuple[Draft, ...]:
        """A user's drafts, newest first."""
        found = {draft.id: draft for draft in super().of_user(user)}
        for draft in self._aside.drafts():
            if draft.user == user and (draft.id not in found or found[draft.id].updated_at < draft.updated_at):
                found[draft.id] = draft
        return tuple(sorted(found.values(), key=lambda one: one.updated_at, reverse=True))

    def settle(self) -> None:
        """Put what was changed on the disk, sealed."""
        for change in self._changes:
            change()
        self._changes = []

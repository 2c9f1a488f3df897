"""Units of work on a store that may only be read. Whoever reads is still written down, outside of the store."""

from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import NoReturn

from sqlalchemy import Engine
from typing_extensions import override

from bti_tui.domain.errors import ReadOnly, StoreBehind
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.notes import Note
from bti_tui.store.audit import Signer
from bti_tui.store.sessions import translated
from bti_tui.store.unit_of_work import SqlUnitOfWork
from bti_tui.store.waiting import Read, Waiting


class ReadOnlyUnitOfWork(SqlUnitOfWork):
    """Reads as ever; whatever would change the store raises StoreBehind."""

    def __init__(self, reader: Engine, signer: Signer, waiting: Waiting) -> None:
        super().__init__(reader, signer)
        self._waiting = waiting
        self._reads: list[Read] = []

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            super().__exit__(kind, error, trace)
        except ReadOnly:
            raise StoreBehind from None
        if isinstance(error, ReadOnly):
            raise StoreBehind from None

    @override
    def record(self, records: Sequence[Recorded], notes: Sequence[Note]) -> NoReturn:
        """Nothing is recorded."""
        raise StoreBehind

    @override
    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> NoReturn:
        """Nothing is signed."""
        raise StoreBehind

    @override
    def log_access(self, actor: UserId, action: str, case_id: CaseId | None, at: datetime) -> None:
        """Remember it until `commit`."""
        self._reads.append({"actor": actor, "act": action, "case": case_id, "at": at.isoformat()})

    @override
    def commit(self) -> None:
        """Put on the disk who read what, before anything is drawn."""
        with translated():
            self._waiting.add_reads(self._reads)
        self._reads = []

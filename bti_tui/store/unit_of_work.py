"""One transaction over everything that a use-case may change: nothing lasts until `commit` is said aloud."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bti_tui.domain.erasure import Purge, Receipt
from bti_tui.domain.errors import BtiError
from bti_tui.domain.ids import COUNTER_BITS, CaseId, Hlc, NoteId, UserId, milliseconds, uuid7
from bti_tui.domain.notes import Note
from bti_tui.store.access_log import REVIEW_SIGNED, AccessLog
from bti_tui.store.audit import Signer
from bti_tui.store.draft_shelf import DraftShelf
from bti_tui.store.fact_log import FactLog
from bti_tui.store.note_shelf import NoteShelf
from bti_tui.store.receipts import ReceiptShelf
from bti_tui.store.repositories import CaseShelf, ProfessionalShelf
from bti_tui.store.rows import instant_text
from bti_tui.store.transactions import Connections, Row, Transaction

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded


class SqlUnitOfWork:
    """One transaction of the store; it begins with the first question and takes the writer's lock at once."""

    def __init__(
        self,
        connections: Connections,
        signer: Signer,
        on_commit: Callable[[], None] = lambda: None,
        diagnose: Callable[[BtiError], BtiError] = lambda error: error,
        on_purged: Callable[[Sequence[Purge]], object] = lambda _: None,
    ) -> None:
        """`diagnose` says what is behind an error of the disk; `on_purged` is told what went, once it is gone."""
        self._transaction = Transaction(connections)
        self._connections = connections
        self._signer = signer
        self._on_purged = on_purged
        self._purged: list[Purge] = []
        self._on_commit = on_commit
        self._diagnose = diagnose
        self.cases = CaseShelf(self._transaction, signer.municipality)
        self.facts = FactLog(self._transaction, signer.municipality)
        self.notes = NoteShelf(self._transaction, signer.municipality)
        self.professionals = ProfessionalShelf(self._transaction, signer)
        self.drafts = DraftShelf(self._transaction, signer.municipality, signer.device)
        self.accesses = AccessLog(self._transaction, signer.municipality)
        self.receipts = ReceiptShelf(self._transaction, signer.municipality)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        said = error if isinstance(error, BtiError) else None
        try:
            self._transaction.end()
        except BtiError as fault:
            said = said or fault
        found = self._diagnose(said) if said is not None else None
        if found is not None and found is not error:
            raise found from None

    def lock(self) -> None:
        """Take the writer's lock before the first question."""
        self._transaction.begin()

    def record(self, records: "Sequence[Recorded]", notes: Sequence[Note]) -> None:
        """Append facts, the notes that they point to, and one link of the audit chain that commits to both."""
        facts = dict(self.facts.append(records))
        texts = dict(self.notes.append(notes))
        if not facts and not texts:
            return
        case_id, actor = (records[0].case_id, records[0].actor) if records else (notes[0].case_id, notes[0].author)
        self._signer.append(self._transaction, "recorded", actor=actor, obj=case_id, facts=facts, notes=texts)

    def purge(self, purge: Purge, *, again: bool = False) -> Receipt:
        """Remove words and what facts say for ever, and leave a receipt; after `commit` nothing brings them back."""
        from bti_tui.store import purging

        receipt = purging.carry_out(self._transaction, self._signer, purge, again=again)
        self._purged.append(replace(purge, receipt=receipt))
        return receipt

    def log_access(
        self, actor: UserId, action: str, case_id: CaseId | None, at: datetime, why: NoteId | None = None
    ) -> None:
        """Write who read, searched, printed or administered what (R42): in the access log and in the audit chain."""
        stamp = Hlc(milliseconds(at) << COUNTER_BITS | secrets.randbits(COUNTER_BITS))
        entry: Row = {
            "municipality": self._signer.municipality,
            "id": uuid7(stamp, secrets.randbits(62)),
            "at": instant_text(at),
            "actor": actor,
            "device": self._signer.device,
            "act": action,
            "case_id": case_id,
            "why": why,
        }
        self._transaction.add("access_entry", entry)
        told = {"obj": case_id, "entry": entry["id"], "at": entry["at"]} | ({"why": why} if why else {})
        self._signer.append(self._transaction, f"access.{action}", actor=actor, **told)

    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> None:
        """Write that somebody went through a month of the access log; the link's signature is the review's."""
        told = {"obj": month, "month": month, "digest": digest, "at": instant_text(at)}
        self._signer.append(self._transaction, REVIEW_SIGNED, actor=actor, **told)

    def note(self, act: str, actor: str | None = None, **told: object) -> None:
        """Write an administrative act of the whole store into the audit chain."""
        self._signer.append(self._transaction, act, actor=actor, obj=self._signer.store, **told)

    def commit(self) -> None:
        """Make everything of this unit of work lasting."""
        self._transaction.commit()
        if self._purged:
            self._connections.empty_log()
            self._on_purged(self._purged)
        self._on_commit()

"""Receipts of lawful purges: what stays of them in the store, and what the audit chain commits to."""

import hashlib
from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from bti_tui.domain.erasure import Extent, Receipt
from bti_tui.domain.ids import CaseId, GroundCode, ReceiptId, UserId
from bti_tui.domain.text import clean
from bti_tui.store.rows import compact, instant, instant_text
from bti_tui.store.tables import PurgedRow, ReceiptRow

FACT, NOTE = "fact", "note"


class ReceiptShelf:
    """The receipts of the store; they are read, never changed."""

    def __init__(self, session: Session, municipality: str) -> None:
        self._session = session
        self._municipality = municipality

    def all(self) -> tuple[Receipt, ...]:
        """Every receipt, oldest first."""
        mine = select(ReceiptRow).where(col(ReceiptRow.municipality) == self._municipality)
        return tuple(map(receipt, self._session.exec(mine.order_by(col(ReceiptRow.at), col(ReceiptRow.id)))))

    def rows(self) -> dict[str, ReceiptRow]:
        """The rows by id."""
        found = self._session.exec(select(ReceiptRow).where(col(ReceiptRow.municipality) == self._municipality))
        return {row.id: row for row in found}

    def items(self) -> dict[str, list[str]]:
        """What each receipt let go, as kind and id."""
        found: dict[str, list[str]] = {}
        for row in self._session.exec(select(PurgedRow).where(col(PurgedRow.municipality) == self._municipality)):
            found.setdefault(row.receipt, []).append(f"{row.kind} {row.object}")
        return found


def receipt_row(municipality: str, device: str, told: Receipt) -> ReceiptRow:
    """A receipt as a row."""
    return ReceiptRow(
        municipality=municipality,
        id=told.id,
        case_id=told.case_id,
        number=told.number,
        extent=told.extent.value,
        at=instant_text(told.at),
        day=told.on.isoformat(),
        actor=told.by,
        decided_by=told.decided_by,
        device=device,
        ground=told.ground,
        reason=told.reason,
        reference=told.reference,
        retained_until=told.retained_until.isoformat() if told.retained_until else None,
        texts=told.texts,
        facts=told.facts,
        drafts=told.drafts,
    )


def receipt(row: ReceiptRow) -> Receipt:
    """The receipt in a row."""
    return Receipt(
        id=ReceiptId(row.id),
        case_id=CaseId(row.case_id),
        number=row.number,
        extent=Extent(row.extent),
        at=instant(row.at),
        on=date.fromisoformat(row.day),
        by=UserId(row.actor),
        decided_by=UserId(row.decided_by),
        ground=GroundCode(row.ground),
        reason=clean(row.reason, lines=False),
        reference=clean(row.reference, lines=False),
        retained_until=date.fromisoformat(row.retained_until) if row.retained_until else None,
        texts=row.texts,
        facts=row.facts,
        drafts=row.drafts,
    )


def receipt_digest(row: ReceiptRow, items: Iterable[str]) -> str:
    """What the audit chain commits to: the receipt with all that it let go."""
    return hashlib.sha256(compact([row.model_dump(), sorted(items)]).encode()).hexdigest()

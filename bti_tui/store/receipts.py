"""Receipts of lawful purges: what stays of them in the store, and what the audit chain commits to."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Final

from bti_tui.domain.erasure import Extent, Receipt
from bti_tui.domain.ids import CaseId, GroundCode, ReceiptId, UserId
from bti_tui.domain.text import clean
from bti_tui.store.rows import compact, instant, instant_text
from bti_tui.store.transactions import Row, Transaction

FACT, NOTE = "fact", "note"

_ALL: Final = "SELECT * FROM purge_receipt WHERE municipality = :m ORDER BY at, id"
_ITEMS: Final = "SELECT receipt, kind, object FROM purged_item WHERE municipality = :m"


class ReceiptShelf:
    """The receipts of the store; they are read, never changed."""

    def __init__(self, transaction: Transaction, municipality: str) -> None:
        self._transaction = transaction
        self._municipality = municipality

    def all(self) -> tuple[Receipt, ...]:
        """Every receipt, oldest first."""
        return tuple(map(receipt, self._found()))

    def rows(self) -> dict[str, Row]:
        """The rows by id."""
        return {row["id"]: row for row in self._found()}

    def items(self) -> dict[str, list[str]]:
        """What each receipt let go, as kind and id."""
        found: dict[str, list[str]] = {}
        for told, kind, id_ in self._transaction.rows(_ITEMS, {"m": self._municipality}):
            found.setdefault(told, []).append(f"{kind} {id_}")
        return found

    def _found(self) -> list[Row]:
        return self._transaction.named(_ALL, {"m": self._municipality})


def receipt_row(municipality: str, device: str, told: Receipt) -> Row:
    """A receipt as a row."""
    return {
        "municipality": municipality,
        "id": told.id,
        "case_id": told.case_id,
        "number": told.number,
        "extent": told.extent.value,
        "at": instant_text(told.at),
        "day": told.on.isoformat(),
        "actor": told.by,
        "decided_by": told.decided_by,
        "device": device,
        "ground": told.ground,
        "reason": told.reason,
        "reference": told.reference,
        "retained_until": told.retained_until.isoformat() if told.retained_until else None,
        "texts": told.texts,
        "facts": told.facts,
        "drafts": told.drafts,
    }


def receipt(row: Row) -> Receipt:
    """The receipt in a row."""
    return Receipt(
        id=ReceiptId(row["id"]),
        case_id=CaseId(row["case_id"]),
        number=row["number"],
        extent=Extent(row["extent"]),
        at=instant(row["at"]),
        on=date.fromisoformat(row["day"]),
        by=UserId(row["actor"]),
        decided_by=UserId(row["decided_by"]),
        ground=GroundCode(row["ground"]),
        reason=clean(row["reason"], lines=False),
        reference=clean(row["reference"], lines=False),
        retained_until=date.fromisoformat(row["retained_until"]) if row["retained_until"] else None,
        texts=row["texts"],
        facts=row["facts"],
        drafts=row["drafts"],
    )


def receipt_digest(row: Row, items: Iterable[str]) -> str:
    """What the audit chain commits to: the receipt with all that it let go."""
    return hashlib.sha256(compact([row, sorted(items)]).encode()).hexdigest()

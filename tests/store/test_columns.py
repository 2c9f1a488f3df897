"""The rows that are made of values have the columns that the models have."""

from datetime import UTC, datetime

import pytest

from bti_tui.domain.erasure import Extent, Receipt
from bti_tui.domain.ids import CaseId, GroundCode, ReceiptId
from bti_tui.store import receipts, rows
from bti_tui.store.tables import metadata
from bti_tui.store.transactions import Row
from tests.store.life import ANNA, HERE, PROFESSIONAL, Life


def made() -> dict[str, Row]:
    """One row of each kind that is written with all its columns."""
    life = Life().raised()
    at = datetime(2026, 11, 21, tzinfo=UTC)
    told = Receipt(
        id=ReceiptId("r"),
        case_id=CaseId("c"),
        number=1,
        extent=Extent.CASE,
        at=at,
        on=at.date(),
        by=ANNA,
        decided_by=ANNA,
        ground=GroundCode("g"),
        reason="",
        reference="",
        retained_until=None,
        texts=0,
        facts=0,
        drafts=0,
    )
    return {
        "case_file": rows.case_row(HERE, life.case),
        "case_fact": rows.fact_row(HERE, life.records[0], 1, b""),
        "note": rows.note_row(HERE, life.notes[0], b"salt"),
        "professional": rows.professional_row(HERE, PROFESSIONAL),
        "purge_receipt": receipts.receipt_row(HERE, "device", told),
    }


@pytest.mark.parametrize("table", sorted(made()))
def test_a_row_has_every_column_of_its_table_and_no_other(table: str) -> None:
    assert set(made()[table]) == set(metadata.tables[table].columns.keys())

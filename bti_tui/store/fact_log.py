"""The facts of the store: appended and read, never changed."""

from collections.abc import Iterator, Sequence

from sqlalchemy import text
from sqlmodel import Session, col, select

from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, FactId, Hlc
from bti_tui.store.rows import fact_digest, fact_row, recorded
from bti_tui.store.tables import FactRow, metadata

_ADD = metadata.tables["case_fact"].insert()
_LAST_POSITION = text("SELECT ifnull(max(position), 0) FROM case_fact WHERE municipality = :m AND case_id = :case")
_LAST_STAMP = text("SELECT ifnull(max(hlc), 0) FROM case_fact WHERE municipality = :m")


class FactLog:
    """What has happened in the cases of the store."""

    def __init__(self, session: Session, municipality: str) -> None:
        self._session = session
        self._municipality = municipality

    def of_case(
        self, case_id: CaseId, *, before: int | None = None, limit: int | None = None
    ) -> tuple[tuple[int, Recorded], ...]:
        """The facts of a case with their positions, newest first, below a position when it is given."""
        query = select(FactRow).where(col(FactRow.municipality) == self._municipality, col(FactRow.case_id) == case_id)
        if before is not None:
            query = query.where(col(FactRow.position) < before)
        rows = self._session.exec(query.order_by(col(FactRow.position).desc()).limit(limit))
        return tuple((row.position, recorded(row)) for row in rows)

    def get(self, fact_id: FactId) -> Recorded | None:
        """One fact."""
        row = self._session.get(FactRow, (self._municipality, fact_id))
        return recorded(row) if row else None

    def last_stamp(self) -> Hlc:
        """The newest stamp of the store, 0 when it is empty."""
        return Hlc(int(self._session.execute(_LAST_STAMP, {"m": self._municipality}).scalar_one()))

    def append(self, records: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
        """Add facts after the last one of their case; gives each id with the digest that the audit chain commits to."""
        for record in records:
            where = {"m": self._municipality, "case": record.case_id}
            last = int(self._session.execute(_LAST_POSITION, where).scalar_one())
            row = fact_row(self._municipality, record, last + 1)
            values = row.model_dump()
            self._session.execute(_ADD, {"schema": values.pop("schema_number"), **values})
            yield row.id, fact_digest(row)

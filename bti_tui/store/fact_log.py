"""The facts of the store: appended and read, never changed."""

import json
import secrets
from collections.abc import Iterator, Sequence

from sqlalchemy import text
from sqlmodel import Session, col, select

from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, FactId, Hlc
from bti_tui.store.rows import fact_digest, fact_row, recorded
from bti_tui.store.tables import FactRow, metadata

SALT_BYTES = 32

_ADD = metadata.tables["case_fact"].insert()
_OF_CASE = text("""
SELECT position, id, case_id, hlc, at, actor, device, name, "schema" AS schema_number, term, base, payload
FROM case_fact WHERE municipality = :m AND case_id = :case AND position < ifnull(:before, 9223372036854775807)
AND (:names IS NULL OR name IN (SELECT value FROM json_each(:names)))
ORDER BY position DESC LIMIT :limit
""")
_LAST_POSITION = text("SELECT ifnull(max(position), 0) FROM case_fact WHERE municipality = :m AND case_id = :case")
_LAST_STAMP = text("SELECT ifnull(max(hlc), 0) FROM case_fact WHERE municipality = :m")


class FactLog:
    """What has happened in the cases of the store."""

    def __init__(self, session: Session, municipality: str) -> None:
        self._session = session
        self._municipality = municipality

    def of_case(
        self,
        case_id: CaseId,
        *,
        before: int | None = None,
        limit: int | None = None,
        named: frozenset[str] = frozenset(),
    ) -> tuple[tuple[int, Recorded], ...]:
        """The facts of a case with their positions, newest first: below a position, and of some names, when given."""
        where = {"m": self._municipality, "case": case_id, "limit": -1 if limit is None else limit}
        where |= {"before": before, "names": json.dumps(sorted(named)) if named else None}
        rows = self._session.execute(_OF_CASE, where)
        return tuple((row.position, recorded(row)) for row in rows)

    def get(self, fact_id: FactId) -> Recorded | None:
        """One fact."""
        row = self._session.get(FactRow, (self._municipality, fact_id))
        return recorded(row) if row else None

    def last_stamp(self) -> Hlc:
        """The newest stamp of the store, 0 when it is empty."""
        return Hlc(int(self._session.execute(_LAST_STAMP, {"m": self._municipality}).scalar_one()))

    def since(self, stamp: Hlc, limit: int = 50) -> tuple[Recorded, ...]:
        """The facts of all cases after a stamp, oldest first."""
        mine = (col(FactRow.municipality) == self._municipality, col(FactRow.hlc) > stamp)
        rows = self._session.exec(select(FactRow).where(*mine).order_by(col(FactRow.hlc)).limit(limit))
        return tuple(recorded(row) for row in rows)

    def append(self, records: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
        """Add facts after the last one of their case; gives each id with the digest that the audit chain commits to."""
        for record in records:
            where = {"m": self._municipality, "case": record.case_id}
            last = int(self._session.execute(_LAST_POSITION, where).scalar_one())
            row = fact_row(self._municipality, record, last + 1, secrets.token_bytes(SALT_BYTES))
            values = row.model_dump()
            self._session.execute(_ADD, {"schema": values.pop("schema_number"), **values})
            yield row.id, fact_digest(row)

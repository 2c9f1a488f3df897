"""The facts of the store: appended and read, never changed."""

import json
import secrets
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from bti_tui.domain.ids import CaseId, FactId, Hlc
from bti_tui.store.rows import fact_digest, fact_row, recorded
from bti_tui.store.transactions import Transaction

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded

SALT_BYTES = 32

_OF_CASE: Final = """
SELECT position, id, case_id, hlc, at, actor, device, name, schema, term, base, payload
FROM case_fact WHERE municipality = :m AND case_id = :case AND position < ifnull(:before, 9223372036854775807)
AND (:names IS NULL OR name IN (SELECT value FROM json_each(:names)))
ORDER BY position DESC LIMIT :limit
"""
_ONE: Final = "SELECT * FROM case_fact WHERE municipality = :m AND id = :fact"
_SINCE: Final = "SELECT * FROM case_fact WHERE municipality = :m AND hlc > :stamp ORDER BY hlc LIMIT :limit"
_LAST_POSITION: Final = "SELECT ifnull(max(position), 0) FROM case_fact WHERE municipality = :m AND case_id = :case"
_LAST_STAMP: Final = "SELECT ifnull(max(hlc), 0) FROM case_fact WHERE municipality = :m"


class FactLog:
    """What has happened in the cases of the store."""

    def __init__(self, transaction: Transaction, municipality: str) -> None:
        self._transaction = transaction
        self._municipality = municipality

    def of_case(
        self,
        case_id: CaseId,
        *,
        before: int | None = None,
        limit: int | None = None,
        named: frozenset[str] = frozenset(),
    ) -> "tuple[tuple[int, Recorded], ...]":
        """The facts of a case with their positions, newest first: below a position, and of some names, when given."""
        where = {"m": self._municipality, "case": case_id, "limit": -1 if limit is None else limit}
        where |= {"before": before, "names": json.dumps(sorted(named)) if named else None}
        rows = self._transaction.named(_OF_CASE, where)
        return tuple((row["position"], recorded(row)) for row in rows)

    def get(self, fact_id: FactId) -> "Recorded | None":
        """One fact."""
        found = self._transaction.named(_ONE, {"m": self._municipality, "fact": fact_id})
        return next(map(recorded, found), None)

    def last_stamp(self) -> Hlc:
        """The newest stamp of the store, 0 when it is empty."""
        return Hlc(int(self._transaction.value(_LAST_STAMP, {"m": self._municipality})))

    def since(self, stamp: Hlc, limit: int = 50) -> "tuple[Recorded, ...]":
        """The facts of all cases after a stamp, oldest first."""
        where = {"m": self._municipality, "stamp": stamp, "limit": limit}
        return tuple(map(recorded, self._transaction.named(_SINCE, where)))

    def append(self, records: "Sequence[Recorded]") -> Iterator[tuple[str, str]]:
        """Add facts after the last one of their case; gives each id with the digest that the audit chain commits to."""
        for record in records:
            where = {"m": self._municipality, "case": record.case_id}
            last = int(self._transaction.value(_LAST_POSITION, where))
            row = fact_row(self._municipality, record, last + 1, secrets.token_bytes(SALT_BYTES))
            self._transaction.add("case_fact", row)
            yield row["id"], fact_digest(row)

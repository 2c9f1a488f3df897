"""The cases and the professionals of the store.

What a key press waits for is asked in statements that are made once; a professional goes through SQLModel.
"""

from sqlalchemy import bindparam, text
from sqlmodel import Session

from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.errors import Conflict
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.listing import ListedCase
from bti_tui.domain.people import Professional
from bti_tui.domain.text import clean
from bti_tui.store import rows
from bti_tui.store.audit import Signer
from bti_tui.store.tables import ProfessionalRow, metadata

_LISTED = text("""
SELECT c.id, c.state, n.text FROM case_file c
LEFT JOIN note n ON n.municipality = c.municipality AND n.id = c.subject AND n.version =
  (SELECT max(version) FROM note WHERE municipality = c.municipality AND id = c.subject)
WHERE c.municipality = :m AND c.restricted = 0 AND (:all OR c.status NOT IN (:archived, :purged))
ORDER BY c.number DESC, c.id DESC LIMIT :limit
""")
_STATE = text("SELECT state FROM case_file WHERE municipality = :m AND id = :case")
_CASES = metadata.tables["case_file"]
_ADD = _CASES.insert()
_CHANGE = (
    _CASES.update()
    .where(_CASES.c.municipality == bindparam("here"), _CASES.c.id == bindparam("case"))
    .where(_CASES.c.version == bindparam("expected"))
    .returning(_CASES.c.id)
)
_KEEP_TERM = text("""
INSERT INTO baton (municipality, case_id, term, holder, since, until)
VALUES (:municipality, :case_id, :term, :holder, :since, :until)
ON CONFLICT (municipality, case_id, term)
DO UPDATE SET holder = excluded.holder, since = excluded.since, until = excluded.until
""")
_RELEASE = text("DELETE FROM withheld_note WHERE municipality = :m AND case_id = :case")
_WITHHOLD = metadata.tables["withheld_note"].insert()
_RESTRICTED = text("""
SELECT id, state FROM case_file WHERE municipality = :m AND restricted = 1 ORDER BY number, id
""")
_STAFF = text("""
SELECT id, name, initials, title, agency, unit, role FROM professional WHERE municipality = :m ORDER BY name
""")
_NEXT_NUMBER = text("SELECT ifnull(max(number), 0) + 1 FROM case_file WHERE municipality = :m")
_IDS = text("SELECT id FROM case_file WHERE municipality = :m ORDER BY number, id")


class CaseShelf:
    """The cases of the store."""

    def __init__(self, session: Session, municipality: str) -> None:
        self._session = session
        self._municipality = municipality
        self._read: dict[CaseId, Case] = {}

    def get(self, case_id: CaseId) -> Case | None:
        """A case as its newest fact left it; Damaged when its document can't be read."""
        where = {"m": self._municipality, "case": case_id}
        state = self._session.execute(_STATE, where).scalar_one_or_none()
        if state is None:
            return None
        self._read[case_id] = rows.case_from_state(case_id, state)
        return self._read[case_id]

    def save(self, case: Case, expected: int) -> None:
        """Keep a case; `expected` is the version it was read at. Raises Conflict when someone was first."""
        row = rows.case_row(self._municipality, case).model_dump()
        if expected == 0:
            self._session.execute(_ADD, row)
        else:
            where = {"here": row.pop("municipality"), "case": row.pop("id"), "expected": expected}
            if self._session.execute(_CHANGE, row | where).one_or_none() is None:
                raise Conflict(case=case.id, expected=expected)
        self._save_beside(case, expected)

    def _save_beside(self, case: Case, expected: int) -> None:
        """What lies in tables of its own; only what is another than when the case was read at its last version."""
        read = self._read.get(case.id)
        before = read if read is not None and read.version == expected else None
        if before is None or before.baton.terms != case.baton.terms:
            for term in rows.baton_rows(self._municipality, case):
                self._session.execute(_KEEP_TERM, term.model_dump())
        if before is None or before.withheld != case.withheld:
            self._session.execute(_RELEASE, {"m": self._municipality, "case": case.id})
            for held in rows.withheld_rows(self._municipality, case):
                self._session.execute(_WITHHOLD, held.model_dump())

    def next_number(self) -> int:
        """The number that the next case gets."""
        return int(self._session.execute(_NEXT_NUMBER, {"m": self._municipality}).scalar_one())

    def listed(self, *, archived: bool = False, limit: int = 1000) -> tuple[ListedCase, ...]:
        """Cases with the name of whom they are about, the newest first; restricted ones never."""
        which = {"all": archived, "archived": CaseStatus.ARCHIVED.value, "purged": CaseStatus.PURGED.value}
        found = self._session.execute(_LISTED, {"m": self._municipality, "limit": limit} | which)
        return tuple(
            ListedCase(rows.case_from_state(id_, state), clean(name or "", lines=False)) for id_, state, name in found
        )

    def restricted(self) -> tuple[Case, ...]:
        """The restricted cases, oldest first."""
        found = self._session.execute(_RESTRICTED, {"m": self._municipality})
        return tuple(rows.case_from_state(id_, state) for id_, state in found)

    def ids(self) -> tuple[CaseId, ...]:
        """Every case of the store, oldest first."""
        return tuple(CaseId(row[0]) for row in self._session.execute(_IDS, {"m": self._municipality}))


class ProfessionalShelf:
    """The employees that the store knows."""

    def __init__(self, session: Session, signer: Signer) -> None:
        self._session = session
        self._signer = signer

    def add(self, professional: Professional) -> None:
        """Keep a new one, or a newer description of one; an administrative act, hence in the audit chain."""
        row = self._session.merge(rows.professional_row(self._signer.municipality, professional))
        self._session.flush()
        digest = rows.professional_digest(row)
        self._signer.append(self._session, "professional.kept", obj=professional.id, digest=digest)

    def get(self, user: UserId) -> Professional | None:
        """One of them."""
        row = self._session.get(ProfessionalRow, (self._signer.municipality, user))
        return rows.professional(row) if row else None

    def all(self) -> tuple[Professional, ...]:
        """All of them, by name as SQLite sorts it; the screen sorts by the Norwegian alphabet."""
        found = self._session.execute(_STAFF, {"m": self._signer.municipality})
        return tuple(rows.professional(row) for row in found)

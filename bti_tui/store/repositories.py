"""The cases and the professionals of the store."""

from typing import Final

from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.errors import Conflict
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.listing import EVERY, ListedCase, Selection
from bti_tui.domain.need_to_know import ties
from bti_tui.domain.people import Professional
from bti_tui.domain.text import clean
from bti_tui.store import cases_at_hand, rows
from bti_tui.store.audit import Signer
from bti_tui.store.transactions import Transaction

_LISTED: Final = """
SELECT c.id, c.state, (SELECT n.text FROM note n
  WHERE n.municipality = c.municipality AND n.id = c.subject ORDER BY n.version DESC LIMIT 1)
FROM case_file c WHERE c.municipality = :m AND c.restricted = 0 AND (:all OR c.status NOT IN (:archived, :purged))
"""
_NEWEST_FIRST: Final = "ORDER BY c.number DESC, c.id DESC LIMIT :limit"
"""Very many cases come as soon as the first of them are there."""
_TIED_TO: Final = """
AND c.id IN (SELECT case_id FROM case_tie WHERE municipality = :m AND who IN (SELECT value FROM json_each(:who)))
"""
_LOOKED_INTO: Final = "AND c.status = :archived AND c.next_on IS NOT NULL ORDER BY +c.number DESC"
_NUMBERED: Final = "AND c.number = :number "
_BORN_ON: Final = "AND c.born_on = :born_on "
_STATE: Final = "SELECT state FROM case_file WHERE municipality = :m AND id = :case"
_CHANGE: Final = """
UPDATE case_file SET version = :version, number = :number, status = :status, level = :level, holder = :holder,
  agency = :agency, subject = :subject, born_on = :born_on, guide_id = :guide_id, guide_version = :guide_version,
  next_on = :next_on, opened_on = :opened_on, restricted = :restricted, state = :state
WHERE municipality = :municipality AND id = :id AND version = :expected
"""
_KEEP_TERM: Final = """
INSERT INTO baton (municipality, case_id, term, holder, since, until)
VALUES (:municipality, :case_id, :term, :holder, :since, :until)
ON CONFLICT (municipality, case_id, term)
DO UPDATE SET holder = excluded.holder, since = excluded.since, until = excluded.until
"""
_UNTIE: Final = "DELETE FROM case_tie WHERE municipality = :m AND case_id = :case"
_RELEASE: Final = "DELETE FROM withheld_note WHERE municipality = :m AND case_id = :case"
_RESTRICTED: Final = """
SELECT id, state FROM case_file WHERE municipality = :m AND restricted = 1 ORDER BY number, id
"""
_NEXT_NUMBER: Final = "SELECT ifnull(max(number), 0) + 1 FROM case_file WHERE municipality = :m"
_IDS: Final = "SELECT id FROM case_file WHERE municipality = :m ORDER BY number, id"
_COLLEAGUE: Final = "SELECT * FROM professional WHERE municipality = :m AND id = :user"
_STAFF: Final = "SELECT * FROM professional WHERE municipality = :m ORDER BY name"
_KEEP: Final = """
INSERT INTO professional (municipality, id, name, initials, title, agency, unit, role)
VALUES (:municipality, :id, :name, :initials, :title, :agency, :unit, :role)
ON CONFLICT (municipality, id) DO UPDATE SET name = excluded.name, initials = excluded.initials,
  title = excluded.title, agency = excluded.agency, unit = excluded.unit, role = excluded.role
"""
_ENDED: Final = {"archived": CaseStatus.ARCHIVED.value, "purged": CaseStatus.PURGED.value}


class CaseShelf:
    """The cases of the store."""

    def __init__(self, transaction: Transaction, municipality: str) -> None:
        self._transaction = transaction
        self._municipality = municipality
        self._read: dict[CaseId, Case] = {}

    def get(self, case_id: CaseId) -> Case | None:
        """A case as its newest fact left it; Damaged when its document can't be read."""
        where = {"m": self._municipality, "case": case_id}
        state = self._transaction.value(_STATE, where)
        if state is None:
            return None
        self._read[case_id] = cases_at_hand.case_from_state(case_id, state)
        return self._read[case_id]

    def save(self, case: Case, expected: int) -> None:
        """Keep a case; `expected` is the version it was read at. Raises Conflict when someone was first."""
        row = rows.case_row(self._municipality, case)
        if expected == 0:
            self._transaction.add("case_file", row)
        elif not self._transaction.change(_CHANGE, row | {"expected": expected}):
            raise Conflict(case=case.id, expected=expected)
        cases_at_hand.keep(case, str(row["state"]))
        self._save_beside(case, expected)

    def _save_beside(self, case: Case, expected: int) -> None:
        """What lies in tables of its own; only what is another than when the case was read at its last version."""
        read = self._read.get(case.id)
        before = read if read is not None and read.version == expected else None
        if before is None or before.baton.terms != case.baton.terms:
            for term in rows.baton_rows(self._municipality, case):
                self._transaction.change(_KEEP_TERM, term)
        if before is None or ties(before) != ties(case):
            self._transaction.change(_UNTIE, {"m": self._municipality, "case": case.id})
            self._transaction.add_all("case_tie", rows.tie_rows(self._municipality, case))
        if before is None or before.withheld != case.withheld:
            self._transaction.change(_RELEASE, {"m": self._municipality, "case": case.id})
            self._transaction.add_all("withheld_note", rows.withheld_rows(self._municipality, case))

    def next_number(self) -> int:
        """The number that the next case gets."""
        return int(self._transaction.value(_NEXT_NUMBER, {"m": self._municipality}))

    def listed(self, which: Selection = EVERY, *, archived: bool = False, limit: int = -1) -> tuple[ListedCase, ...]:
        """Cases with the name of whom they are about, the newest first; restricted ones never."""
        values: dict[str, object] = {"limit": limit, "all": archived}
        question = _LISTED
        if which.tied_to is not None:
            question, values["who"] = question + _TIED_TO, rows.compact(sorted(which.tied_to))
        if which.number is not None:
            question, values["number"] = question + _NUMBERED, which.number
        if which.born_on is not None:
            question, values["born_on"] = question + _BORN_ON, which.born_on.isoformat()
        return self._found(question + _NEWEST_FIRST, values)

    def looked_into(self) -> tuple[ListedCase, ...]:
        """Archived cases that somebody has opened in an emergency: their next day is the day of that."""
        return self._found(_LISTED + _LOOKED_INTO, {"all": True})

    def _found(self, question: str, values: dict[str, object]) -> tuple[ListedCase, ...]:
        found = self._transaction.stream(question, {"m": self._municipality, **_ENDED, **values})
        return tuple(
            ListedCase(cases_at_hand.case_from_state(id_, state), clean(name or "", lines=False))
            for id_, state, name in found
        )

    def restricted(self) -> tuple[Case, ...]:
        """The restricted cases, oldest first."""
        found = self._transaction.rows(_RESTRICTED, {"m": self._municipality})
        return tuple(cases_at_hand.case_from_state(id_, state) for id_, state in found)

    def ids(self) -> tuple[CaseId, ...]:
        """Every case of the store, oldest first."""
        return tuple(CaseId(row[0]) for row in self._transaction.rows(_IDS, {"m": self._municipality}))


class ProfessionalShelf:
    """The employees that the store knows; they are read once for a unit of work."""

    def __init__(self, transaction: Transaction, signer: Signer) -> None:
        self._transaction = transaction
        self._signer = signer
        self._known: tuple[Professional, ...] | None = None

    def add(self, professional: Professional) -> None:
        """Keep a new one, or a newer description of one; an administrative act, hence in the audit chain."""
        row = rows.professional_row(self._signer.municipality, professional)
        self._transaction.change(_KEEP, row)
        self._known = None
        digest = rows.professional_digest(row)
        self._signer.append(self._transaction, "professional.kept", obj=professional.id, digest=digest)

    def get(self, user: UserId) -> Professional | None:
        """One of them."""
        found = self._transaction.named(_COLLEAGUE, {"m": self._signer.municipality, "user": user})
        return next(map(rows.professional, found), None)

    def all(self) -> tuple[Professional, ...]:
        """All of them, by name as SQLite sorts it; the screen sorts by the Norwegian alphabet."""
        if self._known is None:
            found = self._transaction.named(_STAFF, {"m": self._signer.municipality})
            self._known = tuple(map(rows.professional, found))
        return self._known

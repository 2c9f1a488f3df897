"""The words of the store: every version of every text, and the search in them."""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from bti_tui.domain.erasure import Absence, AbsenceKind
from bti_tui.domain.ids import CaseId, GroundCode, NoteId
from bti_tui.domain.listing import Hit
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.text import clean
from bti_tui.store.rows import note, note_row
from bti_tui.store.transactions import Transaction

_SALT: Final = 32

_TEXTS: Final = """
SELECT id, text FROM note n WHERE municipality = :m AND id IN (SELECT value FROM json_each(:ids))
AND version = (SELECT max(version) FROM note WHERE municipality = :m AND id = n.id)
AND id NOT IN (SELECT note_id FROM withheld_note WHERE municipality = :m)
AND (n.visibility NOT IN (SELECT value FROM json_each(:hidden)) OR n.kind = 'name')
"""

_SEARCH: Final = """
SELECT n.case_id, n.id, snippet(note_fts, 0, '', '', '…', 16)
FROM note_fts JOIN note n ON n.rowid = note_fts.rowid
JOIN case_file c ON c.municipality = n.municipality AND c.id = n.case_id AND c.restricted = 0
WHERE note_fts MATCH :words AND n.municipality = :m AND n.visibility <> :hidden
AND n.kind <> 'national_id' AND NOT EXISTS
  (SELECT 1 FROM note later WHERE later.municipality = :m AND later.id = n.id AND later.version > n.version)
AND n.id NOT IN (SELECT note_id FROM withheld_note WHERE municipality = :m)
ORDER BY note_fts.rowid DESC LIMIT :limit
"""

_FOUND: Final = """
SELECT n.id FROM note_fts JOIN note n ON n.rowid = note_fts.rowid
JOIN case_file c ON c.municipality = n.municipality AND c.id = n.case_id AND c.restricted = 0
WHERE note_fts MATCH :words AND n.municipality = :m AND n.case_id = :case
AND (n.visibility NOT IN (SELECT value FROM json_each(:hidden)) OR n.kind = 'name') AND n.kind <> 'national_id'
AND NOT EXISTS
  (SELECT 1 FROM note later WHERE later.municipality = :m AND later.id = n.id AND later.version > n.version)
AND n.id NOT IN (SELECT note_id FROM withheld_note WHERE municipality = :m)
"""

_PURGED: Final = """
SELECT i.object, r.day, r.ground FROM purged_item i
JOIN purge_receipt r ON r.municipality = i.municipality AND r.id = i.receipt
WHERE i.municipality = :m AND i.kind = 'note' AND i.object IN (SELECT value FROM json_each(:ids))
"""
_WITHHELD: Final = """
SELECT note_id, since, ground FROM withheld_note
WHERE municipality = :m AND note_id IN (SELECT value FROM json_each(:ids))
"""
_COUNT: Final = "SELECT count(*) FROM note WHERE municipality = :m AND case_id = :case"
_VERSIONS: Final = "SELECT * FROM note WHERE municipality = :m AND id = :note ORDER BY version"
_KINDS: Final = "SELECT DISTINCT kind FROM note WHERE municipality = :m AND case_id = :case"


class NoteShelf:
    """The words of the store; a correction is a new version and the old one stays."""

    def __init__(self, transaction: Transaction, municipality: str) -> None:
        self._transaction = transaction
        self._municipality = municipality

    def texts(self, ids: Iterable[NoteId], hidden: frozenset[Visibility] = frozenset()) -> Mapping[NoteId, str]:
        """The newest version of each text; purged and withheld ones are left out, and `hidden` ones but names."""
        found = self._of(_TEXTS, ids, hidden=json.dumps([one.value for one in hidden]))
        return {NoteId(id_): clean(words) for id_, words in found}

    def absent(self, ids: Iterable[NoteId]) -> Mapping[NoteId, Absence]:
        """Why some texts are not there: purged or withheld; those that never were are left out."""
        wanted = tuple(ids)
        return {
            NoteId(id_): Absence(kind, date.fromisoformat(day), GroundCode(ground))
            for kind, question in ((AbsenceKind.WITHHELD, _WITHHELD), (AbsenceKind.PURGED, _PURGED))
            for id_, day, ground in self._of(question, wanted)
        }

    def count(self, case_id: CaseId) -> int:
        """How many versions of texts a case has."""
        return int(self._transaction.value(_COUNT, {"m": self._municipality, "case": case_id}))

    def versions(self, note_id: NoteId) -> tuple[Note, ...]:
        """Every version of one text, oldest first."""
        return tuple(map(note, self._transaction.named(_VERSIONS, {"m": self._municipality, "note": note_id})))

    def kinds(self, case_id: CaseId) -> frozenset[NoteKind]:
        """Which kinds of texts a case holds; nothing of them is read."""
        found = self._transaction.rows(_KINDS, {"m": self._municipality, "case": case_id})
        return frozenset(NoteKind(kind) for (kind,) in found)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Texts whose newest version has, for each word, one that begins so; the newest first, shielded ones never."""
        question = _question(words)
        if not question:
            return ()
        where = {"m": self._municipality, "words": question, "limit": limit, "hidden": Visibility.SHIELDED.value}
        rows = self._transaction.rows(_SEARCH, where)
        return tuple(Hit(CaseId(case), NoteId(id_), clean(excerpt, lines=False)) for case, id_, excerpt in rows)

    def found_in(self, case_id: CaseId, words: str, hidden: frozenset[Visibility]) -> frozenset[NoteId]:
        """The texts of one case whose newest version has, for each word, one that begins so; no `hidden` ones."""
        question = _question(words)
        if not question:
            return frozenset()
        where = {"m": self._municipality, "words": question, "case": case_id}
        rows = self._transaction.rows(_FOUND, where | {"hidden": json.dumps([one.value for one in hidden])})
        return frozenset(NoteId(id_) for (id_,) in rows)

    def append(self, notes: Sequence[Note]) -> Iterator[tuple[str, str]]:
        """Add versions of notes; gives each as id/version with the digest that the audit chain commits to."""
        for new in notes:
            row = note_row(self._municipality, new, secrets.token_bytes(_SALT))
            self._transaction.add("note", row)
            yield f"{new.id}/{new.version}", row["digest"].hex()

    def _of(self, question: str, ids: Iterable[NoteId], **more: str) -> list[tuple[str, ...]]:
        """What a question finds about some texts, in one go however many they are; nothing is asked about none."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return []
        return self._transaction.rows(question, {"m": self._municipality, "ids": json.dumps(wanted)} | more)


def _question(words: str) -> str:
    """Each word quoted, so that nothing typed is an operator, and open at its end."""
    asked = (word.replace('"', '""') for word in clean(words, lines=False).split() if any(map(str.isalnum, word)))
    return " ".join(f'"{word}"*' for word in asked)

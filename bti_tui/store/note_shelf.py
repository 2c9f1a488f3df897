"""The words of the store: every version of every text, and the search in them."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, select

from bti_tui.domain.erasure import Absence, AbsenceKind
from bti_tui.domain.ids import CaseId, GroundCode, NoteId
from bti_tui.domain.listing import Hit
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.text import clean
from bti_tui.store.rows import note, note_row
from bti_tui.store.tables import NoteRow, metadata

_MOST_IDS = 500
"""Ids in one question; SQLite takes more, this keeps a question readable in its plan."""
_SALT = 32

_ADD = metadata.tables["note"].insert()
_TEXTS = text("""
SELECT id, text FROM note n WHERE municipality = :m AND id IN :ids
AND version = (SELECT max(version) FROM note WHERE municipality = :m AND id = n.id)
AND id NOT IN (SELECT note_id FROM withheld_note WHERE municipality = :m)
""").bindparams(bindparam("ids", expanding=True))

_SEARCH = text("""
SELECT n.case_id, n.id, snippet(note_fts, 0, '', '', '…', 16)
FROM note_fts JOIN note n ON n.rowid = note_fts.rowid
JOIN case_file c ON c.municipality = n.municipality AND c.id = n.case_id AND c.restricted = 0
WHERE note_fts MATCH :words AND n.municipality = :m AND n.visibility <> :hidden AND NOT EXISTS
  (SELECT 1 FROM note later WHERE later.municipality = :m AND later.id = n.id AND later.version > n.version)
AND n.id NOT IN (SELECT note_id FROM withheld_note WHERE municipality = :m)
ORDER BY note_fts.rowid DESC LIMIT :limit
""")


_PURGED = text("""
SELECT i.object, r.day, r.ground FROM purged_item i
JOIN purge_receipt r ON r.municipality = i.municipality AND r.id = i.receipt
WHERE i.municipality = :m AND i.kind = 'note' AND i.object IN :ids
""").bindparams(bindparam("ids", expanding=True))
_WITHHELD = text("""
SELECT note_id, since, ground FROM withheld_note WHERE municipality = :m AND note_id IN :ids
""").bindparams(bindparam("ids", expanding=True))
_COUNT = text("SELECT count(*) FROM note WHERE municipality = :m AND case_id = :case")


class NoteShelf:
    """The words of the store; a correction is a new version and the old one stays."""

    def __init__(self, session: Session, municipality: str) -> None:
        self._session = session
        self._municipality = municipality

    def texts(self, ids: Iterable[NoteId]) -> Mapping[NoteId, str]:
        """The newest version of each text; purged and withheld ones are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[NoteId, str] = {}
        for start in range(0, len(wanted), _MOST_IDS):
            some = {"m": self._municipality, "ids": wanted[start : start + _MOST_IDS]}
            found |= {NoteId(id_): clean(words) for id_, words in self._session.execute(_TEXTS, some)}
        return found

    def absent(self, ids: Iterable[NoteId]) -> Mapping[NoteId, Absence]:
        """Why some texts are not there: purged or withheld; those that never were are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[NoteId, Absence] = {}
        for start in range(0, len(wanted), _MOST_IDS):
            some = {"m": self._municipality, "ids": wanted[start : start + _MOST_IDS]}
            for kind, question in ((AbsenceKind.WITHHELD, _WITHHELD), (AbsenceKind.PURGED, _PURGED)):
                for id_, day, ground in self._session.execute(question, some):
                    found[NoteId(id_)] = Absence(kind, date.fromisoformat(day), GroundCode(ground))
        return found

    def count(self, case_id: CaseId) -> int:
        """How many versions of texts a case has."""
        return int(self._session.execute(_COUNT, {"m": self._municipality, "case": case_id}).scalar_one())

    def versions(self, note_id: NoteId) -> tuple[Note, ...]:
        """Every version of one text, oldest first."""
        mine = (col(NoteRow.municipality) == self._municipality, col(NoteRow.id) == note_id)
        rows = self._session.exec(select(NoteRow).where(*mine).order_by(col(NoteRow.version)))
        return tuple(note(row) for row in rows)

    def kinds(self, case_id: CaseId) -> frozenset[NoteKind]:
        """Which kinds of texts a case holds; nothing of them is read."""
        mine = (col(NoteRow.municipality) == self._municipality, col(NoteRow.case_id) == case_id)
        return frozenset(NoteKind(kind) for kind in self._session.exec(select(NoteRow.kind).where(*mine).distinct()))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Texts whose newest version has, for each word, one that begins so; the newest first, shielded ones never."""
        question = _question(words)
        if not question:
            return ()
        where = {"m": self._municipality, "words": question, "limit": limit, "hidden": Visibility.SHIELDED.value}
        rows = self._session.execute(_SEARCH, where)
        return tuple(Hit(CaseId(case), NoteId(id_), clean(excerpt, lines=False)) for case, id_, excerpt in rows)

    def append(self, notes: Sequence[Note]) -> Iterator[tuple[str, str]]:
        """Add versions of notes; gives each as id/version with the digest that the audit chain commits to."""
        for new in notes:
            row = note_row(self._municipality, new, secrets.token_bytes(_SALT))
            self._session.execute(_ADD, row.model_dump())
            yield f"{row.id}/{row.version}", row.digest.hex()


def _question(words: str) -> str:
    """Each word quoted, so that nothing typed is an operator, and open at its end."""
    asked = (word.replace('"', '""') for word in clean(words, lines=False).split() if any(map(str.isalnum, word)))
    return " ".join(f'"{word}"*' for word in asked)

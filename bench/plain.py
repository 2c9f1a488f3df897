"""The floor of the store: plain sqlite3 with the same schema, the same pragmas and the same rows, and no key.

Each question is written as somebody would who needs nothing but this answer; no object is made of any row.
"""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from bench.copies import Connection, insertion
from bti_tui.store.engine import CACHE_KIB

PRAGMAS: Final = (  # all of ours but trusted_schema=OFF, with which an older sqlite3 fills no search index by a guard
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cell_size_check=ON",
    f"cache_size=-{CACHE_KIB}",
    "mmap_size=0",
    "temp_store=MEMORY",
)
_SCHEMA: Final = """
SELECT sql FROM sqlite_schema
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'note\\_fts\\_%' ESCAPE '\\'
ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END
"""
_LIST: Final = """
SELECT c.id, c.state, n.text FROM case_file c
LEFT JOIN note n ON n.municipality = c.municipality AND n.id = c.subject AND n.version = 1
WHERE c.municipality = ? ORDER BY c.number DESC LIMIT ?
"""
_TIED: Final = """
SELECT c.id, c.state, n.text FROM case_file c
LEFT JOIN note n ON n.municipality = c.municipality AND n.id = c.subject AND n.version = 1
WHERE c.municipality = ? AND c.restricted = 0 AND c.status NOT IN ('archived', 'purged')
AND c.id IN (SELECT case_id FROM case_tie WHERE municipality = ? AND who IN (SELECT value FROM json_each(?)))
ORDER BY c.number DESC
"""
_SEARCH: Final = """
SELECT n.case_id, n.id, snippet(note_fts, 0, '', '', '…', 16)
FROM note_fts JOIN note n ON n.rowid = note_fts.rowid
WHERE note_fts MATCH ? AND n.municipality = ? AND n.visibility <> 'shielded'
ORDER BY note_fts.rowid DESC LIMIT 50
"""


class PlainStore:
    """The same rows without a key and without a program around them."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}").fetchall()
        self._here = ""

    def take_schema(self, other: Connection) -> None:
        """Every table, index and guard that the store has."""
        for (sql,) in other.execute(_SCHEMA).fetchall():
            self.connection.execute(sql)

    def take_rows(self, other: Connection, tables: Iterable[str]) -> None:
        """The rows of some tables."""
        for table in tables:
            rows = other.execute(f"SELECT * FROM {table}").fetchall()
            self.connection.executemany(insertion(other, table), rows)
        self._here = str(self.connection.execute("SELECT municipality FROM case_file").fetchone()[0])

    def listed(self, limit: int) -> list[Any]:
        """The newest cases."""
        return self.connection.execute(_LIST, (self._here, limit)).fetchall()

    def tied(self, ties: Iterable[str]) -> list[Any]:
        """The cases that somebody has a part in."""
        return self.connection.execute(_TIED, (self._here, self._here, json.dumps(list(ties)))).fetchall()

    def case(self, case_id: str) -> tuple[Any, list[Any]]:
        """A case and all its facts."""
        asked = (self._here, case_id)
        state = self.connection.execute("SELECT state FROM case_file WHERE municipality = ? AND id = ?", asked)
        facts = "SELECT * FROM case_fact WHERE municipality = ? AND case_id = ? ORDER BY position DESC"
        return state.fetchone(), self.connection.execute(facts, asked).fetchall()

    def search(self, question: str) -> list[Any]:
        """The newest texts that a question of the search index finds."""
        return self.connection.execute(_SEARCH, (question, self._here)).fetchall()

    def repeat(self, changes: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
        """Some statements in one lasting transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        for sql, values in changes:
            self.connection.execute(sql, values)
        self.connection.execute("COMMIT")

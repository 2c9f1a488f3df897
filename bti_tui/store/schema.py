"""What SQLModel can't say: the guards that keep logs append-only, and the search index over the notes.

One owner for fresh and migrated stores alike. The guards keep our own mistakes out;
the audit chain keeps people honest.
REPLACE removes a row without firing its DELETE guard, so every
guarded table also refuses to insert what is there.

The search index points at `note` by rowid, which VACUUM may renumber: a store is never vacuumed in place, and a copy is
made page by page.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bti_tui.store.transactions import Transaction

VERSION = "0003"
"""The newest migration; a fresh store is made as that migration leaves one."""

VERSION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
    " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)

SEARCH_INDEX = """CREATE VIRTUAL TABLE note_fts USING fts5(
text, content='note', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0', prefix='2 3')"""
"""å, ø and æ are letters, not accents: far must not find får. Prefixes make search instant as one types."""


def create(transaction: Transaction) -> None:
    """Every table, index and guard of a fresh store, in the transaction of the caller."""
    for statement in (*_tables(), SEARCH_INDEX, VERSION_TABLE):
        transaction.change(statement)
    transaction.add("alembic_version", {"version_num": VERSION})
    install_triggers(transaction.rows)


def install_triggers(ask: Callable[[str], Iterable[Any]]) -> None:
    """Put the guards in place anew; after a migration, because a rebuilt table silently loses its triggers."""
    for (name,) in list(ask("SELECT name FROM sqlite_schema WHERE type = 'trigger'")):
        ask(f'DROP TRIGGER "{name}"')
    for statement in TRIGGERS:
        ask(statement)


def _tables() -> Iterator[str]:
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from bti_tui.store.tables import metadata  # the models are for making a store, and opening one can do without

    dialect = sqlite.dialect()
    for table in metadata.tables.values():
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))


def _refuse(table: str, action: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _refuse_again(table: str, *keys: str) -> str:
    taken = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE "  # noqa: S608  names of our own tables and columns
        + " AND ".join(f"{column} = new.{column}" for column in ("municipality", *key.split()))
        + ")"
        for key in keys
    )
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _only_purged(table: str, action: str, kind: str, *conditions: str) -> str:
    """A guard that opens for what a receipt names, one row at a time."""
    named = (
        f"EXISTS (SELECT 1 FROM purged_item i WHERE i.municipality = old.municipality AND i.kind = '{kind}'"  # noqa: S608  our own
        " AND i.object = old.id" + (" AND i.receipt = new.purged_by)" if action == "UPDATE" else ")")
    )
    lawful = " AND ".join((*conditions, named))
    return (
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} WHEN NOT ({lawful})"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


_ENVELOPE = ("municipality", "id", "case_id", "position", "seq", "hlc", "at", "actor", "device", "term", "base")
"""What a purge leaves of a fact."""

_STAYS_PURGED = """CREATE TRIGGER note_stays_purged BEFORE INSERT ON note
WHEN EXISTS (SELECT 1 FROM purged_item WHERE municipality = new.municipality AND kind = 'note' AND object = new.id)
BEGIN SELECT RAISE(ABORT, 'note is purged'); END"""

_AUDIT_IN_ORDER = """CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN new.n IS NOT (SELECT ifnull(max(n), 0) + 1 FROM audit WHERE municipality = new.municipality)
  OR new.prev IS NOT (SELECT ifnull(
    (SELECT hash FROM audit WHERE municipality = new.municipality ORDER BY n DESC LIMIT 1), zeroblob(32)))
BEGIN SELECT RAISE(ABORT, 'audit is a chain'); END"""

_NOTE_INDEXED = """CREATE TRIGGER note_indexed AFTER INSERT ON note
BEGIN INSERT INTO note_fts(rowid, text) VALUES (new.rowid, new.text); END"""

_NOTE_PURGED = """CREATE TRIGGER note_purged AFTER DELETE ON note
BEGIN INSERT INTO note_fts(note_fts, rowid, text) VALUES ('delete', old.rowid, old.text); END"""

TRIGGERS = (
    _only_purged("case_fact", "UPDATE", "fact", *(f"new.{column} IS old.{column}" for column in _ENVELOPE)),
    _refuse("case_fact", "DELETE"),
    _refuse_again("case_fact", "id", "case_id position"),
    _refuse("access_entry", "UPDATE"),
    _refuse("access_entry", "DELETE"),
    _refuse_again("access_entry", "id"),
    _refuse("signer", "UPDATE"),
    _refuse("signer", "DELETE"),
    _refuse_again("signer", "user pub"),
    _refuse("note", "UPDATE"),
    _only_purged("note", "DELETE", "note"),
    _refuse_again("note", "id version"),
    _STAYS_PURGED,
    _refuse("purge_receipt", "UPDATE"),
    _refuse("purge_receipt", "DELETE"),
    _refuse_again("purge_receipt", "id"),
    _refuse("purged_item", "UPDATE"),
    _refuse("purged_item", "DELETE"),
    _refuse_again("purged_item", "receipt kind object"),
    _refuse("audit", "UPDATE"),
    _refuse("audit", "DELETE"),
    _AUDIT_IN_ORDER,
    _NOTE_INDEXED,
    _NOTE_PURGED,
)
"""Notes alone are removed, and facts emptied, each only when the receipt of a lawful purge names it."""

"""Purge and restriction: receipts, what they let go, what is withheld; a salt of its own for each new fact.

Three tables get a column in the middle of them or before their keys, so they are rebuilt by the recipe of SQLite
(sqlite.org/lang_altertable.html, section 7): new table, copy, drop, rename. Foreign keys are off, and the guards are
made anew by the caller.
"""

import json

from alembic import op

revision = "0002"
down_revision = "0001"

NEW = (
    """
    CREATE TABLE purge_receipt (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        extent TEXT NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        actor TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        device TEXT NOT NULL,
        ground TEXT NOT NULL,
        reason TEXT NOT NULL,
        reference TEXT NOT NULL,
        retained_until TEXT,
        texts INTEGER NOT NULL,
        facts INTEGER NOT NULL,
        drafts INTEGER NOT NULL,
        PRIMARY KEY (municipality, id)
    ) STRICT
    """,
    """
    CREATE INDEX purge_receipt_by_case ON purge_receipt (municipality, case_id)
    """,
    """
    CREATE TABLE purged_item (
        municipality TEXT NOT NULL,
        receipt TEXT NOT NULL,
        kind TEXT NOT NULL,
        object TEXT NOT NULL,
        PRIMARY KEY (municipality, receipt, kind, object)
    ) STRICT
    """,
    """
    CREATE INDEX purged_item_by_object ON purged_item (municipality, kind, object)
    """,
    """
    CREATE TABLE withheld_note (
        municipality TEXT NOT NULL,
        note_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        ground TEXT NOT NULL,
        since TEXT NOT NULL,
        PRIMARY KEY (municipality, note_id)
    ) STRICT
    """,
    """
    CREATE INDEX withheld_note_by_case ON withheld_note (municipality, case_id)
    """,
)

ACCESS_ENTRY = (
    """
    CREATE TABLE next_access_entry (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        device TEXT NOT NULL,
        act TEXT NOT NULL,
        case_id TEXT,
        why TEXT,
        PRIMARY KEY (municipality, id)
    ) STRICT
    """,
    """
    INSERT INTO next_access_entry (municipality, id, at, actor, device, act, case_id)
    SELECT municipality, id, at, actor, device, act, case_id FROM access_entry
    """,
    "DROP TABLE access_entry",
    "ALTER TABLE next_access_entry RENAME TO access_entry",
    "CREATE INDEX access_entry_by_case ON access_entry (municipality, case_id, at)",
)

CASE_FACT = (
    """
    CREATE TABLE next_case_fact (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        seq INTEGER,
        hlc INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        device TEXT NOT NULL,
        name TEXT NOT NULL,
        schema INTEGER NOT NULL,
        term INTEGER NOT NULL,
        base TEXT NOT NULL,
        payload TEXT NOT NULL,
        salt BLOB,
        purged_by TEXT,
        PRIMARY KEY (municipality, id),
        UNIQUE (municipality, case_id, position)
    ) STRICT
    """,
    """
    INSERT INTO next_case_fact (municipality, id, case_id, position, seq, hlc, at, actor, device, name, schema, term,
        base, payload)
    SELECT municipality, id, case_id, position, seq, hlc, at, actor, device, name, schema, term, base, payload
    FROM case_fact
    """,
    "DROP TABLE case_fact",
    "ALTER TABLE next_case_fact RENAME TO case_fact",
    "CREATE INDEX case_fact_by_stamp ON case_fact (municipality, hlc)",
)

CASE_FILE = (
    """
    CREATE TABLE next_case_file (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        status TEXT NOT NULL,
        level INTEGER NOT NULL,
        holder TEXT,
        agency TEXT NOT NULL,
        subject TEXT,
        born_on TEXT,
        guide_id TEXT NOT NULL,
        guide_version TEXT NOT NULL,
        next_on TEXT,
        opened_on TEXT NOT NULL,
        restricted INTEGER NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (municipality, id)
    ) STRICT
    """,
    """
    INSERT INTO next_case_file
    SELECT municipality, id, version, number, status, level, holder, agency, subject, born_on, guide_id, guide_version,
        next_on, opened_on, 0, state
    FROM case_file
    """,
    "DROP TABLE case_file",
    "ALTER TABLE next_case_file RENAME TO case_file",
    "CREATE INDEX case_file_by_next ON case_file (municipality, status, next_on, id)",
    "CREATE INDEX case_file_by_number ON case_file (municipality, number, id)",
    "CREATE INDEX case_file_restricted ON case_file (municipality, number, id) WHERE restricted = 1",
)

ADDED: dict[str, object] = {"purged": [], "restriction": None, "withheld": []}
"""What the document of a case says anew."""


def upgrade() -> None:
    """Rebuild three tables and make three new ones."""
    for statement in (*NEW, *ACCESS_ENTRY, *CASE_FACT, *CASE_FILE):
        op.execute(statement)
    _describe_cases()


def downgrade() -> None:
    """There is no way back: an older program must not guess what a newer one meant."""
    raise RuntimeError("restore the backup instead")


def _describe_cases() -> None:
    """Each document in its one spelling, with what is new in it."""
    there = op.get_bind()
    for key, case, state in there.exec_driver_sql("SELECT municipality, id, state FROM case_file").fetchall():
        document = json.dumps(json.loads(state) | ADDED, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        change = "UPDATE case_file SET state = ? WHERE municipality = ? AND id = ?"
        there.exec_driver_sql(change, (document, key, case))

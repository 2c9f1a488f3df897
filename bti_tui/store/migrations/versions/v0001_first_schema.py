"""The first schema: cases, facts, notes, logs and drafts.

Frozen: what stands here is what released stores were made with. The guards are installed by `env.py`.
"""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE access_entry (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        device TEXT NOT NULL,
        act TEXT NOT NULL,
        case_id TEXT,
        PRIMARY KEY (municipality, id)
    ) STRICT
    """,
    """
    CREATE INDEX access_entry_by_case ON access_entry (municipality, case_id, at)
    """,
    """
    CREATE TABLE audit (
        municipality TEXT NOT NULL,
        n INTEGER NOT NULL,
        event TEXT NOT NULL,
        prev BLOB NOT NULL,
        hash BLOB NOT NULL,
        user TEXT NOT NULL,
        sig BLOB,
        PRIMARY KEY (municipality, n),
        UNIQUE (municipality, hash),
        CONSTRAINT audit_digests CHECK (length(prev) = 32 AND length(hash) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE baton (
        municipality TEXT NOT NULL,
        case_id TEXT NOT NULL,
        term INTEGER NOT NULL,
        holder TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT,
        PRIMARY KEY (municipality, case_id, term)
    ) STRICT
    """,
    """
    CREATE TABLE case_fact (
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
        PRIMARY KEY (municipality, id),
        UNIQUE (municipality, case_id, position)
    ) STRICT
    """,
    """
    CREATE INDEX case_fact_by_stamp ON case_fact (municipality, hlc)
    """,
    """
    CREATE TABLE case_file (
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
        state TEXT NOT NULL,
        PRIMARY KEY (municipality, id)
    ) STRICT
    """,
    """
    CREATE INDEX case_file_by_next ON case_file (municipality, status, next_on, id)
    """,
    """
    CREATE INDEX case_file_by_number ON case_file (municipality, number, id)
    """,
    """
    CREATE TABLE draft (
        municipality TEXT NOT NULL,
        user TEXT NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT,
        place TEXT NOT NULL,
        step TEXT NOT NULL,
        "values" TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (municipality, user, id)
    ) STRICT
    """,
    """
    CREATE INDEX draft_by_user ON draft (municipality, user, updated_at)
    """,
    """
    CREATE TABLE note (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        visibility TEXT NOT NULL,
        author TEXT NOT NULL,
        written_at TEXT NOT NULL,
        salt BLOB NOT NULL,
        digest BLOB NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (municipality, id, version)
    ) STRICT
    """,
    """
    CREATE INDEX note_by_case ON note (municipality, case_id, kind)
    """,
    """
    CREATE TABLE professional (
        municipality TEXT NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        initials TEXT NOT NULL,
        title TEXT NOT NULL,
        agency TEXT NOT NULL,
        unit TEXT NOT NULL,
        role TEXT NOT NULL,
        PRIMARY KEY (municipality, id)
    ) STRICT
    """,
    """
    CREATE TABLE signer (
        municipality TEXT NOT NULL,
        user TEXT NOT NULL,
        pub BLOB NOT NULL,
        PRIMARY KEY (municipality, user, pub)
    ) STRICT
    """,
    """
    CREATE TABLE store_info (
        municipality TEXT NOT NULL,
        store_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        training INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (municipality)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE note_fts USING fts5(
        text, content='note', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0', prefix='2 3')
    """,
)


def upgrade() -> None:
    """Make every table, index and the search index."""
    for statement in TABLES:
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: an older program must not guess what a newer one meant."""
    raise RuntimeError("restore the backup instead")

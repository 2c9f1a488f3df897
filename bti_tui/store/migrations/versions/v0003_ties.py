"""Who is tied to a case, kept beside its document: a list then reads the cases of the one who looks, and no others.

The caller folds every case anew afterwards, which fills the table.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

NEW = (
    """
    CREATE TABLE case_tie (
        municipality TEXT NOT NULL,
        who TEXT NOT NULL,
        case_id TEXT NOT NULL,
        PRIMARY KEY (municipality, who, case_id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE INDEX case_tie_by_case ON case_tie (municipality, case_id, who)
    """,
)


def upgrade() -> None:
    """Make the table."""
    for statement in NEW:
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: an older program must not guess what a newer one meant."""
    raise RuntimeError("restore the backup instead")

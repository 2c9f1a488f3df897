"""Columns, keys and indexes: nothing else. Every key and index leads with the municipality, the seam for sync.

Days and instants are ISO 8601 text (instants in UTC with microseconds, so that they sort), numbers are 64-bit, and
every table is STRICT: SQLite then refuses a value of the wrong type. Guards and the search index: `schema.py`.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

metadata = MetaData()
_STRICT = {"sqlite_strict": True}
_Whole = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Any:
    return Field(primary_key=True, sa_type=Text)


def _text() -> Any:
    return Field(sa_type=Text)


def _whole() -> Any:
    return Field(sa_type=_Whole)


def _blob() -> Any:
    return Field(sa_type=LargeBinary)


class _Table(SQLModel):
    metadata = metadata


class StoreInfoRow(_Table, table=True):
    """Which store this is: one row."""

    __tablename__ = "store_info"
    __table_args__ = _STRICT

    municipality: str = _key()
    store_id: str = _text()
    device_id: str = _text()
    training: int = _whole()
    created_at: str = _text()


class ProfessionalRow(_Table, table=True):
    """An employee of the municipality."""

    __tablename__ = "professional"
    __table_args__ = _STRICT

    municipality: str = _key()
    id: str = _key()
    name: str = _text()
    initials: str = _text()
    title: str = _text()
    agency: str = _text()
    unit: str = _text()
    role: str = _text()


class CaseRow(_Table, table=True):
    """A case as it stands: the whole of it as one document, and the few columns that lists need."""

    __tablename__ = "case_file"
    __table_args__ = (
        Index("case_file_by_next", "municipality", "status", "next_on", "id"),
        Index("case_file_by_number", "municipality", "number", "id"),
        Index("case_file_restricted", "municipality", "number", "id", sqlite_where=text("restricted = 1")),
        _STRICT,
    )

    municipality: str = _key()
    id: str = _key()
    version: int = _whole()
    number: int = _whole()
    status: str = _text()
    level: int = _whole()
    holder: str | None = _text()
    agency: str = _text()
    subject: str | None = _text()
    born_on: str | None = _text()
    guide_id: str = _text()
    guide_version: str = _text()
    next_on: str | None = _text()
    opened_on: str = _text()
    restricted: int = _whole()
    state: str = _text()


class BatonRow(_Table, table=True):
    """Who held the baton in one term; a term ends when the next one begins."""

    __tablename__ = "baton"
    __table_args__ = _STRICT

    municipality: str = _key()
    case_id: str = _key()
    term: int = Field(primary_key=True, sa_type=_Whole)
    holder: str = _text()
    since: str = _text()
    until: str | None = _text()


class FactRow(_Table, table=True):
    """Something that happened to a case; never removed, and changed only by the receipt of a purge.

    `salt` is None for facts of the first schema, and for emptied ones, which hold nothing that could be guessed.
    """

    __tablename__ = "case_fact"
    __table_args__ = (
        UniqueConstraint("municipality", "case_id", "position"),
        Index("case_fact_by_stamp", "municipality", "hlc"),
        _STRICT,
    )

    municipality: str = _key()
    id: str = _key()
    case_id: str = _text()
    position: int = _whole()
    seq: int | None = _whole()
    hlc: int = _whole()
    at: str = _text()
    actor: str = _text()
    device: str = _text()
    name: str = _text()
    schema_number: int = Field(sa_column=Column("schema", _Whole, nullable=False))
    term: int = _whole()
    base: str = _text()
    payload: str = _text()
    salt: bytes | None = _blob()
    purged_by: str | None = _text()


class NoteRow(_Table, table=True):
    """One version of one text: the only table that holds what people wrote about a case."""

    __tablename__ = "note"
    __table_args__ = (Index("note_by_case", "municipality", "case_id", "kind"), _STRICT)

    municipality: str = _key()
    id: str = _key()
    version: int = Field(primary_key=True, sa_type=_Whole)
    case_id: str = _text()
    kind: str = _text()
    visibility: str = _text()
    author: str = _text()
    written_at: str = _text()
    salt: bytes = _blob()
    digest: bytes = _blob()
    text: str = _text()


class AccessRow(_Table, table=True):
    """Who read, searched, printed or exported what, when and why; never changed."""

    __tablename__ = "access_entry"
    __table_args__ = (Index("access_entry_by_case", "municipality", "case_id", "at"), _STRICT)

    municipality: str = _key()
    id: str = _key()
    at: str = _text()
    actor: str = _text()
    device: str = _text()
    act: str = _text()
    case_id: str | None = _text()
    why: str | None = _text()


class AuditRow(_Table, table=True):
    """One link of the chain that binds facts, reads and administrative acts."""

    __tablename__ = "audit"
    __table_args__ = (
        UniqueConstraint("municipality", "hash"),
        CheckConstraint("length(prev) = 32 AND length(hash) = 32", name="audit_digests"),
        _STRICT,
    )

    municipality: str = _key()
    n: int = Field(primary_key=True, sa_type=_Whole)
    event: str = _text()
    prev: bytes = _blob()
    hash: bytes = _blob()
    user: str = _text()
    sig: bytes | None = _blob()


class SignerRow(_Table, table=True):
    """Whose public keys check the signatures of the chain; a user gets a second one after a recovery."""

    __tablename__ = "signer"
    __table_args__ = _STRICT

    municipality: str = _key()
    user: str = _key()
    pub: bytes = Field(primary_key=True, sa_type=LargeBinary)


class TieRow(_Table, table=True):
    """Somebody, or an agency, whom anything ties to a case: lists ask only for the cases that one is tied to."""

    __tablename__ = "case_tie"
    __table_args__ = (
        Index("case_tie_by_case", "municipality", "case_id", "who"),
        _STRICT | {"sqlite_with_rowid": False},
    )

    municipality: str = _key()
    who: str = _key()
    case_id: str = _key()


class WithheldRow(_Table, table=True):
    """A text that is kept and shown to nobody, as its case says."""

    __tablename__ = "withheld_note"
    __table_args__ = (Index("withheld_note_by_case", "municipality", "case_id"), _STRICT)

    municipality: str = _key()
    note_id: str = _key()
    case_id: str = _text()
    ground: str = _text()
    since: str = _text()


class ReceiptRow(_Table, table=True):
    """What stays after a lawful purge: who, when, on what ground, how much. Nothing of the case; never changed."""

    __tablename__ = "purge_receipt"
    __table_args__ = (Index("purge_receipt_by_case", "municipality", "case_id"), _STRICT)

    municipality: str = _key()
    id: str = _key()
    case_id: str = _text()
    number: int = _whole()
    extent: str = _text()
    at: str = _text()
    day: str = _text()
    actor: str = _text()
    decided_by: str = _text()
    device: str = _text()
    ground: str = _text()
    reason: str = _text()
    reference: str = _text()
    retained_until: str | None = _text()
    texts: int = _whole()
    facts: int = _whole()
    drafts: int = _whole()


class PurgedRow(_Table, table=True):
    """One text or fact that a receipt let go, by its opaque id; the guards open for these and for nothing else."""

    __tablename__ = "purged_item"
    __table_args__ = (Index("purged_item_by_object", "municipality", "kind", "object"), _STRICT)

    municipality: str = _key()
    receipt: str = _key()
    kind: str = _key()
    object: str = _key()


class DraftRow(_Table, table=True):
    """Text that somebody is still typing, kept so that no crash takes it."""

    __tablename__ = "draft"
    __table_args__ = (Index("draft_by_user", "municipality", "user", "updated_at"), _STRICT)

    municipality: str = _key()
    user: str = _key()
    id: str = _key()
    case_id: str | None = _text()
    place: str = _text()
    step: str = _text()
    values: str = _text()
    updated_at: str = _text()
    device: str = _text()

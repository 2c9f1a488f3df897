"""Carrying out a lawful purge: words and what facts said go for ever, a receipt stays, the chain goes on.

All of it in the caller's transaction. The connection overwrites what it deletes, the search index is made anew (its
tombstones keep the words), and after the commit the log of the database is emptied into the file.
"""

import secrets
from dataclasses import replace

from sqlalchemy import Engine, bindparam, text
from sqlmodel import Session

from bti_tui.domain.erasure import Extent, Purge, Receipt
from bti_tui.domain.facts import Emptied
from bti_tui.store.audit import Signer
from bti_tui.store.fact_log import SALT_BYTES
from bti_tui.store.receipts import FACT, NOTE, receipt_digest, receipt_row
from bti_tui.store.rows import fact_digest, fact_row
from bti_tui.store.sessions import translated
from bti_tui.store.tables import metadata

_VERSIONS = text("SELECT id, version FROM note WHERE municipality = :m AND id IN :ids ORDER BY id, version").bindparams(
    bindparam("ids", expanding=True)
)
_OF_CASE = text("SELECT id, version FROM note WHERE municipality = :m AND case_id = :case ORDER BY id, version")
_POSITION = text("SELECT position FROM case_fact WHERE municipality = :m AND id = :id")
_GO = text("DELETE FROM note WHERE municipality = :m AND id = :id")
_EMPTY = text("""
UPDATE case_fact SET name = :name, schema = :schema_number, payload = :payload, salt = :salt, purged_by = :purged_by
WHERE municipality = :municipality AND id = :id
""")
_DRAFTS = text("DELETE FROM draft WHERE municipality = :m AND case_id = :case")
_NO_TERMS = text("DELETE FROM baton WHERE municipality = :m AND case_id = :case")
_INDEX_ANEW = text("INSERT INTO note_fts(note_fts) VALUES ('rebuild')")
_RECEIPT = metadata.tables["purge_receipt"].insert()
_ITEM = metadata.tables["purged_item"].insert()


def carry_out(session: Session, signer: Signer, purge: Purge, *, again: bool = False) -> Receipt:
    """Remove what a purge names; gives the receipt with what was there. `again` is for a restored older store.

    The tombstone is among the facts already. Raises what the guards raise when something else would go.
    """
    told = purge.receipt
    municipality, case = signer.municipality, {"m": signer.municipality, "case": told.case_id}
    is_whole = told.extent is Extent.CASE
    if is_whole:
        versions = session.execute(_OF_CASE, case).all()
    else:
        versions = session.execute(_VERSIONS, {"m": municipality, "ids": list(purge.notes)}).all()
    notes = list(dict.fromkeys((*purge.notes, *(id_ for id_, _ in versions))))
    drafts = session.execute(_DRAFTS, case) if is_whole else None
    left = replace(
        told, texts=len(versions), facts=len(purge.emptied), drafts=getattr(drafts, "rowcount", 0) if drafts else 0
    )
    _let_go(session, signer, left, [(FACT, one.id) for one in purge.emptied] + [(NOTE, one) for one in notes])
    facts = dict(_emptied(session, municipality, purge))
    for note in notes:
        session.execute(_GO, {"m": municipality, "id": note})
    if is_whole:
        session.execute(_NO_TERMS, case)
    session.execute(_INDEX_ANEW)
    _commit_to(session, signer, left, facts, [f"{id_}/{version}" for id_, version in versions], notes, again=again)
    return left


def empty_log(engine: Engine) -> bool:
    """Empty the log of the database into the file, so that no older page lies beside it; False when others read it.

    They do it themselves when the last of them closes the store.
    """
    with translated(), engine.connect() as connection:
        driver = connection.connection.cursor()
        busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
    return not busy


def _let_go(session: Session, signer: Signer, told: Receipt, items: list[tuple[str, str]]) -> None:
    """The receipt and what it names: from now on the guards let exactly that go."""
    session.execute(_RECEIPT, receipt_row(signer.municipality, signer.device, told).model_dump())
    key = {"municipality": signer.municipality, "receipt": told.id}
    session.execute(_ITEM, [key | {"kind": kind, "object": id_} for kind, id_ in items])


def _emptied(session: Session, municipality: str, purge: Purge) -> list[tuple[str, str]]:
    digests = []
    for one in purge.emptied:
        position = session.execute(_POSITION, {"m": municipality, "id": one.id}).scalar_one()
        salt = None if isinstance(one.fact, Emptied) else secrets.token_bytes(SALT_BYTES)
        row = fact_row(municipality, one, position, salt, purge.receipt.id)
        session.execute(_EMPTY, row.model_dump())
        digests.append((row.id, fact_digest(row)))
    return digests


def _commit_to(
    session: Session,
    signer: Signer,
    told: Receipt,
    facts: dict[str, str],
    versions: list[str],
    notes: list[str],
    *,
    again: bool,
) -> None:
    items = [*(f"{FACT} {one}" for one in facts), *(f"{NOTE} {one}" for one in notes)]
    digest = receipt_digest(receipt_row(signer.municipality, signer.device, told), items)
    whole = {"obj": told.case_id, "receipt": told.id, "digest": digest, "facts": facts, "notes": versions}
    signer.append(session, "purged", actor=told.by, **whole, **({"again": True} if again else {}))

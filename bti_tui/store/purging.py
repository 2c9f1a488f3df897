"""Carrying out a lawful purge: words and what facts said go for ever, a receipt stays, the chain goes on.

All of it in the caller's transaction. The connection overwrites what it deletes, the search index is made anew (its
tombstones keep the words), and after the commit the log of the database is emptied into the file.
"""

import json
import secrets
from dataclasses import replace
from typing import Final

from bti_tui.domain.erasure import Extent, Purge, Receipt
from bti_tui.domain.facts import Emptied
from bti_tui.store.audit import Signer
from bti_tui.store.fact_log import SALT_BYTES
from bti_tui.store.receipts import FACT, NOTE, receipt_digest, receipt_row
from bti_tui.store.rows import fact_digest, fact_row
from bti_tui.store.transactions import Transaction

_VERSIONS: Final = """
SELECT id, version FROM note WHERE municipality = :m AND id IN (SELECT value FROM json_each(:ids)) ORDER BY id, version
"""
_OF_CASE: Final = "SELECT id, version FROM note WHERE municipality = :m AND case_id = :case ORDER BY id, version"
_POSITION: Final = "SELECT position FROM case_fact WHERE municipality = :m AND id = :id"
_GO: Final = "DELETE FROM note WHERE municipality = :m AND id = :id"
_EMPTY: Final = """
UPDATE case_fact SET name = :name, schema = :schema, payload = :payload, salt = :salt, purged_by = :purged_by
WHERE municipality = :municipality AND id = :id
"""
_DRAFTS: Final = "DELETE FROM draft WHERE municipality = :m AND case_id = :case"
_OF_DRAFTS: Final = """
UPDATE draft SET "values" = json_remove("values", :path)
WHERE municipality = :m AND case_id = :case AND instr(place, :form)
AND json_valid("values") AND json_type("values", :path) IS NOT NULL
"""
_NO_TERMS: Final = "DELETE FROM baton WHERE municipality = :m AND case_id = :case"
_INDEX_ANEW: Final = "INSERT INTO note_fts(note_fts) VALUES ('rebuild')"


def carry_out(transaction: Transaction, signer: Signer, purge: Purge, *, again: bool = False) -> Receipt:
    """Remove what a purge names; gives the receipt with what was there. `again` is for a restored older store.

    The tombstone is among the facts already. Raises what the guards raise when something else would go.
    """
    told = purge.receipt
    municipality, case = signer.municipality, {"m": signer.municipality, "case": told.case_id}
    is_whole = told.extent is Extent.CASE
    if is_whole:
        versions = transaction.rows(_OF_CASE, case)
    else:
        versions = transaction.rows(_VERSIONS, {"m": municipality, "ids": json.dumps(purge.notes)})
    notes = list(dict.fromkeys((*purge.notes, *(id_ for id_, _ in versions))))
    drafts = transaction.change(_DRAFTS, case) if is_whole else 0
    fields = ({"form": form, "path": f"$.values.{name}"} for form, name in purge.draft_fields)
    drafts += sum(transaction.change(_OF_DRAFTS, case | one) for one in fields)
    left = replace(told, texts=len(versions), facts=len(purge.emptied), drafts=drafts)
    _let_go(transaction, signer, left, [(FACT, one.id) for one in purge.emptied] + [(NOTE, one) for one in notes])
    facts = dict(_emptied(transaction, municipality, purge))
    for note in notes:
        transaction.change(_GO, {"m": municipality, "id": note})
    if is_whole:
        transaction.change(_NO_TERMS, case)
    transaction.change(_INDEX_ANEW)
    _commit_to(transaction, signer, left, facts, [f"{id_}/{version}" for id_, version in versions], notes, again=again)
    return left


def _let_go(transaction: Transaction, signer: Signer, told: Receipt, items: list[tuple[str, str]]) -> None:
    """The receipt and what it names: from now on the guards let exactly that go."""
    transaction.add("purge_receipt", receipt_row(signer.municipality, signer.device, told))
    key = {"municipality": signer.municipality, "receipt": told.id}
    transaction.add_all("purged_item", (key | {"kind": kind, "object": id_} for kind, id_ in items))


def _emptied(transaction: Transaction, municipality: str, purge: Purge) -> list[tuple[str, str]]:
    digests: list[tuple[str, str]] = []
    for one in purge.emptied:
        position = transaction.value(_POSITION, {"m": municipality, "id": one.id})
        salt = None if isinstance(one.fact, Emptied) else secrets.token_bytes(SALT_BYTES)
        row = fact_row(municipality, one, position, salt, purge.receipt.id)
        transaction.change(_EMPTY, row)
        digests.append((one.id, fact_digest(row)))
    return digests


def _commit_to(
    transaction: Transaction,
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
    signer.append(transaction, "purged", actor=told.by, **whole, **({"again": True} if again else {}))

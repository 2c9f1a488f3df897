"""The deep check: is every row what the audit chain last committed to?

The chain alone does not see an old page of another table that was put back: each page of the file is authentic by
itself. So the newest commitment to each object is compared with the row.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from bti_tui.domain.errors import Damaged
from bti_tui.store import audit
from bti_tui.store.answers import Finding
from bti_tui.store.audit import Event
from bti_tui.store.receipts import ReceiptShelf, receipt_digest
from bti_tui.store.rows import fact_digest, note_digest, professional_digest
from bti_tui.store.transactions import Transaction

_ACCESS: Final = "access."
_FACTS: Final = "SELECT * FROM case_fact WHERE municipality = :m"
_NOTES: Final = "SELECT * FROM note WHERE municipality = :m"
_STAFF: Final = "SELECT * FROM professional WHERE municipality = :m"
_ACCESSES: Final = "SELECT id, act, case_id, actor, device, at, why FROM access_entry WHERE municipality = :m"

Digests = dict[str, str]


def findings(transaction: Transaction, municipality: str) -> Iterator[Finding]:
    """Facts, notes, professionals and accesses that are missing, that differ, or that nobody committed to."""
    facts, notes, staff, accesses, receipts = _committed(transaction, municipality)
    yield from _differing("fact", facts, _facts(transaction, municipality))
    yield from _differing("note", notes, _notes(transaction, municipality))
    yield from _differing("professional", staff, _staff(transaction, municipality))
    yield from _differing("access", accesses, _accesses(transaction, municipality))
    yield from _differing("receipt", receipts, _receipts(transaction, municipality))


def _committed(transaction: Transaction, municipality: str) -> tuple[Digests, Digests, Digests, Digests, Digests]:
    facts: Digests = {}
    notes: Digests = {}
    staff: Digests = {}
    accesses: Digests = {}
    receipts: Digests = {}
    for event in audit.events(transaction, municipality):
        act = str(event.get("act"))
        if act == "recorded":
            facts |= _digests(event, "facts")
            notes |= _digests(event, "notes")
        elif act == "purged":
            receipts[str(event["receipt"])] = str(event.get("digest", ""))
            facts |= _digests(event, "facts")
            for version in _listed(event, "notes"):
                notes.pop(version, None)
        elif act == "professional.kept":
            staff[str(event["obj"])] = str(event.get("digest", ""))
        elif act.startswith(_ACCESS) and "entry" in event:
            accesses[str(event["entry"])] = _access_of(event, act.removeprefix(_ACCESS))
    return facts, notes, staff, accesses, receipts


def _digests(event: Event, key: str) -> Mapping[str, str]:
    found = event.get(key)
    if not isinstance(found, dict):
        raise Damaged(what="audit")
    return found


def _listed(event: Event, key: str) -> list[str]:
    found = event.get(key)
    if not isinstance(found, list):
        raise Damaged(what="audit")
    return found


def _facts(transaction: Transaction, municipality: str) -> Iterator[tuple[str, str]]:
    for row in transaction.named(_FACTS, {"m": municipality}):
        yield row["id"], fact_digest(row)


def _notes(transaction: Transaction, municipality: str) -> Iterator[tuple[str, str]]:
    for row in transaction.named(_NOTES, {"m": municipality}):
        kept, computed = row["digest"].hex(), note_digest(row).hex()
        yield f"{row['id']}/{row['version']}", computed if kept == computed else ""


def _staff(transaction: Transaction, municipality: str) -> Iterator[tuple[str, str]]:
    for row in transaction.named(_STAFF, {"m": municipality}):
        yield row["id"], professional_digest(row)


def _accesses(transaction: Transaction, municipality: str) -> Iterator[tuple[str, str]]:
    for id_, act, case_id, actor, device, at, why in transaction.stream(_ACCESSES, {"m": municipality}):
        yield id_, _access(act, case_id, actor, device, at, *((why,) if why else ()))


def _receipts(transaction: Transaction, municipality: str) -> Iterator[tuple[str, str]]:
    shelf = ReceiptShelf(transaction, municipality)
    items = shelf.items()
    for id_, row in shelf.rows().items():
        yield id_, receipt_digest(row, items.pop(id_, []))
    yield from ((id_, "") for id_ in items)


def _access_of(event: Event, act: str) -> str:
    actor = event.get("as", event.get("user"))
    why = (event["why"],) if "why" in event else ()
    return _access(act, event.get("obj"), actor, event.get("device"), event.get("at"), *why)


def _access(*told: object) -> str:
    """The chain tells an access whole, so that it is compared as it is."""
    return " ".join(map(str, told))


def _differing(kind: str, committed: Digests, found: Iterator[tuple[str, str]]) -> Iterator[Finding]:
    missing = set(committed)
    for id_, digest in found:
        if id_ not in committed:
            yield Finding(f"{kind}-uncommitted", id_)
        elif digest != committed[id_]:
            yield Finding(f"{kind}-differs", id_)
        missing.discard(id_)
    yield from (Finding(f"{kind}-missing", id_) for id_ in sorted(missing))

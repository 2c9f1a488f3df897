"""Purges remembered outside of the store, on this machine: so that an older copy that is put back is purged again.

    state/purged/<store id>/<receipt id>.json      {"told": {...}, "pub": hex, "sig": hex}

Each is signed by whoever purged, and holds what the receipt holds: opaque ids, codes, the ground. A copy that is older
than the signer's place among the users can't tell whether it is true; then the person is told, and nothing is removed.
"""

import contextlib
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from bti_tui.domain import codec
from bti_tui.domain.erasure import Extent, Purge, PurgedAgain, Receipt
from bti_tui.domain.facts import FACTS, Recorded
from bti_tui.domain.ids import CaseId, DeviceId, FactId, Hlc, UserId, instant
from bti_tui.domain.purging import after, repeated
from bti_tui.store import old_copies, place
from bti_tui.store.aside import Aside
from bti_tui.store.bundle import write_file
from bti_tui.store.keys_document import canonical
from bti_tui.store.unit_of_work import SqlUnitOfWork
from bti_tui.store.unlocking import Unlocked

LARGEST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Remembered:
    """A purge as this machine remembers it."""

    store: str
    receipt: Receipt
    fact: str
    """The id of the tombstone."""
    hlc: int
    actor: str
    device: str
    term: int
    name: str
    payload: str

    @property
    def tombstone(self) -> Recorded:
        """The fact that says so."""
        told = codec.from_json(FACTS[self.name], json.loads(self.payload))
        stamp = Hlc(self.hlc)
        who, where = UserId(self.actor), DeviceId(self.device)
        case = CaseId(self.receipt.case_id)
        return Recorded(FactId(self.fact), case, stamp, instant(stamp), who, where, self.term, (), told)


@dataclass(frozen=True, slots=True)
class Known:
    """What this machine remembers of a store's purges."""

    believed: tuple[Remembered, ...]
    unsure: int
    """Those that nobody vouches for whom the store knows."""


def settle(unlocked: Unlocked, state: Path | None, purges: Sequence[Purge]) -> None:
    """What follows a purge outside of the database: it is remembered, and older copies beside it go, drafts too.

    The purge itself lasts already; what can't be done here is found by the doctor and by the next restore.
    """
    with contextlib.suppress(OSError):
        old_copies.remove_superfluous(unlocked)
        if state is not None:
            _forget_drafts(Aside(state, unlocked.keys.store, unlocked.keys.key, unlocked.keys.former), purges)
            remember(state, unlocked.keys.store, unlocked.keys.seed, purges)


def _forget_drafts(aside: Aside, purges: Iterable[Purge]) -> None:
    """Drafts of a case that is gone, or of what is gone from it, which another window has sealed outside."""
    whole = {one.receipt.case_id for one in purges if one.receipt.extent is Extent.CASE}
    fields = {one.receipt.case_id: one.draft_fields for one in purges}
    for draft in list(aside.drafts()):
        going = fields.get(draft.case_id or CaseId(""), ())
        named = (form in draft.place and f'"{name}":' in draft.values for form, name in going)
        if draft.case_id in whole or any(named):
            aside.drop(draft.id, draft.user)


def remember(state: Path, store: str, seed: bytes, purges: Iterable[Purge]) -> None:
    """Write down what was purged, before the next thing is done."""
    folder = _folder(state, store)
    for one in purges:
        place.make_private_folder(folder)
        tombstone = one.tombstone
        told = Remembered(
            store,
            one.receipt,
            tombstone.id,
            tombstone.hlc,
            tombstone.actor,
            tombstone.device,
            tombstone.term,
            tombstone.fact.name,
            json.dumps(codec.to_json(tombstone.fact)),
        )
        key = SigningKey(seed)
        plain = codec.to_json(told)
        sealed = {
            "told": plain,
            "pub": bytes(key.verify_key).hex(),
            "sig": key.sign(canonical(plain)).signature.hex(),
        }
        write_file(folder / f"{uuid.UUID(one.receipt.id)}.json", json.dumps(sealed).encode())


def known(state: Path | None, store: str, signers: Iterable[bytes]) -> Known:
    """The purges of a store that this machine remembers, oldest first."""
    trusted, believed, unsure = set(signers), [], 0
    for file in sorted(_folder(state, store).glob("*.json")) if state else ():
        with contextlib.suppress(OSError):
            one = _read(file, store, trusted)
            if one is None:
                unsure += 1
            else:
                believed.append(one)
    return Known(tuple(sorted(believed, key=lambda one: one.hlc)), unsure)


def purge_again(work: SqlUnitOfWork, remembered: Known) -> PurgedAgain:
    """Carry out in this unit of work what the store has forgotten; what it has receipts for is left alone."""
    done = {one.id for one in work.receipts.all()}
    found = [told for one in remembered.believed if one.receipt.id not in done and (told := _repeat(work, one))]
    return PurgedAgain(tuple(found), remembered.unsure)


def _repeat(work: SqlUnitOfWork, one: Remembered) -> Receipt | None:
    case = work.cases.get(one.receipt.case_id)
    records = tuple(record for _, record in reversed(work.facts.of_case(one.receipt.case_id)))
    purge = repeated(one.receipt, one.tombstone, records)
    if case is None or purge is None:
        return None
    work.record((purge.tombstone,), ())
    work.cases.save(after(purge, case, records), case.version)
    return work.purge(purge, again=True)


def _read(file: Path, store: str, trusted: set[bytes]) -> Remembered | None:
    with file.open("rb") as content:
        text = content.read(LARGEST)
    try:
        sealed = json.loads(text)
        pub, sig = bytes.fromhex(sealed["pub"]), bytes.fromhex(sealed["sig"])
        VerifyKey(pub).verify(canonical(sealed["told"]), sig)
        told = codec.from_json(Remembered, sealed["told"])
        told.tombstone  # noqa: B018  raises when it can't be read
    except (ValueError, TypeError, KeyError, RecursionError, BadSignatureError):
        return None
    return told if told.store == store and pub in trusted else None


def _folder(state: Path, store: str) -> Path:
    return state / "purged" / str(uuid.UUID(store))

"""The audit chain: one append-only, hash-chained, signed list of every change, read and administrative act.

    hash_n = SHA-256("bti-audit/1" ‖ store id ‖ n ‖ hash_(n-1) ‖ canonical event)
    sig_n  = Ed25519(seed of the key slot that is open, hash_n)

An event holds opaque ids, never names or text. What it says of content is a digest, for notes with the note's own salt,
so that a lawful purge leaves the chain whole. A cut-off end is seen only against a checkpoint kept elsewhere.
"""

import hashlib
import json
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from bti_tui.store.answers import Finding
from bti_tui.store.keys_document import canonical
from bti_tui.store.transactions import Transaction

TAG = b"bti-audit/1"
START = b"\0" * 32

_LAST: Final = "SELECT n, hash FROM audit WHERE municipality = :m ORDER BY n DESC LIMIT 1"
_APPEND: Final = "INSERT INTO audit VALUES (:m, :n, :event, :prev, :hash, :user, :sig)"
_ENROL: Final = "INSERT INTO signer VALUES (:m, :user, :pub)"
_SIGNERS: Final = 'SELECT "user", pub FROM signer WHERE municipality = :m'
_CHAIN: Final = 'SELECT n, event, prev, hash, "user", sig FROM audit WHERE municipality = :m AND n > :since ORDER BY n'
_HASH_AT: Final = "SELECT hash FROM audit WHERE municipality = :m AND n = :n"
_ENROLLED: Final = """
SELECT event FROM audit WHERE municipality = :m AND n <= :since AND instr(event, '"act":"signer.added"') ORDER BY n
"""

Event = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link: what a checkpoint keeps somewhere else."""

    n: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs the links that this program appends. The seed is in no repr."""

    municipality: str
    store: str
    user: str
    device: str
    seed: bytes = field(repr=False)
    _key: SigningKey = field(init=False, repr=False, compare=False)
    """Made of the seed once: that takes longer than a signature."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_key", SigningKey(self.seed))

    def append(self, transaction: Transaction, act: str, *, actor: str | None = None, **event: object) -> Head:
        """Add a link in the caller's transaction, so that the event and the change it tells of last together."""
        last = head(transaction, self.municipality)
        whole = {"act": act, "device": self.device, "ts": time.time_ns() // 1_000_000, "user": self.user, **event}
        if actor not in {None, self.user}:
            whole["as"] = actor
        spelled = canonical(whole).decode()
        digest = link(self.store, last.n + 1, last.hash, spelled)
        row = {"m": self.municipality, "n": last.n + 1, "event": spelled, "prev": last.hash, "hash": digest}
        transaction.change(_APPEND, row | {"user": self.user, "sig": self._key.sign(digest).signature})
        return Head(last.n + 1, digest)

    def enrol(self, transaction: Transaction, user: str, seed: bytes) -> None:
        """Register a user's public key; the chain commits to it, so that it can't be exchanged later."""
        pub = bytes(SigningKey(seed).verify_key)
        transaction.change(_ENROL, {"m": self.municipality, "user": user, "pub": pub})
        self.append(transaction, "signer.added", obj=user, pub=pub.hex())


def head(transaction: Transaction, municipality: str) -> Head:
    """The newest link, or the start of an empty chain."""
    last = transaction.row(_LAST, {"m": municipality})
    return Head(last[0], last[1]) if last else Head(0, START)


def link(store: str, n: int, prev: bytes, event: str) -> bytes:
    """The hash of one link."""
    return hashlib.sha256(TAG + uuid.UUID(store).bytes + n.to_bytes(8, "big") + prev + event.encode()).digest()


def events(transaction: Transaction, municipality: str) -> Iterator[Event]:
    """Every event of the chain, oldest first; unreadable ones are what `verify` reports."""
    for _, told, *_ in transaction.stream(_CHAIN, {"m": municipality, "since": 0}):
        try:
            event = json.loads(told)
        except ValueError:
            continue
        if isinstance(event, dict):
            yield event


def signers(transaction: Transaction, municipality: str) -> tuple[tuple[str, bytes], ...]:
    """Users with their public keys."""
    return tuple((str(user), bytes(pub)) for user, pub in transaction.rows(_SIGNERS, {"m": municipality}))


def misses(transaction: Transaction, municipality: str, checkpoint: Head) -> Iterator[Finding]:
    """What is wrong with a link that was there once: it is gone, or another stands in its place."""
    there = transaction.value(_HASH_AT, {"m": municipality, "n": checkpoint.n})
    if there is None:
        yield Finding("audit-cut", str(checkpoint.n))
    elif there != checkpoint.hash:
        yield Finding("audit-rewritten", str(checkpoint.n))


def verify(
    transaction: Transaction,
    municipality: str,
    store: str,
    checkpoints: Iterable[Head] = (),
    *,
    since: Head = Head(0, START),
) -> Iterator[Finding]:
    """What is wrong with the chain after the link `since`, which was found sound before; nothing when it is sound.

    `checkpoints` are heads that were kept elsewhere: only they show a rolled-back or cut-off store.
    """
    for checkpoint in checkpoints:
        yield from misses(transaction, municipality, checkpoint)
    keys = set(signers(transaction, municipality))
    enrolled = transaction.rows(_ENROLLED, {"m": municipality, "since": since.n})
    committed = {_enrolled(json.loads(event)) for (event,) in enrolled}
    prev = since.hash
    rows = transaction.stream(_CHAIN, {"m": municipality, "since": since.n})
    for count, (n, event, before, digest, user, sig) in enumerate(rows, since.n + 1):
        if n != count or before != prev or digest != link(store, n, before, event):
            yield Finding("audit-broken", str(count))
            return
        told = json.loads(event)
        if told["act"] == "signer.added":
            committed.add(_enrolled(told))
        if told["user"] != user or not any(_is_signed(pub, digest, sig) for owner, pub in keys if owner == user):
            yield Finding("audit-signature", str(n))
        prev = digest
    yield from (Finding("signer-exchanged", user) for user, _ in sorted(keys ^ committed))


def _enrolled(event: Mapping[str, str]) -> tuple[str, bytes]:
    return event["obj"], bytes.fromhex(event["pub"])


def _is_signed(key: bytes, digest: bytes, signature: bytes | None) -> bool:
    if signature is None:
        return False
    try:
        VerifyKey(key).verify(digest, signature)
    except (BadSignatureError, ValueError):
        return False
    return True

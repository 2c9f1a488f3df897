"""Keys: one random store key, sealed once for each way in (argon2id, then XChaCha20-Poly1305, all from libsodium).

slot plaintext = store key (32) ‖ Ed25519 seed of that user (32), bound to the slot's header and the store id
KEK            = BLAKE2b(key = argon2id(NFKC(passphrase), salt), message = SHA-256(key file or nothing), "bti-kek")
sub-keys       = BLAKE2b(key = store key, person = "bti-db" | "bti-kf-mac" | …)
"""

import hashlib
import hmac
import os
import secrets
import uuid
from dataclasses import dataclass, field, replace

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from bti_tui.domain.errors import BadInput, Damaged, WrongPassphrase
from bti_tui.store import recovery_code
from bti_tui.store.keys_document import Kdf, KeysDocument, Slot, SlotKind, authenticated, bound
from bti_tui.store.passphrase import is_strong, normal

RECOVERY_USER = "recovery"
"""Whom the recovery slot signs as: everyone sees in the audit that it was used."""
_TRAINING_PHRASE = "bti training store: invented people only"
"""Public on purpose: a training store holds nobody, and opens by the same code as a real one."""
_KEY = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB and passes of argon2id."""

    m_kib: int = 256 * 1024
    t: int = 3


FLOOR = Cost(64 * 1024, 3)
"""RFC 9106's second choice with one lane; a slot below it is refused."""
CEILING = Cost(1024 * 1024, 20)
"""A slot above it is refused, so that a forged file can't exhaust the machine."""
DEFAULT = Cost()


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a person shows to open a store: a passphrase (and a key file), a recovery code, or nothing (training)."""

    kind: SlotKind
    secret: str = field(repr=False)
    key_file: bytes = field(default=b"", repr=False)
    user: str | None = None
    """Whose slot to try; None tries every slot of the kind."""


@dataclass(frozen=True, slots=True)
class Keys:
    """An opened slot. Its secrets are in no repr; they leave this object only into a connection or a signature."""

    store: str
    user: str
    kind: SlotKind
    training: bool
    key: bytes = field(repr=False)
    seed: bytes = field(repr=False)

    def database_key(self) -> bytes:
        """The raw 32-byte key of the database."""
        return sub_key(self.key, "db")


@dataclass(frozen=True, slots=True)
class Created:
    """A new store's keys; the recovery code is shown once and kept nowhere (empty in a training store)."""

    document: KeysDocument
    keys: Keys
    recovery_code: str = field(repr=False)
    recovery_seed: bytes = field(repr=False)


def by_passphrase(passphrase: str, *, user: str | None = None, key_file: bytes = b"") -> WayIn:
    """The everyday way in."""
    kind = SlotKind.PASSPHRASE_AND_KEY_FILE if key_file else SlotKind.PASSPHRASE
    return WayIn(kind, passphrase, key_file, user)


def by_recovery_code(typed: str) -> WayIn:
    """The way in when the passphrase is lost; raises BadInput when it can't be a code of ours."""
    return WayIn(SlotKind.RECOVERY, recovery_code.parse(typed), b"", RECOVERY_USER)


def for_training() -> WayIn:
    """The way into a training store, which asks nobody anything."""
    return WayIn(SlotKind.TRAINING, _TRAINING_PHRASE)


def create(user: str, passphrase: str, *, key_file: bytes = b"", cost: Cost = DEFAULT) -> Created:
    """Keys of a new store with a slot for its first user and one for the recovery code; BadInput if it is weak."""
    if not is_strong(passphrase):
        raise BadInput(place="passphrase", problem="weak")
    if user == RECOVERY_USER:
        raise BadInput(place="user", problem="reserved")
    code = recovery_code.make()
    keys = _new_keys(user, by_passphrase(passphrase, key_file=key_file).kind, training=False)
    recovery = replace(keys, user=RECOVERY_USER, kind=SlotKind.RECOVERY, seed=os.urandom(_KEY))
    empty = KeysDocument(keys.store, 1, training=False, slots=())
    mine = _seal(empty, keys, passphrase, key_file, cost)
    slots = (mine, _seal(empty, recovery, recovery_code.parse(code), b"", FLOOR))
    return Created(_authentic(replace(empty, slots=slots), keys.key), keys, code, recovery.seed)


def create_training(user: str) -> Created:
    """Keys of a new training store, sealed under a public phrase."""
    keys = _new_keys(user, SlotKind.TRAINING, training=True)
    empty = KeysDocument(keys.store, 1, training=True, slots=())
    slot = _seal(empty, keys, _TRAINING_PHRASE, b"", FLOOR)
    return Created(_authentic(replace(empty, slots=(slot,)), keys.key), keys, "", b"")


def change_passphrase(
    document: KeysDocument, keys: Keys, passphrase: str, *, key_file: bytes = b"", cost: Cost = DEFAULT
) -> KeysDocument:
    """The document with a fresh slot (new salt, hence new KEK) in the place of the one that was opened."""
    if not is_strong(passphrase):
        raise BadInput(place="passphrase", problem="weak")
    kept = tuple(slot for slot in document.slots if slot.who != keys.user)
    mine = replace(keys, kind=by_passphrase(passphrase, key_file=key_file).kind)
    slots = (_seal(document, mine, passphrase, key_file, cost), *kept)
    return _authentic(replace(document, gen=document.gen + 1, slots=slots), keys.key)


def unlock(document: KeysDocument, way_in: WayIn) -> Keys:
    """The keys behind a slot.

    WrongPassphrase says nothing about which part was wrong; Damaged means that the file was changed by someone who
    does not have the key.
    """
    for slot in document.slots:
        if slot.kind is not way_in.kind or way_in.user not in {None, slot.who}:
            continue
        try:
            opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                slot.ct, bound(document, slot), slot.nonce, _kek(way_in.secret, way_in.key_file, slot.kdf)
            )
        except CryptoError:
            continue
        keys = Keys(document.store, slot.who, slot.kind, document.training, opened[:_KEY], opened[_KEY:])
        if not is_authentic(document, keys.key):
            raise Damaged(what="key-file")
        return keys
    raise WrongPassphrase


def is_authentic(document: KeysDocument, key: bytes) -> bool:
    """Whether someone who has the store key wrote the document."""
    return hmac.compare_digest(_mac(document, key), document.mac)


def sub_key(key: bytes, purpose: str, message: bytes = b"") -> bytes:
    """A key for one purpose; knowing it tells nothing about the store key or another purpose's key."""
    return hashlib.blake2b(message, key=key, person=b"bti-" + purpose.encode(), digest_size=_KEY).digest()


def _new_keys(user: str, kind: SlotKind, *, training: bool) -> Keys:
    return Keys(str(uuid.uuid4()), user, kind, training, os.urandom(_KEY), os.urandom(_KEY))


def _seal(document: KeysDocument, keys: Keys, secret: str, key_file: bytes, cost: Cost) -> Slot:
    kdf = Kdf(cost.m_kib, cost.t, os.urandom(16))
    slot = Slot(secrets.token_hex(8), keys.user, keys.kind, kdf, os.urandom(24))
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
        keys.key + keys.seed, bound(document, slot), slot.nonce, _kek(secret, key_file, kdf)
    )
    return replace(slot, ct=sealed)


def _kek(secret: str, key_file: bytes, kdf: Kdf) -> bytes:
    if not (FLOOR.m_kib <= kdf.m_kib <= CEILING.m_kib and FLOOR.t <= kdf.t <= CEILING.t):
        raise Damaged(what="key-file")
    stretched = argon2id.kdf(_KEY, normal(secret).encode(), kdf.salt, opslimit=kdf.t, memlimit=kdf.m_kib * 1024)
    return sub_key(stretched, "kek", hashlib.sha256(key_file).digest())


def _authentic(document: KeysDocument, key: bytes) -> KeysDocument:
    return replace(document, mac=_mac(document, key))


def _mac(document: KeysDocument, key: bytes) -> bytes:
    return hmac.digest(sub_key(key, "kf-mac"), authenticated(document), "sha256")

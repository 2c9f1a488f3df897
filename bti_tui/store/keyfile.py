"""Keys: one random store key, sealed once for each way in (argon2id, then XChaCha20-Poly1305, all from libsodium).

slot plaintext = store key (32) ‖ Ed25519 seed of that user (32), bound to the slot's header and the store id
KEK            = BLAKE2b(key = argon2id(NFKC(passphrase), salt), message = SHA-256(key file or nothing), "bti-kek")
sub-keys       = BLAKE2b(key = store key, person = "bti-db" | "bti-kf-mac" | …)

A store key that came after the slot was sealed is handed to it: see `handover.py`.
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
from bti_tui.domain.passphrase import is_strong, normal
from bti_tui.store import handover, one_time_code, recovery_code
from bti_tui.store.keys_document import Kdf, KeysDocument, Slot, SlotKind, authenticated, bound
from bti_tui.store.sub_keys import KEY, sub_key

RECOVERY_USER = "recovery"
"""Whom the recovery slot signs as: everyone sees in the audit that it was used."""
INVITED_USER = "invited"
"""Whom a one-time code signs as, until its owner has a signing key that nobody else ever had."""
_TRAINING_PHRASE = "bti training store: invented people only"
"""Public on purpose: a training store holds nobody, and opens by the same code as a real one."""


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
    """What a person shows to open a store: a passphrase (and a key file), a code, or nothing (training)."""

    kind: SlotKind
    secret: str = field(repr=False)
    key_file: bytes = field(default=b"", repr=False)
    user: str | None = None
    """The id of the user name whose slot to try; None tries every slot of the kind."""
    likely: str | None = None
    """With every slot to try: the id of the user name that is tried first."""
    behalf: str | None = None
    """With the recovery code: the id of the user name that gets a new passphrase; None for the eldest."""

    @property
    def lacks_file(self) -> bool:
        """Whether it is a passphrase without a file."""
        return self.kind is SlotKind.PASSPHRASE and not self.key_file

    def fits(self, slot: Slot) -> bool:
        """Whether the slot is one to try; a key file at hand is no reason to leave out who needs none."""
        kinds = {self.kind, SlotKind.PASSPHRASE} if self.kind is SlotKind.PASSPHRASE_AND_KEY_FILE else {self.kind}
        return slot.kind in kinds and self.user in {None, slot.login}


@dataclass(frozen=True, slots=True)
class Keys:
    """An opened slot. Its secrets are in no repr; they leave this object only into a connection or a signature."""

    store: str
    user: str
    kind: SlotKind
    training: bool
    key: bytes = field(repr=False)
    seed: bytes = field(repr=False)
    login: str = field(default="", compare=False)
    """The id of the user name of the slot; with the recovery code, of the one who gets a new passphrase."""
    key_file: bytes = field(default=b"", repr=False, compare=False)
    """What had to be shown besides the passphrase."""
    former: tuple[bytes, ...] = field(default=(), repr=False, compare=False)
    """The store keys before, as far as the slot knows them: what was sealed outside under one is still to be read."""

    def database_key(self) -> bytes:
        """The raw 32-byte key of the database."""
        return sub_key(self.key, "db")

    @property
    def signs_as(self) -> str:
        """Under whose name its signatures stand."""
        return INVITED_USER if self.kind is SlotKind.ONE_TIME else self.user


@dataclass(frozen=True, slots=True)
class Created:
    """A new store's keys; the recovery code is shown once and kept nowhere (empty in a training store)."""

    document: KeysDocument
    keys: Keys
    recovery_code: str = field(repr=False)
    recovery_seed: bytes = field(repr=False)


def by_passphrase(passphrase: str, *, user: str | None = None, key_file: bytes = b"") -> WayIn:
    """The everyday way in; `user` is the id of a user name."""
    kind = SlotKind.PASSPHRASE_AND_KEY_FILE if key_file else SlotKind.PASSPHRASE
    return WayIn(kind, passphrase, key_file, user)


def by_one_time_code(typed: str, *, user: str | None = None) -> WayIn:
    """The way in of a colleague who was invited; raises BadInput when it can't be a code of ours."""
    return WayIn(SlotKind.ONE_TIME, one_time_code.parse(typed), user=user)


def by_recovery_code(typed: str, *, behalf: str | None = None) -> WayIn:
    """The way in when the passphrase is lost; raises BadInput when it can't be a code of ours."""
    return WayIn(SlotKind.RECOVERY, recovery_code.parse(typed), user=RECOVERY_USER, behalf=behalf)


def for_training() -> WayIn:
    """The way into a training store, which asks nobody anything."""
    return WayIn(SlotKind.TRAINING, _TRAINING_PHRASE)


def create(user: str, passphrase: str, *, key_file: bytes = b"", cost: Cost = DEFAULT) -> Created:
    """Keys of a new store with a slot for its first user and one for the recovery code; BadInput if it is weak."""
    require_strong(passphrase)
    if user in {RECOVERY_USER, INVITED_USER}:
        raise BadInput(place="user", problem="reserved")
    code = recovery_code.make()
    keys = replace(_new_keys(user, by_passphrase("", key_file=key_file).kind, training=False), key_file=key_file)
    recovery = replace(keys, user=RECOVERY_USER, login=RECOVERY_USER, kind=SlotKind.RECOVERY, seed=os.urandom(KEY))
    empty = KeysDocument(keys.store, 1, training=False, slots=())
    mine = seal(empty, keys, passphrase, key_file, cost)
    slots = (mine, seal(empty, recovery, recovery_code.parse(code), b"", FLOOR))
    return Created(authentic(replace(empty, slots=slots), keys.key), keys, code, recovery.seed)


def create_training(user: str) -> Created:
    """Keys of a new training store, sealed under a public phrase."""
    keys = _new_keys(user, SlotKind.TRAINING, training=True)
    empty = KeysDocument(keys.store, 1, training=True, slots=())
    slot = seal(empty, keys, _TRAINING_PHRASE, b"", FLOOR)
    return Created(authentic(replace(empty, slots=(slot,)), keys.key), keys, "", b"")


def unlock(document: KeysDocument, way_in: WayIn) -> Keys:
    """The keys behind a slot.

    WrongPassphrase says nothing about which part was wrong; Damaged means that the file was changed by someone who
    does not have the key.
    """
    tried = sorted(filter(way_in.fits, document.slots), key=lambda slot: slot.login != way_in.likely)
    if not tried:
        _kek(way_in.secret, b"", document.slots[0].kdf if document.slots else Kdf(FLOOR.m_kib, FLOOR.t, bytes(16)))
    for slot in tried:
        key_file = way_in.key_file if slot.kind is SlotKind.PASSPHRASE_AND_KEY_FILE else b""
        try:
            opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                slot.ct, bound(document, slot), slot.nonce, _kek(way_in.secret, key_file, slot.kdf)
            )
        except CryptoError:
            continue
        *former, key = handover.every_key(document, slot, opened[:KEY], opened[KEY:])
        if not is_authentic(document, key):
            raise Damaged(what="key-file")
        login = _behalf(document, way_in) if slot.kind is SlotKind.RECOVERY else slot.login
        seed, training = opened[KEY:], document.training
        return Keys(document.store, slot.who, slot.kind, training, key, seed, login, key_file, tuple(former))
    raise WrongPassphrase


def require_strong(passphrase: str) -> None:
    """Raise BadInput for a passphrase that is too easy to guess, or that is a code on somebody's slip of paper."""
    if not is_strong(passphrase) or _is_code(passphrase):
        raise BadInput(place="passphrase", problem="weak")


def seal(document: KeysDocument, keys: Keys, secret: str, key_file: bytes, cost: Cost) -> Slot:
    """A slot that a secret opens, with fresh salt and nonce."""
    kdf, slot_id = Kdf(cost.m_kib, cost.t, os.urandom(16)), secrets.token_hex(8)
    pub = handover.public_key(keys.seed)
    slot = Slot(slot_id, keys.user, keys.login, keys.kind, kdf, os.urandom(24), pub)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
        keys.key + keys.seed, bound(document, slot), slot.nonce, _kek(secret, key_file, kdf)
    )
    return replace(slot, ct=sealed)


def is_authentic(document: KeysDocument, key: bytes) -> bool:
    """Whether someone who has the store key wrote the document."""
    return hmac.compare_digest(_mac(document, key), document.mac)


def authentic(document: KeysDocument, key: bytes) -> KeysDocument:
    """The document with its MAC under the store key."""
    return replace(document, mac=_mac(document, key))


def _new_keys(user: str, kind: SlotKind, *, training: bool) -> Keys:
    return Keys(str(uuid.uuid4()), user, kind, training, os.urandom(KEY), os.urandom(KEY), login=user)


def _behalf(document: KeysDocument, way_in: WayIn) -> str:
    """The user name that a recovery is for; WrongPassphrase when nobody has it."""
    own = [slot.login for slot in document.slots if slot.kind is not SlotKind.RECOVERY]
    if way_in.behalf is not None and way_in.behalf not in own:
        raise WrongPassphrase
    return way_in.behalf or own[0]


def _is_code(passphrase: str) -> bool:
    for parse in (one_time_code.parse, recovery_code.parse):
        try:
            parse(passphrase)
        except BadInput:
            continue
        return True
    return False


def _kek(secret: str, key_file: bytes, kdf: Kdf) -> bytes:
    if not (FLOOR.m_kib <= kdf.m_kib <= CEILING.m_kib and FLOOR.t <= kdf.t <= CEILING.t):
        raise Damaged(what="key-file")
    stretched = argon2id.kdf(KEY, normal(secret).encode(), kdf.salt, opslimit=kdf.t, memlimit=kdf.m_kib * 1024)
    return sub_key(stretched, "kek", hashlib.sha256(key_file).digest())


def _mac(document: KeysDocument, key: bytes) -> bytes:
    return hmac.digest(sub_key(key, "kf-mac"), authenticated(document), "sha256")

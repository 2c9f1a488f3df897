"""How a slot gets a new store key from somebody who does not know its passphrase.

    handed = nonce ‖ XChaCha20-Poly1305(sub-key "handover" of the old store key,
                                        sealed box (X25519 of the slot's Ed25519 key) of the new store key)

The sealed box keeps the new key from whoever knew only the old one; the old key around it keeps a forged one out. A
slot that was handed several keys holds them all, oldest first: each opens the next.
"""

import os
from dataclasses import replace

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_scalarmult_base,
    crypto_sign_ed25519_pk_to_curve25519,
    crypto_sign_ed25519_sk_to_curve25519,
    crypto_sign_seed_keypair,
)
from nacl.exceptions import CryptoError

from bti_tui.domain.errors import Damaged
from bti_tui.store.keys_document import KeysDocument, Slot, bound
from bti_tui.store.sub_keys import sub_key

_NONCE = 24


def public_key(seed: bytes) -> bytes:
    """The Ed25519 key by which signatures are checked and to which new store keys are handed."""
    return bytes(crypto_sign_seed_keypair(seed)[0])


def handed_over(document: KeysDocument, slot: Slot, old: bytes, new: bytes) -> Slot:
    """The slot with a new store key in it, which only its own seed opens."""
    box = crypto_box_seal(new, crypto_sign_ed25519_pk_to_curve25519(slot.pub))
    nonce = os.urandom(_NONCE)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(box, _about(document, slot), nonce, sub_key(old, "handover"))
    return replace(slot, handed=(*slot.handed, nonce + sealed))


def every_key(document: KeysDocument, slot: Slot, key: bytes, seed: bytes) -> tuple[bytes, ...]:
    """The store keys since the slot was sealed, the one of now last. Damaged when one was not handed over by us."""
    pair_pub, pair = crypto_sign_seed_keypair(seed)
    if pair_pub != slot.pub:
        raise Damaged(what="key-file")
    secret = crypto_sign_ed25519_sk_to_curve25519(pair)
    about, public = _about(document, slot), crypto_scalarmult_base(secret)
    keys = [key]
    try:
        for one in slot.handed:
            opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                one[_NONCE:], about, one[:_NONCE], sub_key(keys[-1], "handover")
            )
            keys.append(crypto_box_seal_open(opened, public, secret))
    except CryptoError:
        raise Damaged(what="key-file") from None
    return tuple(keys)


def _about(document: KeysDocument, slot: Slot) -> bytes:
    return b"handover " + bound(document, slot)

"""Keys made of a key, one for each purpose."""

import hashlib

KEY = 32
"""Bytes of every key and every seed."""


def sub_key(key: bytes, purpose: str, message: bytes = b"") -> bytes:
    """A key for one purpose; knowing it tells nothing about the store key or another purpose's key."""
    return hashlib.blake2b(message, key=key, person=b"bti-" + purpose.encode(), digest_size=KEY).digest()

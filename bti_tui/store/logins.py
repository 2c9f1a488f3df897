"""User names become opaque ids, so that a key file names nobody."""

import unicodedata
import uuid

_NAMES = uuid.UUID("018bcfe5-6800-7000-8000-000000000000")


def login_id(name: str) -> str:
    """The opaque id of what somebody types as the user at the lock screen; capitals make no difference."""
    return str(uuid.uuid5(_NAMES, unicodedata.normalize("NFKC", name.strip()).casefold()))

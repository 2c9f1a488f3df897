"""The recovery code: 160 random bits that open the store when the passphrase is lost, in a form that survives paper."""

import hashlib
import secrets

from bti_tui.domain.errors import BadInput

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base32: no I, L, O or U, so that nothing is misread and no word is spelled."""

_SIGNS = 32
_CHECK_SIGNS = 4
_GROUP = 4
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "-–—‐ \t\r\n.")


def make() -> str:
    """A fresh code: nine groups of four signs, the last group being a checksum."""
    body = _signs(secrets.randbits(5 * _SIGNS), _SIGNS)
    return grouped(body + _checksum(body))


def parse(typed: str) -> str:
    """The 36 signs of a code as somebody typed it; raises BadInput when it can't be that code.

    Lower case, missing or other dashes, and the letters O, I, L for 0, 1, 1 are all understood.
    """
    signs = typed.translate(_SEPARATORS).upper().translate(_LOOKALIKES)
    if len(signs) != _SIGNS + _CHECK_SIGNS:
        raise BadInput(place="recovery-code", problem="length", expected=_SIGNS + _CHECK_SIGNS, found=len(signs))
    if any(sign not in ALPHABET for sign in signs):
        raise BadInput(place="recovery-code", problem="sign")
    if not secrets.compare_digest(_checksum(signs[:_SIGNS]), signs[_SIGNS:]):
        raise BadInput(place="recovery-code", problem="checksum")
    return signs


def grouped(signs: str) -> str:
    """The signs in groups of four, as they are printed."""
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def _checksum(body: str) -> str:
    return _signs(int.from_bytes(hashlib.sha256(body.encode()).digest()[:3], "big"), _CHECK_SIGNS)


def _signs(number: int, count: int) -> str:
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(count))

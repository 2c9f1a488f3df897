"""Codes that survive paper: Crockford base32, where nothing is misread and no word is spelled, with a checksum."""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U."""
BITS = 5
CHECK_SIGNS = 4
"""One misread code in a million passes."""
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "-–—‐ \t\r\n.")


def random_signs(count: int) -> str:
    """Signs that nobody can guess: five bits each."""
    return spelled(secrets.randbits(BITS * count), count)


def spelled(number: int, count: int) -> str:
    """A number in signs, the lowest five bits first."""
    return "".join(ALPHABET[(number >> (BITS * place)) & 31] for place in range(count))


def checked(body: str) -> str:
    """The signs with their checksum at the end."""
    return body + spelled(int.from_bytes(hashlib.sha256(body.encode()).digest()[:3], "big"), CHECK_SIGNS)


def is_checked(signs: str) -> bool:
    """Whether the signs end with their checksum."""
    return secrets.compare_digest(checked(signs[:-CHECK_SIGNS]), signs)


def plain(typed: str) -> str:
    """Signs as somebody typed them: lower case, other dashes, and O, I, L for 0, 1, 1 are all understood."""
    return typed.translate(_SEPARATORS).upper().translate(_LOOKALIKES)


def are_signs(text: str) -> bool:
    """Whether nothing else than signs is in a text."""
    return all(sign in ALPHABET for sign in text)


def grouped(signs: str, size: int = 4) -> str:
    """The signs in groups, as they are printed."""
    return "-".join(signs[start : start + size] for start in range(0, len(signs), size))


def exclusive_or(one: str, other: str) -> str:
    """Sign by sign; with a random one of the two nothing can be told from the result."""
    pairs = zip(one, other, strict=True)
    return "".join(ALPHABET[ALPHABET.index(a) ^ ALPHABET.index(b)] for a, b in pairs)

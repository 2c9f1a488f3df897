"""A recovery code in three shares, of which any two stand for it and one alone says nothing.

For each pair of hands one random part r: one of the two holds r, the other one r XOR the code. So A holds (r1, r2),
B (code XOR r1, r3) and C (code XOR r2, code XOR r3). Nothing to get wrong, and no mathematics to believe in.

    A-XXXXXXXX-XXXXXXXX-XXXXXXXX-XXXXXXXX-XXXXXXXX-XXXXXXXX-XXXXXXXX-XXXXXXXX-CCCC

The letter, both parts, and a checksum over all of it: a share that is misread is named.
"""

import re
from typing import Final

from bti_tui.domain.errors import BadInput
from bti_tui.store import recovery_code, signs

LETTERS: Final = "ABC"
_PART: Final = recovery_code.SIGNS
_LENGTH: Final = 1 + 2 * _PART + signs.CHECK_SIGNS
_LEAST: Final = 40
"""Fewer signs after a letter are no share that somebody mistyped, but a passphrase."""
_GROUP: Final = 8
_BEGINNING: Final = re.compile(r"(?:^|(?<=\s))[ABC](?=[-\s])", re.IGNORECASE)
_WITH: Final = {"AB": (0, 0), "AC": (1, 0), "BC": (1, 1)}
"""Which part of the first and of the second share belong together."""


def split(code: str) -> tuple[str, str, str]:
    """Three shares A, B and C of a recovery code, each on one line."""
    secret = recovery_code.parse(code)[:_PART]
    first, second, third = (signs.random_signs(_PART) for _ in range(3))
    return (
        _written("A", first, second),
        _written("B", signs.exclusive_or(secret, first), third),
        _written("C", signs.exclusive_or(secret, second), signs.exclusive_or(secret, third)),
    )


def joined(typed: str) -> str | None:
    """The recovery code of two shares that were typed one after the other; None when nothing looks like a share.

    Raises BadInput, which names the share that is misread, or says that the second one is missing.
    """
    pieces = _pieces(typed)
    if not pieces:
        return None
    shares = [_read(piece) for piece in pieces]
    found = {share[0]: share[1:] for share in shares}
    if len(found) < 2:  # noqa: PLR2004 two of three
        raise BadInput(place="recovery-share", problem="second-missing", share=shares[0][0])
    one, other = sorted(found)
    mine, hers = _WITH[one + other]
    secret = signs.exclusive_or(_part(found[one], mine), _part(found[other], hers))
    return signs.grouped(signs.checked(secret))


def _pieces(typed: str) -> list[str]:
    """What may be a share each, with its letter first."""
    whole = signs.plain(typed)
    if len(whole) in {_LENGTH, 2 * _LENGTH} and signs.are_signs(whole):
        pieces = [whole[start : start + _LENGTH] for start in range(0, len(whole), _LENGTH)]
        return pieces if all(piece[0] in LETTERS for piece in pieces) else []
    starts = [found.start() for found in _BEGINNING.finditer(typed)]
    ends = [*starts[1:], len(typed)]
    pieces = [signs.plain(typed[start:end]) for start, end in zip(starts, ends, strict=False)]
    return pieces if 0 < len(pieces) <= len(LETTERS) and all(len(piece) > _LEAST for piece in pieces) else []


def _read(piece: str) -> str:
    """The letter and both parts of a share."""
    if len(piece) != _LENGTH or not signs.are_signs(piece) or not signs.is_checked(piece):
        raise BadInput(place="recovery-share", problem="misread", share=piece[0])
    return piece[: -signs.CHECK_SIGNS]


def _part(parts: str, number: int) -> str:
    return parts[number * _PART : (number + 1) * _PART]


def _written(letter: str, one: str, other: str) -> str:
    whole = signs.checked(letter + one + other)
    return f"{letter}-{signs.grouped(whole[1:], _GROUP)}"

"""The recovery code: 160 random bits that open the store when the passphrase is lost, in a form that survives paper."""

from bti_tui.domain.errors import BadInput
from bti_tui.store import signs

SIGNS = 32
"""Without the checksum."""


def make() -> str:
    """A fresh code: nine groups of four signs, the last group being a checksum."""
    return signs.grouped(signs.checked(signs.random_signs(SIGNS)))


def parse(typed: str) -> str:
    """The 36 signs of a code as somebody typed it; raises BadInput when it can't be that code."""
    found, expected = signs.plain(typed), SIGNS + signs.CHECK_SIGNS
    if len(found) != expected:
        raise BadInput(place="recovery-code", problem="length", expected=expected, found=len(found))
    if not signs.are_signs(found):
        raise BadInput(place="recovery-code", problem="sign")
    if not signs.is_checked(found):
        raise BadInput(place="recovery-code", problem="checksum")
    return found

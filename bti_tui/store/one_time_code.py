"""The one-time code: 80 random bits on a slip of paper, with which a colleague opens the store for the first time.

It is shorter than a recovery code and ends with a checksum, so that nothing typed is ever taken for the other one.
"""

from bti_tui.domain.errors import BadInput
from bti_tui.store import signs

SIGNS = 16
"""Without the checksum."""


def make() -> str:
    """A fresh code: five groups of four signs, the last group being a checksum."""
    return signs.grouped(signs.checked(signs.random_signs(SIGNS)))


def parse(typed: str) -> str:
    """The 20 signs of a code as somebody typed it; raises BadInput when it can't be one."""
    found = signs.plain(typed)
    if len(found) != SIGNS + signs.CHECK_SIGNS or not signs.are_signs(found) or not signs.is_checked(found):
        raise BadInput(place="one-time-code", problem="checksum")
    return found

"""How much one guess of a passphrase shall cost: as much as a person waits for without noticing, on this machine."""

import time
from collections.abc import Callable
from typing import Final

from nacl.pwhash import argon2id

from bti_tui.store.keyfile import DEFAULT, FLOOR, Cost

SHARED_M_KIB: Final = 128 * 1024
"""Memory where many unlock at once."""
SECONDS: Final = (0.5, 1.0)
"""The least and the most that an unlock may take."""
MOST_PASSES: Final = 10
"""A faster machine does not pay more: the same key file may be opened on a slower one."""


def calibrated(*, shared: bool, timer: Callable[[Cost], float] | None = None) -> Cost:
    """The cost with which an unlock on this machine takes half a second to a second; never below the floor.

    `shared` is for a host on which several people work. Takes about as long as an unlock.
    """
    measure = timer or seconds
    memory = SHARED_M_KIB if shared else DEFAULT.m_kib
    least, most = SECONDS
    while True:
        taken = measure(Cost(memory, FLOOR.t))
        if taken > most:  # perhaps the machine was just busy with something else
            taken = min(taken, measure(Cost(memory, FLOOR.t)))
        if taken <= most or memory // 2 < FLOOR.m_kib:
            break
        memory //= 2
    passes = FLOOR.t if taken >= least else min(MOST_PASSES, -int(-FLOOR.t * least // taken))
    return Cost(memory, max(FLOOR.t, passes))


def seconds(cost: Cost) -> float:
    """How long one guess takes here and now."""
    began = time.monotonic()
    argon2id.kdf(32, b"", bytes(16), opslimit=cost.t, memlimit=cost.m_kib * 1024)
    return time.monotonic() - began

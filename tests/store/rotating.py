"""Takes a colleague's key away, saying so before and after; kills itself on the way.

`python rotating.py FOLDER N`: from the first word on, killed at its Nth opening, renaming or removing of a file there.
"""

import os
import signal
import sys
from pathlib import Path

from bti_tui.domain.ids import UserId
from bti_tui.store import opening, unlocking
from bti_tui.store.keyfile import by_passphrase
from tests.store.life import PHRASE

COLLEAGUE = UserId("0199-user-kari")
_STEPS = frozenset({"open", "os.rename", "os.remove"})


def remove(folder: Path, number: int) -> None:
    """Remove the colleague from a store that opens by the usual passphrase."""
    store = opening.open_store(unlocking.unlock(folder, by_passphrase(PHRASE)))
    _say("try")
    die_at(number, folder)
    store.ways_in.remove(COLLEAGUE)
    _say("ack")
    store.close()


def die_at(number: int, folder: Path) -> None:
    """Count what is done to names and files of the folder, and be killed at one of them."""
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event not in _STEPS or not any(str(folder) in str(one) for one in arguments[:2]):
            return
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    remove(Path(sys.argv[1]), int(sys.argv[2]))

"""Writes cases for ever, saying each before and after its commit; a test kills it. `python crashing.py FOLDER START`"""

import sys
from pathlib import Path

from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import UserId
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.life import NOW, PHRASE, Life, keep


def write(folder: Path, number: int) -> None:
    """Until killed."""
    store = open_store(unlock(folder, by_passphrase(PHRASE)))
    while True:
        life = Life(number=number).raised().entry(f"Innslag {number}")
        sys.stdout.write(f"try {life.id}\n")
        sys.stdout.flush()
        with store.unit_of_work() as work:
            keep(work, life)
            work.drafts.put(Draft("open", UserId("u"), life.id, "step", "", f'{{"n": {number}}}', NOW))
            work.commit()
        sys.stdout.write(f"ack {life.id}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))

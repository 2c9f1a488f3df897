"""Makes a backup and stands still at one stage until a test kills it. `python backing_up.py STORE TARGET STAGE`"""

import signal
import sys
from datetime import timedelta
from pathlib import Path

from bti_tui.store import backup, bundle, checks, keys_document
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.life import NOW, PHRASE

STAGES = {
    "copy": (backup, "_checked"),
    "check": (checks, "content_findings"),
    "keys": (keys_document, "write"),
    "manifest": (bundle, "write_manifest"),
}


def stand_still(stage: str) -> None:
    """Say where, and wait for the end."""
    sys.stdout.write(f"{stage}\n")
    sys.stdout.flush()
    signal.pause()


def main(folder: Path, target: Path, stage: str) -> None:
    """One backup that never comes to its end."""
    module, name = STAGES[stage]
    setattr(module, name, lambda *_: stand_still(stage))
    backup.back_up(open_store(unlock(folder, by_passphrase(PHRASE))), target, NOW + timedelta(days=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

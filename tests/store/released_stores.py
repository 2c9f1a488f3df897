"""Store files as released programs made them: invented people, a training store, its key known to everyone."""

import shutil
from pathlib import Path
from typing import Final

from bti_tui.store import unlocking
from bti_tui.store.engine import connector
from bti_tui.store.keyfile import Keys
from bti_tui.store.keys_document import KeysDocument, SlotKind
from bti_tui.store.open_store import Store
from bti_tui.store.opening import bring_up
from bti_tui.store.unlocking import Unlocked

FILES: Final = Path(__file__).parent / "released"
VERSIONS: Final = tuple(sorted(one.name for one in FILES.iterdir()))
STORE: Final = "4c6933b4-b1e4-44b3-a1e6-4bdb69eda379"
KEYS: Final = Keys(
    store=STORE,
    user="0199-user-anna",
    kind=SlotKind.TRAINING,
    training=True,
    key=bytes.fromhex("1256b109d833e9ee918debe8f9ef38d1a98130bef9f699d2be02443d93f2fbed"),
    seed=bytes.fromhex("f52918199f7b7583e273202d4155d5e9ac35c225cd3c20c98467f13e65bed8b5"),
)
"""What the key file of a training store gives anyone; so this one can be opened whatever becomes of key files."""
FIRST_CASE: Final = "KANARIFUGL FRA TROLLHEIMEN"


def put(version: str, folder: Path) -> Unlocked:
    """A store of a version in a folder, as if its key had just been typed."""
    folder.mkdir(mode=0o700)
    shutil.copy(FILES / version / "store.db", folder / unlocking.DATABASE)
    (folder / unlocking.DATABASE).chmod(0o600)
    return at(folder)


def at(folder: Path) -> Unlocked:
    """The store in the folder, unlocked once more."""
    connect = connector(folder / unlocking.DATABASE, KEYS.database_key())
    return Unlocked(folder, KeysDocument(STORE, 1, True, ()), KEYS, connect)


def opened(unlocked: Unlocked) -> Store:
    """What follows once the key file is read: the store is brought up and opened."""
    bring_up(unlocked)
    store = Store(unlocked)
    store.begin()
    return store

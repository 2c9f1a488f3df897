"""A store on a network, as far as the program can know: the kind of the place is said, the files are real."""

from pathlib import Path

from bti_tui.domain.ids import DeviceId
from bti_tui.store import keyfile, opening
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.store.place import Place, PlaceKind
from bti_tui.store.unlocking import unlock
from tests.store.life import DEVICE, HERE, NOW, PHRASE, PROFESSIONAL


def on_network(_: Path) -> Place:
    """A share."""
    return Place(PlaceKind.NETWORK, "nfs")


def make(folder: Path, created: Created, device: DeviceId = DEVICE) -> Store:
    """A fresh, empty store on a network."""
    people = [PROFESSIONAL]
    return opening.create(
        folder, created, municipality=HERE, device=device, professionals=people, at=NOW, judge=on_network
    )


def open_again(folder: Path, state: Path | None = None) -> Store:
    """The store in a folder on a network."""
    return opening.open_store(unlock(folder, keyfile.by_passphrase(PHRASE), state, on_network), state)

"""Real encrypted files in `tmp_path`; argon2id at its floor, and the keys are made once for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bti_tui.store import keyfile
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.store.opening import create
from tests.store.keyed import FOUNDER, KeyedStore
from tests.store.life import ANNA, DEVICE, HERE, NOW, PHRASE, PROFESSIONAL, Life, keep
from tests.store.remembered import Remembered


@pytest.fixture(scope="session")
def created() -> Created:
    return keyfile.create(ANNA, PHRASE, cost=keyfile.FLOOR)


@pytest.fixture(scope="session")
def keys_of_anna() -> Created:
    """With a user name that can be typed at the lock screen."""
    return keyfile.create(FOUNDER, PHRASE, cost=keyfile.FLOOR)


@pytest.fixture
def keyed(tmp_path: Path, keys_of_anna: Created) -> Iterator[KeyedStore]:
    """A store to which keys are given and from which they are taken."""
    made = KeyedStore(tmp_path / "store", tmp_path / "state", keys_of_anna)
    yield made
    made.leave()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path, created: Created) -> Iterator[Store]:
    """A fresh, empty store."""
    made = create(folder, created, municipality=HERE, device=DEVICE, professionals=[PROFESSIONAL], at=NOW)
    yield made
    made.close()


@pytest.fixture
def life(store: Store) -> Life:
    """A case with one entry, kept in the store."""
    life = Life().raised().entry("Snakket med henne om får og hår på Ås.")
    with store.unit_of_work() as work:
        keep(work, life)
        work.commit()
    return life


@pytest.fixture
def kept(folder: Path, tmp_path: Path, created: Created) -> Remembered:
    """A store that this machine remembers, closed."""
    return Remembered.make(folder, tmp_path / "state", created)


@pytest.fixture
def open_one(kept: Remembered) -> Iterator[Store]:
    """A store that this machine remembers, with a case in it."""
    store = kept.open()
    yield store
    store.close()

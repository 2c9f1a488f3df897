"""After a lock no copy of the key and of the passphrase is in memory, for the process was started anew (R40)."""

from pathlib import Path

import pytest

from bti_tui.store import keyfile, keys_document, unlocking
from tests.tty.memory_of import copies, forms_of
from tests.tty.stored import make_real_store
from tests.tty.typist import ROOT, program

pytestmark = pytest.mark.pty

READABLE = Path(__file__).parent / "readable"
PASSPHRASE = "havn brød kopp sti måne eng"
USER = "ingrid"
SLOW = 60.0


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    make_real_store(folder, USER, PASSPHRASE)
    return folder


def secrets_of(store: Path) -> dict[str, list[bytes]]:
    """What must not stay behind, in every form that it may have."""
    keys = keyfile.unlock(keys_document.read(store / unlocking.KEYS), keyfile.by_passphrase(PASSPHRASE))
    found = {"store key": keys.key, "database key": keys.database_key(), "seed": keys.seed}
    return {name: forms_of(one) for name, one in {**found, "passphrase": PASSPHRASE.encode()}.items()}


def before_and_after_a_lock(store: Path, home: Path, **env: str) -> tuple[dict[str, int], dict[str, int]]:
    """How many copies there are while the store is open, and in the same process once it is locked."""
    wanted = secrets_of(store)
    with program(store, home, env={**env, "PYTHONPATH": f"{READABLE}:{ROOT}"}) as probe:
        probe.wait("BTI er låst")
        probe.send(f"{USER}<tab>{PASSPHRASE}<enter>")
        probe.wait("> I dag", SLOW)
        before = copies(probe.pid, wanted)
        probe.send("<f12>")
        probe.wait("Du låste")
        return before, copies(probe.pid, wanted)


def test_r40_after_a_lock_no_copy_of_a_key_is_in_memory(store: Path, tmp_path: Path) -> None:
    before, after = before_and_after_a_lock(store, tmp_path / "home")
    assert before["database key"] > 0
    assert after == dict.fromkeys(after, 0)


def test_the_look_finds_the_keys_of_a_lock_that_starts_nothing_anew(store: Path, tmp_path: Path) -> None:
    _, after = before_and_after_a_lock(store, tmp_path / "home", BTI_TEST_NO_EXEC="1")
    assert sum(after.values()) > 0

"""Moving a store to another key while the disk, the machine or another program gets in the way."""

import contextlib
import errno
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bti_tui.domain.errors import (
    BtiError,
    Damaged,
    DiskFull,
    Locked,
    StoreBehind,
    StoreMissing,
    StoreTaken,
)
from bti_tui.domain.ids import UserId
from bti_tui.store import keys_document, rotation
from bti_tui.store.engine import Connector, check_key, connector
from bti_tui.store.keyfile import Created
from bti_tui.store.keys_document import KeysDocument
from bti_tui.store.unlocking import KEYS
from tests.store import alone
from tests.store.keyed import KeyedStore
from tests.store.life import Life, keep
from tests.store.remembered import PAGE

KARI = UserId("0199-user-kari")
HERS = "kari har sin egen frase"


def test_without_room_for_two_nothing_is_begun(keyed: KeyedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = keyed.mine()
    usage = shutil.disk_usage(keyed.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(DiskFull):
        mine.rotate()
    assert keyed.open_store.verify() == ()
    assert not any(name.startswith("store.2") for name in keyed.files())


def test_a_copy_that_is_not_whole_never_becomes_the_store(keyed: KeyedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = keyed.mine()
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()
    with contextlib.closing(keyed.open_store.unlocked.connect()) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'case_file'").fetchone()
    real = rotation._require_same

    def spoiled(connect: Connector, source: dbapi2.Connection, municipality: str) -> None:
        (part,) = keyed.folder.glob("*.new.db")
        content = bytearray(part.read_bytes())
        content[(page - 1) * PAGE + 100] ^= 1
        part.write_bytes(content)
        real(connect, source, municipality)

    monkeypatch.setattr(rotation, "_require_same", spoiled)
    with pytest.raises(Damaged):
        mine.rotate()
    assert keyed.open_store.verify() == ()
    assert {"store.keys", "store.db"} <= keyed.files() <= {"store.keys", "store.db", "store.db-wal", "store.db-shm"}


def test_nobody_gets_in_while_the_store_is_moved(keyed: KeyedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = keyed.mine()
    before = keyed.open_store.unlocked
    real = rotation._require_same
    said: list[str] = []

    def interrupted(connect: Connector, source: dbapi2.Connection, municipality: str) -> None:
        for kind in (False, True):
            other = connector(before.database, before.keys.database_key(), alone=kind, busy_ms=20)
            try:
                check_key(other)
            except BtiError as error:
                said.append(error.code)
        real(connect, source, municipality)

    monkeypatch.setattr(rotation, "_require_same", interrupted)
    mine.rotate()
    assert said == [Locked.code] * 2


def test_what_interrupted_changes_left_is_cleared_at_the_next_unlock(keyed: KeyedStore) -> None:
    for name in ("store.keys.0123abcd.part", "store.2.new.db", "store.2.new.db-journal", "store.db.old"):
        (keyed.folder / name).write_bytes(b"half")
        (keyed.folder / name).chmod(0o600)
    for name in ("store.7.db", "store.before-0001.db", "store.note.txt"):
        (keyed.folder / name).write_bytes(b"not ours to remove")
        (keyed.folder / name).chmod(0o600)
    keyed.mine()
    assert keyed.files() == {"store.keys", "store.db", "store.7.db", "store.before-0001.db", "store.note.txt"}
    keyed.mine().rotate()
    assert keyed.open_store.unlocked.database.name == "store.8.db"


def test_nothing_is_cleared_while_the_store_can_only_be_read(keyed: KeyedStore) -> None:
    old = keyed.set_aside("old")
    keyed.mine().rotate()
    keyed.leave()
    shutil.copy(old / KEYS, keyed.folder / KEYS)
    shutil.copy(old / "store.db", keyed.folder / "store.db")
    keyed.mine()
    assert keyed.open_store.rolled_back is not None
    assert "store.db.old" in keyed.files()


@pytest.mark.parametrize("after", [False, True])
def test_a_disk_that_fails_at_the_key_file_leaves_the_one_store_that_it_names(
    after: bool, keyed: KeyedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is replaced the old file goes on; once it is, the new one does, also in the program that runs."""
    mine = keyed.mine()
    write = keys_document.write

    def failing(path: Path, document: KeysDocument) -> None:
        if after:
            write(path, document)
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr(keys_document, "write", failing)
        if after:
            mine.rotate()
        else:
            with pytest.raises(BtiError):
                mine.rotate()
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()
    keyed.mine()
    assert keyed.open_store.info().cases == 1
    assert keyed.files() == {"store.keys", "store.2.db" if after else "store.db"}


def test_a_new_file_that_has_no_name_yet_gets_it_at_the_unlock(keyed: KeyedStore) -> None:
    keyed.mine().rotate()
    keyed.leave()
    (keyed.folder / "store.2.db").rename(keyed.folder / "store.2.new.db")
    keyed.mine()
    assert keyed.files() == {"store.keys", "store.2.db"}


def test_a_store_on_a_network_is_moved_too_and_stays_alone(tmp_path: Path, created: Created) -> None:
    folder = tmp_path / "store"
    alone.make(folder, created).close()
    store = alone.open_again(folder)
    before = store.unlocked
    outside = connector(before.database, before.keys.database_key(), alone=True, busy_ms=20)
    with pytest.raises(StoreTaken):
        alone.open_again(folder)
    store.ways_in.rotate()
    with pytest.raises(StoreTaken):
        alone.open_again(folder)
    with pytest.raises(StoreMissing):
        check_key(outside)
    assert store.verify() == ()
    store.close()
    again = alone.open_again(folder)
    assert again.unlocked.database.name == "store.2.db"
    again.close()


def test_the_lock_is_taken_also_where_the_file_is_written_as_on_a_network(
    tmp_path: Path, created: Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the change of the journal takes no lock by itself, and a program without a lease could come in."""
    folder = tmp_path / "store"
    store = alone.make(folder, created)
    before = store.unlocked
    said: list[str] = []
    real = rotation._require_same

    def interrupted(connect: Connector, source: dbapi2.Connection, municipality: str) -> None:
        try:
            check_key(connector(before.database, before.keys.database_key(), alone=True, busy_ms=20))
        except BtiError as error:
            said.append(error.code)
        real(connect, source, municipality)

    monkeypatch.setattr(rotation, "_require_same", interrupted)
    store.ways_in.rotate()
    assert said == [Locked.code]
    store.close()


def test_a_store_that_can_only_be_read_is_not_moved(keyed: KeyedStore) -> None:
    old = keyed.set_aside("old")
    keyed.mine()
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()
    keyed.leave()
    shutil.copy(old / "store.db", keyed.folder / "store.db")
    ring = keyed.mine()
    before = (keyed.folder / KEYS).read_bytes()
    code = ring.propose_recovery_code()
    for act in (
        ring.rotate,
        lambda: ring.invite(KARI, "kari"),
        lambda: ring.change_passphrase(HERS),
        lambda: ring.renew_recovery_code(code),
    ):
        with pytest.raises(StoreBehind):
            act()
    assert (keyed.folder / KEYS).read_bytes() == before
    keyed.open_store.acknowledge_restore("prøve")
    ring.rotate()
    assert keyed.open_store.verify() == ()

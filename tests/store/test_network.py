"""A store on a network: one program, one connection, the careful way of writing, and the name of whoever has it."""

import contextlib
import getpass
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bti_tui.domain.errors import Locked, StoreTaken, UnsafePlace, WrongPassphrase
from bti_tui.store import backup, bundle, engine, keyfile, lease, restoring
from bti_tui.store.keyfile import Created, by_passphrase
from bti_tui.store.lease import LEASE
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.alone import make, on_network, open_again
from tests.store.life import NOW, PHRASE, Life, keep

HOLDING = """
import signal, sys
from pathlib import Path
from tests.store.alone import open_again
store = open_again(Path(sys.argv[1]))
print("open", flush=True)
signal.pause()
"""


@pytest.fixture
def alone(folder: Path, created: Created) -> Iterator[Store]:
    made = make(folder, created)
    yield made
    made.close()


def keep_life(store: Store) -> Life:
    life = Life().raised().entry("Snakket med henne om får og hår på Ås.")
    with store.unit_of_work() as work:
        keep(work, life)
        work.commit()
    return life


@contextlib.contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that has the store open, until it is killed."""
    command = [sys.executable, "-c", HOLDING, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."}) as it:
        assert it.stdout is not None
        assert it.stdout.readline() == "open\n"
        try:
            yield it
        finally:
            it.kill()


def test_it_writes_the_careful_way_and_keeps_nothing_in_shared_memory(alone: Store, folder: Path) -> None:
    keep_life(alone)
    with alone._writer.lent() as connection:
        told = [connection.execute(f"PRAGMA {one}").fetchone()[0] for one in ("journal_mode", "synchronous")]
        assert (told, connection.execute("PRAGMA locking_mode").fetchone()[0]) == (["delete", 3], "exclusive")
    assert not {"store.db-wal", "store.db-shm"} & {path.name for path in folder.iterdir()}
    alone.close()
    assert {path.name for path in folder.iterdir()} == {"store.db", "store.keys", LEASE}


def test_reading_and_writing_take_turns_on_one_connection(alone: Store) -> None:
    life = keep_life(alone)
    for _ in range(3):
        life.entry("Ett ord til.")
        with alone.unit_of_work() as work:
            keep(work, life, life.case.version - 1, notes_from=len(life.notes) - 1)
            work.commit()
        with alone.reading() as work:
            assert work.cases.get(life.id) == life.case
    with alone.reading() as work, pytest.raises(Exception, match="read-only"):
        work.log_access(alone.user, "case.read", life.id, NOW)
    assert alone.verify() == ()
    assert alone.info().cases == 1


def test_nothing_lasts_of_a_unit_of_work_that_is_left(alone: Store) -> None:
    life = Life().raised()
    with alone.unit_of_work() as work:
        keep(work, life)
    with alone.reading() as work:
        assert work.cases.get(life.id) is None


def test_a_second_program_is_refused_after_a_second_with_the_name_of_the_first(alone: Store, folder: Path) -> None:
    keep_life(alone)
    alone.close()
    with another_program(folder):
        began = time.monotonic()
        with pytest.raises(StoreTaken) as told:
            open_again(folder)
        assert lease.PATIENCE_SECONDS <= time.monotonic() - began < 5 * lease.PATIENCE_SECONDS
    facts = told.value.facts
    assert (facts["who"], facts["host"]) == (getpass.getuser(), platform.node())
    assert len(str(facts["since"])) == len("10:42")


def test_the_same_program_is_refused_a_second_time_too(alone: Store, folder: Path) -> None:
    with pytest.raises(StoreTaken):
        open_again(folder)


def test_a_killed_program_leaves_nothing_that_needs_a_person(alone: Store, folder: Path) -> None:
    life = keep_life(alone)
    alone.close()
    with another_program(folder) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert lease.holder(folder) is not None
        again = open_again(folder)
        with again.reading() as work:
            assert work.cases.get(life.id) == life.case
        again.close()


def test_whoever_leaves_or_types_a_wrong_passphrase_holds_nobody_up(alone: Store, folder: Path) -> None:
    alone.close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, by_passphrase("en annen lang frase"), None, on_network)
    assert lease.holder(folder) is None
    open_again(folder).close()


def test_the_database_itself_refuses_a_program_that_knows_no_lease(
    alone: Store, folder: Path, created: Created
) -> None:
    keep_life(alone)
    stranger = engine.connector(folder / "store.db", created.keys.database_key(), alone=True, busy_ms=20)
    with pytest.raises(Locked):
        engine.check_key(stranger)


def test_what_stands_in_the_lease_is_cleaned_and_never_trusted(folder: Path) -> None:
    folder.mkdir()
    held = lease.take(folder)
    for hostile in (b"\xff\xfe", b"[]", json.dumps({"account": "a\x1b]52;c;x\x07" * 90, "host": 7}).encode(), b""):
        (folder / LEASE).write_bytes(hostile)
        assert lease.holder(folder) is None
    (folder / LEASE).write_text(json.dumps({"account": "a\x1b]52;c;x\x07" * 90, "host": 7, "since": "?"}))
    found = lease.holder(folder)
    assert found is not None
    assert "\x1b" not in found.account
    assert len(found.account) < 100
    held.release()


def test_a_linked_lease_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "elsewhere").write_text("kept")
    (folder / LEASE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        lease.take(folder)
    assert (tmp_path / "elsewhere").read_text() == "kept"


def test_a_share_without_locks_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()

    def without_locks(*_: object) -> None:
        raise OSError(37, "no locks available")

    monkeypatch.setattr("fcntl.flock", without_locks)
    with pytest.raises(UnsafePlace) as told:
        lease.take(folder)
    assert told.value.facts["detail"] == "locks"


def test_a_backup_of_it_is_made_while_it_is_open_and_can_be_restored(
    alone: Store, folder: Path, tmp_path: Path
) -> None:
    life = keep_life(alone)
    made = backup.back_up(alone, tmp_path / "backups", NOW)
    keep_more = life.entry("Etter kopien.")
    with alone.unit_of_work() as work:
        keep(work, keep_more, life.case.version - 1, notes_from=len(life.notes) - 1)
        work.commit()
    with pytest.raises(StoreTaken):
        open_again(folder)
    info = restoring.restore(bundle.read(made.bundle.folder), tmp_path / "back", by_passphrase(PHRASE))
    assert info.cases == 1
    assert restoring.drill(bundle.read(made.bundle.folder), by_passphrase(PHRASE)).counts.cases == 1


def test_a_store_that_is_moved_between_a_local_disk_and_a_share_opens_in_both(alone: Store, folder: Path) -> None:
    life = keep_life(alone)
    alone.close()
    for _ in range(2):
        here = open_store(unlock(folder, by_passphrase(PHRASE)))
        assert here.verify() == ()
        with here._writer.lent() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        here.close()
        there = open_again(folder)
        with there.reading() as work:
            assert work.cases.get(life.id) == life.case
        there.close()
        assert not (folder / "store.db-wal").exists()


def test_another_passphrase_can_be_chosen_there(alone: Store, folder: Path) -> None:
    alone.ways_in.change_passphrase("en helt ny lang frase", cost=keyfile.FLOOR)
    alone.close()
    with pytest.raises(WrongPassphrase):
        open_again(folder)
    open_store(unlock(folder, by_passphrase("en helt ny lang frase"), None, on_network)).close()

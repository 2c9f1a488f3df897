"""What an interrupted try has left is nobody's work: the next one takes it away, but never a whole database."""

import os
import time
from pathlib import Path

import pytest

from bti_tui.domain.errors import BadInput
from bti_tui.store import beginnings, bundle, keys_document, restoring
from bti_tui.store.backup import back_up
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.life import NOW, PHRASE, Life

HALF = (
    "store.db.part",
    "store.db.part-wal",
    "store.db.part-journal",
    "store.keys.0a1b2c3d.part",
    "store.2.db.part",
    ".lock-routgbtz",
)


def put(folder: Path, *names: str) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())


def test_what_is_half_made_goes_and_a_whole_database_is_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    put(folder, *HALF, "store.db", "store.db-wal")
    assert beginnings.is_free(folder)
    beginnings.clear(folder)
    assert {path.name for path in folder.iterdir()} == {"store.db.without-keys", "store.db-wal.without-keys"}


def test_what_was_set_aside_before_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    for round_ in ("first", "second", "third"):
        put(folder)
        (folder / "store.db").write_text(round_)
        beginnings.clear(folder)
    kept = {path.name: path.read_text() for path in folder.iterdir()}
    assert kept == {
        "store.db.without-keys": "first",
        "store.db.without-keys-2": "second",
        "store.db.without-keys-3": "third",
    }
    assert beginnings.is_free(folder)


@pytest.mark.parametrize("name", ["x", "store.db.old", "store.keys", "store.db.part.txt", "notes.db"])
def test_anything_else_is_in_the_way(tmp_path: Path, name: str) -> None:
    put(tmp_path / "new", name)
    assert not beginnings.is_free(tmp_path / "new")


def test_every_folder_that_is_made_is_synced_into_the_one_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(beginnings, "sync_folder", synced.append)
    beginnings.make_lasting(tmp_path / "a" / "b" / "c")
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    assert [one.stat().st_mode & 0o777 for one in synced[1:]] == [0o700, 0o700]
    beginnings.make_lasting(tmp_path / "a" / "b" / "c")
    assert len(synced) == 3


def test_a_restore_that_was_stopped_is_begun_again_in_the_same_folder(store: Store, life: Life, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "copies", NOW).bundle
    folder = tmp_path / "new"
    put(folder, *HALF)
    assert restoring.restore(made, folder, by_passphrase(PHRASE)).cases == 1
    assert {path.name for path in folder.iterdir()} == {"store.db", "store.keys"}


def test_a_restore_never_touches_what_somebody_else_put_there(store: Store, life: Life, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "copies", NOW).bundle
    put(tmp_path / "new", "store.db.part", "letter.txt")
    with pytest.raises(BadInput):
        restoring.restore(bundle.read(made.folder), tmp_path / "new", by_passphrase(PHRASE))
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"store.db.part", "letter.txt"}
    assert keys_document.read(store.unlocked.folder / "store.keys").store == store.info().store_id


@pytest.mark.parametrize(("age", "stays"), [(60, True), (2 * 3600, False)])
def test_what_a_stopped_program_tried_the_locks_with_goes_at_a_later_unlock(
    store: Store, folder: Path, age: int, stays: bool
) -> None:
    store.close()
    probe = folder / ".lock-routgbtz"
    probe.touch(0o600)
    then = time.time() - age
    os.utime(probe, (then, then))
    open_store(unlock(folder, by_passphrase(PHRASE))).close()
    assert probe.exists() is stays

"""Restoring: a backup becomes the same store again, whole or not at all; a drill tries it and leaves nothing."""

import stat
from pathlib import Path

import pytest

from bti_tui.domain.errors import BadInput, Damaged, StoreExists, WrongPassphrase
from bti_tui.store import bundle, keyfile, restoring
from bti_tui.store.backup import back_up
from bti_tui.store.bundle import CONTENT, MANIFEST
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import DATABASE, unlock
from tests.store.life import NOW, PHRASE, Life

WAY_IN = by_passphrase(PHRASE)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def reopened(folder: Path) -> Store:
    return open_store(unlock(folder, WAY_IN))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_restored_store_is_the_one_that_was_backed_up(store: Store, life: Life, target: Path, tmp_path: Path) -> None:
    made = back_up(store, target, NOW).bundle
    info = restoring.restore(made, tmp_path / "again", WAY_IN)
    again = reopened(tmp_path / "again")
    with store.reading() as before, again.reading() as after:
        assert after.cases.get(life.id) == before.cases.get(life.id) == life.case
        assert after.facts.of_case(life.id) == before.facts.of_case(life.id)
        assert after.notes.texts([note.id for note in life.notes]) == {note.id: note.text for note in life.notes}
    assert again.verify() == ()
    assert (info.cases, info.facts, info.notes) == (1, 2, len(life.notes))
    assert {mode(tmp_path / "again"), *map(mode, (tmp_path / "again").iterdir())} == {0o700, 0o600}
    again.close()


def test_a_restore_stands_in_the_chain_of_the_new_store_only(store: Store, target: Path, tmp_path: Path) -> None:
    made = back_up(store, target, NOW)
    restoring.restore(made.bundle, tmp_path / "again", WAY_IN)
    again = reopened(tmp_path / "again")
    assert (again.head().n, store.head().n) == (made.head.n + 2, made.head.n)
    again.close()


def test_nothing_is_restored_over_a_store_or_into_a_folder_in_use(store: Store, target: Path, tmp_path: Path) -> None:
    made = back_up(store, target, NOW).bundle
    with pytest.raises(StoreExists):
        restoring.restore(made, store.unlocked.folder, WAY_IN)
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter").write_text("x")
    with pytest.raises(BadInput):
        restoring.restore(made, tmp_path / "used", WAY_IN)
    assert [file.name for file in (tmp_path / "used").iterdir()] == ["letter"]


def test_a_wrong_passphrase_restores_nothing(store: Store, target: Path, tmp_path: Path) -> None:
    made = back_up(store, target, NOW).bundle
    with pytest.raises(WrongPassphrase):
        restoring.restore(made, tmp_path / "again", by_passphrase("noe helt annet enn det"))
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("name", [*CONTENT, MANIFEST])
@pytest.mark.parametrize("share", [0.1, 0.6, 0.99])
def test_one_changed_bit_is_found_and_the_backup_counts_no_more(
    store: Store, target: Path, tmp_path: Path, name: str, share: float
) -> None:
    made = back_up(store, target, NOW).bundle
    content = bytearray((made.folder / name).read_bytes())
    content[int(len(content) * share)] ^= 1
    (made.folder / name).write_bytes(content)
    with pytest.raises((Damaged, WrongPassphrase)):
        restoring.restore(bundle.read(made.folder), tmp_path / "again", WAY_IN)
    assert not (tmp_path / "again").exists()
    if name != MANIFEST:
        assert bundle.newest_whole(target, None) is None


def test_a_manifest_made_to_fit_a_changed_database_is_not_believed(store: Store, target: Path, tmp_path: Path) -> None:
    made = back_up(store, target, NOW).bundle
    content = bytearray((made.folder / DATABASE).read_bytes())
    content[5000] ^= 1
    before = bundle.entry_of(made.folder / DATABASE).sha256
    (made.folder / DATABASE).write_bytes(content)
    spelled = (made.folder / MANIFEST).read_text().replace(before, bundle.entry_of(made.folder / DATABASE).sha256)
    (made.folder / MANIFEST).write_text(spelled)
    forged = bundle.read(made.folder)
    assert forged.is_whole()
    with pytest.raises(Damaged):
        restoring.restore(forged, tmp_path / "again", WAY_IN)


def test_a_backup_opens_with_the_passphrase_of_its_time(store: Store, target: Path, tmp_path: Path) -> None:
    made = back_up(store, target, NOW).bundle
    store.ways_in.change_passphrase("et nytt og ganske langt et", cost=keyfile.FLOOR)
    with pytest.raises(WrongPassphrase):
        restoring.drill(made, by_passphrase("et nytt og ganske langt et"))
    assert restoring.drill(made, WAY_IN).counts == made.manifest.counts


def test_a_drill_reads_the_backup_through_and_leaves_nothing(
    store: Store, life: Life, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(store, target, NOW)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    before = {file: file.read_bytes() for file in made.bundle.folder.iterdir()}
    drilled = restoring.drill(made.bundle, WAY_IN)
    assert (drilled.head, drilled.counts.cases, drilled.counts.facts) == (made.head.n, 1, 2)
    assert {file: file.read_bytes() for file in made.bundle.folder.iterdir()} == before
    assert list((tmp_path / "temporary").iterdir()) == []

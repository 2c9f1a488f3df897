"""Backups of real encrypted stores: made while others write, and counted only when whole."""

import contextlib
import resource
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bti_tui.domain.errors import Damaged, ExportError, UnsafePlace
from bti_tui.domain.ids import CaseId
from bti_tui.store import backup, bundle, place, restoring
from bti_tui.store.audit import Head
from bti_tui.store.backup import back_up
from bti_tui.store.bundle import CHECKPOINT, CONTENT, MANIFEST
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import DATABASE, KEYS, unlock
from tests.store.life import NAME, NOW, PHRASE, Life, keep
from tests.store.remembered import PAGE

WAY_IN = by_passphrase(PHRASE)
BACKING_UP = Path(__file__).with_name("backing_up.py")
WRITER = Path(__file__).with_name("crashing.py")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def reopened(folder: Path) -> Store:
    return open_store(unlock(folder, WAY_IN))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_backup_has_its_four_files_for_the_owner_alone_and_none_of_them_names_anybody(
    store: Store, life: Life, target: Path
) -> None:
    made = back_up(store, target, NOW).bundle
    assert sorted(file.name for file in made.folder.iterdir()) == sorted((*CONTENT, MANIFEST))
    assert (mode(target), mode(made.folder)) == (0o700, 0o700)
    assert {mode(file) for file in made.folder.iterdir()} == {0o600}
    plain = [file.name for file in made.folder.iterdir() if NAME.encode() in file.read_bytes()]
    assert plain == []
    assert made.folder.name == "bti-2026-11-21-090000"


def test_a_backup_is_whole_and_says_what_it_holds_and_how_far_the_chain_had_come(
    store: Store, life: Life, target: Path
) -> None:
    made = back_up(store, target, NOW)
    assert bundle.newest_whole(target, store.unlocked.keys.store) == made.bundle
    assert (made.bundle.manifest.counts.cases, made.bundle.manifest.counts.facts) == (1, 2)
    said = restoring.checkpoint_of(made.bundle)
    assert Head(said.n, said.hash) == made.head == store.head()


@pytest.mark.parametrize("inside", ["", "backups", "../store"])
def test_the_folder_of_the_store_is_no_place_for_its_backups(store: Store, folder: Path, inside: str) -> None:
    before = store.head()
    with pytest.raises(UnsafePlace) as told:
        back_up(store, folder / inside, NOW)
    assert told.value.facts["problem"] == backup.OWN_FOLDER
    assert store.head() == before


def test_a_synchronised_folder_may_hold_backups(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "OneDrive - Kommunen" / "bti"
    back_up(store, target, NOW)
    assert bundle.newest_whole(target, None) is not None
    assert place.judge(target).detail == "synchronised"


def test_r41_two_backups_within_a_second_get_names_of_their_own(store: Store, target: Path) -> None:
    names = [back_up(store, target, NOW).bundle.folder.name for _ in range(2)]
    assert names == ["bti-2026-11-21-090000", "bti-2026-11-21-090000-2"]


def test_only_what_need_not_be_kept_is_removed_and_never_the_newest(store: Store, target: Path) -> None:
    made = [back_up(store, target, NOW + timedelta(hours=hour)) for hour in range(3)]
    assert [one.removed for one in made] == [(), ("bti-2026-11-21-090000",), ("bti-2026-11-21-100000",)]
    earlier = back_up(store, target, NOW - timedelta(days=400))
    assert earlier.bundle.folder.exists()


def test_a_damaged_backup_takes_no_place_and_a_folder_of_someone_else_is_left_alone(store: Store, target: Path) -> None:
    first = back_up(store, target, NOW).bundle
    second = back_up(store, target, NOW - timedelta(hours=1)).bundle
    (target / "bti-holiday").mkdir()
    (first.folder / DATABASE).write_bytes(b"")
    third = back_up(store, target, NOW - timedelta(hours=2))
    assert third.removed == ()
    assert bundle.newest_whole(target, None) == second
    assert (target / "bti-holiday").exists()


def test_what_a_stopped_backup_left_goes_after_a_day(store: Store, target: Path) -> None:
    left = bundle.make_folder(target, NOW)
    (left / f"{DATABASE}.part").write_bytes(b"half")
    assert bundle.found(target, None) == []
    back_up(store, target, NOW)
    back_up(store, target, NOW.replace(year=NOW.year + 50))
    assert not left.exists()


def test_a_target_that_is_a_file_is_one_clear_error(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError):
        back_up(store, tmp_path / "file" / "backups", NOW)


def test_too_little_space_is_said_before_anything_is_copied(
    store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "SPARE_BYTES", 1 << 60)
    with pytest.raises(ExportError) as told:
        back_up(store, target, NOW)
    assert told.value.facts == {"problem": "space"}
    assert list(target.iterdir()) == []


def test_a_copy_that_can_not_be_written_to_its_end_leaves_nothing_that_counts(
    store: Store, folder: Path, target: Path
) -> None:
    with store.unit_of_work() as work:
        keep(work, Life().raised().entry("å" * 1_000_000))
        work.commit()
    store.close()
    again = reopened(folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        with pytest.raises(ExportError):
            back_up(again, target, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(target.iterdir()) == []
    assert again.verify() == ()
    again.close()


def test_a_damaged_store_gives_no_backup_and_is_said_to_be_damaged(
    store: Store, life: Life, folder: Path, target: Path
) -> None:
    with contextlib.closing(store.unlocked.connect()) as connection:
        (place,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'note'").fetchone()
    store.close()
    content = bytearray((folder / DATABASE).read_bytes())
    content[(place - 1) * PAGE + 100] ^= 1
    (folder / DATABASE).write_bytes(content)
    again = reopened(folder)
    with pytest.raises(Damaged):
        back_up(again, target, NOW)
    assert bundle.found(target, None) == []
    again.close()


def test_a_backup_made_while_another_program_writes_holds_all_that_was_acknowledged_before(
    store: Store, folder: Path, target: Path, tmp_path: Path
) -> None:
    command = [sys.executable, str(WRITER), str(folder), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": "."}) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(12)]
        made = [back_up(store, target, NOW + timedelta(days=day)).bundle for day in range(3)]
        assert process.poll() is None
        process.kill()
        process.stdout.read()
    acknowledged = {CaseId(words[1]) for words in said if words[0] == "ack"}
    for number, one in enumerate(made):
        restoring.restore(one, tmp_path / str(number), WAY_IN)
        again = reopened(tmp_path / str(number))
        with again.reading() as work:
            assert acknowledged <= set(work.cases.ids())
        again.close()


@pytest.mark.parametrize("stage", ["copy", "check", "keys", "manifest"])
def test_a_backup_killed_in_the_middle_does_not_count_and_the_one_before_does(
    store: Store, life: Life, folder: Path, target: Path, stage: str
) -> None:
    before = back_up(store, target, NOW).bundle
    command = [sys.executable, str(BACKING_UP), str(folder), str(target), stage]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": "."}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{stage}\n"
        process.kill()
    assert len(list(target.iterdir())) == 2
    assert bundle.found(target, None) == [before]
    plain = [file for file in target.rglob("*") if file.is_file() and NAME.encode() in file.read_bytes()]
    assert plain == []
    assert store.verify() == ()


def test_a_bundle_without_its_key_file_is_not_whole(store: Store, target: Path) -> None:
    made = back_up(store, target, NOW).bundle
    (made.folder / KEYS).unlink()
    assert not made.is_whole()


def test_the_checkpoint_in_a_backup_shows_a_store_that_was_set_back(store: Store, life: Life, target: Path) -> None:
    made = back_up(store, target, NOW)
    assert store.content_findings([made.head]) == ()
    ahead = Head(made.head.n + 5, made.head.hash)
    assert [one.code for one in store.content_findings([ahead])] == ["audit-cut"]
    assert (made.bundle.folder / CHECKPOINT).read_text().startswith(f"bti_tui/{store.unlocked.keys.store}\n")

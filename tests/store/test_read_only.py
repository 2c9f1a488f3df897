"""A store that is not what was last seen of it: it is read, not written; and what else is kept outside of a store."""

from pathlib import Path

import pytest

from bti_tui.domain.errors import StoreBehind, WrongPassphrase
from bti_tui.domain.ids import UserId
from bti_tui.store import checkpoint, keyfile
from tests.store.life import ANNA, NOW
from tests.store.remembered import Remembered, change_professional, events, put_back_older

WHY = "Ny disk; kopien fra fredag."


def test_a_rolled_back_store_is_read_and_never_written_to(kept: Remembered) -> None:
    put_back_older(kept)
    before = kept.database.read_bytes()
    store = kept.open()
    with store.unit_of_work() as work:
        assert work.cases.get(kept.life.id) is not None
        work.log_access(ANNA, "case.read", kept.life.id, NOW)
        work.commit()
    for write in (
        lambda: change_professional(store),
        lambda: kept.write_in(store),
        lambda: store.note("test"),
        store.rebuild,
        lambda: store.ways_in.change_passphrase("en helt ny lang frase", cost=keyfile.FLOOR),
    ):
        with pytest.raises(StoreBehind):
            write()
    store.close()
    assert kept.database.read_bytes() == before
    assert kept.found() == "audit-cut"


def test_a_restored_copy_is_acknowledged_for_a_reason_and_opens_as_ever(kept: Remembered) -> None:
    put_back_older(kept)
    store = kept.open()
    with store.unit_of_work() as work:
        work.log_access(UserId("b"), "case.read", kept.life.id, NOW)
        work.commit()
    store.acknowledge_restore(WHY)
    change_professional(store)
    (told,) = events(store, "restore.acknowledged")
    assert (told["user"], told["why"], told["found"]) == (ANNA, WHY, "audit-cut")
    with store.reading() as work:
        assert [(one.actor, one.at) for one in work.accesses.of_case(kept.life.id)] == [(UserId("b"), NOW)]
    store.close()
    assert kept.found() is None
    assert kept.verified() == set()


def test_failed_unlocks_are_told_at_the_next_success(kept: Remembered) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            kept.open("en annen lang frase")
    store = kept.open()
    (told,) = events(store, "unlock.failed")
    assert told["count"] == 2
    assert isinstance(told["times"], list)
    assert len(told["times"]) == 2
    store.close()
    kept.use(lambda again: None)
    about = kept.created.keys.store
    assert {file.name for file in (kept.state / "seen").iterdir()} == {about, f"{about}.way"}


def test_r40_each_wrong_passphrase_after_the_third_waits_longer_until_a_right_one(
    kept: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("bti_tui.store.unlocking.time.sleep", waited.append)
    for _ in range(9):
        with pytest.raises(WrongPassphrase):
            kept.open("en annen lang frase")
    assert waited == [0, 0, 0, 1, 2, 4, 8, 16, 30]
    kept.open().close()
    kept.open().close()
    assert waited[-2:] == [30, 0]


def test_a_place_that_can_not_be_written_to_stops_nobody(kept: Remembered) -> None:
    kept.state.rename(kept.state.with_name("gone"))
    kept.state.write_text("no folder")
    kept.state = kept.state / "below"
    store = kept.open()
    kept.write_in(store)
    store.close()


def test_two_programs_at_once_raise_no_false_alarm(kept: Remembered) -> None:
    mine, hers = kept.open(), kept.open()
    for store in (mine, hers, mine):
        kept.write_in(store)
        store.remember()
    hers.close()
    mine.close()
    assert kept.found() is None
    assert kept.verified() == set()


def test_a_training_store_is_not_remembered(tmp_path: Path) -> None:
    made = keyfile.create_training(ANNA)
    Remembered.make(tmp_path / "training", tmp_path / "state", made)
    assert not (tmp_path / "state").exists()


def test_while_a_store_is_open_it_is_remembered_now_and_then(kept: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bti_tui.store.witness.EVERY_COMMITS", 2)
    store = kept.open()
    before = checkpoint.kept(kept.state, kept.created.keys.store)[-1].n
    change_professional(store)
    assert checkpoint.kept(kept.state, kept.created.keys.store)[-1].n == before
    change_professional(store)
    assert checkpoint.kept(kept.state, kept.created.keys.store)[-1].n == before + 2
    assert store.checkpoint.startswith(f"{before + 2} ")
    store.close()

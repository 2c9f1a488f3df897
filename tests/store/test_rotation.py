"""Taking a key away moves the store to another key; these are the ways in which that could go wrong."""

import os
import shutil
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import (
    BtiError,
    Damaged,
    Locked,
    StillOpenElsewhere,
    StoreMissing,
    WrongPassphrase,
)
from bti_tui.domain.ids import UserId
from bti_tui.store import bundle, keyfile, keys_document, opening, restoring, rotation, slots, unlocking
from bti_tui.store.aside import Aside
from bti_tui.store.asking import ASKED
from bti_tui.store.backup import back_up
from bti_tui.store.engine import check_key, connector
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.logins import login_id
from bti_tui.store.unlocking import KEYS
from tests.store.keyed import FOUNDER, KeyedStore
from tests.store.life import NOW, Life, keep
from tests.store.remembered import events

KARI, TURID = UserId("0199-user-kari"), UserId("0199-user-turid")
HERS = "kari har sin egen frase"
TURIDS = "turid har en annen frase"


def with_kari(keyed: KeyedStore) -> None:
    """A colleague has a key of her own, and there is a case."""
    keyed.enter("kari", keyed.mine().invite(KARI, "kari")).change_passphrase(HERS)
    keyed.mine()
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()


def test_the_old_key_opens_nothing_of_the_new_file(keyed: KeyedStore) -> None:
    with_kari(keyed)
    old = keyed.open_store.unlocked.keys
    keyed.mine().remove(KARI)
    new = keyed.open_store.unlocked
    assert new.keys.key != old.key
    with pytest.raises(Damaged):
        check_key(connector(new.database, old.database_key()))
    assert not keyfile.is_authentic(new.document, old.key)


def test_with_all_that_she_knew_a_removed_user_gets_no_further(keyed: KeyedStore) -> None:
    """She kept the old key file, her passphrase, hence her seed and the old store key, and she has the new key file."""
    with_kari(keyed)
    keyed.leave()
    kept = keys_document.read(keyed.folder / KEYS)
    hers = keyfile.unlock(kept, by_passphrase(HERS, user=login_id("kari")))
    keyed.mine().remove(KARI)
    now = keys_document.read(keyed.folder / KEYS)
    my_slot = next(slot for slot in kept.slots if slot.who == KARI)
    for slot in now.slots:
        grafted = replace(my_slot, handed=slot.handed)
        with pytest.raises(BtiError):
            keyfile.unlock(replace(now, slots=(grafted,)), by_passphrase(HERS, user=login_id("kari")))
    assert KARI not in {slot.who for slot in now.slots}
    assert hers.key != keyed.open_store.unlocked.keys.key


def test_a_forged_key_is_not_taken_for_one_that_was_handed_over(keyed: KeyedStore) -> None:
    """Anybody can seal a box for a public key; only who had the old store key can hand over the new one."""
    keyed.mine()
    document = keyed.open_store.unlocked.document
    forged = slots.with_new_key(
        document, replace(keyed.open_store.unlocked.keys, key=bytes(32)), "store.2.db", enrolled(keyed)
    )[0]
    keyed.leave()
    with pytest.raises(Damaged) as told:
        keyfile.unlock(forged, by_passphrase(keyed.phrase))
    assert told.value.facts == {"what": "key-file"}


def enrolled(keyed: KeyedStore) -> list[tuple[str, bytes]]:
    return [(slot.who, slot.pub) for slot in keyed.open_store.unlocked.document.slots]


def test_no_key_is_handed_to_a_slot_whose_owner_the_chain_does_not_know(keyed: KeyedStore) -> None:
    """Somebody with the store key put a slot into the file by herself: a rotation must not feed it."""
    keyed.mine()
    unlocked = keyed.open_store.unlocked
    made = slots.by_code(unlocked.document, unlocked.keys, TURID, login_id("turid"))
    keys_document.write(keyed.folder / KEYS, slots.placed(unlocked.document, unlocked.keys, made))
    before = keyed.folder.joinpath(KEYS).read_bytes()
    with pytest.raises(Damaged):
        keyed.mine().rotate()
    assert keyed.folder.joinpath(KEYS).read_bytes() == before
    assert keyed.mine().must_set_passphrase is False


def test_what_was_written_is_all_there_and_the_chain_goes_on(keyed: KeyedStore) -> None:
    with_kari(keyed)
    before = keyed.open_store.head()
    keyed.mine().remove(KARI)
    store = keyed.open_store
    assert store.verify() == ()
    assert store.head().n > before.n
    assert store.info().cases == 1
    (removed,) = events(store, "key.removed")
    (rotated,) = events(store, "store.rotated")
    assert (removed["obj"], removed["user"], rotated["user"]) == (KARI, keyed.user, keyed.user)
    with store.unit_of_work() as work:
        keep(work, Life(number=2).raised())
        work.commit()
    keyed.mine()
    assert keyed.open_store.info().cases == 2


def test_the_old_file_waits_for_the_next_unlock_and_then_it_is_gone(keyed: KeyedStore) -> None:
    keyed.mine().rotate()
    assert keyed.files() == {"store.keys", "store.2.db", "store.db.old"}
    keyed.mine()
    assert keyed.files() == {"store.keys", "store.2.db"}
    keyed.mine().rotate()
    keyed.mine()
    assert keyed.files() == {"store.keys", "store.3.db"}
    assert {path.stat().st_mode & 0o777 for path in keyed.folder.iterdir()} == {0o600}


def test_a_program_that_does_not_let_go_holds_up_the_new_key_and_not_the_removal(
    keyed: KeyedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "ASKING_SECONDS", 0.5)
    with_kari(keyed)
    mine = keyed.mine()
    hers = keyed.opened(by_passphrase(HERS, user=login_id("kari")))
    with pytest.raises(StillOpenElsewhere) as told:
        mine.remove(KARI)
    assert told.value.facts["program"] == os.getpid()
    assert [one.user for one in mine.holders()] == [keyed.user]
    with pytest.raises(WrongPassphrase):
        keyed.opened(by_passphrase(HERS, user=login_id("kari")))
    with hers.unit_of_work() as work:
        keep(work, Life(number=2).raised())
        work.commit()
    hers.close()
    assert keyed.open_store.info().cases == 2
    mine.rotate()
    assert (keyed.folder / "store.2.db").exists()
    assert keyed.open_store.verify() == ()


def test_a_program_that_is_asked_lets_go_and_then_the_key_is_taken(keyed: KeyedStore) -> None:
    with_kari(keyed)
    mine = keyed.mine()
    hers = keyed.opened(by_passphrase(HERS, user=login_id("kari")))
    seen: list[bool] = []

    def lock_when_wanted() -> None:
        while not hers.disk.is_wanted:
            pass
        seen.append(True)
        hers.close()

    program = threading.Thread(target=lock_when_wanted, daemon=True)
    program.start()
    mine.remove(KARI)
    program.join(timeout=5)
    assert seen == [True]
    assert [one.user for one in mine.holders()] == [keyed.user]
    assert not (keyed.folder / ASKED).exists()


def test_a_question_that_a_crash_left_is_not_believed_for_long(keyed: KeyedStore) -> None:
    keyed.mine()
    asked = keyed.folder / ASKED
    asked.touch()
    assert keyed.open_store.disk.is_wanted
    long_ago = time.time() - 3600
    os.utime(asked, (long_ago, long_ago))
    assert not keyed.open_store.disk.is_wanted


def test_who_derived_the_key_before_the_store_was_moved_unlocks_anew(keyed: KeyedStore) -> None:
    with_kari(keyed)
    slow = unlocking.unlock(keyed.folder, by_passphrase(HERS, user=login_id("kari")), keyed.state)
    keyed.mine().rotate()
    with pytest.raises(Locked) as told:
        opening.open_store(slow, keyed.state)
    assert told.value.facts == {"problem": unlocking.MOVED}
    with pytest.raises(BtiError):
        check_key(slow.connect)
    assert keyed.enter("kari", HERS).must_set_passphrase is False


def test_an_old_key_file_put_back_opens_nothing_once_the_old_file_is_gone(keyed: KeyedStore) -> None:
    with_kari(keyed)
    keyed.leave()
    old = keyed.set_aside("old")
    keyed.mine().remove(KARI)
    keyed.mine()
    keyed.leave()
    shutil.copy(old / KEYS, keyed.folder / KEYS)
    with pytest.raises(StoreMissing):
        keyed.enter("kari", HERS)
    assert "store.2.db" in keyed.files()


def test_the_whole_old_store_put_back_is_seen_by_a_machine_that_saw_the_new_one(keyed: KeyedStore) -> None:
    with_kari(keyed)
    keyed.leave()
    old = keyed.set_aside("old")
    keyed.mine().remove(KARI)
    keyed.leave()
    for name in (KEYS, "store.db"):
        shutil.copy(old / name, keyed.folder / name)
    keyed.enter("kari", HERS)
    assert keyed.open_store.rolled_back is not None
    assert "store.2.db" in keyed.files(), "a newer file is never cleared away by an older key file"


def test_a_removed_user_opens_old_backups_and_no_new_one(keyed: KeyedStore, tmp_path: Path) -> None:
    with_kari(keyed)
    first = back_up(keyed.open_store, tmp_path / "backups", NOW).bundle
    keyed.mine().remove(KARI)
    second = back_up(keyed.open_store, tmp_path / "backups", NOW).bundle
    keyed.leave()
    way = by_passphrase(HERS, user=login_id("kari"))
    assert restoring.drill(first, way).counts.cases == 1
    with pytest.raises(WrongPassphrase):
        restoring.drill(second, way)
    info = restoring.restore(bundle.read(second.folder), tmp_path / "back", by_passphrase(keyed.phrase))
    assert info.cases == 1
    opening.open_store(unlocking.unlock(tmp_path / "back", by_passphrase(keyed.phrase))).close()
    assert {path.name for path in (tmp_path / "back").iterdir()} == {"store.2.db", KEYS}


def test_a_draft_sealed_before_the_key_was_changed_elsewhere_is_put_into_the_store(keyed: KeyedStore) -> None:
    """Her disk was full, she closed the lid, and meanwhile a colleague was removed on another machine."""
    with_kari(keyed)
    keys = keyed.open_store.unlocked.keys
    draft = Draft("0199-draft", FOUNDER, None, "note", "", '{"words":"Ho sa at ho har vondt"}', NOW)
    keyed.mine().remove(KARI)
    keyed.mine().rotate()
    keyed.leave()
    Aside(keyed.state, keys.store, keys.key).put(draft)
    keyed.mine()
    with keyed.open_store.reading() as work:
        assert work.drafts.of_user(FOUNDER) == (draft,)
    assert not tuple(Aside(keyed.state, keys.store, keys.key).drafts())

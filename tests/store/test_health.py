"""The doctor: each thing that is wrong is named, and nothing else is."""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bti_tui.bootstrap.guiding import rule_pack_check
from bti_tui.domain.errors import OldDriver, StoreMissing
from bti_tui.store import bundle, health, keyfile, machine, place, restoring, room
from bti_tui.store.backup import back_up
from bti_tui.store.bundle import CHECKPOINT, CONTENT, Bundle
from bti_tui.store.health import Check, Doors, State, examine
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.place import Place, PlaceKind
from bti_tui.store.unlocking import DATABASE, unlock
from tests.store.life import NOW, PHRASE, Life

A_PAGE_OF_WORDS = 4
"""None of those that are read when a store is opened."""
Doctor = Callable[..., dict[str, Check]]
ON_EVERY_SOUND_STORE = {
    "driver-ok", "place-ok", "modes-ok", "space-ok", "cipher-ok", "integrity-ok", "search-ok", "chain-ok", "facts-ok",
    "cases-ok", "clock-ok",
}  # fmt: skip


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def doctor(store: Store, life: Life, folder: Path, target: Path) -> Doctor:
    """Looks at the store with a passphrase, at some time."""

    def look(phrase: str = PHRASE, now: datetime = NOW) -> dict[str, Check]:
        way_in = by_passphrase(phrase)
        doors = Doors(lambda: unlock(folder, way_in), open_store, lambda _: way_in)
        return {one.code: one for one in examine(folder, target, now, doors)}

    return look


def backed_up(store: Store, target: Path) -> Bundle:
    return back_up(store, target, NOW).bundle


def test_of_a_sound_store_with_a_fresh_backup_nothing_is_bad(doctor: Doctor, store: Store, target: Path) -> None:
    backed_up(store, target)
    found = doctor()
    assert set(found) >= ON_EVERY_SOUND_STORE | {"backup-ok", "drill-ok"}
    assert [one.code for one in found.values() if one.state is State.BAD] == []
    assert dict(found["drill-ok"].facts) | {"head": 0} == {"cases": 1, "facts": 2, "head": 0}


def test_without_a_backup_it_is_said_that_there_is_none(doctor: Doctor, target: Path) -> None:
    found = doctor()
    assert found["backup-never"] == Check("backup-never", State.NOTE, {"folder": str(target)})
    assert "drill-ok" not in found


@pytest.mark.parametrize(("days", "code"), [(7, "backup-ok"), (8, "backup-old")])
def test_a_backup_is_old_after_a_week(doctor: Doctor, store: Store, target: Path, days: int, code: str) -> None:
    backed_up(store, target)
    assert doctor(now=NOW + timedelta(days=days))[code].facts["days"] == days


def test_a_damaged_backup_is_named_and_does_not_count(doctor: Doctor, store: Store, target: Path) -> None:
    made = backed_up(store, target)
    (made.folder / DATABASE).write_bytes(b"x")
    assert {"backup-broken", "backup-never"} <= set(doctor())


def test_a_backup_with_an_earlier_passphrase_is_told_apart_from_a_broken_one(
    doctor: Doctor, store: Store, target: Path
) -> None:
    backed_up(store, target)
    store.ways_in.change_passphrase("et nytt og ganske langt et", cost=keyfile.FLOOR)
    assert "drill-other-passphrase" in doctor("et nytt og ganske langt et")


def put_back_older_than_backup(store: Store, folder: Path, target: Path) -> None:
    """The store is closed and as it was before three things that its backup has."""
    store.close()
    old = (folder / DATABASE).read_bytes()
    again = open_store(unlock(folder, by_passphrase(PHRASE)))
    for _ in range(3):
        again.note("unlock")
    backed_up(again, target)
    again.close()
    (folder / DATABASE).write_bytes(old)


def test_a_store_that_lacks_what_its_backup_has_is_bad(
    doctor: Doctor, store: Store, folder: Path, target: Path
) -> None:
    put_back_older_than_backup(store, folder, target)
    assert doctor()["behind-backup"].state is State.BAD


def test_a_backup_from_before_the_store_got_another_key_is_compared_too(
    doctor: Doctor, store: Store, folder: Path, target: Path
) -> None:
    put_back_older_than_backup(store, folder, target)
    with closing(open_store(unlock(folder, by_passphrase(PHRASE)))) as put_back:
        put_back.ways_in.rotate()
    told = doctor()
    assert told["behind-backup"].state is State.BAD
    assert "backup-apart" not in told


def test_a_backup_that_nobody_known_has_signed_is_told_to_be_apart(doctor: Doctor, store: Store, target: Path) -> None:
    made = backed_up(store, target)
    assert "backup-apart" not in doctor()
    strange = restoring.checkpoint_of(made).signed(b"s" * 32)
    (made.folder / CHECKPOINT).write_text(strange.text, encoding="utf-8")
    files = tuple(bundle.entry_of(made.folder / name) for name in CONTENT)
    bundle.write_manifest(made.folder, replace(made.manifest, files=files).authenticated(b"k" * 32))
    told = doctor()
    assert told["backup-apart"].state is State.NOTE
    assert "behind-backup" not in told


def test_a_damaged_page_is_bad_and_the_content_is_not_looked_at(doctor: Doctor, store: Store, folder: Path) -> None:
    store.close()
    content = bytearray((folder / DATABASE).read_bytes())
    content[A_PAGE_OF_WORDS * 4096 + 2000] ^= 1
    (folder / DATABASE).write_bytes(content)
    found = doctor()
    assert found["cipher-bad"].state is State.BAD
    assert "unread" in found
    assert "chain-ok" not in found


def test_a_rule_pack_that_nobody_has_looked_at_for_long_is_told() -> None:
    fresh = rule_pack_check(NOW.date())
    assert (fresh.code, fresh.state) == ("rules-ok", State.OK)
    late = rule_pack_check(NOW.date() + timedelta(days=400))
    assert (late.code, late.state) == ("rules-old", State.NOTE)
    assert date.fromisoformat(str(late.facts["day"])) < NOW.date() + timedelta(days=400)


def test_own_rules_that_can_not_be_used_are_told_with_their_file(tmp_path: Path) -> None:
    own = tmp_path / "rules.toml"
    own.write_text("ages = 3", encoding="utf-8")
    found = rule_pack_check(NOW.date(), own)
    assert (found.code, found.state, found.facts) == ("rules-refused", State.NOTE, {"file": own.name})


def test_a_wrong_passphrase_does_not_keep_the_rest_from_being_looked_at(doctor: Doctor) -> None:
    found = doctor("ikke den rette i dag")
    assert found["open-failed"].facts == {"error": "wrong-passphrase"}
    assert {"driver-ok", "place-ok", "space-ok", "backup-never"} <= set(found)


def test_a_file_open_to_others_is_named(doctor: Doctor, folder: Path) -> None:
    (folder / DATABASE).chmod(0o644)
    assert doctor()["modes-open"].facts == {"name": DATABASE}


def test_a_network_place_an_old_driver_and_a_full_disk_are_named(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_old() -> None:
        raise OldDriver

    monkeypatch.setattr(health, "require_sound_driver", too_old)
    monkeypatch.setattr(place, "judge", lambda _: Place(PlaceKind.NETWORK, "nfs"))
    monkeypatch.setattr(room, "LEAST_FREE_MIB", 1 << 40)
    found = doctor()
    assert found["place-network"] == Check("place-network", State.NOTE, {"detail": "nfs"})
    assert found["driver-old"].state is State.BAD
    assert found["space-low"].state is State.NOTE


def test_a_cheap_key_slot_is_noted(doctor: Doctor) -> None:
    assert doctor()["keys-cheap"].facts == {"mib": keyfile.FLOOR.m_kib // 1024}


def test_a_clock_that_went_back_is_noted_and_small_steps_are_not(
    doctor: Doctor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = 24 * 3600 * 10**9
    for back, code in ((day // 1440, "clock-ok"), (day, "clock-back")):
        with monkeypatch.context() as context:
            import time

            real = time.time_ns()
            context.setattr("bti_tui.store.audit.time.time_ns", lambda real=real, back=back: real - back)
            store.note("unlock")
        assert code in doctor()


def test_where_no_store_is_there_is_nothing_to_look_at(tmp_path: Path, target: Path) -> None:
    way_in = by_passphrase(PHRASE)
    doors = Doors(lambda: unlock(tmp_path, way_in), open_store, lambda _: way_in)
    with pytest.raises(StoreMissing):
        list(examine(tmp_path, target, NOW, doors))


LISTING = """Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority
/dev/dm-1                               partition\t8388604\t\t0\t\t-2
/dev/sda3                               partition\t8388604\t\t0\t\t-3
"""


def test_swap_that_is_not_encrypted_is_named() -> None:
    assert machine.open_swaps(LISTING, lambda device: device == "/dev/dm-1") == ("/dev/sda3",)
    assert machine.open_swaps(LISTING.splitlines()[0]) == ()
    assert machine.is_encrypted("/dev/zram0")
    assert not machine.is_encrypted(os.devnull)

"""Copies from before a purge: they are named with the day they go, and purged again when they come back."""

import itertools
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bti_tui.bootstrap.copies import held_copies
from bti_tui.domain.drafts import Draft
from bti_tui.domain.erasure import PurgedAgain
from bti_tui.store import kept_copies, opening, restoring
from bti_tui.store.aside import Aside
from bti_tui.store.backup import back_up
from bti_tui.store.kept_copies import gone_on, kept
from bti_tui.store.keyfile import Created, by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.unlocking import unlock
from tests.store.life import ANNA, DEVICE, HERE, NOW, PHRASE, PROFESSIONAL, Life, keep
from tests.store.purged import carry_out


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def watched(tmp_path: Path, state: Path, created: Created) -> Iterator[Store]:
    """A store that this machine remembers, with one case."""
    made = opening.create(
        tmp_path / "watched",
        created,
        municipality=HERE,
        device=DEVICE,
        professionals=[PROFESSIONAL],
        at=NOW,
        state=state,
    )
    yield made
    made.close()


def lived(store: Store) -> Life:
    life = Life().raised().entry("Snakket med henne om får og hår på Ås.")
    with store.unit_of_work() as work:
        keep(work, life)
        work.commit()
    return life


WAY_IN = by_passphrase(PHRASE)


@pytest.mark.parametrize("part", ["case", "entry"])
def test_a_backup_from_before_is_purged_again_when_it_is_restored(
    watched: Store, state: Path, tmp_path: Path, part: str
) -> None:
    life = lived(watched)
    made = back_up(watched, tmp_path / "backups", NOW).bundle
    purge, left = carry_out(watched, life, **({} if part == "case" else {"entry": life.records[-1].id}))
    told: list[PurgedAgain] = []
    restoring.restore(made, tmp_path / "again", WAY_IN, state, told.append)
    assert [one.id for one in told[0].receipts] == [purge.receipt.id]
    again = opening.open_store(unlock(tmp_path / "again", WAY_IN))
    assert again.verify() == ()
    with again.reading() as work:
        assert work.cases.get(life.id) == left
        assert work.notes.search("hår") == ()
        (receipt,) = work.receipts.all()
        assert (receipt.id, receipt.reference) == (purge.receipt.id, "2026/118-4")
    again.close()


def test_a_purge_takes_away_older_databases_and_drafts_beside_the_store(watched: Store, state: Path) -> None:
    life = lived(watched)
    folder = watched.unlocked.folder
    for name in ("store.before-1.db", "store.db.old", "store.4.new.db"):
        (folder / name).write_bytes(b"x")
    aside = Aside(state, watched.unlocked.keys.store, watched.unlocked.keys.key)
    aside.put(Draft("one", ANNA, life.id, "step.observe", "n0", "{}", NOW))
    aside.put(Draft("two", ANNA, None, "step.observe", "n0", "{}", NOW))
    carry_out(watched, life)
    left = {one.name for one in folder.iterdir()}
    assert not left & {"store.before-1.db", "store.db.old", "store.4.new.db"}
    assert [draft.id for draft in aside.drafts()] == ["two"]


def test_files_that_only_a_person_may_remove_are_named_before_a_purge(watched: Store) -> None:
    lived(watched)
    folder = watched.unlocked.folder
    for name in ("store.db.without-keys", "kopi av store.db", "store.before-1.db", "store.db.old", ".lock-ab12"):
        (folder / name).write_bytes(b"x")
    long_ago = (NOW - timedelta(days=900)).timestamp()
    (folder / "gammel.db").write_bytes(b"x")
    os.utime(folder / "gammel.db", (long_ago, long_ago))
    named = held_copies(watched, lambda: NOW, NOW - timedelta(days=365))
    assert [(Path(one.place).name, one.gone_on) for one in named] == [
        ("kopi av store.db", None),
        ("store.db.without-keys", None),
    ]


def test_a_checked_backup_takes_away_copies_from_before_a_migration(watched: Store, tmp_path: Path) -> None:
    lived(watched)
    copy = watched.unlocked.folder / "store.before-1.db"
    copy.write_bytes(b"x")
    kept_aside = watched.unlocked.folder / "store.db.without-keys"
    kept_aside.write_bytes(b"x")
    back_up(watched, tmp_path / "backups", NOW)
    assert not copy.exists()
    assert kept_aside.exists()


def test_a_newer_backup_is_not_purged_twice(watched: Store, state: Path, tmp_path: Path) -> None:
    carry_out(watched, lived(watched))
    made = back_up(watched, tmp_path / "backups", NOW).bundle
    told: list[PurgedAgain] = []
    restoring.restore(made, tmp_path / "again", WAY_IN, state, told.append)
    assert told == [PurgedAgain()]


def test_a_forged_memory_of_a_purge_removes_nothing_and_is_said_aloud(
    watched: Store, state: Path, tmp_path: Path
) -> None:
    life = lived(watched)
    made = back_up(watched, tmp_path / "backups", NOW).bundle
    carry_out(watched, life)
    (remembered,) = (state / "purged").rglob("*.json")
    remembered.write_text(remembered.read_text().replace("erasure_decided", "ordered"))
    told: list[PurgedAgain] = []
    restoring.restore(made, tmp_path / "again", WAY_IN, state, told.append)
    assert told == [PurgedAgain(unsure=1)]
    again = opening.open_store(unlock(tmp_path / "again", WAY_IN))
    with again.reading() as work:
        assert work.notes.count(life.id) == len(life.notes)
    again.close()


def test_what_this_machine_remembers_of_a_purge_names_nobody(watched: Store, state: Path) -> None:
    life = lived(watched)
    carry_out(watched, life)
    (remembered,) = (state / "purged").rglob("*.json")
    text = remembered.read_text()
    assert all(word not in text for word in ("2018-05-17", *(note.text for note in life.notes)))
    assert remembered.stat().st_mode & 0o777 == 0o600


def test_an_older_file_that_was_put_back_and_acknowledged_is_purged_again(
    watched: Store, state: Path, tmp_path: Path
) -> None:
    life = lived(watched)
    folder = watched.unlocked.folder
    watched.close()
    old = (folder / "store.db").read_bytes()
    store = opening.open_store(unlock(folder, WAY_IN, state), state)
    carry_out(store, life)
    store.close()
    (folder / "store.db").write_bytes(old)
    store = opening.open_store(unlock(folder, WAY_IN, state), state)
    assert store.rolled_back is not None
    store.acknowledge_restore("Kopi lagt tilbake.")
    with store.reading() as work:
        assert work.notes.count(life.id) == 0
    assert store.verify() == ()
    store.close()


def test_every_kept_backup_from_before_is_named_with_the_day_it_goes(watched: Store, tmp_path: Path) -> None:
    lived(watched)
    target = tmp_path / "backups"
    days = [NOW + timedelta(days=number) for number in (0, 1, 20)]
    for day in days:
        back_up(watched, target, day)
    held = kept_copies.holding(target, watched.unlocked.keys.store, NOW, days[-1])
    assert [one.made_at for one in held] == days[::-1]
    for one in held:
        assert one.gone_on == kept_copies.gone_on(days, one.made_at, days[-1])
        assert one.gone_on > days[-1].date()


def test_a_copy_is_kept_as_long_as_the_rule_of_days_weeks_and_months_says() -> None:
    for made, days in itertools.product((0, 3, 9), (1, 6)):
        at, now = NOW + timedelta(days=made), NOW + timedelta(days=made + days)
        goes = gone_on([], at, now)
        there = {at}
        for later in range(1, (goes - now.date()).days + 1):
            assert at in there
            there = set(kept({*there, now + timedelta(days=later)}))
        assert at not in there

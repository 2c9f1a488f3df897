"""Each way of changing a store behind our back is found and named, at the unlock or by the whole check."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bti_tui.domain.errors import Damaged, StoreError
from bti_tui.store import checkpoint, keyfile, keys_document
from bti_tui.store.open_store import Store
from tests.store.life import ANNA, NOW
from tests.store.remembered import PAGE, Remembered, change_professional, pages, put_back_older


def test_an_untouched_store_opens_as_ever(kept: Remembered) -> None:
    kept.write()
    assert kept.found() is None
    assert kept.verified() == set()


def test_the_first_opening_on_a_new_machine_works_and_is_remembered(kept: Remembered, tmp_path: Path) -> None:
    kept.state = tmp_path / "another machine"
    assert kept.found() is None
    assert len(checkpoint.kept(kept.state, kept.created.keys.store)) == 1


def test_one_flipped_bit_is_named(kept: Remembered) -> None:
    flip_bit(kept, kept.asked("SELECT rootpage FROM sqlite_schema WHERE name = 'note'"))
    assert "cipher" in kept.verified()


def test_one_flipped_bit_on_the_first_page_is_refused_at_the_unlock(kept: Remembered) -> None:
    flip_bit(kept, 1)
    with pytest.raises(Damaged):
        kept.open()


def flip_bit(kept: Remembered, page: int) -> None:
    content = bytearray(kept.database.read_bytes())
    content[(page - 1) * PAGE + 100] ^= 1
    kept.database.write_bytes(content)


def test_an_edited_fact_is_named(kept: Remembered) -> None:
    kept.attack("UPDATE case_fact SET at = '2025-01-01T00:00:00.000000+00:00' WHERE position = 2")
    assert kept.verified() == {"fact-differs"}


def test_a_fact_that_can_not_be_read_any_more_is_named_too(kept: Remembered) -> None:
    kept.attack("UPDATE case_fact SET payload = '{' WHERE position = 2")
    assert kept.verified() == {"fact-differs", "case-unreadable"}


def test_a_deleted_end_of_the_audit_chain_is_named_at_the_unlock(kept: Remembered) -> None:
    kept.attack("DELETE FROM audit WHERE n > 4")
    assert kept.found() == "audit-cut"
    assert "audit-cut" in kept.verified()


def test_a_cut_log_of_the_database_is_named_at_the_unlock(kept: Remembered) -> None:
    store = kept.open()
    kept.write_in(store)
    store.remember()
    for name in ("store.db", "store.db-wal", "store.keys"):
        shutil.copy(kept.folder / name, kept.folder.with_name(name))
    store.close()
    shutil.copy(kept.folder.with_name("store.db"), kept.database)
    log = kept.folder.with_name("store.db-wal").read_bytes()
    (kept.folder / "store.db-wal").write_bytes(log[: len(log) // 3])
    (kept.folder / "store.db-wal").chmod(0o600)
    assert kept.found() == "audit-cut"


def test_a_restored_old_file_is_named_at_the_unlock_with_who_last_saw_what_and_when(kept: Remembered) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    put_back_older(kept)
    store = kept.open()
    behind = store.rolled_back
    assert behind is not None
    assert (behind.found, behind.seen_by) == ("audit-cut", ANNA)
    assert behind.seen_links is not None
    assert behind.links < behind.seen_links
    assert behind.seen_at is not None
    assert before <= behind.seen_at <= datetime.now(UTC)
    assert {one.code for one in store.verify()} == {"audit-cut"}
    store.close()


def test_a_restored_old_file_that_has_grown_since_is_named(kept: Remembered, tmp_path: Path) -> None:
    put_back_older(kept)
    here, kept.state = kept.state, tmp_path / "another machine"
    for _ in range(6):
        kept.use(lambda store: store.note("test"))
    kept.state = here
    assert kept.found() == "audit-rewritten"


def test_stripped_signatures_are_named_at_the_unlock_of_a_machine_that_has_not_seen_them(
    kept: Remembered, tmp_path: Path
) -> None:
    kept.attack("UPDATE audit SET sig = NULL WHERE n > 3")
    assert kept.verified() == {"audit-signature"}
    kept.state = tmp_path / "another machine"
    assert kept.found() == "audit-signature"


def test_links_after_the_last_checkpoint_are_checked_at_the_unlock(kept: Remembered) -> None:
    seen = kept.state.with_name("earlier")
    shutil.copytree(kept.state, seen)
    kept.write()
    kept.attack("UPDATE audit SET sig = zeroblob(64) WHERE n = (SELECT max(n) FROM audit)")
    kept.state = seen
    assert kept.found() == "audit-signature"


def test_a_key_file_of_another_store_is_refused(kept: Remembered) -> None:
    other = keyfile.create(ANNA, "blåbær på ås med fløte", cost=keyfile.FLOOR)
    keys_document.write(kept.folder / "store.keys", other.document)
    with pytest.raises(Damaged):
        kept.open()


def test_an_old_key_file_put_back_is_named_at_the_unlock(kept: Remembered) -> None:
    old = (kept.folder / "store.keys").read_bytes()
    kept.use(lambda store: store.ways_in.change_passphrase("en helt ny lang frase", cost=keyfile.FLOOR))
    (kept.folder / "store.keys").write_bytes(old)
    assert kept.found() == "keys-older"
    assert kept.verified() == {"keys-older"}


def test_an_old_page_put_back_is_found_whichever_it_is_and_the_row_is_named(kept: Remembered) -> None:
    kept.use(lambda store: store.close())
    old = pages(kept.copied())
    kept.use(change_professional)
    new = pages(kept.database)
    changed = [place for place, page in enumerate(old) if place and new[place] != page]
    named: dict[int, set[str]] = {}
    for place in changed:
        kept.database.write_bytes(b"".join([*new[:place], old[place], *new[place + 1 :]]))
        (kept.folder / "store.db-wal").unlink(missing_ok=True)
        try:
            named[place] = kept.verified()
        except StoreError as error:
            named[place] = {error.code}
    assert all(named.values())
    assert {"professional-differs"} in named.values()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE professional SET title = 'rektor'", "professional-differs"),
        ("DELETE FROM professional", "professional-missing"),
        ("UPDATE access_entry SET actor = 'x'", "access-differs"),
        ("DELETE FROM access_entry", "access-missing"),
        ("UPDATE case_file SET status = 'closed'", "case-differs"),
        ("UPDATE baton SET holder = 'x'", "baton-differs"),
        ("DELETE FROM baton", "baton-differs"),
        ("UPDATE case_tie SET who = 'x'", "ties-differ"),
        ("DELETE FROM case_tie", "ties-differ"),
    ],
)
def test_a_row_that_is_not_what_was_last_committed_to_is_named(kept: Remembered, change: str, code: str) -> None:
    def read_and_hold(store: Store) -> None:
        kept.life.held_by(ANNA, 1)
        with store.unit_of_work() as work:
            work.cases.save(kept.life.case, kept.life.case.version - 1)
            work.record(kept.life.records[-1:], ())
            work.log_access(ANNA, "case.read", kept.life.id, NOW)
            work.commit()

    kept.use(read_and_hold)
    kept.attack(change)
    assert kept.verified() == {code}


def test_terms_of_the_baton_are_mended_from_the_facts(kept: Remembered) -> None:
    kept.attack("INSERT INTO baton SELECT municipality, id, 1, 'x', '2026-01-01', NULL FROM case_file")
    kept.use(lambda store: store.rebuild())
    assert kept.verified() == set()

"""What a person meets when the disk is full or another program is writing: a plain word, and nothing is lost."""

import contextlib

import pytest

from bti_tui.domain.errors import DiskFull, Locked
from bti_tui.store.open_store import Store
from tests.store.life import Life, keep


def set_on_writer(store: Store, pragma: str) -> None:
    with store._writer.lent() as connection:
        connection.execute(f"PRAGMA {pragma}")


def keep_last(store: Store, life: Life) -> None:
    """Write the newest entry of a case."""
    with store.unit_of_work() as work:
        keep(work, life, life.case.version - 1, notes_from=len(life.notes) - 1)
        work.commit()


def test_a_full_disk_is_said_reading_works_and_writing_goes_on_when_there_is_room(store: Store, life: Life) -> None:
    kept = life.case
    life.entry("ord " * 20_000)
    set_on_writer(store, "max_page_count=1")
    with pytest.raises(DiskFull):
        keep_last(store, life)
    with store.reading() as work:
        assert work.cases.get(life.id) == kept
    set_on_writer(store, "max_page_count=1000000")
    keep_last(store, life)
    with store.reading() as work:
        assert work.cases.get(life.id) == life.case
    assert store.verify() == ()


def test_a_store_that_another_program_writes_is_said_to_be_taken(store: Store, life: Life) -> None:
    kept = life.case
    life.entry("Ett ord til.")
    set_on_writer(store, "busy_timeout=20")
    with contextlib.closing(store._unlocked.connect()) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked):
            keep_last(store, life)
        with store.reading() as work:
            assert work.cases.get(life.id) == kept
        other.execute("ROLLBACK")
    keep_last(store, life)
    assert store.verify() == ()

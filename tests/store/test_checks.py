from collections.abc import Callable
from pathlib import Path

import pytest

from bti_tui.domain.errors import Damaged, TooNew
from bti_tui.store.engine import connector
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from tests.store.life import Life


def codes(store: Store) -> set[str]:
    return {found.code for found in store.verify()}


def execute(store: Store, sql: str, *values: str | int | bytes) -> None:
    with store._writer.lent() as connection:
        connection.execute(sql, values)


def test_a_fresh_store_and_one_with_a_case_are_sound(store: Store) -> None:
    assert store.verify() == ()
    assert store.rebuild() == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE case_file SET status = 'closed'",
        "UPDATE case_file SET next_on = '2031-01-01'",
        "UPDATE case_file SET state = '{}'",
        "UPDATE case_file SET version = 99",
        "DELETE FROM case_file",
    ],
)
def test_a_damaged_case_is_found_and_folded_anew_from_its_facts(store: Store, life: Life, damage: str) -> None:
    execute(store, damage)
    assert codes(store) == {"case-differs"}
    assert store.rebuild() == (life.id,)
    assert store.verify() == ()
    with store.reading() as work:
        assert work.cases.get(life.id) == life.case


def test_a_case_that_can_not_be_read_is_damaged(store: Store, life: Life) -> None:
    execute(store, "UPDATE case_file SET state = '{'")
    with store.reading() as work, pytest.raises(Damaged):
        work.cases.get(life.id)


def test_a_case_without_facts_is_named_and_left_alone(store: Store, life: Life) -> None:
    execute(store, "UPDATE case_file SET id = 'other'")
    assert codes(store) == {"case-differs"}
    assert store.rebuild() == (life.id,)
    assert [found.place for found in store.verify()] == ["other"]


def test_a_search_index_that_does_not_fit_is_found(store: Store, life: Life) -> None:
    execute(store, "DROP TRIGGER note_purged")
    execute(store, "DROP TRIGGER note_no_delete")
    execute(store, "DELETE FROM note WHERE kind = 'entry'")
    assert codes(store) == {"search-index"}


def test_a_flipped_bit_is_found(store: Store, life: Life, folder: Path, created: Created) -> None:
    store.close()
    with (folder / "store.db").open("r+b") as file:
        file.seek(4096 * 5 + 100)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 4]))
    assert "cipher" in codes(store)


def test_a_fact_of_a_later_program_is_too_new(store: Store, life: Life, folder: Path, created: Created) -> None:
    connection = connector(folder / "store.db", created.keys.database_key())()
    connection.execute("DROP TRIGGER case_fact_no_update")
    connection.execute("UPDATE case_fact SET schema = 99 WHERE position = 1")
    connection.execute("UPDATE case_fact SET name = 'never.heard' WHERE position = 2")
    connection.close()
    asks: list[Callable[[], object]] = [lambda: work.facts.get(life.records[0].id), lambda: work.facts.of_case(life.id)]
    with store.reading() as work:
        for ask in asks:
            with pytest.raises(TooNew):
                ask()

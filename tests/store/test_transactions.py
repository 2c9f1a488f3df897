from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bti_tui.domain.errors import BtiError, Conflict, Locked, ReadOnly, StoreError
from bti_tui.store import place, transactions
from bti_tui.store.engine import connector
from bti_tui.store.transactions import Connections, Transaction, reader, writer, writer_and_reader

KEY = bytes(range(32))
WORDS = "Kari Nordmann"


@pytest.fixture
def connect(tmp_path: Path) -> Callable[[], dbapi2.Connection]:
    """An encrypted file with one table."""
    place.make_private_file(tmp_path / "one.db")
    found = connector(tmp_path / "one.db", KEY)
    made = found()
    made.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, said TEXT UNIQUE)")
    made.close()
    return found


@pytest.fixture
def lines(connect: Callable[[], dbapi2.Connection]) -> Iterator[Connections]:
    found = writer(connect)
    yield found
    found.close()


def said(lines: Connections) -> list[str]:
    with Transaction(lines) as transaction:
        return [word for (word,) in transaction.rows("SELECT said FROM word ORDER BY id")]


def add(transaction: Transaction, word: str) -> None:
    transaction.add("word", {"id": None, "said": word})


def test_nothing_lasts_without_a_commit(lines: Connections) -> None:
    with Transaction(lines) as transaction:
        add(transaction, "first")
        transaction.commit()
        add(transaction, "second")
    assert said(lines) == ["first"]


def test_a_row_is_found_by_its_place_by_its_names_or_one_by_one(lines: Connections) -> None:
    with Transaction(lines) as transaction:
        transaction.add_all("word", ({"id": id_, "said": f"word {id_}"} for id_ in (1, 2)))
        every = "SELECT id, said FROM word WHERE id >= :least ORDER BY id"
        assert transaction.row(every, {"least": 2}) == (2, "word 2")
        assert transaction.row(every, {"least": 3}) is None
        assert transaction.value("SELECT count(*) FROM word") == 2
        assert transaction.value("SELECT said FROM word WHERE id = 3") is None
        assert transaction.named(every, {"least": 2}) == [{"id": 2, "said": "word 2"}]
        assert list(transaction.stream(every, {"least": 1})) == [(1, "word 1"), (2, "word 2")]
        assert transaction.change("DELETE FROM word") == 2


@pytest.mark.parametrize("way", ["rows", "named", "change", "stream"])
def test_an_error_of_the_driver_is_ours_and_repeats_nothing(lines: Connections, way: str) -> None:
    with Transaction(lines) as transaction:
        with pytest.raises(StoreError) as told:
            list(getattr(transaction, way)(f"SELECT nothing FROM word WHERE '{WORDS}'"))
        assert told.value.__suppress_context__
        assert WORDS not in repr((told.value, told.value.facts))
        add(transaction, "once")
        with pytest.raises(Conflict):
            add(transaction, "once")


def test_one_connection_is_kept_and_another_is_made_while_it_is_taken(
    connect: Callable[[], dbapi2.Connection],
) -> None:
    made: list[dbapi2.Connection] = []

    def counting() -> dbapi2.Connection:
        made.append(connect())
        return made[-1]

    lines = reader(counting)
    assert said(lines) == said(lines) == []
    assert len(made) == 1
    with Transaction(lines) as outer:
        outer.begin()
        assert said(lines) == []
    assert len(made) == 2
    with pytest.raises(dbapi2.ProgrammingError):
        made[0].execute("SELECT 1")
    lines.close()


def test_a_connection_that_was_taken_when_all_were_closed_is_closed_when_it_comes_back(lines: Connections) -> None:
    with Transaction(lines) as transaction:
        taken = transaction.begin()
        lines.close()
        assert transaction.value("SELECT 1") == 1
    with pytest.raises(dbapi2.ProgrammingError):
        taken.execute("SELECT 1")
    assert said(lines) == []


def test_a_connection_that_can_not_be_rolled_back_is_given_to_nobody(lines: Connections) -> None:
    transaction = Transaction(lines)
    transaction.begin().close()
    with pytest.raises(BtiError):
        transaction.end()
    assert said(lines) == []


def test_a_reader_writes_nothing_and_does_not_wait_for_a_writer(connect: Callable[[], dbapi2.Connection]) -> None:
    writing, reading = writer_and_reader(connect)
    with Transaction(writing) as transaction:
        add(transaction, "not yet")
        assert said(reading) == []
    with Transaction(reading) as transaction, pytest.raises(ReadOnly):
        add(transaction, "never")
    writing.close()
    reading.close()


def test_on_one_connection_they_take_turns_and_nobody_waits_for_ever(
    connect: Callable[[], dbapi2.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "_TURN_SECONDS", 0.01)
    writing, reading = writer_and_reader(connect, alone=True)
    with Transaction(writing) as transaction:
        add(transaction, "mine")
        with pytest.raises(Locked):
            said(reading)
        transaction.commit()
    assert said(reading) == ["mine"]
    with Transaction(reading) as transaction, pytest.raises(ReadOnly):
        add(transaction, "never")
    with Transaction(writing) as transaction:
        add(transaction, "again")
        transaction.commit()
    assert said(writing) == ["mine", "again"]
    writing.close()


def test_who_gets_no_connection_does_not_keep_the_turn(
    connect: Callable[[], dbapi2.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "_TURN_SECONDS", 0.01)
    tries = iter([dbapi2.OperationalError("away")])

    def connect_later() -> dbapi2.Connection:
        for error in tries:
            raise error
        return connect()

    writing, _ = writer_and_reader(connect_later, alone=True)
    with pytest.raises(StoreError):
        said(writing)
    assert said(writing) == []
    writing.close()

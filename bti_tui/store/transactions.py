"""Transactions on the encrypted file, by the driver alone: every question and every change goes through one.

The driver runs in autocommit and each transaction is begun aloud; without that a rolled-back insert stays. A writer
takes the lock at once, because a transaction that reads first and writes later fails as soon as two programs do it.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any, Final, Self

from sqlcipher3 import dbapi2

from bti_tui.domain.errors import Locked
from bti_tui.store.engine import Connector
from bti_tui.store.failures import from_driver, translated

Values = Mapping[str, Any]
"""What a statement is filled with, by name: texts, numbers, bytes or None."""
Row = dict[str, Any]
"""A row by the names of its columns."""

_NOTHING: Final[Values] = {}
_TURN_SECONDS: Final = 10
_READ_ONLY: Final = "PRAGMA query_only=ON"
_WRITABLE: Final = "PRAGMA query_only=OFF"
_BELOW: Final = (dbapi2.Error, dbapi2.Warning)


class Pool:
    """Open connections of one kind: one is kept between two transactions, others are made while it is taken."""

    def __init__(self, connect: Connector, *, alone: bool = False) -> None:
        """`alone` is for a store that no second connection may open: then one waits for the other, in vain at last."""
        self._connect = connect
        self._turn = threading.Lock() if alone else None
        self._guard = threading.Lock()
        self._kept: list[dbapi2.Connection] = []
        self._taken: set[dbapi2.Connection] = set()

    def take(self) -> dbapi2.Connection:
        """A connection of one's own until it is given back. Raises Locked when it is somebody else's turn for long."""
        if self._turn is not None and not self._turn.acquire(timeout=_TURN_SECONDS):
            raise Locked(problem="pool")
        try:
            with self._guard:
                connection = self._kept.pop() if self._kept else None
            if connection is None:
                connection = self._connect()
        except BaseException:  # whatever went wrong: the next one gets a turn, and the error goes on
            self._end_turn()
            raise
        with self._guard:
            self._taken.add(connection)
        return connection

    def give_back(self, connection: dbapi2.Connection) -> None:
        """Let the next one have it; it is closed when another is kept, or when all were to be closed meanwhile."""
        try:
            with self._guard:
                is_kept = connection in self._taken and not self._kept
                self._taken.discard(connection)
                if is_kept:
                    self._kept.append(connection)
            if not is_kept:
                connection.close()
        finally:
            self._end_turn()

    def drop(self, connection: dbapi2.Connection) -> None:
        """Close one that can't be trusted any more, instead of giving it back."""
        with self._guard:
            self._taken.discard(connection)
        self.give_back(connection)

    def close(self) -> None:
        """Close all; those that are taken when they are given back. What comes next opens new ones."""
        with self._guard:
            kept, self._kept, self._taken = self._kept, [], set()
        for connection in kept:
            connection.close()

    def _end_turn(self) -> None:
        if self._turn is not None:
            self._turn.release()


@dataclass(frozen=True, slots=True)
class Connections:
    """Where transactions of one kind get their connection, and how they begin."""

    pool: Pool
    beginning: tuple[str, ...]

    @contextmanager
    def lent(self) -> Iterator[dbapi2.Connection]:
        """A connection outside of any transaction. Whatever goes wrong leaves as one of our errors."""
        with translated():
            connection = self.pool.take()
            try:
                yield connection
            finally:
                self.pool.give_back(connection)

    def empty_log(self) -> bool:
        """Empty the log of the database into the file, so that no older page lies beside it; False when others read it.

        They do it themselves when the last of them closes the store.
        """
        with self.lent() as connection:
            return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]

    def close(self) -> None:
        """Close every connection; what comes next opens new ones."""
        self.pool.close()


def writer(connect: Connector) -> Connections:
    """For everything that changes the store."""
    return Connections(Pool(connect), ("BEGIN IMMEDIATE",))


def reader(connect: Connector) -> Connections:
    """For what only reads: it never waits for a writer, and a write through it is refused."""

    def connect_for_reading() -> dbapi2.Connection:
        connection = connect()
        connection.execute(_READ_ONLY).fetchall()
        return connection

    return Connections(Pool(connect_for_reading), ("BEGIN",))


def writer_and_reader(connect: Connector, *, alone: bool = False) -> tuple[Connections, Connections]:
    """Both; `alone` on one and the same connection, for a store that no second one may open.

    Then they take turns: a transaction that is begun inside of another one waits in vain and ends as Locked.
    """
    if not alone:
        return writer(connect), reader(connect)
    pool = Pool(connect, alone=True)
    return Connections(pool, (_WRITABLE, "BEGIN IMMEDIATE")), Connections(pool, (_READ_ONLY, "BEGIN"))


class Transaction:
    """One transaction: it begins with the first question, and nothing lasts until `commit` is said.

    Every error of the driver leaves it as one of ours.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._connection: dbapi2.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def begin(self) -> dbapi2.Connection:
        """Begin it now, if it has not begun, and give its connection."""
        if self._connection is not None:
            return self._connection
        pool = self._connections.pool
        with translated():
            connection = pool.take()
            try:
                for statement in self._connections.beginning:
                    connection.execute(statement)
            except BaseException:  # whatever went wrong: the connection is not lost, and the error goes on
                pool.give_back(connection)
                raise
        self._connection = connection
        return connection

    def rows(self, sql: str, values: Values = _NOTHING) -> list[Any]:
        """What a question finds, each row as a tuple."""
        try:
            return self.begin().execute(sql, values).fetchall()
        except _BELOW as error:
            raise from_driver(error) from None

    def row(self, sql: str, values: Values = _NOTHING) -> Any:
        """The first row that a question finds; None when it finds nothing."""
        return next(iter(self.rows(sql, values)), None)

    def value(self, sql: str, values: Values = _NOTHING) -> Any:
        """The one value that a question is about; None when it finds nothing."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def named(self, sql: str, values: Values = _NOTHING) -> list[Row]:
        """What a question finds, each row by the names of its columns."""
        try:
            cursor = self.begin().execute(sql, values)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except _BELOW as error:
            raise from_driver(error) from None

    def stream(self, sql: str, values: Values = _NOTHING) -> Iterator[Any]:
        """The same as `rows`, one by one: for what may be too much to hold at once."""
        with translated():
            yield from self.begin().execute(sql, values)

    def change(self, sql: str, values: Values = _NOTHING) -> int:
        """Carry out a change; gives how many rows it touched."""
        try:
            return self.begin().execute(sql, values).rowcount
        except _BELOW as error:
            raise from_driver(error) from None

    def add(self, table: str, row: Values) -> None:
        """Add a row that names its columns to one of our tables."""
        self.change(_addition(table, tuple(row)), row)

    def add_all(self, table: str, rows: Iterable[Values]) -> None:
        """Add some rows to one of our tables."""
        for row in rows:
            self.add(table, row)

    def commit(self) -> None:
        """Make everything so far lasting; the next question begins a new transaction."""
        if self._connection is not None:
            with translated():
                self._connection.commit()
            self._give_back()

    def end(self) -> None:
        """Give up what was not committed."""
        if self._connection is None:
            return
        try:
            with translated():
                self._connection.rollback()
        except BaseException:  # whatever went wrong: nobody gets this connection, and the error goes on
            connection, self._connection = self._connection, None
            self._connections.pool.drop(connection)
            raise
        self._give_back()

    def _give_back(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with translated():
                self._connections.pool.give_back(connection)


@cache
def _addition(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":{column}" for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  names of our own tables and columns

"""SQLAlchemy on top of the connector: two engines, and the border where its errors become ours.

The driver runs in autocommit and each transaction is begun aloud; without that a rolled-back insert stays. A writer
takes the lock at once, because a transaction that reads first and writes later fails as soon as two programs do it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2

from bti_tui.domain.errors import BtiError, Conflict, Locked, StoreError
from bti_tui.store.engine import Connector
from bti_tui.store.failures import from_driver, from_system

_READING: Final = "bti_reading"
_TURN_SECONDS: Final = 10


def writer(connect: Connector) -> Engine:
    """The engine for everything that changes the store."""
    return _engine(connect, lambda _: ("BEGIN IMMEDIATE",))


def reader(connect: Connector) -> Engine:
    """The engine for what only reads: it never waits for a writer, and a write through it is refused."""

    def connect_for_reading() -> dbapi2.Connection:
        connection = connect()
        connection.execute("PRAGMA query_only=ON").fetchall()
        return connection

    return _engine(connect_for_reading, lambda _: ("BEGIN",))


def engines(connect: Connector, *, alone: bool = False) -> tuple[Engine, Engine]:
    """Writer and reader; `alone` on one and the same connection, for a store that no second one may open.

    Then they take turns: a transaction that is begun inside of another one waits in vain and ends as Locked.
    """
    if not alone:
        return writer(connect), reader(connect)
    engine = _engine(connect, _begin_in_turn, max_overflow=0, pool_timeout=_TURN_SECONDS)
    return engine, engine.execution_options(**{_READING: True})


def _begin_in_turn(connection: Connection) -> tuple[str, ...]:
    if connection.get_execution_options().get(_READING):
        return ("PRAGMA query_only=ON", "BEGIN")
    return ("PRAGMA query_only=OFF", "BEGIN IMMEDIATE")


@contextmanager
def translated() -> Iterator[None]:
    """Whatever SQLAlchemy, the driver or the system raises inside leaves as one of our errors."""
    try:
        yield
    except (SQLAlchemyError, dbapi2.Error, dbapi2.Warning, OSError) as error:
        raise from_below(error) from None


def from_below(error: SQLAlchemyError | dbapi2.Error | dbapi2.Warning | OSError) -> BtiError:
    """Our error for one from the layers below; a fault of ours keeps the name of its class and nothing else."""
    if isinstance(error, DBAPIError) and isinstance(error.orig, dbapi2.Error | dbapi2.Warning):
        return from_driver(error.orig)
    if isinstance(error, dbapi2.Error | dbapi2.Warning):
        return from_driver(error)
    if isinstance(error, OSError):
        return from_system(error)
    if isinstance(error, PoolTimeout):
        return Locked(problem="pool")
    if isinstance(error, StaleDataError):
        return Conflict(problem="stale")
    return StoreError(problem=type(error).__name__)


def _engine(connect: Connector, begin: Callable[[Connection], Sequence[str]], **pool: int) -> Engine:
    # "sqlite://" looks like memory to SQLAlchemy, so the pool is named; without module= errors stay unwrapped.
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, pool_size=1, hide_parameters=True, **pool
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        for statement in begin(connection):
            connection.exec_driver_sql(statement)

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, dbapi2.Error | dbapi2.Warning):
            context.chained_exception = None
            raise from_driver(context.original_exception) from None

    return engine

"""Which schema a store has, and how an older one is brought up: copy first, then one transaction, never back.

The version is read by one plain question; alembic and SQLAlchemy are imported only when there is something to do.
`batch_alter_table` is never used: it drops every trigger and, with foreign keys on, the rows of child tables.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from bti_tui.domain.errors import BtiError, Damaged, StoreError, TooNew
from bti_tui.store import place
from bti_tui.store.engine import Connector, connector
from bti_tui.store.failures import from_driver, translated
from bti_tui.store.keys_document import sync_folder
from bti_tui.store.transactions import Connections, Pool, Transaction

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.exc import SQLAlchemyError

SCRIPTS = "bti_tui.store:migrations"
_VERSION = "SELECT version_num FROM alembic_version"
_HAS_VERSION = "SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'"


def version(connection: dbapi2.Connection) -> str:
    """The schema version of a store; empty when no schema is there."""
    if not connection.execute(_HAS_VERSION).fetchone()[0]:
        return ""
    found = connection.execute(_VERSION).fetchone()
    return str(found[0]) if found else ""


def is_current(connect: Connector, known: str) -> bool:
    """Whether a store has the `known` schema; TooNew when a later program made it, Damaged when none did."""
    with translated(), contextlib.closing(connect()) as connection:
        found = version(connection)
    if not found:
        raise Damaged(what="schema")
    if not found.isdecimal() or int(found) > int(known):
        raise TooNew(found=found, known=known)
    return found == known


def upgrade(
    writer: Connections,
    target: str,
    scripts: str,
    *,
    before: Callable[[], object] = lambda: None,
    after: Callable[[Transaction, str], object] = lambda *_: None,
) -> None:
    """Bring the schema to `target` in one transaction; when a step fails, the store is as it was.

    `before` runs under the writer's lock, so that of two programs one makes the copy and takes the steps and the other
    finds them taken; `after` gets the version that was found, in the same transaction. Foreign keys are off outside
    (a rebuilt parent table would take its children with it) and checked before the commit.
    """
    with writer.lent() as driver:
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with _alchemy(driver, writer.beginning) as connection:
                found = version(driver)
                if found != target:
                    before()
                    _step_up(connection, target, scripts)
                    after(Transaction(Connections(Pool(lambda: driver), ())), found)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


@contextlib.contextmanager
def _alchemy(driver: dbapi2.Connection, beginning: tuple[str, ...]) -> "Iterator[Connection]":
    """A transaction of SQLAlchemy's on a connection of ours; without the listener its transaction would be none."""
    from sqlalchemy import StaticPool, create_engine, event
    from sqlalchemy.exc import SQLAlchemyError

    # "sqlite://" looks like memory to SQLAlchemy, so the pool is named; without module= errors stay unwrapped.
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: driver, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(_: "Connection") -> None:
        for statement in beginning:
            driver.execute(statement)

    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    except SQLAlchemyError as error:
        raise from_alchemy(error) from None


def from_alchemy(error: "SQLAlchemyError") -> BtiError:
    """Our error for one of SQLAlchemy's, which shows what was asked: the driver's, or the name of its class alone."""
    below = getattr(error, "orig", None)
    if isinstance(below, dbapi2.Error | dbapi2.Warning):
        return from_driver(below)
    return StoreError(problem=type(error).__name__)


def _step_up(connection: "Connection", target: str, scripts: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise Damaged(what="foreign-keys")


def copy_before(connect: Connector, database: Path, key: bytes, label: str) -> Path:
    """A checked copy beside the store, page by page with a salt of its own, made before a migration."""
    target = database.with_name(f"{database.stem}.before-{label}.db")
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    with translated():
        place.make_private_file(part)
        connect_to_copy = connector(part, key)
        with contextlib.closing(connect()) as source, contextlib.closing(connect_to_copy()) as copy:
            source.backup(copy)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        require_sound(connect_to_copy)
        part.replace(target)
        sync_folder(target.parent)
    return target


def require_sound(connect: Connector) -> None:
    """Raise Damaged unless every page of a store is authentic and whole.

    A fresh connection for each check: after one bad page a connection lies.
    """
    for check, sound in (("PRAGMA cipher_integrity_check", []), ("PRAGMA integrity_check", [("ok",)])):
        with translated(), contextlib.closing(connect()) as connection:
            if connection.execute(check).fetchall() != sound:
                raise Damaged(what="pages")

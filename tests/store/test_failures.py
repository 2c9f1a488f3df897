import errno
import inspect

import pytest
import sqlalchemy.exc
import sqlalchemy.orm.exc
from sqlcipher3 import dbapi2

from bti_tui.domain.errors import (
    BtiError,
    Conflict,
    Damaged,
    DiskFull,
    Locked,
    ReadOnly,
    StoreError,
    StoreMissing,
    UnsafePlace,
)
from bti_tui.store import failures, migrate

PLANTED = "Kari Nordmann"


def driver_error(kind: type[dbapi2.Error], code: int, name: str, message: str = PLANTED) -> dbapi2.Error:
    error = kind(message)
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


@pytest.mark.parametrize(
    ("code", "name", "ours"),
    [
        (5, "SQLITE_BUSY", Locked),
        (6, "SQLITE_LOCKED", Locked),
        (5 | 2 << 8, "SQLITE_BUSY_SNAPSHOT", Locked),
        (15, "SQLITE_PROTOCOL", Locked),
        (11, "SQLITE_CORRUPT", Damaged),
        (26, "SQLITE_NOTADB", Damaged),
        (10, "SQLITE_IOERR", Damaged),
        (13, "SQLITE_FULL", DiskFull),
        (8, "SQLITE_READONLY", ReadOnly),
        (3, "SQLITE_PERM", ReadOnly),
        (14, "SQLITE_CANTOPEN", StoreMissing),
        (19, "SQLITE_CONSTRAINT", StoreError),
        (1, "SQLITE_ERROR", StoreError),
        (9, "SQLITE_INTERRUPT", StoreError),
        (20, "SQLITE_MISMATCH", StoreError),
    ],
)
def test_each_code_of_the_driver_has_its_error(code: int, name: str, ours: type[BtiError]) -> None:
    said = failures.from_driver(driver_error(dbapi2.OperationalError, code, name))
    assert type(said) is ours
    assert said.facts == {"problem": name}


def test_a_taken_key_is_a_conflict() -> None:
    taken = driver_error(dbapi2.IntegrityError, 19, "SQLITE_CONSTRAINT", "UNIQUE constraint failed: case_file.id")
    assert type(failures.from_driver(taken)) is Conflict


DRIVER = [
    kind for _, kind in inspect.getmembers(dbapi2, inspect.isclass) if issubclass(kind, dbapi2.Error | dbapi2.Warning)
]
ALCHEMY = sorted(
    {
        kind
        for module in (sqlalchemy.exc, sqlalchemy.orm.exc)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, sqlalchemy.exc.SQLAlchemyError)
    },
    key=lambda kind: kind.__name__,
)


def test_all_classes_are_there_to_be_listed() -> None:
    assert len(DRIVER) == 10
    assert len(ALCHEMY) > 30


@pytest.mark.parametrize("kind", DRIVER, ids=lambda kind: kind.__name__)
def test_every_error_of_the_driver_is_ours_at_the_border(kind: type[dbapi2.Error]) -> None:
    with pytest.raises(BtiError) as told, failures.translated():
        raise kind(PLANTED)
    assert told.value.__suppress_context__
    assert PLANTED not in repr((told.value, told.value.facts))


@pytest.mark.parametrize("kind", ALCHEMY, ids=lambda kind: kind.__name__)
def test_every_error_of_sqlalchemy_is_ours_at_the_border(kind: type[sqlalchemy.exc.SQLAlchemyError]) -> None:
    error = kind.__new__(kind)
    Exception.__init__(error, PLANTED)
    if isinstance(error, sqlalchemy.exc.DBAPIError):
        error.orig = driver_error(dbapi2.OperationalError, 5, "SQLITE_BUSY")
    said = migrate.from_alchemy(error)
    assert isinstance(said, BtiError)
    assert PLANTED not in repr((said, said.facts))
    assert type(said) is (Locked if isinstance(error, sqlalchemy.exc.DBAPIError) else StoreError)


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, UnsafePlace),
        (errno.EPERM, UnsafePlace),
        (errno.ENOENT, StoreMissing),
        (errno.ENOTDIR, StoreMissing),
        (errno.EIO, Damaged),
        (errno.EMFILE, StoreError),
    ],
)
def test_each_error_of_the_system_has_its_own(code: int, ours: type[BtiError]) -> None:
    with pytest.raises(BtiError) as told, failures.translated():
        raise OSError(code, "message", f"/home/{PLANTED}")
    assert type(told.value) is ours
    assert told.value.facts == {"problem": errno.errorcode[code]}


def test_our_own_errors_pass_the_border_as_they_are() -> None:
    with pytest.raises(Conflict) as told, failures.translated():
        raise Conflict(case="x")
    assert told.value.facts == {"case": "x"}

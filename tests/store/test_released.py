"""Stores that released programs made are opened by this one, and brought up without losing anything."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.domain.errors import StoreError
from bti_tui.store import audit, migrate, schema
from bti_tui.store.engine import connector
from bti_tui.store.open_store import Store
from bti_tui.store.opening import bring_up
from bti_tui.store.transactions import Transaction, reader
from bti_tui.store.unlocking import DATABASE, Unlocked
from tests.store import released_stores
from tests.store.released_stores import FIRST_CASE, KEYS, VERSIONS
from tests.store.test_migrate import described, schema_of

OLDER = [one for one in VERSIONS if one != schema.VERSION]


def test_there_is_a_file_of_every_released_version() -> None:
    steps = sorted((Path(migrate.__file__).parent / "migrations" / "versions").glob("v*.py"))
    known = [step.name[1:5] for step in steps]
    assert known[-1] == schema.VERSION
    assert list(VERSIONS) == known[: len(VERSIONS)]
    assert len(VERSIONS) >= len(known) - 1


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_a_released_version_opens_with_all_that_was_in_it(version: str, tmp_path: Path) -> None:
    store = released_stores.opened(released_stores.put(version, tmp_path / "store"))
    assert store.verify() == ()
    with store.reading() as work:
        assert [one.name for one in work.cases.listed()] == ["Sverre Sjøvik", FIRST_CASE]
        assert len(work.notes.search("hår")) == 1
        assert len(work.accesses.of_case(work.cases.ids()[0])) == 1
    store.close()


@pytest.mark.parametrize("version", OLDER)
def test_a_migrated_store_has_the_schema_of_a_fresh_one(version: str, tmp_path: Path, store: Store) -> None:
    older = released_stores.put(version, tmp_path / "older")
    bring_up(older)
    with contextlib.closing(older.connect()) as connection:
        assert described(connection) == schema_of(store)


@pytest.mark.parametrize("version", OLDER)
def test_the_chain_says_from_what_a_store_was_brought_up(version: str, tmp_path: Path) -> None:
    older = released_stores.put(version, tmp_path / "store")
    bring_up(older)
    bring_up(older)
    told = [event for event in events(older) if event["act"] == "store.migrated"]
    assert [(event["found"], event["to"]) for event in told] == [(version, schema.VERSION)]


def events(unlocked: Unlocked) -> list[audit.Event]:
    connections = reader(unlocked.connect)
    with Transaction(connections) as transaction:
        found = list(audit.events(transaction, "0000"))
    connections.close()
    return found


@pytest.mark.parametrize("version", OLDER)
def test_a_checked_copy_of_the_old_file_is_made_first(version: str, tmp_path: Path) -> None:
    older = released_stores.put(version, tmp_path / "store")
    bring_up(older)
    copy = tmp_path / "store" / f"store.before-{schema.VERSION}.db"
    with contextlib.closing(connector(copy, KEYS.database_key(), alone=True)()) as connection:
        assert migrate.version(connection) == version


def test_nothing_is_written_when_the_copy_can_not_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = released_stores.put(OLDER[0], tmp_path / "store")
    before = events(older)

    def fail(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(migrate, "copy_before", fail)
    with pytest.raises(StoreError):
        bring_up(older)
    assert events(older) == before
    with contextlib.closing(older.connect()) as connection:
        assert migrate.version(connection) == OLDER[0]


def test_two_programs_that_find_an_older_store_at_once_bring_it_up_once(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    older = released_stores.put(OLDER[0], folder)
    pair = [started(folder) for _ in range(2)]
    assert [one.wait(60) for one in pair] == [0, 0]
    assert sum(event["act"] == "store.migrated" for event in events(older)) == 1
    copy = folder / f"store.before-{schema.VERSION}.db"
    with contextlib.closing(connector(copy, KEYS.database_key(), alone=True)()) as connection:
        assert migrate.version(connection) == OLDER[0]


def started(folder: Path) -> "subprocess.Popen[bytes]":
    """Another program that unlocks the store."""
    line = (
        "from pathlib import Path; from bti_tui.store.opening import bring_up; from tests.store import released_stores;"
        f"bring_up(released_stores.at(Path({str(folder)!r})))"
    )
    return subprocess.Popen([sys.executable, "-c", line], cwd=Path(__file__).parents[2])


@pytest.mark.parametrize("moment", range(6))
def test_a_program_that_is_killed_on_the_way_leaves_a_store_that_opens(tmp_path: Path, moment: int) -> None:
    """Killed when the copy begins, is there, at each growth of the log: whatever is found is whole, old or new."""
    folder = tmp_path / "store"
    released_stores.put(OLDER[0], folder)
    program = started(folder)
    wait_for(program, folder, moment)
    program.kill()
    program.wait(60)
    store = released_stores.opened(released_stores.at(folder))
    assert store.verify() == ()
    with store.reading() as work:
        assert len(work.cases.listed()) == 2
    store.close()


def size(log: Path) -> int:
    """The bytes of a file that may come and go; below nothing while it is not there."""
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return -1


def wait_for(program: "subprocess.Popen[bytes]", folder: Path, moment: int) -> None:
    """Wait until the program has come to a moment of its work, or has ended."""
    log = folder / f"{DATABASE}-wal"
    reached = {
        0: (folder / f"store.before-{schema.VERSION}.part").exists,
        1: (folder / f"store.before-{schema.VERSION}.db").exists,
    }.get(moment, lambda: size(log) > (moment - 2) * 32_000)
    while program.poll() is None and not reached():
        os.sched_yield()


def test_alembic_is_imported_only_when_a_store_is_brought_up(store: Store, tmp_path: Path) -> None:
    line = (
        "import sys; from pathlib import Path; from bti_tui.store.opening import bring_up;"
        "from tests.store import released_stores; where = released_stores.at(Path({folder!r})); bring_up(where);"
        "assert ('alembic' in sys.modules) is {wanted}"
    )
    folder = tmp_path / "older"
    released_stores.put(OLDER[0], folder)
    for wanted in (True, False):
        done = subprocess.run(
            [sys.executable, "-c", line.format(folder=str(folder), wanted=wanted)],
            cwd=Path(__file__).parents[2],
            check=False,
        )
        assert done.returncode == 0

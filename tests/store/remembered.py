"""A real store that this machine remembers, and somebody who has its key and changes it behind our back."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlcipher3 import dbapi2

from bti_tui.store import audit, opening
from bti_tui.store.engine import connector
from bti_tui.store.keyfile import Created, by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.transactions import Transaction
from bti_tui.store.unlocking import unlock
from tests.store.life import DEVICE, HERE, NOW, PHRASE, PROFESSIONAL, Life, keep

PAGE = 4096


@dataclass
class Remembered:
    """A store with one case, closed between the steps of a test."""

    folder: Path
    state: Path
    created: Created
    life: Life

    @classmethod
    def make(cls, folder: Path, state: Path, created: Created) -> "Remembered":
        where = {"municipality": HERE, "device": DEVICE, "at": NOW}
        life = Life().raised().entry("Snakket med henne.")
        store = opening.create(folder, created, professionals=[PROFESSIONAL], state=state, **where)  # type: ignore[arg-type]  # three kinds of value
        with store.unit_of_work() as work:
            keep(work, life)
            work.commit()
        store.close()
        return cls(folder, state, created, life)

    def open(self, phrase: str = PHRASE) -> Store:
        return opening.open_store(unlock(self.folder, by_passphrase(phrase), self.state), self.state)

    def use(self, act: Callable[[Store], object]) -> None:
        """Open it, do something, close it."""
        store = self.open()
        act(store)
        store.close()

    def write(self, words: str = "Nytt.") -> None:
        """One entry more in the case, in a use of its own."""
        self.use(lambda store: self.write_in(store, words))

    def write_in(self, store: Store, words: str = "Nytt.") -> None:
        self.life.entry(words)
        with store.unit_of_work() as work:
            keep(work, self.life, self.life.case.version - 1, notes_from=len(self.life.notes) - 1)
            work.commit()

    def found(self) -> str | None:
        """What an unlock finds."""
        store = self.open()
        found = store.rolled_back.found if store.rolled_back else None
        store.close()
        return found

    def verified(self) -> set[str]:
        """What the whole check finds."""
        store = self.open()
        codes = {one.code for one in store.verify()}
        store.close()
        return codes

    @property
    def database(self) -> Path:
        return self.folder / "store.db"

    def copied(self, name: str = "old") -> Path:
        """A copy of the closed store's database, beside the folder."""
        copy = self.folder.with_name(name)
        shutil.copy(self.database, copy)
        return copy

    def asked(self, question: str) -> int:
        """A number that the database knows."""
        connection = connector(self.database, self.created.keys.database_key())()
        answer = int(connection.execute(question).fetchone()[0])
        connection.close()
        return answer

    def attack(self, *statements: str) -> None:
        """Somebody with the key, who takes the guards away first."""
        connection = connector(self.database, self.created.keys.database_key())()
        run(connection, *statements)
        connection.close()


def run(connection: dbapi2.Connection, *statements: str) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        if name not in {"note_indexed", "note_purged"}:
            connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def pages(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[start : start + PAGE] for start in range(0, len(content), PAGE)]


def events(store: Store, act: str) -> list[dict[str, object]]:
    """The links of the audit chain that tell of an act."""
    with Transaction(store._reader) as transaction:
        return [dict(event) for event in audit.events(transaction, store.municipality) if event["act"] == act]


def put_back_older(kept: Remembered) -> None:
    """Somebody restores the file of yesterday."""
    old = kept.copied()
    kept.write()
    shutil.copy(old, kept.database)


def change_professional(store: Store) -> None:
    """A colleague gets another title."""
    with store.unit_of_work() as work:
        work.professionals.add(replace(PROFESSIONAL, title="rektor"))
        work.commit()

"""Attacks by someone who has the store's key and removes the guards first: what the chain sees, and what it can not."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from sqlcipher3 import dbapi2

from bti_tui.store import audit
from bti_tui.store.audit import Head
from bti_tui.store.engine import connector
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.store.transactions import Transaction
from tests.store.life import ANNA, HERE, NOW, Life, keep

Attack = Callable[[dbapi2.Connection], object]
VICTIM = 10


@pytest.fixture
def busy(store: Store, life: Life) -> Store:
    """A store with some thirty links in its chain."""
    for _ in range(20):
        with store.unit_of_work() as work:
            work.log_access(ANNA, "read", life.id, NOW)
            work.commit()
    return store


@pytest.fixture
def checkpoint(busy: Store) -> Head:
    with Transaction(busy._reader) as transaction:
        return audit.head(transaction, HERE)


@pytest.fixture
def attack(busy: Store, folder: Path, created: Created, checkpoint: Head) -> Iterator[Callable[[Attack], None]]:
    """Runs an attack on the closed store, with every guard dropped."""
    busy.close()
    connection = connector(folder / "store.db", created.keys.database_key())()
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        if name.startswith(("audit", "case_fact", "signer")) or name == "note_no_update":
            connection.execute(f"DROP TRIGGER {name}")

    def run(change: Attack) -> None:
        change(connection)

    yield run
    connection.close()


def seen(store: Store, *checkpoints: Head) -> set[str]:
    with Transaction(store._reader) as transaction:
        return {found.code for found in audit.verify(transaction, HERE, store._signer.store, checkpoints)}


def rewritten(connection: dbapi2.Connection, store: Store, key: SigningKey | None) -> None:
    """Change one event and chain everything after it anew, signing with another key or not at all."""
    links = connection.execute('SELECT n, event, "user" FROM audit WHERE n >= ? ORDER BY n', (VICTIM,)).fetchall()
    prev = connection.execute("SELECT hash FROM audit WHERE n = ?", (VICTIM - 1,)).fetchone()[0]
    connection.execute("DELETE FROM audit WHERE n >= ?", (VICTIM,))
    for n, event, user in links:
        told = event.replace("access.read", "access.print") if n == VICTIM else event
        digest = audit.link(store._signer.store, n, prev, told)
        signature = key.sign(digest).signature if key else None
        connection.execute("INSERT INTO audit VALUES (?,?,?,?,?,?,?)", (HERE, n, told, prev, digest, user, signature))
        prev = digest


def test_an_untouched_chain_is_sound(busy: Store, checkpoint: Head) -> None:
    assert checkpoint.n > 20
    assert seen(busy) == seen(busy, checkpoint) == set()


def test_r42_an_edited_event_breaks_the_chain(busy: Store, attack: Callable[[Attack], None]) -> None:
    attack(lambda c: c.execute("UPDATE audit SET event = replace(event, 'read', 'print') WHERE n = ?", (VICTIM,)))
    assert seen(busy) == {"audit-broken"}


def test_a_link_taken_out_of_the_middle_breaks_the_chain(busy: Store, attack: Callable[[Attack], None]) -> None:
    attack(lambda c: c.execute("DELETE FROM audit WHERE n = ?", (VICTIM,)))
    assert seen(busy) == {"audit-broken"}


def test_a_cut_off_end_is_seen_only_against_a_checkpoint(
    busy: Store, checkpoint: Head, attack: Callable[[Attack], None]
) -> None:
    attack(lambda c: c.execute("DELETE FROM audit WHERE n > ?", (VICTIM,)))
    assert seen(busy) == set()
    assert seen(busy, checkpoint) == {"audit-cut"}


@pytest.mark.parametrize("key", [SigningKey.generate(), None], ids=["another key", "no signature"])
def test_a_history_rewritten_without_the_signing_key_is_seen(
    busy: Store, checkpoint: Head, attack: Callable[[Attack], None], key: SigningKey | None
) -> None:
    attack(lambda c: rewritten(c, busy, key))
    assert seen(busy) == {"audit-signature"}
    assert seen(busy, checkpoint) == {"audit-signature", "audit-rewritten"}


def test_a_history_rewritten_by_its_only_signer_is_seen_against_a_checkpoint(
    busy: Store, checkpoint: Head, created: Created, attack: Callable[[Attack], None]
) -> None:
    attack(lambda c: rewritten(c, busy, SigningKey(created.keys.seed)))
    assert seen(busy) == set()
    assert seen(busy, checkpoint) == {"audit-rewritten"}


def test_an_exchanged_signer_is_seen(busy: Store, attack: Callable[[Attack], None]) -> None:
    other = SigningKey.generate()

    def change(connection: dbapi2.Connection) -> None:
        connection.execute('UPDATE signer SET pub = ? WHERE "user" = ?', (bytes(other.verify_key), ANNA))
        rewritten(connection, busy, other)

    attack(change)
    assert "signer-exchanged" in seen(busy)


def test_a_changed_fact_and_a_changed_note_are_seen(busy: Store, attack: Callable[[Attack], None]) -> None:
    def change(connection: dbapi2.Connection) -> None:
        connection.execute("UPDATE case_fact SET actor = 'x' WHERE position = 2")
        connection.execute("UPDATE note SET author = 'x' WHERE kind = 'entry'")

    attack(change)
    assert {found.code for found in busy.verify()} == {"fact-differs", "note-differs"}


def test_a_fact_put_in_or_taken_out_by_hand_is_seen(busy: Store, life: Life, attack: Callable[[Attack], None]) -> None:
    def change(connection: dbapi2.Connection) -> None:
        connection.execute("UPDATE case_fact SET id = 'other' WHERE position = 2")

    attack(change)
    assert {(found.code, found.place) for found in busy.verify()} == {
        ("fact-uncommitted", "other"),
        ("fact-missing", life.records[1].id),
    }


def test_an_old_file_put_back_is_seen_against_a_checkpoint(busy: Store, folder: Path, life: Life) -> None:
    busy.close()
    old = folder / "old.db"
    shutil.copy(folder / "store.db", old)
    with busy.unit_of_work() as work:
        life.entry("Nytt.")
        keep(work, life, life.case.version - 1, notes_from=len(life.notes) - 1)
        work.commit()
    with Transaction(busy._reader) as transaction:
        newest = audit.head(transaction, HERE)
    busy.close()
    old.replace(folder / "store.db")
    assert seen(busy) == set()
    assert seen(busy, newest) == {"audit-cut"}


def test_an_event_holds_ids_and_digests_only(busy: Store, life: Life) -> None:
    with Transaction(busy._reader) as transaction:
        spelled = json.dumps(list(audit.events(transaction, HERE)), ensure_ascii=False)
    for words in (life.name, life.words, "Snakket", "Anna"):
        assert words not in spelled

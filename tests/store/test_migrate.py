import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2

from bti_tui.domain.errors import Damaged, TooNew
from bti_tui.store import migrate, place, schema
from bti_tui.store.engine import connector
from bti_tui.store.keyfile import Created, by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.tables import metadata
from bti_tui.store.transactions import Connections, writer
from bti_tui.store.unlocking import unlock
from tests.store.life import PHRASE, Life

KEY = bytes(range(32))
AFTER = f"{int(schema.VERSION) + 1:04}"
NEXT = f"""
from alembic import op
revision, down_revision = "{AFTER}", "{schema.VERSION}"

def upgrade():
    {{steps}}
"""


def described(connection: dbapi2.Connection) -> dict[tuple[str, str], str]:
    """Everything in the schema, with white space and the quotes of a renamed table left out of account."""
    rows = connection.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_schema").fetchall()
    return {(kind, name): "".join(sql.replace('"', "").split()) for kind, name, sql in rows}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connections]:
    """An encrypted file without any schema."""
    place.make_private_file(tmp_path / "empty.db")
    connections = writer(connector(tmp_path / "empty.db", KEY))
    yield connections
    connections.close()


@pytest.fixture
def history(tmp_path: Path) -> Callable[[str], str]:
    """A history with one step more than the shipped one."""
    shipped = Path(migrate.__file__).parent / "migrations"

    def write(steps: str) -> str:
        versions = tmp_path / "history" / "versions"
        versions.mkdir(parents=True)
        (tmp_path / "history" / "env.py").write_text((shipped / "env.py").read_text())
        for step in (shipped / "versions").glob("v*.py"):
            (versions / step.name).write_text(step.read_text())
        (versions / f"v{AFTER}.py").write_text(NEXT.format(steps=steps))
        return str(tmp_path / "history")

    return write


def schema_of(store: Store) -> dict[tuple[str, str], str]:
    with contextlib.closing(store._unlocked.connect()) as connection:
        return described(connection)


def test_a_fresh_store_has_the_schema_of_one_migrated_from_nothing(
    store: Store, empty: Connections, tmp_path: Path
) -> None:
    migrate.upgrade(empty, schema.VERSION, migrate.SCRIPTS)
    with contextlib.closing(connector(tmp_path / "empty.db", KEY)()) as connection:
        migrated = described(connection)
        assert migrate.version(connection) == schema.VERSION
    assert migrated == schema_of(store)
    assert sum(kind == "trigger" for kind, _ in migrated) == len(schema.TRIGGERS)


def test_the_models_are_the_schema(empty: Connections) -> None:
    migrate.upgrade(empty, schema.VERSION, migrate.SCRIPTS)
    with empty.lent() as driver, migrate._alchemy(driver, empty.beginning) as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or "note_fts" not in str(name)}
        )
        assert compare_metadata(context, metadata) == []


def test_every_key_and_index_leads_with_the_municipality(store: Store) -> None:
    with contextlib.closing(store._unlocked.connect()) as connection:
        for table in metadata.tables:
            indexes = connection.execute(f"PRAGMA index_list({table})").fetchall()
            firsts = [connection.execute(f"PRAGMA index_info({index[1]})").fetchone()[2] for index in indexes]
            assert firsts
            assert set(firsts) == {"municipality"}, table


def test_an_older_store_is_brought_up_and_keeps_its_guards_and_its_cases(
    store: Store, life: Life, history: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    before = schema_of(store)
    store.close()
    scripts = history("op.execute('ALTER TABLE draft ADD COLUMN colour TEXT')")
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "VERSION", AFTER)
    newer = open_store(unlock(folder, by_passphrase(PHRASE)))
    after = schema_of(newer)
    assert {name for name in after if after[name] != before.get(name)} == {("table", "draft")}
    with newer.reading() as work:
        assert work.cases.get(life.id) == life.case
    assert newer.verify() == ()
    newer.close()
    copy = folder / f"store.before-{AFTER}.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not copy.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    "steps",
    [
        "op.execute('CREATE TABLE half (x TEXT)'); raise RuntimeError('the power went')",
        "op.execute('DROP TABLE note'); op.execute('CREATE TABLE note (x TEXT)'); op.execute('SELECT no_such()')",
    ],
)
def test_a_failing_step_leaves_the_store_as_it_was(
    store: Store, life: Life, history: Callable[[str], str], steps: str
) -> None:
    before = schema_of(store)
    scripts = history(steps)
    with pytest.raises(Exception, match=r"the power went|store"):
        migrate.upgrade(store._writer, AFTER, scripts)
    assert schema_of(store) == before
    assert store.verify() == ()


def test_a_step_that_drops_guards_gets_them_back(store: Store, history: Callable[[str], str]) -> None:
    before = schema_of(store)
    migrate.upgrade(store._writer, AFTER, history("op.execute('DROP TRIGGER audit_in_order')"))
    assert schema_of(store) == before


def test_a_store_of_a_later_program_is_refused_and_not_touched(store: Store, folder: Path) -> None:
    with store._writer.lent() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    links = store.info().audit
    with pytest.raises(TooNew) as told:
        open_store(unlock(folder, by_passphrase(PHRASE)))
    assert told.value.facts == {"found": "0099", "known": schema.VERSION}
    assert store.info().audit == links


def test_a_file_without_a_schema_is_damaged(empty: Connections, tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        migrate.is_current(connector(tmp_path / "empty.db", KEY), schema.VERSION)


def test_a_copy_is_refused_when_it_is_not_whole(store: Store, folder: Path, created: Created) -> None:
    copy = migrate.copy_before(store._unlocked.connect, folder / "store.db", created.keys.database_key(), "x")
    with copy.open("r+b") as file:
        file.seek(5000)
        file.write(b"\0\0\0\0")
    with pytest.raises(Damaged):
        migrate.require_sound(connector(copy, created.keys.database_key()))


def test_no_step_uses_batch_and_none_imports_ours() -> None:
    for step in (Path(migrate.__file__).parent / "migrations" / "versions").glob("*.py"):
        text = step.read_text(encoding="utf-8")
        assert "batch_alter_table" not in text
        assert "bti_tui" not in text

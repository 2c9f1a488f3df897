import pytest

from bti_tui.domain.errors import StoreError
from bti_tui.store.open_store import Store
from tests.store.life import ANNA, NOW, Life

REST_OF_FACT = "case_id, position, seq, hlc, at, actor, device, name, schema, term, base, payload, salt, purged_by"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE case_fact SET actor = 'x'",
        "DELETE FROM case_fact",
        "REPLACE INTO case_fact SELECT * FROM case_fact",
        "INSERT INTO case_fact SELECT * FROM case_fact WHERE true ON CONFLICT DO UPDATE SET actor = 'x'",
        f"INSERT OR REPLACE INTO case_fact SELECT municipality, 'x', {REST_OF_FACT} FROM case_fact",
        "UPDATE audit SET event = '{}'",
        "DELETE FROM audit",
        "REPLACE INTO audit SELECT * FROM audit",
        "INSERT INTO audit SELECT * FROM audit WHERE n = 1 ON CONFLICT DO UPDATE SET event = '{}'",
        'INSERT INTO audit SELECT municipality, 99, event, prev, randomblob(32), "user", sig FROM audit WHERE n = 1',
        "UPDATE note SET text = 'x'",
        "REPLACE INTO note SELECT * FROM note",
        "DELETE FROM note",
        "UPDATE case_fact SET payload = '{}', purged_by = 'x'",
        "UPDATE access_entry SET actor = 'x'",
        "DELETE FROM access_entry",
        "REPLACE INTO access_entry SELECT * FROM access_entry",
        "UPDATE signer SET pub = randomblob(32)",
        "DELETE FROM signer",
        "REPLACE INTO signer SELECT * FROM signer",
    ],
)
def test_logs_only_grow(store: Store, life: Life, change: str) -> None:
    with store.unit_of_work() as work:
        work.log_access(ANNA, "read", life.id, NOW)
        work.commit()
    with pytest.raises(StoreError) as told, store._writer.lent() as connection:
        connection.execute(change)
    assert told.value.facts == {"problem": "SQLITE_CONSTRAINT"}
    assert store.verify() == ()

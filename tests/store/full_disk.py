"""A store that nothing more can be committed to, and what a person does meanwhile."""

from sqlalchemy import Connection, event

from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import BtiError, DiskFull
from bti_tui.domain.ids import CaseId
from bti_tui.store.open_store import Store
from bti_tui.store.rows import compact
from tests.store.life import ANNA, NOW, Life
from tests.store.test_trouble import keep_last

WORDS = "KANARIFUGL I KLADDEN"


def no_room(_: Connection) -> None:
    raise DiskFull(problem="SQLITE_FULL")


def fill(store: Store) -> None:
    """From now on nothing more can be committed; `tests/tty/test_small_disk.py` does the same with a real disk."""
    event.listen(store._writer, "commit", no_room)


def make_room(store: Store) -> None:
    event.remove(store._writer, "commit", no_room)


def wrong(store: Store) -> type[BtiError] | None:
    """What is wrong with the disk now."""
    return type(store.disk.trouble) if store.disk.trouble is not None else None


def a_draft(words: str = WORDS, minute: int = 0) -> Draft:
    values = compact({"focus": "text", "values": {"text": words * 40}})
    return Draft("step.observe/x/n0", ANNA, CaseId("x"), "step.observe", "n0", values, NOW.replace(minute=minute))


def put(store: Store, draft: Draft, *, outside: bool = False) -> None:
    with store.disk.outside() if outside else store.unit_of_work() as work:
        work.drafts.put(draft)
        work.commit()


def look(store: Store, case_id: CaseId) -> None:
    with store.disk.outside() as work:
        assert work.cases.get(case_id) is not None
        work.log_access(ANNA, "case.read", case_id, NOW)
        work.commit()


def big_write(store: Store, life: Life) -> None:
    life.entry("ord " * 20_000)
    keep_last(store, life)

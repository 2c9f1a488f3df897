"""A store that nothing more can be committed to, and what a person does meanwhile."""

from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import BtiError, DiskFull
from bti_tui.domain.ids import CaseId
from bti_tui.store.open_store import Store
from bti_tui.store.rows import compact
from bti_tui.store.transactions import Transaction
from tests.store.life import ANNA, NOW, Life
from tests.store.test_trouble import keep_last

WORDS = "KANARIFUGL I KLADDEN"


_commit = Transaction.commit


def fill(store: Store) -> None:
    """From now on nothing more can be committed; `tests/tty/test_small_disk.py` does the same with a real disk."""

    def no_room(transaction: Transaction) -> None:
        if transaction._connections is store._writer:
            raise DiskFull(problem="SQLITE_FULL")
        _commit(transaction)

    Transaction.commit = no_room  # type: ignore[method-assign,assignment]  # the disk


def make_room(store: Store) -> None:
    Transaction.commit = _commit  # type: ignore[method-assign]  # the disk


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

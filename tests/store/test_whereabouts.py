"""A strict grade in a real store: a planted school is in no row, no page and no list, and the store is sound."""

from dataclasses import replace

from bti_tui.domain import commands as c
from bti_tui.domain.address import AddressGrade
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.usecases import queries
from bti_tui.usecases.case_people import people_page
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import save_draft
from bti_tui.usecases.execute import execute
from bti_tui.usecases.handover import briefing_page
from bti_tui.usecases.overview import overview
from bti_tui.usecases.whereabouts import masked, rewrite, tellings
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import OWNER
from tests.orders_of_protection import SYNTHETIC
from tests.store.plain_pages import plain
from tests.usecases.contract import kept
from tests.usecases.memory import MemoryStore, memory_context

SCHOOL = "Solbakken skole"


def context(store: Store, bench: CaseBuilder) -> Context:
    """Whoever raised the case, at work in a real store."""
    ctx = memory_context(MemoryStore(), lambda: bench.now)
    real = replace(ctx, unit_of_work=store.unit_of_work, reading=store.reading)
    return real.acting_as(STAFF[OWNER])


def rows_of(store: Store) -> str:
    """Every row of every table, the search index too, as text."""
    with store._reader.lent() as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        found = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables]
        found.append(connection.execute("SELECT rowid FROM note_fts WHERE note_fts MATCH 'solbakken'").fetchall())
    return repr(found)


def pages_of(store: Store, created: Created) -> str:
    """The closed file, page by page, in clear."""
    folder = store.unlocked.folder
    store.close()
    return plain(folder / "store.db", created.keys.database_key()).decode("latin-1")


def test_r50_a_planted_school_is_nowhere_once_the_address_is_strict(store: Store, created: Created) -> None:
    bench = a_case(words=f"Gruer seg til {SCHOOL}.").do(c.Observe, place=f"Garderoben, {SCHOOL}")
    kept(store.unit_of_work, bench)
    ctx, case_id = context(store, bench), bench.id
    save_draft(ctx, "step.observe", case_id, "0.1", {"seen": "Sto ved gjerdet", "place": SCHOOL}, "place")
    assert SCHOOL in rows_of(store)
    execute(ctx, bench.order(c.ProtectAddress, grade=AddressGrade.STRICT))
    for one in tellings(ctx, case_id, SCHOOL).found:
        rewrite(ctx, case_id, one.entry, masked(one.texts[0], SCHOOL, "[skjermet]"))
    shown = (
        queries.open_case(ctx, case_id),
        queries.log(ctx, case_id),
        people_page(ctx, case_id),
        overview(ctx),
        briefing_page(ctx, case_id),
    )
    with store.reading() as work:
        found = work.notes.search("Solbakken")
    assert found == ()
    for told in (rows_of(store), *map(repr, shown)):
        assert "solbakken" not in told.casefold()
    assert "Gruer seg til [skjermet]." in repr(shown)
    assert "Sto ved gjerdet" in repr(shown)
    assert "solbakken" not in pages_of(store, created).casefold()


def test_what_was_taken_out_leaves_a_store_that_is_sound(store: Store) -> None:
    bench = a_case(words=f"Gruer seg til {SCHOOL}.").do(c.Observe, place=SCHOOL).do(c.NoteNationalId)
    kept(store.unit_of_work, bench)
    ctx = context(store, bench)
    execute(ctx, bench.order(c.NoteNationalId, digits=None, need=None))
    assert SYNTHETIC not in rows_of(store)
    execute(ctx, bench.order(c.ProtectAddress, grade=AddressGrade.STRICT))
    with store.reading() as work:
        assert [(one.extent.value, one.texts) for one in work.receipts.all()] == [("entry", 1), ("places", 1)]
    assert store.verify() == ()

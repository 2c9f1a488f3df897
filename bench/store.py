"""(f) The store: lists, cases, entries and search at full size, beside plain sqlite3 with the same rows."""

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

from bench.plain import PlainStore
from bench.report import Figure
from bench.rounds import in_turns, timed
from bench.sizes import Sizes
from bench.stores import LARGE_CASES, TEXT, Stores, held
from bti_tui import bootstrap
from bti_tui.domain.commands import WriteEntry
from bti_tui.domain.ids import CaseId
from bti_tui.domain.relay_log import EntryKind
from bti_tui.usecases import queries
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.overview import overview
from bti_tui.usecases.reading import seen_cases

MS: Final = "ms"
PAGE: Final = 50
READ_TIMES: Final = 3.0
WRITE_TIMES: Final = 5.0
MINE: Final = "S-001"
"""Whose holder may see the copies."""
ENTRY_CASE: Final = "S-001"
"""A demo case with a log of ordinary length."""
SEARCHES: Final = {"a common word": "abbor", "three words": "abbor akter agurk", "two letters": "ab"}
"""What is looked for, by what the table calls it; the word list is the one that passphrases are made of."""


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Everything that the store is asked for at full size."""
    folder, plain = stores.large
    with bootstrap.opened(folder) as ctx:
        yield from _lists(ctx, plain, sizes)
        yield from _own(ctx, plain, sizes)
        yield from _cases(ctx, plain, sizes)
        yield from _searches(ctx, plain, sizes)
        yield _entry(ctx, plain, sizes)
    plain.connection.close()


def _beside(
    name: str, ours: Callable[[], object], plain: Callable[[], object], sizes: Sizes, times: float | None
) -> Figure:
    ours(), plain()  # the first time fills both caches
    mine, floor = in_turns(sizes.quick_rounds, timed(ours), timed(plain))
    return Figure("f", name, MS, mine, floor, times_floor=times)


def _lists(ctx: Context, plain: PlainStore, sizes: Sizes) -> Iterator[Figure]:
    def ours() -> object:
        with ctx.reading() as work:
            return work.cases.listed(archived=True, limit=PAGE)

    def bare() -> object:
        return plain.listed(PAGE)

    yield _beside(f"list {PAGE} of {sizes.cases:,} cases", ours, bare, sizes, READ_TIMES)
    holder, _ = held(ctx, MINE)
    yield _beside("the same as rows for the screen", lambda: queries.cases(holder, limit=PAGE), bare, sizes, None)


def _own(ctx: Context, plain: PlainStore, sizes: Sizes) -> Iterator[Figure]:
    """Whoever founded the store may see few of its cases, as most people do."""
    with ctx.reading() as work:
        ties = Eyes(ctx, work).viewer.ties
    seen = len(queries.cases(ctx))

    def ours() -> object:
        with ctx.reading() as work:
            return seen_cases(ctx, work)

    def bare() -> object:
        return plain.tied(ties)

    yield _beside(f"the {seen} of {sizes.cases:,} cases that somebody may see", ours, bare, sizes, READ_TIMES)
    yield _beside("I dag of the same", lambda: overview(ctx), bare, sizes, None)


def _cases(ctx: Context, plain: PlainStore, sizes: Sizes) -> Iterator[Figure]:
    for number, facts in zip(LARGE_CASES, sizes.facts, strict=True):
        mine, case_id = held(ctx, number)

        def whole(case_id: CaseId = case_id) -> object:
            with ctx.reading() as work:
                return work.cases.get(case_id), work.facts.of_case(case_id)

        def bare(case_id: CaseId = case_id) -> object:
            return plain.case(case_id)

        def page(mine: Context = mine, case_id: CaseId = case_id) -> object:
            return queries.log(mine, case_id)

        yield _beside(f"a case and all its {facts:,} facts", whole, bare, sizes, None)
        yield _beside(f"the newest page of its log of {facts:,}", page, bare, sizes, None)


def _searches(ctx: Context, plain: PlainStore, sizes: Sizes) -> Iterator[Figure]:
    (texts,) = plain.connection.execute("SELECT count(*) FROM note").fetchone()
    for name, words in SEARCHES.items():
        question = " ".join(f'"{word}"*' for word in words.split())

        def ours(words: str = words) -> object:
            with ctx.reading() as work:
                return work.notes.search(words, PAGE)

        def bare(question: str = question) -> object:
            return plain.search(question)

        yield _beside(f"search {texts:,} texts, {name}", ours, bare, sizes, READ_TIMES)


def _entry(ctx: Context, plain: PlainStore, sizes: Sizes) -> Figure:
    """A line in the log until it is lasting; the floor writes the very rows that ours came to."""
    mine, case_id = held(ctx, ENTRY_CASE)
    order = WriteEntry(case_id=case_id, kind=EntryKind.NOTE, text=TEXT, happened_on=ctx.today)
    changes = entry_changes(plain.connection, case_id)
    return _beside(
        "a lasting entry",
        lambda: execute(mine, order),
        lambda: plain.repeat(next(changes)),
        sizes,
        WRITE_TIMES,
    )


def entry_changes(connection: sqlite3.Connection, case_id: str) -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """The four rows of an entry, again and again: case, fact, note and a link of the chain."""
    fact = connection.execute("SELECT * FROM case_fact WHERE case_id = ? ORDER BY position DESC", (case_id,)).fetchone()
    note = connection.execute("SELECT * FROM note WHERE case_id = ?", (case_id,)).fetchone()
    (state,) = connection.execute("SELECT state FROM case_file WHERE id = ?", (case_id,)).fetchone()
    here, prev = fact[0], bytes(32)
    facts, notes = ("?, " * (len(row) - 1) + "?" for row in (fact, note))
    for count in itertools.count(1):
        digest = count.to_bytes(32, "big")
        event = '{"act":"recorded","facts":{"' + "0" * 100 + '"}}'
        yield [
            (
                "UPDATE case_file SET state = ?, version = version + 1 WHERE municipality = ? AND id = ?",
                (state, here, case_id),
            ),
            (
                f"INSERT INTO case_fact VALUES ({facts})",
                (here, f"ffff-{count:032}", case_id, fact[3] + count, *fact[4:]),
            ),
            (f"INSERT INTO note VALUES ({notes})", (here, f"ffff-{count:032}", 1, *note[3:-1], TEXT)),
            ("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", (here, count, event, prev, digest, "user", bytes(64))),
        ]
        prev = digest

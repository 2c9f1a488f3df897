"""The stores that are measured: invented people only, made by the program itself and then copied in bulk.

The workday store holds the shipped demo cases, led there by real commands. The long list and the large store are filled
with copies of them: the same rows under new ids, numbers and texts. Copies have no links in the audit chain.
"""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from bench.copies import TABLES, Template, copy, templates
from bench.plain import PlainStore
from bench.sizes import Sizes
from bti_tui import bootstrap
from bti_tui.cli.call import find_professional
from bti_tui.cli.demo_command import PEOPLE, fill
from bti_tui.cli.store_creation import make_training_store
from bti_tui.domain.commands import WriteEntry
from bti_tui.domain.ids import CaseId
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.names import case_label
from bti_tui.store import keyfile, unlocking
from bti_tui.usecases import queries
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.together import together

WHO: Final = "Tor Egil Bakke"
"""Who sits at the keyboard: the holder of the case with the long log, who may see some of the others."""
LONG_CASE: Final = "S-001"
"""The demo case that gets a long log in the store with the long list."""
LARGE_CASES: Final = ("S-002", "S-003")
"""The demo cases that get many facts in the large store."""
TEXT: Final = "Ringte mor klokka ti. Hun sier at morgenen gikk greit, og at han gledet seg til turen i skogen."


@dataclass(frozen=True)
class Stores:
    """Makes each store once, when it is first asked for."""

    folder: Path
    sizes: Sizes

    @cached_property
    def workday(self) -> Path:
        """A training store with the demo cases: one person's ordinary day."""
        store = self.folder / "workday"
        make_training_store(store, {})
        with bootstrap.opened(store) as ctx:
            fill(ctx, PEOPLE)
        return store

    @cached_property
    def list(self) -> Path:
        """The same with many cases, and one case with a long log."""
        store = self._with_entries("list", {LONG_CASE: self.sizes.log_entries})
        found = self._templates
        with raw(store) as connection:
            copy(found, (connection,), self.sizes.cases_in_list - len(found))
        return store

    @cached_property
    def large(self) -> tuple[Path, PlainStore]:
        """Very many cases and texts, encrypted; and the same rows in plain sqlite3."""
        store = self._with_entries("large", dict(zip(LARGE_CASES, self.sizes.facts, strict=True)))
        plain = PlainStore(self.folder / "plain.db")
        with raw(store) as connection:
            plain.take_schema(connection)
            plain.take_rows(connection, TABLES)
            found = self._templates
            copy(found, (connection, plain.connection), self.sizes.cases - len(found))
        return store, plain

    def fresh(self, store: Path, name: str) -> Path:
        """A copy of a closed store: what one figure writes must not change the next."""
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(store, target)
        return target

    @cached_property
    def _templates(self) -> Sequence[Template]:
        """The demo cases that the one at the keyboard may see: so he sees every copy too."""
        with bootstrap.opened(self.workday) as ctx:
            him = find_professional(ctx, WHO)
            seen = {row.case_id for row in queries.cases(ctx.acting_as(him), closed=True)} if him else set()
        with raw(self.workday) as connection:
            return templates(connection, seen)

    def _with_entries(self, name: str, counts: dict[str, int]) -> Path:
        store = self.fresh(self.workday, name)
        with bootstrap.opened(store) as ctx:
            for number, count in counts.items():
                write_entries(*held(ctx, number), count)
        return store


@contextlib.contextmanager
def raw(store: Path) -> Iterator[dbapi2.Connection]:
    """A bare connection to a training store, settled as the store itself does it."""
    connection = unlocking.unlock(store, keyfile.for_training()).connect()
    try:
        yield connection
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def held(ctx: Context, number: str) -> tuple[Context, CaseId]:
    """A demo case, and the context of its holder, who may read and write all of it."""
    with ctx.reading() as work:
        (case,) = (
            one for one in map(work.cases.get, work.cases.ids()[:20]) if one and case_label(one.number) == number
        )
        holder = work.professionals.get(case.baton.holder.user) if case.baton.holder else None
    return (ctx.acting_as(holder) if holder else ctx), case.id


def write_entries(ctx: Context, case_id: CaseId, count: int) -> None:
    """Lines in the log, each through the one write path; lasting at once, because nobody waits for each of them."""
    with together(ctx) as part:
        for number in range(count):
            text = f"{number + 1}. {TEXT}"
            execute(part.context, WriteEntry(case_id=case_id, kind=EntryKind.NOTE, text=text, happened_on=ctx.today))
        part.keep()

"""Is the store what its facts and its audit chain say? And mending: folding the state rows anew from the facts."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sqlcipher3 import dbapi2

from bti_tui.domain import codec
from bti_tui.domain.case import Case
from bti_tui.domain.errors import BtiError, ReadOnly
from bti_tui.domain.ids import CaseId
from bti_tui.store import audit
from bti_tui.store.answers import Finding
from bti_tui.store.audit import Head, Signer
from bti_tui.store.cases_at_hand import case_from_state
from bti_tui.store.engine import Connector
from bti_tui.store.fact_log import FactLog
from bti_tui.store.failures import from_driver
from bti_tui.store.rows import baton_rows, case_row, compact, tie_rows, withheld_rows
from bti_tui.store.transactions import Row, Transaction

_MOST_FINDINGS = 20
"""Of one kind of page check: a broken file has thousands, and the first ones say where."""
_DIFFERS = "case-differs"
_BESIDE: Final[dict[str, tuple[str, Callable[[str, Case], Iterable[Row]]]]] = {
    "baton": ("baton-differs", baton_rows),
    "withheld_note": ("withheld-differs", withheld_rows),
    "case_tie": ("ties-differ", tie_rows),
}
"""What is kept in tables beside a case: what it is called when it is not what the facts say, and the rows that are."""
_WITH_FACTS: Final = "SELECT DISTINCT case_id FROM case_fact WHERE municipality = :m ORDER BY case_id"
_CASES: Final = "SELECT * FROM case_file WHERE municipality = :m"
_FORGET_CASE: Final = "DELETE FROM case_file WHERE municipality = :m AND id = :case"


def page_findings(connect: Connector) -> Iterator[Finding]:
    """Pages that are not authentic or not whole, and a search index that does not fit the notes.

    Each check has a fresh connection: after one bad page a connection lies. The log is written back first, because the
    cipher's check reads the main file only.
    """
    with contextlib.closing(connect()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for code, check in (("cipher", "PRAGMA cipher_integrity_check"), ("integrity", "PRAGMA integrity_check")):
        yield from _pragma_findings(connect, code, check)
    with contextlib.closing(connect()) as connection:
        try:
            connection.execute("INSERT INTO note_fts(note_fts, rank) VALUES ('integrity-check', 1)").fetchall()
        except dbapi2.DatabaseError as error:
            if not isinstance(from_driver(error), ReadOnly):  # where nothing can be written this can't be asked
                yield Finding("search-index", "note")


def content_findings(transaction: Transaction, signer: Signer, checkpoints: Iterable[Head] = ()) -> Iterator[Finding]:
    """Breaks in the audit chain, rows that differ from what it commits to, and cases that differ from their facts.

    `checkpoints` are heads of the chain that were kept elsewhere, such as in a backup.
    """
    from bti_tui.store import commitments  # only a check reads them

    yield from audit.verify(transaction, signer.municipality, signer.store, checkpoints)
    yield from commitments.findings(transaction, signer.municipality)
    yield from case_findings(transaction, signer.municipality)


def case_findings(transaction: Transaction, municipality: str) -> Iterator[Finding]:
    """Cases whose row is missing or is not what their facts fold to, and rows beside them that are not theirs."""
    stored = {row["id"]: row for row in transaction.named(_CASES, {"m": municipality})}
    beside = {table: _rows_beside(transaction, municipality, table) for table in _BESIDE}
    for case_id in _cases_with_facts(transaction, municipality):
        row, found = stored.pop(case_id, None), {table: kept.pop(case_id, set()) for table, kept in beside.items()}
        try:
            folded = folded_case(transaction, municipality, case_id)
        except BtiError:
            yield Finding("case-unreadable", case_id)
            continue
        if not _says(row, case_row(municipality, folded)):
            yield Finding(_DIFFERS, case_id)
            continue
        for table, (code, rows_of) in _BESIDE.items():
            if found[table] != set(map(compact, rows_of(municipality, folded))):
                yield Finding(code, case_id)
    yield from (Finding(_DIFFERS, case_id) for case_id in stored)
    for table, (code, _) in _BESIDE.items():
        yield from (Finding(code, case_id) for case_id in beside[table].keys() - stored.keys())


def _says(row: Row | None, wanted: Row) -> bool:
    """Whether a row says what it should; a document from before a field was added says the same without it."""
    if row is None or row == wanted:
        return row is not None
    try:
        same = compact(codec.to_json(case_from_state(str(row["id"]), str(row["state"]))))
    except BtiError:
        return False
    return {**row, "state": same} == wanted


def rebuild(transaction: Transaction, signer: Signer) -> tuple[CaseId, ...]:
    """Write every case anew that differs from its facts, in the caller's transaction; gives those that did."""
    differing = fold_anew(transaction, signer.municipality)
    for case_id in differing:
        signer.append(transaction, "case.rebuilt", obj=case_id)
    return differing


def fold_anew(transaction: Transaction, municipality: str) -> tuple[CaseId, ...]:
    """The same without a word in the chain: what is folded otherwise by a newer program than by the one before.

    A row without any fact stays as it is: nothing says what it should be. `content_findings` goes on naming it.
    """
    mendable = {_DIFFERS, *(code for code, _ in _BESIDE.values())}
    found = dict.fromkeys(one.place for one in case_findings(transaction, municipality) if one.code in mendable)
    with_facts = set(_cases_with_facts(transaction, municipality))
    differing = tuple(CaseId(case) for case in found if case in with_facts)
    for case_id in differing:
        folded, which = folded_case(transaction, municipality, case_id), {"m": municipality, "case": case_id}
        transaction.change(_FORGET_CASE, which)
        transaction.add("case_file", case_row(municipality, folded))
        for table, (_, rows_of) in _BESIDE.items():
            transaction.change(f"DELETE FROM {table} WHERE municipality = :m AND case_id = :case", which)  # noqa: S608  our own
            transaction.add_all(table, rows_of(municipality, folded))
    return differing


def folded_case(transaction: Transaction, municipality: str, case_id: CaseId) -> Case:
    """A case as its facts say, from the first to the last."""
    from bti_tui.domain.apply import replay  # brings every fact, and an opening can do without

    newest_first = FactLog(transaction, municipality).of_case(case_id)
    return replay(Case.empty(case_id), (record for _, record in reversed(newest_first)))


def _pragma_findings(connect: Connector, code: str, check: str) -> Iterator[Finding]:
    with contextlib.closing(connect()) as connection:
        try:
            rows = [str(row[0]) for row in connection.execute(check).fetchall()]
        except dbapi2.DatabaseError as error:
            rows = [error.sqlite_errorname]
    yield from (Finding(code, row) for row in rows[:_MOST_FINDINGS] if row != "ok")


def _cases_with_facts(transaction: Transaction, municipality: str) -> tuple[CaseId, ...]:
    return tuple(CaseId(row[0]) for row in transaction.rows(_WITH_FACTS, {"m": municipality}))


def _rows_beside(transaction: Transaction, municipality: str, table: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in transaction.named(f"SELECT * FROM {table} WHERE municipality = :m", {"m": municipality}):  # noqa: S608  our own
        found.setdefault(row["case_id"], set()).add(compact(row))
    return found

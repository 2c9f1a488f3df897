"""Is the store what its facts and its audit chain say? And mending: folding the state rows anew from the facts."""

import contextlib
from collections.abc import Iterable, Iterator

from sqlalchemy import text
from sqlcipher3 import dbapi2
from sqlmodel import Session, col, delete, select

from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.errors import BtiError, ReadOnly
from bti_tui.domain.ids import CaseId
from bti_tui.store import audit, commitments
from bti_tui.store.answers import Finding
from bti_tui.store.audit import Head, Signer
from bti_tui.store.engine import Connector
from bti_tui.store.fact_log import FactLog
from bti_tui.store.failures import from_driver
from bti_tui.store.rows import baton_rows, case_row, compact, withheld_rows
from bti_tui.store.tables import BatonRow, CaseRow, WithheldRow

_MOST_FINDINGS = 20
"""Of one kind of page check: a broken file has thousands, and the first ones say where."""
_DIFFERS = "case-differs"
_BATON_DIFFERS = "baton-differs"
_WITHHELD_DIFFERS = "withheld-differs"
_CASES = text("SELECT DISTINCT case_id FROM case_fact WHERE municipality = :m ORDER BY case_id")


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


def content_findings(session: Session, signer: Signer, checkpoints: Iterable[Head] = ()) -> Iterator[Finding]:
    """Breaks in the audit chain, rows that differ from what it commits to, and cases that differ from their facts.

    `checkpoints` are heads of the chain that were kept elsewhere, such as in a backup.
    """
    yield from audit.verify(session, signer.municipality, signer.store, checkpoints)
    yield from commitments.findings(session, signer.municipality)
    yield from case_findings(session, signer.municipality)


def case_findings(session: Session, municipality: str) -> Iterator[Finding]:
    """Cases whose row is missing or is not what their facts fold to, and terms of the baton that are not theirs."""
    mine = col(CaseRow.municipality) == municipality
    stored = {row.id: row.model_dump() for row in session.exec(select(CaseRow).where(mine))}
    batons, withheld = _batons(session, municipality), _withheld(session, municipality)
    for case_id in _cases_with_facts(session, municipality):
        row, terms, held = stored.pop(case_id, None), batons.pop(case_id, []), withheld.pop(case_id, set())
        try:
            folded = folded_case(session, municipality, case_id)
        except BtiError:
            yield Finding("case-unreadable", case_id)
            continue
        if row != case_row(municipality, folded).model_dump():
            yield Finding(_DIFFERS, case_id)
        elif terms != [term.model_dump() for term in baton_rows(municipality, folded)]:
            yield Finding(_BATON_DIFFERS, case_id)
        elif held != {compact(one.model_dump()) for one in withheld_rows(municipality, folded)}:
            yield Finding(_WITHHELD_DIFFERS, case_id)
    yield from (Finding(_DIFFERS, case_id) for case_id in stored)
    yield from (Finding(_BATON_DIFFERS, case_id) for case_id in batons.keys() - stored.keys())
    yield from (Finding(_WITHHELD_DIFFERS, case_id) for case_id in withheld.keys() - stored.keys())


def rebuild(session: Session, signer: Signer) -> tuple[CaseId, ...]:
    """Write every case anew that differs from its facts, in the caller's transaction; gives those that did.

    A row without any fact stays as it is: nothing says what it should be. `content_findings` goes on naming it.
    """
    municipality = signer.municipality
    with_facts = set(_cases_with_facts(session, municipality))
    found = [
        one.place
        for one in case_findings(session, municipality)
        if one.code in {_DIFFERS, _BATON_DIFFERS, _WITHHELD_DIFFERS}
    ]
    differing = tuple(CaseId(case) for case in found if case in with_facts)
    for case_id in differing:
        folded = folded_case(session, municipality, case_id)
        batons = (col(BatonRow.municipality) == municipality, col(BatonRow.case_id) == case_id)
        session.execute(delete(BatonRow).where(*batons))
        held = (col(WithheldRow.municipality) == municipality, col(WithheldRow.case_id) == case_id)
        session.execute(delete(WithheldRow).where(*held))
        session.merge(case_row(municipality, folded))
        session.add_all((*baton_rows(municipality, folded), *withheld_rows(municipality, folded)))
        session.flush()
        signer.append(session, "case.rebuilt", obj=case_id)
    return differing


def folded_case(session: Session, municipality: str, case_id: CaseId) -> Case:
    """A case as its facts say, from the first to the last."""
    newest_first = FactLog(session, municipality).of_case(case_id)
    return replay(Case.empty(case_id), (record for _, record in reversed(newest_first)))


def _pragma_findings(connect: Connector, code: str, check: str) -> Iterator[Finding]:
    with contextlib.closing(connect()) as connection:
        try:
            rows = [str(row[0]) for row in connection.execute(check).fetchall()]
        except dbapi2.DatabaseError as error:
            rows = [error.sqlite_errorname]
    yield from (Finding(code, row) for row in rows[:_MOST_FINDINGS] if row != "ok")


def _cases_with_facts(session: Session, municipality: str) -> tuple[CaseId, ...]:
    return tuple(CaseId(row[0]) for row in session.execute(_CASES, {"m": municipality}))


def _batons(session: Session, municipality: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    mine = select(BatonRow).where(col(BatonRow.municipality) == municipality)
    for row in session.exec(mine.order_by(col(BatonRow.case_id), col(BatonRow.term))):
        found.setdefault(row.case_id, []).append(row.model_dump())
    return found


def _withheld(session: Session, municipality: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in session.exec(select(WithheldRow).where(col(WithheldRow.municipality) == municipality)):
        found.setdefault(row.case_id, set()).add(compact(row.model_dump()))
    return found

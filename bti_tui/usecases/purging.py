"""Lawful purge (R47): a second look at what goes, then the purge itself. Nothing else in the program removes words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bti_tui.domain.case import Case
from bti_tui.domain.erasure import Extent, HeldCopy, PurgeOrder, Receipt
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.purging import after, allow, purge_of
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.erasure import answers_for
from bti_tui.domain.views.names import case_label
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes, look_at

READ_RECEIPTS = "receipts.listed"


@dataclass(frozen=True, slots=True)
class PurgePreview:
    """What a purge would take, and what it would leave: the second look."""

    number: str
    extent: Extent
    texts: int
    """Texts with all their versions."""
    facts: int
    """Facts that are emptied; their skeleton stays."""
    drafts: int
    copies: tuple[HeldCopy, ...]
    """The known backups that hold it, with the day each goes."""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A receipt with the names of those who answer for it."""

    receipt: Receipt
    number: str
    by: str
    decided_by: str


def purge_preview(ctx: Context, order: PurgeOrder) -> PurgePreview:
    """What would go; nothing is changed. Raises `Refused` with every reason but the number that confirms it."""
    with ctx.reading() as work:
        case, _ = look_at(ctx, work, order.case_id, Sight.OUTLINE)
        records = _records(work, order.case_id)
        confirmed = _confirmed(order, case)
        purge = purge_of(confirmed, _allowed(ctx, work, case, confirmed), records)
        is_whole = order.extent is Extent.CASE
        texts = work.notes.count(order.case_id) if is_whole else _versions(work, purge.notes)
        drafts = sum(one.case_id == order.case_id for one in work.drafts.of_user(ctx.user.id)) if is_whole else 0
    copies = ctx.copies_since(records[0].at)
    return PurgePreview(case_label(case.number), order.extent, texts, len(purge.emptied), drafts, copies)


def carry_out_purge(ctx: Context, order: PurgeOrder) -> Receipt:
    """Remove what the order names, for ever. Raises `Refused`, `NotFound` or `Conflict`."""
    with ctx.unit_of_work() as work:
        case, _ = look_at(ctx, work, order.case_id, Sight.OUTLINE)
        records = _records(work, order.case_id)
        purge = purge_of(order, _allowed(ctx, work, case, order), records)
        work.record((purge.tombstone,), ())
        work.cases.save(after(purge, case, records), case.version)
        receipt = work.purge(purge)
        work.commit()
    return receipt


def receipts(ctx: Context) -> tuple[ReceiptLine, ...]:
    """Every receipt, the newest first; that they were asked for is logged."""
    with ctx.unit_of_work() as work:
        names = {one.id: one.name for one in work.professionals.all()}
        found = tuple(
            ReceiptLine(
                one, case_label(one.number), names.get(one.by, one.by), names.get(one.decided_by, one.decided_by)
            )
            for one in reversed(work.receipts.all())
        )
        work.log_access(ctx.user.id, READ_RECEIPTS, None, ctx.now())
        work.commit()
    return found


def may_purge(ctx: Context, case_id: CaseId) -> bool:
    """Whether the one at the keyboard answers for a case."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
        may = case is not None and Eyes(ctx, work).sight(case) >= Sight.OUTLINE
    return case is not None and may and not case.is_purged and answers_for(ctx.actor, case)


def _allowed(ctx: Context, work: UnitOfWork, case: Case, order: PurgeOrder) -> Basis:
    basis = Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work))
    allow(order, basis, work.professionals.get(order.decided_by), _names(work, case))
    return basis


def _names(work: UnitOfWork, case: Case) -> Iterable[str]:
    """Every name that was ever written for somebody in the case."""
    for person in case.people:
        yield from (note.text for note in work.notes.versions(person.name) if note.kind is NoteKind.NAME)


def _versions(work: UnitOfWork, notes: Iterable[NoteId]) -> int:
    return sum(len(work.notes.versions(note)) for note in notes)


def _confirmed(order: PurgeOrder, case: Case) -> PurgeOrder:
    return replace(order, number=case_label(case.number))


def _records(work: UnitOfWork, case_id: CaseId) -> tuple[Recorded, ...]:
    return tuple(record for _, record in reversed(work.facts.of_case(case_id)))

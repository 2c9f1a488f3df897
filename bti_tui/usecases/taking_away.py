"""What an order takes out of the store for good, in the same transaction: places, and numbers nobody needs any more."""

from collections.abc import Sequence
from typing import Final

from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command, NoteNationalId, ProtectAddress
from bti_tui.domain.erasure import PurgeOrder
from bti_tui.domain.facts import NationalIdNoted, Recorded, WordsPurged
from bti_tui.domain.ids import CaseId, FactId, GroundCode
from bti_tui.domain.purging import after, purge_of
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.whereabouts import GROUND
from bti_tui.usecases.context import Context, UnitOfWork

NOT_NEEDED: Final = GroundCode("not_needed")
"""The ground on which a national id number goes when it is taken out or replaced."""


def taken_away(ctx: Context, work: UnitOfWork, before: Case, case: Case, command: Command) -> Case:
    """After an order is stored: take away what may not stay. Gives the case as it is then."""
    if isinstance(command, ProtectAddress) and is_strict(case) and not is_strict(before):
        return take_away(ctx, work, case)
    if isinstance(command, NoteNationalId):
        for earlier in _earlier_numbers(records_of(work, case.id), command):
            case = take_away(ctx, work, case, earlier, NOT_NEEDED)
    return case


def take_away(
    ctx: Context, work: UnitOfWork, case: Case, entry: FactId | None = None, ground: GroundCode = GROUND
) -> Case:
    """Take away the words of one fact, or without one all that say where; a receipt stays. Raises like `purge_of`."""
    basis = Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work))
    order = PurgeOrder(
        case_id=case.id, ground=ground, reason="", decided_by=ctx.user.id, entry=entry, places=entry is None
    )
    records = records_of(work, case.id)
    purge = purge_of(order, basis, records)
    left = after(purge, case, records)
    work.record((purge.tombstone,), ())
    work.cases.save(left, case.version)
    work.purge(purge)
    return left


def records_of(work: UnitOfWork, case_id: CaseId) -> tuple[Recorded, ...]:
    """The facts of a case, oldest first."""
    return tuple(record for _, record in reversed(work.facts.of_case(case_id)))


def _earlier_numbers(records: Sequence[Recorded], command: NoteNationalId) -> list[FactId]:
    """Where a number of the person was written down before the newest time, and is still there."""
    numbers = [
        (one.id, one.fact.digits)
        for one in records
        if isinstance(one.fact, NationalIdNoted) and one.fact.person == command.person
    ]
    gone = {one.fact.entry for one in records if isinstance(one.fact, WordsPurged)}
    return [id_ for id_, digits in numbers[-2:-1] if digits is not None and id_ not in gone]

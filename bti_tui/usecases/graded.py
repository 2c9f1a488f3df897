"""A graded address stops each copy once: whoever makes it looks at who gets it, and then does the same once more."""

from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.ids import CaseId
from bti_tui.usecases.context import Context

GRADE_CONFIRMED: Final = "copy.grade_confirmed"
"""What stands in the access log: that a copy was asked for with the grade in mind, in one go."""
_REASONS: Final = {
    AddressGrade.CONFIDENTIAL: refusals.COPY_CONFIDENTIAL,
    AddressGrade.STRICT: refusals.COPY_STRICT,
}


def stop_once(ctx: Context, case_id: CaseId | None) -> None:
    """Raise `Refused` the first time that a copy of a case is to be made in which an address is graded."""
    grade = _grade(ctx, case_id)
    if case_id is None or grade is AddressGrade.OPEN or (ctx.user.id, case_id) in ctx.warned_of_address:
        return
    ctx.warned_of_address.add((ctx.user.id, case_id))
    raise Refused(Reason(_REASONS[grade]))


def confirm(ctx: Context, case_id: CaseId) -> None:
    """Somebody says beforehand that she has looked at who gets the next copy; where it counts, it is logged."""
    if _grade(ctx, case_id) is AddressGrade.OPEN:
        return
    with ctx.unit_of_work() as work:
        work.log_access(ctx.user.id, GRADE_CONFIRMED, case_id, ctx.now())
        work.commit()
    ctx.warned_of_address.add((ctx.user.id, case_id))


def goes_on(ctx: Context, case_id: CaseId) -> None:
    """The next file is of the same order, which was looked at as a whole."""
    ctx.warned_of_address.add((ctx.user.id, case_id))


def is_stop(refused: Refused) -> bool:
    """Whether a refusal is that stop."""
    return any(one.code in _REASONS.values() for one in refused.reasons)


def _grade(ctx: Context, case_id: CaseId | None) -> AddressGrade:
    with ctx.reading() as work:
        case = work.cases.get(case_id) if case_id is not None else None
    return strictest(case) if case is not None else AddressGrade.OPEN


def copied(ctx: Context, case_id: CaseId | None) -> None:
    """The copy is made: the next one stops again."""
    if case_id is not None:
        ctx.warned_of_address.discard((ctx.user.id, case_id))

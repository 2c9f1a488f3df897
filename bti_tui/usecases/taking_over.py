"""What becomes of the batons of a colleague whose key is taken away: the leader answers for her cases meanwhile."""

from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.commands import LeaveBaton
from bti_tui.domain.decide import decide
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.ids import CaseId, Role, UserId
from bti_tui.domain.listing import Selection
from bti_tui.domain.text import is_written
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.envelopes import enveloped

_TAKERS = frozenset({Role.LEADER, Role.COORDINATOR})


def batons_of(ctx: Context, user: UserId) -> tuple[CaseId, ...]:
    """The open cases that somebody holds the baton of; what is restricted rests as it is."""
    with ctx.reading() as work:
        return tuple(case.id for case in _held(work, user))


def require_passed(ctx: Context, user: UserId) -> None:
    """Raise `Refused` when somebody holds batons and the one at the keyboard may not take them from her."""
    if ctx.user.role not in _TAKERS and batons_of(ctx, user):
        raise Refused(Reason(refusals.BATONS_HELD))


def take_over(ctx: Context, user: UserId, why: str) -> int:
    """Take every baton of a colleague, all or none, and say how many there were; without any nothing is written.

    It asks for no part in the cases: who may take the key away may not be kept from what follows of it. Raises
    `Refused` without a reason, or when it is for a leader or a coordinator to do.
    """
    require_passed(ctx, user)
    with ctx.unit_of_work() as work:
        held = _held(work, user)
        if not held:
            return 0
        if not is_written(why):
            raise Refused(Reason(refusals.TEXT_MISSING))
        for case in held:
            moment = ctx.moment(work)
            order = LeaveBaton(case_id=case.id, left_on=ctx.today, reason=why)
            change = decide(case, order, ctx.guide_of(case), ctx.rules, moment)
            records = tuple(enveloped(case, change.facts, moment))
            work.cases.save(replay(case, records), case.version)
            work.record(records, change.notes)
        work.commit()
    return len(held)


def _held(work: UnitOfWork, user: UserId) -> list[Case]:
    listed = (one.case for one in work.cases.listed(Selection(tied_to=frozenset({user}))))
    return [
        case for case in listed if case.is_open and case.baton.holder is not None and case.baton.holder.user == user
    ]

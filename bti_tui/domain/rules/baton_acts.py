"""What somebody may do with the baton just now, so that a screen offers that and nothing else."""

from enum import StrEnum

from bti_tui.domain import commands as c
from bti_tui.domain.ids import Role
from bti_tui.domain.rules.agreement import passes_baton
from bti_tui.domain.rules.basis import Basis


class BatonAct(StrEnum):
    """One thing to do with the baton (stafetthandling); each is named after its command."""

    ACCEPT = c.AcceptBaton.name
    DECLINE = c.DeclineBaton.name
    OFFER = c.OfferBaton.name
    RECALL = c.RecallBaton.name
    LEND = c.LendBaton.name
    LEAVE = c.LeaveBaton.name


def baton_acts(basis: Basis) -> tuple[BatonAct, ...]:
    """What the rules would let whoever is at the keyboard do, the most pressing first."""
    case, actor = basis.case, basis.moment.actor
    baton, standing = case.baton, case.baton.standing_offer(basis.today)
    if not case.is_open or case.restriction is not None:
        return ()
    may_pass, holder = not passes_baton(basis), baton.holder
    may_recall = baton.offer is not None and (
        actor.id in {baton.offer.by, holder.user if holder else None} or actor.role is Role.LEADER
    )
    is_asked = standing is not None and standing.to == actor.id
    allowed = {
        BatonAct.ACCEPT: is_asked,
        BatonAct.DECLINE: is_asked,
        BatonAct.OFFER: standing is None and may_pass,
        BatonAct.RECALL: may_recall,
        BatonAct.LEND: holder is not None and may_pass,
        BatonAct.LEAVE: holder is not None and (may_pass or actor.role is Role.COORDINATOR),
    }
    return tuple(act for act, may in allowed.items() if may)

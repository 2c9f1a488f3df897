"""Whom an order lets into a case: somebody of another service gets in by a consent only, as everything else (R25)."""

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.commands import (
    AnswerConsent,
    Command,
    LendBaton,
    OfferBaton,
    SettleResponsibility,
    ShareWithLeader,
)
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.ids import Moment, Role
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.meeting_people import check_attendees


def check_receivers(ctx: Context, work: UnitOfWork, case: Case, command: Command, moment: Moment) -> None:
    """Raise `Refused` when an order would show the case to somebody of a service that the consent does not cover.

    Whoever is asked to hold the baton reads the case before she answers, and a leader is told what it is about. Who is
    said to have taken an answer or to have confirmed something must be in the store, and a leader to confirm. Raises
    `NotFound` for one who is not.
    """
    _check_named(work, command)
    check_attendees(work, case, command)
    match command:
        case OfferBaton(to=named) | LendBaton(to=named):
            way = Way.HANDOVER
        case ShareWithLeader(leader=named):
            way = Way.TOLD
        case _:
            return
    told = work.professionals.get(named)
    if not case.version or told is None or told.agency == case.agency:
        return
    guide = ctx.guide_of(case)
    reasons = against(Wish(way, told.agency), Basis(case, guide, ctx.rules_of(case), moment))
    if any(one.code != refusals.CONSENT_REVIEW for one in reasons):
        guard = GuardName.LOG_CONSENT if case.level < Level.TWO_AGENCIES else GuardName.AGENCY_CONSENT
        raise Refused(Reason(refusals.AGENCY_NOT_COVERED, guide.mender(guard, case.level)))
    if reasons:
        raise Refused(*reasons)


def _check_named(work: UnitOfWork, command: Command) -> None:
    match command:
        case SettleResponsibility(confirmed_by=named) | AnswerConsent(taken_by=named) if named is not None:
            known = work.professionals.get(named)
        case _:
            return
    if known is None:
        raise NotFound(professional=named)
    if isinstance(command, SettleResponsibility) and known.role is not Role.LEADER:
        raise Refused(Reason(refusals.NOT_LEADER))

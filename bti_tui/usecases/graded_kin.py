"""The grade of an address goes along: to a case that goes on from another one, and to the case of a sibling (R50).

Where a child is tells where its sibling is. What would take places out of a case that has them is never done by the
way: it asks for a person who grades the address there, with the number of the case.
"""

from bti_tui.domain import refusals
from bti_tui.domain.address import AddressGrade, Protection, is_strict, strictest
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command, ProtectAddress, RaiseConcern
from bti_tui.domain.decide import decide
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.whereabouts import place_notes
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.envelopes import enveloped
from bti_tui.usecases.taking_away import records_of, taken_away


def as_before(ctx: Context, work: UnitOfWork, case: Case, command: Command) -> Case:
    """A case that was just begun, with the grade of the one that it goes on from."""
    if not isinstance(command, RaiseConcern) or command.follows is None:
        return case
    return graded_as(ctx, work, work.cases.get(command.follows), case)


def graded_as(ctx: Context, work: UnitOfWork, giver: Case | None, case: Case) -> Case:
    """A case with its address graded as strictly as in another one.

    Raises `Refused` where that would take places away, and for whoever does not answer for the case.
    """
    known = _strictest(giver) if giver is not None else None
    if known is None or strictest(case).rank >= known.grade.rank:
        return case
    told = any(True for one in records_of(work, case.id) for _ in place_notes(one.fact))
    if known.grade is AddressGrade.STRICT and told and not is_strict(case):
        raise Refused(Reason(refusals.KIN_STRICT))
    order = ProtectAddress(
        case_id=case.id,
        person=case.subject,
        grade=known.grade,
        since=known.since,
        expires_on=known.expires_on,
        source=known.source,
    )
    moment = ctx.moment(work)
    change = decide(case, order, ctx.guide_of(case), ctx.rules, moment)
    records = tuple(enveloped(case, change.facts, moment))
    after = replay(case, records)
    work.cases.save(after, case.version)
    work.record(records, change.notes)
    return taken_away(ctx, work, case, after, order)


def _strictest(case: Case) -> Protection | None:
    """The strictest protection of anybody in a case, and of those the one that lasts longest."""
    found = [one.protection for one in case.people if one.protection is not None]
    return max(found, key=lambda one: (one.grade.rank, one.expires_on), default=None)

"""Who looks after the users, and writing down what is known of them: name, title, agency, unit and role."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bti_tui.domain import administrators as rules
from bti_tui.domain.errors import BadInput, NotFound, Refused
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import AgencyCode, Role, UserId
from bti_tui.domain.listing import EVERY, Selection
from bti_tui.domain.people import Professional
from bti_tui.domain.text import clean
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.people import initials_of

CHANGED = "professional.changed"
_TOLD_OF_LOAD = frozenset({Role.LEADER, Role.COORDINATOR})
"""They give time to those who coordinate, and must know how much each carries (3.6 of the field text)."""


@dataclass(frozen=True, slots=True)
class StaffPage:
    """The colleagues that the store knows."""

    staff: tuple[Professional, ...]
    me: UserId
    may_describe: bool
    """The one at the keyboard looks after them."""
    batons: Mapping[UserId, int]
    """How many open cases each of those holds whose load is told to the one at the keyboard."""


def staff_page(ctx: Context) -> StaffPage:
    """Everybody whom the store knows, also those who can't open it."""
    with ctx.reading() as work:
        staff = work.professionals.all()
        told = {one.id for one in staff if ctx.user.role in _TOLD_OF_LOAD or one.id == ctx.user.id}
        batons = _batons(work, EVERY if ctx.user.role in _TOLD_OF_LOAD else Selection(tied_to=frozenset(told)))
    may_describe = ctx.user.id in rules.administrators(staff, key_holders(ctx))
    return StaffPage(staff, ctx.user.id, may_describe, {user: batons[user] for user in told})


def _batons(work: UnitOfWork, which: Selection) -> Counter[UserId]:
    """How many open cases each holds; a number tells of no case."""
    cases = (one.case for one in work.cases.listed(which))
    return Counter(case.baton.holder.user for case in cases if case.is_open and case.baton.holder is not None)


def is_administrator(ctx: Context) -> bool:
    """Whether the one at the keyboard looks after the users."""
    with ctx.reading() as work:
        staff = work.professionals.all()
    return ctx.user.id in rules.administrators(staff, key_holders(ctx))


def describe(
    ctx: Context, user: UserId, name: str, title: str, agency: AgencyCode, unit: str, role: Role
) -> Professional:
    """Write what is known of a user; that it was changed stands in the audit chain, with what it is now.

    Raises `Refused`, `NotFound`, or `BadInput` without a name.
    """
    full_name = clean(name, lines=False).strip()
    if not full_name:
        raise BadInput(place="name", problem="text-missing")
    with ctx.unit_of_work() as work:
        before = work.professionals.get(user)
        if before is None:
            raise NotFound(professional=user)
        after = replace(
            before,
            name=full_name,
            initials=initials_of(full_name),
            title=clean(title, lines=False).strip(),
            agency=agency,
            unit=clean(unit, lines=False).strip(),
            role=role,
        )
        reasons = rules.against_describing(ctx.user.id, before, after, work.professionals.all(), key_holders(ctx))
        if reasons:
            raise Refused(*reasons)
        work.professionals.add(after)
        work.log_access(ctx.user.id, CHANGED, None, ctx.now())
        work.commit()
    return after


def key_holders(ctx: Context) -> tuple[Holder, ...]:
    """Who can open the store; nobody where no file with keys lies behind it."""
    if ctx.ways_in is None or ctx.training or ctx.must_set_passphrase:
        return ()
    return ctx.ways_in.holders()

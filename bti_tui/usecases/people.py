"""The professionals that the store knows."""

import re

from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import AgencyCode, Role, UserId
from bti_tui.domain.people import Professional
from bti_tui.domain.text import clean
from bti_tui.usecases.context import Context

_PARTS = re.compile(r"[\s-]+")


def initials_of(name: str) -> str:
    """Up to three initials from a name, as colleagues would write them."""
    parts = [part for part in _PARTS.split(name.strip()) if part]
    return "".join(part[0] for part in (*parts[:1], *parts[1:][-2:])).upper()


def register_professional(
    ctx: Context, name: str, role: Role = Role.EMPLOYEE, title: str = "", agency: str = "", unit: str = ""
) -> Professional:
    """Take a colleague into the store, so that she can be told, asked and named. Raises `BadInput` without a name."""
    full_name = clean(name, lines=False).strip()
    if not full_name:
        raise BadInput(place="name", problem="text-missing")
    with ctx.unit_of_work() as work:
        moment = ctx.moment(work)
        added = Professional(
            id=UserId(moment.new_id()),
            name=full_name,
            initials=initials_of(full_name),
            title=clean(title, lines=False),
            agency=AgencyCode(agency) if agency else ctx.user.agency,
            unit=clean(unit, lines=False) or ctx.user.unit,
            role=role,
        )
        work.professionals.add(added)
        work.log_access(ctx.user.id, "professional.added", None, ctx.now())
        work.commit()
    return added

"""How much somebody carries already: numbers only, so that no case is told of to those who may not know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.deadlines import Deadline
from bti_tui.domain.ids import UserId

AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody holds (belastning)."""

    batons: int = 0
    """Open cases that she holds the baton of."""
    stands_in: int = 0
    """Cases in which she stands in for the holder today."""
    overdue: int = 0
    """Cases of these with something overdue."""
    soon: int = 0
    """What falls due in these from today on and within two weeks."""


def load_of(user: UserId, cases: Iterable[tuple[Case, tuple[Deadline, ...]]], today: date) -> Load:
    """What somebody carries on a day, from all cases with their deadlines."""
    mine = [(case, found) for case, found in cases if case.is_open and _carries(user, case, today)]
    return Load(
        batons=sum(case.baton.holder is not None and case.baton.holder.user == user for case, _ in mine),
        stands_in=sum(case.baton.stand_in(today) == user for case, _ in mine),
        overdue=sum(any(one.due_on < today for one in found) for _, found in mine),
        soon=sum(today <= one.due_on <= today + AHEAD for _, found in mine for one in found),
    )


def _carries(user: UserId, case: Case, today: date) -> bool:
    holder = case.baton.holder
    return user in {holder.user if holder else None, case.baton.stand_in(today)}

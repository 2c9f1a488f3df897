"""What follows from a case alone is worked out once, however many lists show it; a case never changes, it is replaced.

Kept in this process only, and for as many cases as the store keeps at hand: a list that goes through more of them finds
none again.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Generic, TypeVar

from typing_extensions import override

from bti_tui.domain.case import Case
from bti_tui.domain.deadlines import Deadline, deadlines
from bti_tui.domain.guide import Guide
from bti_tui.domain.need_to_know import Sight, seen_with
from bti_tui.domain.rules_pack import Rules
from bti_tui.usecases.context import Context

CASES_AT_HAND: Final = 4096
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Same(Generic[T]):
    """A value that is known again by being the very same one: to compare a whole case costs more than it saves."""

    value: T

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value

    @override
    def __hash__(self) -> int:
        return id(self.value)


def kept_from(case: Case, how_far: Sight) -> Case:
    """A case without what is kept from somebody who sees so much of it; the same value each time for the same case."""
    return case if how_far >= Sight.INTERNAL else _kept_from(_Same(case), how_far)


def deadlines_of(ctx: Context, case: Case, day: date) -> tuple[Deadline, ...]:
    """What is due in a case as it is seen on a day, the first day first."""
    return _deadlines(_Same(case), _Same(ctx.guide_of(case)), _Same(ctx.rules_of(case)), day)


@lru_cache(maxsize=CASES_AT_HAND)
def _deadlines(case: _Same[Case], guide: _Same[Guide], rules: _Same[Rules], today: date) -> tuple[Deadline, ...]:
    return deadlines(case.value, guide.value, rules.value, today)


@lru_cache(maxsize=CASES_AT_HAND)
def _kept_from(case: _Same[Case], how_far: Sight) -> Case:
    return seen_with(case.value, how_far)

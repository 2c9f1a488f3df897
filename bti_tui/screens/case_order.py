"""The orders that the list of cases can be sorted in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bti_tui.domain.views.lists import CaseRow
from bti_tui.i18n import N_, sort_key
from bti_tui.screens.case_filter import OPEN_SAFETY


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort; `name` is a msgid."""

    name: str
    key: Callable[[CaseRow], Any]
    is_backward: bool = False


ORDERS: Final = (
    Order(N_("date"), lambda row: (row.safety not in OPEN_SAFETY, row.due_on or date.max, row.number)),
    Order(N_("name"), lambda row: (sort_key(row.name), row.number)),
    Order(N_("level"), lambda row: (-row.level.value, row.due_on or date.max)),
    Order(N_("newest"), lambda row: row.case_id, is_backward=True),
)


def in_order(rows: Iterable[CaseRow], order: int) -> list[CaseRow]:
    """The rows in one of the orders."""
    chosen = ORDERS[order % len(ORDERS)]
    return sorted(rows, key=chosen.key, reverse=chosen.is_backward)

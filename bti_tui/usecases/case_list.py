"""The list of cases with the one who looks at it."""

from dataclasses import dataclass

from bti_tui.domain.ids import UserId
from bti_tui.domain.views.lists import CaseRow
from bti_tui.usecases.context import Context
from bti_tui.usecases.queries import cases
from bti_tui.usecases.restriction import restricted_cases


@dataclass(frozen=True, slots=True)
class CaseList:
    """Every case, and whose `mine` it is."""

    rows: tuple[CaseRow, ...]
    me: UserId
    restricted: int = 0
    """Cases that no list shows, and that she answers for."""


def case_list(ctx: Context) -> CaseList:
    """All cases, ended ones too: which of them are shown is for the list to say."""
    return CaseList(cases(ctx, closed=True), ctx.user.id, len(restricted_cases(ctx)))

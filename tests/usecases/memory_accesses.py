"""The access log of the store in memory."""

from datetime import datetime
from typing import TYPE_CHECKING

from bti_tui.domain.access import Access, SignedReview
from bti_tui.domain.ids import CaseId, UserId

if TYPE_CHECKING:
    from tests.usecases.memory import Kept


class MemoryAccesses:
    """The access log."""

    def __init__(self, kept: "Kept") -> None:
        self._kept = kept

    def of_case(self, case_id: CaseId) -> tuple[Access, ...]:
        return tuple(one for one in reversed(self._all()) if one.case_id == case_id)

    def between(self, since: datetime, until: datetime) -> tuple[Access, ...]:
        return tuple(one for one in self._all() if since <= one.at < until)

    def reviews(self, month: str) -> tuple[SignedReview, ...]:
        return tuple(one for one in self._kept.reviews if one.month == month)

    def recoveries(self, user: UserId) -> tuple[datetime, ...]:
        return self._kept.recoveries

    def _all(self) -> list[Access]:
        noted = zip(self._kept.accesses, self._kept.whys, strict=True)
        found = (Access(at, actor, act, case_id, why) for (actor, act, case_id, at), why in noted)
        return sorted(found, key=lambda one: one.at)

"""What is being typed, in a store in memory."""

from datetime import datetime

from bti_tui.domain.drafts import Draft, Writer
from bti_tui.domain.ids import CaseId, UserId


class MemoryDrafts:
    """Drafts by user and id."""

    def __init__(self, drafts: dict[tuple[UserId, str], Draft]) -> None:
        self._drafts = drafts

    def put(self, draft: Draft) -> None:
        self._drafts[draft.user, draft.id] = draft

    def of_user(self, user: UserId) -> tuple[Draft, ...]:
        mine = (draft for draft in self._drafts.values() if draft.user == user)
        return tuple(sorted(mine, key=lambda draft: draft.updated_at, reverse=True))

    def drop(self, draft_id: str, user: UserId) -> None:
        self._drafts.pop((user, draft_id), None)

    def writers(self, case_id: CaseId, since: datetime) -> tuple[Writer, ...]:
        fresh = [one for one in self._drafts.values() if one.case_id == case_id and one.updated_at >= since]
        return tuple(Writer(one.user, one.id, one.updated_at) for one in sorted(fresh, key=_latest_first))


def _latest_first(draft: Draft) -> tuple[float, str]:
    return -draft.updated_at.timestamp(), draft.id

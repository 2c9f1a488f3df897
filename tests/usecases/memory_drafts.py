"""What is being typed, in a store in memory."""

import json
from dataclasses import replace
from datetime import datetime

from bti_tui.domain.drafts import Draft, Writer
from bti_tui.domain.erasure import Purge
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


def stripped(drafts: dict[tuple[UserId, str], Draft], purge: Purge) -> dict[tuple[UserId, str], Draft]:
    """The drafts of a case of which a purge takes some fields, as they are then."""
    of_case = {key: one for key, one in drafts.items() if one.case_id == purge.receipt.case_id}
    return {key: _without(one, purge.draft_fields) for key, one in of_case.items()} if purge.draft_fields else {}


def _without(draft: Draft, fields: tuple[tuple[str, str], ...]) -> Draft:
    body = json.loads(draft.values)
    going = {name for form, name in fields if form in draft.place}
    body["values"] = {name: value for name, value in body["values"].items() if name not in going}
    return replace(draft, values=json.dumps(body))

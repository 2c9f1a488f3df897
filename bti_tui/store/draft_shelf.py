"""What is being typed, kept in the encrypted store so that no crash and no lock takes it."""

import json

from sqlalchemy import text
from sqlmodel import Session

from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.text import clean
from bti_tui.store.rows import compact, instant, instant_text

_PUT = text("""
INSERT INTO draft (municipality, "user", id, case_id, place, step, "values", updated_at, device)
VALUES (:m, :user, :id, :case, :place, :step, :values, :at, :device)
ON CONFLICT (municipality, "user", id) DO UPDATE SET case_id = excluded.case_id, place = excluded.place,
  step = excluded.step, "values" = excluded."values", updated_at = excluded.updated_at, device = excluded.device
""")
_OF_USER = text("""
SELECT id, "user", case_id, place, step, "values", updated_at FROM draft
WHERE municipality = :m AND "user" = :user ORDER BY updated_at DESC, id
""")
_DROP = text('DELETE FROM draft WHERE municipality = :m AND "user" = :user AND id = :id')


class DraftShelf:
    """The drafts of the store; each user sees only her own."""

    def __init__(self, session: Session, municipality: str, device: str) -> None:
        self._session = session
        self._municipality = municipality
        self._device = device

    def put(self, draft: Draft) -> None:
        """Keep the newest state of a draft."""
        row = {"m": self._municipality, "user": draft.user, "id": draft.id, "case": draft.case_id}
        row |= {"place": draft.place, "step": draft.step, "values": _cleaned(draft.values)}
        self._session.execute(_PUT, row | {"at": instant_text(draft.updated_at), "device": self._device})

    def of_user(self, user: UserId) -> tuple[Draft, ...]:
        """A user's drafts, newest first."""
        rows = self._session.execute(_OF_USER, {"m": self._municipality, "user": user})
        return tuple(
            Draft(id_, UserId(owner), CaseId(case) if case else None, place, step, _cleaned(values), instant(at))
            for id_, owner, case, place, step, values, at in rows
        )

    def drop(self, draft_id: str, user: UserId) -> None:
        """Throw a draft away; what is not there is no error."""
        self._session.execute(_DROP, {"m": self._municipality, "user": user, "id": draft_id})


def _cleaned(values: str) -> str:
    """The fields with every text in them cleaned: JSON can hide an escape that cleaning the whole would not see."""
    try:
        return compact(_clean_inside(json.loads(values)))
    except (ValueError, RecursionError):
        return clean(values)


def _clean_inside(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean_inside(one) for one in value]
    if isinstance(value, dict):
        return {clean(str(key), lines=False): _clean_inside(one) for key, one in value.items()}
    return value

"""What is being typed, kept in the encrypted store so that no crash and no lock takes it."""

from datetime import datetime
from typing import Final

from bti_tui.domain.drafts import Draft, Writer
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.text import clean
from bti_tui.store.rows import compact, instant, instant_text, read_json
from bti_tui.store.transactions import Transaction

_PUT: Final = """
INSERT INTO draft (municipality, "user", id, case_id, place, step, "values", updated_at, device)
VALUES (:m, :user, :id, :case, :place, :step, :values, :at, :device)
ON CONFLICT (municipality, "user", id) DO UPDATE SET case_id = excluded.case_id, place = excluded.place,
  step = excluded.step, "values" = excluded."values", updated_at = excluded.updated_at, device = excluded.device
"""
_OF_USER: Final = """
SELECT id, "user", case_id, place, step, "values", updated_at FROM draft
WHERE municipality = :m AND "user" = :user ORDER BY updated_at DESC, id
"""
_DROP: Final = 'DELETE FROM draft WHERE municipality = :m AND "user" = :user AND id = :id'
_WRITERS: Final = """
SELECT "user", id, updated_at FROM draft
WHERE municipality = :m AND case_id = :case AND updated_at >= :since ORDER BY updated_at DESC, id
"""


class DraftShelf:
    """The drafts of the store; each user sees only her own, and of others no more than that they write."""

    def __init__(self, transaction: Transaction, municipality: str, device: str) -> None:
        self._transaction = transaction
        self._municipality = municipality
        self._device = device

    def put(self, draft: Draft) -> None:
        """Keep the newest state of a draft."""
        row = {"m": self._municipality, "user": draft.user, "id": draft.id, "case": draft.case_id}
        row |= {"place": draft.place, "step": draft.step, "values": cleaned(draft.values)}
        self._transaction.change(_PUT, row | {"at": instant_text(draft.updated_at), "device": self._device})

    def of_user(self, user: UserId) -> tuple[Draft, ...]:
        """A user's drafts, newest first."""
        rows = self._transaction.rows(_OF_USER, {"m": self._municipality, "user": user})
        return tuple(
            Draft(id_, UserId(owner), CaseId(case) if case else None, place, step, cleaned(values), instant(at))
            for id_, owner, case, place, step, values, at in rows
        )

    def drop(self, draft_id: str, user: UserId) -> None:
        """Throw a draft away; what is not there is no error."""
        self._transaction.change(_DROP, {"m": self._municipality, "user": user, "id": draft_id})

    def writers(self, case_id: CaseId, since: datetime) -> tuple[Writer, ...]:
        """Whose drafts of a case were written on since an instant, the latest first; what they hold is not read."""
        rows = self._transaction.rows(
            _WRITERS, {"m": self._municipality, "case": case_id, "since": instant_text(since)}
        )
        return tuple(Writer(UserId(user), id_, instant(at)) for user, id_, at in rows)


def cleaned(values: str) -> str:
    """The fields with every text in them cleaned: JSON can hide an escape that cleaning the whole would not see."""
    try:
        return compact(read_json(values))
    except (ValueError, RecursionError):
        return clean(values)

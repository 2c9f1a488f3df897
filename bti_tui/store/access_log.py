"""The access log as it is read: who opened what and when, and which months somebody has gone through and signed."""

import json
from datetime import UTC, datetime
from typing import Final

from bti_tui.domain.access import Access, SignedReview
from bti_tui.domain.ids import CaseId, NoteId, UserId
from bti_tui.store.rows import instant, instant_text
from bti_tui.store.transactions import Transaction

REVIEW_SIGNED = "review.signed"
UNLOCKED, RECOVERED = "unlock", "unlock.recovery"

_OF_CASE: Final = """
SELECT at, actor, act, case_id, why FROM access_entry WHERE municipality = :m AND case_id = :case
ORDER BY at DESC, id DESC
"""
_BETWEEN: Final = """
SELECT at, actor, act, case_id, why FROM access_entry WHERE municipality = :m AND at >= :since AND at < :until
ORDER BY at, id
"""
_REVIEWS: Final = """
SELECT event FROM audit WHERE municipality = :m AND instr(event, '"act":"review.signed"') ORDER BY n
"""


_UNLOCKS: Final = """
SELECT event FROM audit WHERE municipality = :m AND n > (SELECT max(n) FROM audit WHERE municipality = :m) - :links
  AND instr(event, '"act":"unlock') ORDER BY n DESC
"""
_LINKS_LOOKED_AT = 50_000
"""So far back it is looked for an earlier unlock."""

_SHOWN_FOR_MS = 24 * 3600 * 1000
"""A day at least: a command that runs by itself may be the time before this."""


class AccessLog:
    """Who read, searched, printed or administered what."""

    def __init__(self, transaction: Transaction, municipality: str) -> None:
        self._transaction = transaction
        self._municipality = municipality

    def of_case(self, case_id: CaseId) -> tuple[Access, ...]:
        """Everybody who looked at a case, the newest first."""
        rows = self._transaction.rows(_OF_CASE, {"m": self._municipality, "case": case_id})
        return tuple(_access(*row) for row in rows)

    def between(self, since: datetime, until: datetime) -> tuple[Access, ...]:
        """Everything from an instant up to another one, oldest first."""
        where = {"m": self._municipality, "since": instant_text(since), "until": instant_text(until)}
        return tuple(_access(*row) for row in self._transaction.rows(_BETWEEN, where))

    def reviews(self, month: str) -> tuple[SignedReview, ...]:
        """Who went through a month and signed it, oldest first; each is a signed link of the audit chain."""
        events = (json.loads(event) for (event,) in self._transaction.rows(_REVIEWS, {"m": self._municipality}))
        return tuple(
            SignedReview(month, UserId(event.get("as", event["user"])), instant(event["at"]), event["digest"])
            for event in events
            if event["act"] == REVIEW_SIGNED and event["month"] == month
        )

    def recoveries(self, user: UserId) -> tuple[datetime, ...]:
        """When the recovery code opened the store since the user opened it the time before this, newest first.

        What happened within a day is told in any case.
        """
        where = {"m": self._municipality, "links": _LINKS_LOOKED_AT}
        events = [json.loads(event) for (event,) in self._transaction.rows(_UNLOCKS, where)]
        own = [event["ts"] for event in events if event["act"] == UNLOCKED and event["user"] == user]
        before = own[1] if len(own) > 1 else 0  # the first is the one that opened it now
        since = min(before, events[0]["ts"] - _SHOWN_FOR_MS) if events else 0
        used = (event["ts"] for event in events if event["act"] == RECOVERED and event["ts"] >= since)
        return tuple(datetime.fromtimestamp(at / 1000, UTC) for at in used)


def _access(at: str, actor: str, act: str, case_id: str | None, why: str | None) -> Access:
    return Access(instant(at), UserId(actor), act, CaseId(case_id) if case_id else None, NoteId(why) if why else None)

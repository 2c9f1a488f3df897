"""Emergency access: somebody opened a case that she has no part in, with a written reason, for one day."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.ids import FactId, NoteId, UserId


@dataclass(frozen=True, slots=True)
class EmergencyAccess:
    """One opening of a case without a need to know, and who has looked at it since (nødåpning)."""

    entry: FactId
    by: UserId
    on: date
    reason: NoteId
    seen_by: tuple[UserId, ...] = ()

    def holds_for(self, user: UserId, day: date) -> bool:
        """Whether somebody may still read the case because of it: it lasts for the day that it was made on."""
        return self.by == user and self.on == day

    def waits_for(self, user: UserId) -> bool:
        """Whether somebody who answers for the case has still to look at it; nobody looks at her own."""
        return user not in (self.by, *self.seen_by)

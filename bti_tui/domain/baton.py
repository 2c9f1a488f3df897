"""The baton: who holds the thread, and how it passes from hand to hand."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.ids import NoteId, UserId


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of the baton that waits for an answer (forslag). The old holder holds until it is accepted."""

    to: UserId
    by: UserId
    on: date
    answer_by: date
    family_wish: NoteId | None


@dataclass(frozen=True, slots=True)
class RelayHolder:
    """The person who carries a case forward through one term (stafettholder)."""

    user: UserId
    term: int
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Baton:
    """Who holds the case, who held it, and who is asked (stafettpinne)."""

    terms: tuple[RelayHolder, ...] = ()
    offer: Offer | None = None

    @property
    def holder(self) -> RelayHolder | None:
        """The one who has accepted and not passed it on."""
        return self.terms[-1] if self.terms and self.terms[-1].until is None else None

    @property
    def term(self) -> int:
        """The number of the current term; 0 before the first acceptance."""
        return self.terms[-1].term if self.terms else 0

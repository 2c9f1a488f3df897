"""The baton: who holds the thread, and how it passes from hand to hand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import AgencyCode, NoteId, UserId


class HandoverReason(StrEnum):
    """Why the baton shall pass to another hand (grunn til overlevering)."""

    FIRST = "first"
    LEVEL = "level"
    TRANSITION = "transition"
    LEFT_JOB = "left_job"
    FAMILY_WISH = "family_wish"
    ABSENCE = "absence"
    CAPACITY = "capacity"


class BatonStatus(StrEnum):
    """Where the baton is (stafettstatus, 2.2 of the field text)."""

    NOBODY_YET = "nobody_yet"
    OFFERED = "offered"
    HELD = "held"
    HANDING_OVER = "handing_over"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Loan:
    """Somebody stands in for the holder for a while; the holder stays responsible (vikar)."""

    to: UserId
    since: date
    until: date

    def runs_on(self, day: date) -> bool:
        """Whether she stands in on a day."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of the baton that waits for an answer (forslag). The old holder holds until it is accepted."""

    to: UserId
    by: UserId
    on: date
    answer_by: date
    family_wish: NoteId | None
    reason: HandoverReason = HandoverReason.FIRST
    note: NoteId | None = None
    """What the next holder should know, beside what the case tells by itself."""

    def stands_on(self, day: date) -> bool:
        """Whether it can still be answered; after its last day the old holder goes on (utløpt)."""
        return day <= self.answer_by


@dataclass(frozen=True, slots=True)
class RelayHolder:
    """The person who carries a case forward through one term (stafettholder)."""

    user: UserId
    term: int
    since: date
    until: date | None = None
    agency: AgencyCode | None = None
    """Where the holder works; None for terms that were accepted before that was kept."""


@dataclass(frozen=True, slots=True)
class Baton:
    """Who holds the case, who held it, and who is asked (stafettpinne)."""

    terms: tuple[RelayHolder, ...] = ()
    offer: Offer | None = None
    loan: Loan | None = None

    def status(self, day: date) -> BatonStatus:
        """Where it is on a day."""
        asked = self.offer is not None and self.offer.stands_on(day)
        if self.holder is not None:
            return BatonStatus.HANDING_OVER if asked else BatonStatus.HELD
        if asked:
            return BatonStatus.OFFERED
        return BatonStatus.VACANT if self.terms else BatonStatus.NOBODY_YET

    @property
    def holder(self) -> RelayHolder | None:
        """The one who has accepted and not passed it on."""
        return self.terms[-1] if self.terms and self.terms[-1].until is None else None

    @property
    def term(self) -> int:
        """The number of the current term; 0 before the first acceptance."""
        return self.terms[-1].term if self.terms else 0

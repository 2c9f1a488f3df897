"""The baton: who holds the thread, and how it passes from hand to hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bti_tui.domain.ids import AgencyCode, NoteId, UserId

LOAN_ENDS_SOON: Final = timedelta(days=3)
"""For so many last days both are told that the loan ends."""
OVERLAP: Final = timedelta(days=14)
"""For so long whoever passed the baton on stays a participant, so that nothing she has begun to write is lost (3.5)."""


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

    def warns_on(self, day: date) -> bool:
        """Whether the end is so near that both should talk about it."""
        return self.runs_on(day) and self.until - day < LOAN_ENDS_SOON


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
    wish_met: bool | None = None
    """Whether the family wished for the one who is asked; None when nobody has said."""
    why_not: NoteId | None = None
    meeting_on: date | None = None
    """The day of the handover meeting (overleveringsmøte)."""

    def stands_on(self, day: date) -> bool:
        """Whether it can still be answered; after its last day the old holder goes on (utløpt)."""
        return day <= self.answer_by

    @property
    def remind_on(self) -> date:
        """The day from which both are reminded: half the time has gone."""
        return self.on + (self.answer_by - self.on + timedelta(days=1)) // 2

    @property
    def to_other_leader_on(self) -> date:
        """The day from which an offer without an answer is for the leader of the old holder too."""
        return self.answer_by + (self.remind_on - self.on)


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
        asked = self.standing_offer(day) is not None
        if self.holder is not None:
            return BatonStatus.HANDING_OVER if asked else BatonStatus.HELD
        if asked:
            return BatonStatus.OFFERED
        return BatonStatus.VACANT if self.terms else BatonStatus.NOBODY_YET

    def standing_offer(self, day: date) -> Offer | None:
        """The offer that can still be answered on a day."""
        return self.offer if self.offer is not None and self.offer.stands_on(day) else None

    def stand_in(self, day: date) -> UserId | None:
        """Who stands in for the holder on a day."""
        return self.loan.to if self.loan is not None and self.loan.runs_on(day) else None

    def relieved(self, day: date) -> UserId | None:
        """Who held the baton last before whoever holds it now, while the overlap lasts."""
        past = [one for one in self.terms if one.until is not None]
        return past[-1].user if past and past[-1].until and day < past[-1].until + OVERLAP else None

    def hands(self, day: date) -> frozenset[UserId]:
        """Those whom the baton gives a reason to see the case on a day: who holds it, stands in, or is asked.

        Whoever did not answer in time is told so for some days more.
        """
        offer = self.offer if self.offer is not None and day < self.offer.to_other_leader_on else None
        found = {self.hand, self.stand_in(day), offer.to if offer else None}
        return frozenset(user for user in found if user is not None)

    @property
    def holder(self) -> RelayHolder | None:
        """The one who has accepted and not passed it on."""
        return self.terms[-1] if self.terms and self.terms[-1].until is None else None

    @property
    def hand(self) -> UserId | None:
        """Who holds it now."""
        return self.holder.user if self.holder else None

    @property
    def term(self) -> int:
        """The number of the current term; 0 before the first acceptance."""
        return self.terms[-1].term if self.terms else 0

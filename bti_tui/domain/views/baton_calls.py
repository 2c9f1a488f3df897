"""What the baton of a case asks of one person on a day: computed, never stored.

Half the time of an offer gone, both are reminded; when it lapses, the leader of the one who was asked is told, and
later the leader of the one who holds (3.5 of the field text). A loan is said to end before it does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.baton import Loan, Offer
from bti_tui.domain.case import Case
from bti_tui.domain.ids import UserId
from bti_tui.domain.people import Professional
from bti_tui.domain.responsibility import leaders_of, responsible


class BatonCall(StrEnum):
    """What the baton asks of somebody (påminnelse om stafetten)."""

    ASKED = "asked"
    ASKED_STILL = "asked_still"
    WAITS = "waits"
    WAITS_STILL = "waits_still"
    UNANSWERED = "unanswered"
    UNANSWERED_BY_YOU = "unanswered_by_you"
    VACANT_YOURS = "vacant_yours"
    VACANT = "vacant"
    STANDS_IN = "stands_in"
    STAND_IN_ENDS = "stand_in_ends"
    LENT = "lent"
    LENT_ENDS = "lent_ends"
    TO_FIND = "to_find"
    """A meeting said that another holder is wanted, and nobody is asked yet."""


@dataclass(frozen=True, slots=True)
class Called:
    """One such call: about whom, and the day it is about."""

    call: BatonCall
    who: UserId | None
    on: date


def baton_calls(case: Case, known: Mapping[UserId, Professional], today: date, me: UserId) -> tuple[Called, ...]:
    """What the baton asks of `me` on a day."""
    if not case.is_open:
        return ()
    found = [_vacant(case, known, me), _offered(case, known, today, me), _lent(case, today, me), _to_find(case, me)]
    return tuple(one for one in found if one is not None)


def _vacant(case: Case, known: Mapping[UserId, Professional], me: UserId) -> Called | None:
    last = case.baton.terms[-1] if case.baton.terms else None
    if last is None or last.until is None:
        return None
    leader = responsible(case)
    is_mine = me == leader or me in leaders_of(last.user, known)
    return Called(BatonCall.VACANT_YOURS if is_mine else BatonCall.VACANT, leader, last.until)


def other_holder_wanted(case: Case) -> date | None:
    """The day of the last meeting, if it wanted another relay holder and nobody was asked since."""
    held, holder, offer = case.meetings[-1:], case.baton.holder, case.baton.offer
    if not case.is_open or not held or holder is None or held[0].holder_stays or case.baton.term > held[0].term:
        return None
    return None if offer is not None and offer.on >= held[0].on else held[0].on


def _to_find(case: Case, me: UserId) -> Called | None:
    """Whoever holds it, or answers for the case, finds somebody; an offer that has lapsed is told of already."""
    wanted, holder = other_holder_wanted(case), case.baton.hand
    if wanted is None or case.baton.offer is not None or me not in {holder, responsible(case)}:
        return None
    return Called(BatonCall.TO_FIND, holder, wanted)


def _offered(case: Case, known: Mapping[UserId, Professional], today: date, me: UserId) -> Called | None:
    offer = case.baton.offer
    if offer is None:
        return None
    asks = {offer.by, responsible(case)}
    if not offer.stands_on(today):
        return _lapsed(case, offer, known, today, me)
    late = today >= offer.remind_on
    if offer.to == me:
        return Called(BatonCall.ASKED_STILL if late else BatonCall.ASKED, offer.by, offer.answer_by)
    return Called(BatonCall.WAITS_STILL if late and me in asks else BatonCall.WAITS, offer.to, offer.answer_by)


def _lapsed(case: Case, offer: Offer, known: Mapping[UserId, Professional], today: date, me: UserId) -> Called | None:
    """Both, the leader of the one who was asked, and later the leader on the other side; nobody else."""
    if me == offer.to and today < offer.to_other_leader_on:
        return Called(BatonCall.UNANSWERED_BY_YOU, offer.by, offer.answer_by)
    told = {offer.by, responsible(case), *leaders_of(offer.to, known)}
    if today >= offer.to_other_leader_on:
        told |= leaders_of(responsible(case), known)
    return Called(BatonCall.UNANSWERED, offer.to, offer.answer_by) if me in told else None


def _lent(case: Case, today: date, me: UserId) -> Called | None:
    loan, holder = case.baton.loan, case.baton.holder
    if loan is None or holder is None or today > loan.until:
        return None
    if loan.to == me:
        return Called(_ends(loan, today, BatonCall.STAND_IN_ENDS, BatonCall.STANDS_IN), holder.user, loan.until)
    if holder.user == me:
        return Called(_ends(loan, today, BatonCall.LENT_ENDS, BatonCall.LENT), loan.to, loan.until)
    return None


def _ends(loan: Loan, today: date, ends: BatonCall, runs: BatonCall) -> BatonCall:
    return ends if loan.warns_on(today) else runs

"""People: who holds the baton, who is in the case, and how the log is kept."""

from datetime import date, timedelta

from bti_tui.domain import refusals
from bti_tui.domain.commands import (
    AcceptBaton,
    AddPerson,
    ChooseLogMode,
    DeclineBaton,
    LeaveBaton,
    LendBaton,
    OfferBaton,
    RecallBaton,
)
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    BatonAccepted,
    BatonDeclined,
    BatonLeft,
    BatonLent,
    BatonOffered,
    BatonRecalled,
    LogModeChosen,
    PersonAdded,
)
from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.ids import AgencyCode, PersonId, Role
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.people import Relation
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.disclosing import Wish, against, resting_on
from bti_tui.domain.text import is_written


def holds_case(basis: Basis) -> list[Reason]:
    """From the first acceptance, level, closing and offers belong to the holder; a leader may act for her (seam 3)."""
    holder = basis.case.baton.holder
    actor = basis.moment.actor
    if holder is None or holder.user == actor.id or actor.role is Role.LEADER:
        return []
    loan = basis.case.baton.loan
    if loan is not None and loan.to == actor.id and loan.runs_on(basis.today):
        return []
    return [Reason(refusals.NOT_HOLDER)]


def passes_baton(basis: Basis) -> list[Reason]:
    """To pass the baton on, lend it or put it down is for the holder and for a leader, not for a stand-in."""
    holder = basis.case.baton.holder
    actor = basis.moment.actor
    if holder is None or holder.user == actor.id or actor.role is Role.LEADER:
        return []
    return [Reason(refusals.NOT_HOLDER)]


def not_taking_part(agency: AgencyCode | None, basis: Basis) -> list[Reason]:
    """A reason when an agency that shall do something is neither the case's own nor in the case."""
    known = {basis.case.agency, *(one.agency for one in basis.case.taking_part)}
    return [] if agency is None or agency in known else [Reason(refusals.AGENCY_NOT_IN)]


def offer_baton(command: OfferBaton, basis: Basis) -> Change:
    """One offer at a time, and never to the one who already holds."""
    baton = basis.case.baton
    open_offer = [Reason(refusals.OFFER_OPEN)] if baton.standing_offer(basis.today) else []
    same = [Reason(refusals.ALREADY_HOLDER)] if baton.holder and baton.holder.user == command.to else []
    since = baton.holder.since if baton.holder else None
    require(
        open_offer,
        same,
        passes_baton(basis),
        [Reason(refusals.WHY_MISSING)] if command.wish_met is False and not is_written(command.why_not) else [],
        not_after(basis.today, command.offered_on),
        in_order(since, command.offered_on, command.meeting_on),
    )
    pen = Pen(basis)
    return pen.change(
        BatonOffered(
            to=command.to,
            on=command.offered_on,
            answer_by=command.offered_on + timedelta(days=basis.guide.holder_answer_days),
            family_wish=pen.maybe(command.family_wish, NoteKind.GUARDIAN_VIEW, Visibility.LOG),
            reason=command.reason,
            note=pen.maybe(command.handover_note, NoteKind.STATEMENT),
            wish_met=command.wish_met,
            why_not=None if command.wish_met else pen.maybe(command.why_not, NoteKind.REASON, Visibility.LOG),
            meeting_on=command.meeting_on,
        )
    )


def accept_baton(command: AcceptBaton, basis: Basis) -> Change:
    """Only the one who was asked can say yes; then a new term begins (invariants 1 and 2)."""
    require(_offered_to_actor(basis), _other_agency_covered(basis), _after_offer(basis, command.answered_on))
    actor, term, pen = basis.moment.actor, basis.case.baton.term + 1, Pen(basis)
    comment = pen.maybe(command.comment, NoteKind.REASON)
    kinds, consents = resting_on(Wish(Way.HANDOVER, actor.agency), basis)
    return pen.change(
        BatonAccepted(
            holder=actor.id,
            term=term,
            on=command.answered_on,
            agency=actor.agency,
            comment=comment,
            information=kinds,
            consents=consents,
        )
    )


def decline_baton(command: DeclineBaton, basis: Basis) -> Change:
    """A no needs its reason; the old holder goes on."""
    require(_offered_to_actor(basis), written(command.reason), _after_offer(basis, command.answered_on))
    pen = Pen(basis)
    return pen.change(BatonDeclined(on=command.answered_on, reason=pen.write(command.reason, NoteKind.REASON)))


def recall_baton(command: RecallBaton, basis: Basis) -> Change:
    """An offer without an answer is taken back by the one who made it, the holder or a leader, also when it lapsed."""
    offer, actor = basis.case.baton.offer, basis.moment.actor
    missing = [] if offer else [Reason(refusals.OFFER_MISSING)]
    may = offer is None or actor.id == offer.by or actor.role is Role.LEADER or _is_holder(basis)
    require(missing, [] if may else [Reason(refusals.NOT_YOUR_OFFER)], _after_offer(basis, command.recalled_on))
    return Pen(basis).change(BatonRecalled(on=command.recalled_on))


def leave_baton(command: LeaveBaton, basis: Basis) -> Change:
    """The holder puts the baton down, or it is taken from one who is gone; the leader answers meanwhile.

    A coordinator may do the latter too, because it is she who sees that a holder is missing (7.2 of the field text).
    """
    holder = basis.case.baton.holder
    require(
        [] if holder else [Reason(refusals.NOBODY_HOLDS)],
        [] if basis.moment.actor.role is Role.COORDINATOR else passes_baton(basis),
        basis.unmet(GuardName.LEADER) if basis.case.level > Level.CLARIFY else [],
        written(command.reason),
        not_after(basis.today, command.left_on),
        in_order(holder.since if holder else None, command.left_on),
    )
    pen = Pen(basis)
    return pen.change(BatonLeft(on=command.left_on, reason=pen.write(command.reason, NoteKind.REASON)))


def lend_baton(command: LendBaton, basis: Basis) -> Change:
    """The holder stays responsible while somebody stands in until a day (3.5 of the field text)."""
    holder = basis.case.baton.holder
    require(
        [] if holder else [Reason(refusals.NOBODY_HOLDS)],
        [Reason(refusals.ALREADY_HOLDER)] if holder and holder.user == command.to else [],
        passes_baton(basis),
        in_order(command.since, command.until),
        [Reason(GuardName.DATE)] if command.until < basis.today else [],
    )
    return Pen(basis).change(BatonLent(to=command.to, since=command.since, until=command.until))


def add_person(command: AddPerson, basis: Basis) -> Change:
    """A person of the case has a name; the one whom the case is about is there already."""
    twice = [Reason(refusals.CODE_UNKNOWN)] if command.relation is Relation.SUBJECT else []
    require(twice, written(command.full_name), not_after(basis.today, command.born_on))
    pen = Pen(basis)
    return pen.change(
        PersonAdded(
            person=PersonId(basis.moment.new_id()),
            full_name=pen.write(command.full_name, NoteKind.NAME),
            relation=command.relation,
            responsible=command.responsible,
            born_on=command.born_on,
        )
    )


def choose_log_mode(command: ChooseLogMode, basis: Basis) -> Change:
    """Help never depends on a digital log; the choice has its reason (R20, S14)."""
    require(written(command.reason))
    pen = Pen(basis)
    return pen.change(LogModeChosen(mode=command.mode, reason=pen.write(command.reason, NoteKind.REASON)))


def _offered_to_actor(basis: Basis) -> list[Reason]:
    offer = basis.case.baton.offer
    if offer is None:
        return [Reason(refusals.OFFER_MISSING)]
    if not offer.stands_on(basis.today):
        return [Reason(refusals.OFFER_EXPIRED, basis.guide.mender(GuardName.HOLDER, basis.case.level))]
    return [] if offer.to == basis.moment.actor.id else [Reason(refusals.NOT_OFFERED_TO_YOU)]


def _is_holder(basis: Basis) -> bool:
    holder = basis.case.baton.holder
    return holder is not None and holder.user == basis.moment.actor.id


def _other_agency_covered(basis: Basis) -> list[Reason]:
    """When another agency takes over the log, the family must have said yes to it (3.5 of the field text)."""
    case, agency = basis.case, basis.moment.actor.agency
    if not case.baton.terms or not not_taking_part(agency, basis):
        return []
    reasons = against(Wish(Way.HANDOVER, agency), basis)
    if all(one.code == refusals.CONSENT_REVIEW for one in reasons):
        return reasons
    guard = GuardName.LOG_CONSENT if case.level < Level.TWO_AGENCIES else GuardName.AGENCY_CONSENT
    return [Reason(refusals.AGENCY_NOT_COVERED, basis.guide.mender(guard, case.level))]


def _after_offer(basis: Basis, day: date) -> list[Reason]:
    offer = basis.case.baton.offer
    return [*not_after(basis.today, day), *in_order(offer.on if offer else None, day)]

"""Whose a measure is: somebody of another service gets a part in one only as that service does, by a consent."""

from collections.abc import Iterable

from bti_tui.domain import refusals
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, PartyId, PersonId, UserId
from bti_tui.domain.rules.agreement import not_taking_part
from bti_tui.domain.rules.basis import Basis


def against_agencies(agency: AgencyCode | None, parties: Iterable[PartyId], basis: Basis) -> list[Reason]:
    """Every reason against the agencies of a measure: the one that is named, and those of the people in it.

    Each takes part in the case, and the family lets it know. Whoever has a part in the case herself needs the latter.
    """
    people = tuple(parties)
    outside = (_agency_of(one, basis) for one in people if not _is_let_in(one, basis))
    every = {one for one in (agency, *(_agency_of(one, basis) for one in people)) if one is not None}
    covered = {basis.case.agency, *consented_agencies(basis.case, basis.rules, basis.today)}
    absent = [reason for one in (agency, *outside) for reason in not_taking_part(one, basis)]
    if absent or every <= covered:
        return absent
    return [Reason(refusals.AGENCY_NOT_COVERED, basis.guide.mender(GuardName.AGENCY_CONSENT, basis.case.level))]


def agency_for(responsible: PartyId, agency: AgencyCode | None, basis: Basis) -> AgencyCode | None:
    """The agency that a measure is kept under: the one that is named, else that of whoever answers for it.

    None for the case's own, for the family, and for whoever has a part in the case without her agency.
    """
    if agency is not None:
        return agency
    found = _agency_of(responsible, basis)
    return found if found in {one.agency for one in basis.case.taking_part} else None


def _agency_of(party: PartyId, basis: Basis) -> AgencyCode | None:
    """Where a colleague works, or whom somebody who is known from the meetings alone comes from."""
    if basis.case.person(PersonId(party)) is not None:
        return None
    works = next((one.agency for one in basis.named if one.id == UserId(party)), None)
    guests = (meeting.attendee(party) for meeting in reversed(basis.case.planned_meetings))
    return works or next((one.agency for one in guests if one is not None), None)


def _is_let_in(party: PartyId, basis: Basis) -> bool:
    """Whether the case is with somebody of another agency: the baton, as the leader who was told, or as one let in."""
    case = basis.case
    told = case.leader.leader if case.leader else None
    return UserId(party) in {*case.baton.hands(basis.today), *case.colleagues, told}

"""Who is told that a case is closed: each of the family by herself, each service through the gate (R18, R22)."""

from bti_tui.domain import refusals
from bti_tui.domain.closing import Told
from bti_tui.domain.commands import CloseCase
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, FactId, PersonId
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against, resting_on
from bti_tui.domain.telling import guardians


def told_people(command: CloseCase, basis: Basis) -> tuple[PersonId, ...]:
    """Those of the family who are told: the guardians that are named, else all whom nothing holds back."""
    child = (basis.case.subject,) if Told.CHILD in command.told else ()
    if Told.GUARDIANS not in command.told:
        return child
    return (*child, *(command.guardians or guardians_to_tell(basis)))


def told_agencies(command: CloseCase, basis: Basis) -> tuple[AgencyCode, ...]:
    """The services that are told: those that are named, else all that a consent covers."""
    if Told.PARTICIPANTS not in command.told:
        return ()
    return command.agencies or agencies_to_tell(basis)


def resting(agencies: tuple[AgencyCode, ...], basis: Basis) -> tuple[FactId, ...]:
    """The consents that let some services be told."""
    facts = (fact for one in agencies for fact in resting_on(Wish(Way.TOLD, one), basis)[1])
    return tuple(dict.fromkeys(facts))


def guardians_to_tell(basis: Basis) -> tuple[PersonId, ...]:
    """The guardians whom nothing holds back."""
    return tuple(one.id for one in guardians(basis.case) if not _against_person(one.id, basis))


def agencies_to_tell(basis: Basis) -> tuple[AgencyCode, ...]:
    """The other services that take part, and that a consent covers."""
    return tuple(one for one in _taking_part(basis) if not against(Wish(Way.TOLD, one), basis))


def against_closing_notice(command: CloseCase, basis: Basis) -> list[Reason]:
    """Every reason against telling those who are said to be told; whoever may be is not hindered by another one."""
    found = _against_person(basis.case.subject, basis) if Told.CHILD in command.told else []
    found += _against_guardians(command, basis)
    found += _against_agencies(command, basis)
    safety = [one.code for one in basis.unmet(GuardName.SAFETY)]
    return list(dict.fromkeys(one for one in found if one.code not in safety))


def _against_guardians(command: CloseCase, basis: Basis) -> list[Reason]:
    if Told.GUARDIANS not in command.told:
        return [Reason(refusals.TOLD_MISSING)] if command.guardians else []
    known = [one.id for one in guardians(basis.case)]
    unknown = [Reason(refusals.PERSON_UNKNOWN)] if set(command.guardians) - set(known) else []
    asked = command.guardians or (known if not guardians_to_tell(basis) else ())
    return [*unknown, *(reason for one in asked if one in known for reason in _against_person(one, basis))]


def _against_agencies(command: CloseCase, basis: Basis) -> list[Reason]:
    if Told.PARTICIPANTS not in command.told:
        return [Reason(refusals.TOLD_MISSING)] if command.agencies else []
    here = _taking_part(basis)
    unknown = [Reason(refusals.AGENCY_NOT_IN)] if set(command.agencies) - set(here) else []
    asked = command.agencies or (here if not agencies_to_tell(basis) else ())
    return [*unknown, *(reason for one in asked if one in here for reason in against(Wish(Way.TOLD, one), basis))]


def _against_person(person: PersonId, basis: Basis) -> list[Reason]:
    return against(Wish(Way.CLOSING_NOTICE, person=person), basis)


def _taking_part(basis: Basis) -> tuple[AgencyCode, ...]:
    return tuple(one.agency for one in basis.case.taking_part if one.agency != basis.case.agency)

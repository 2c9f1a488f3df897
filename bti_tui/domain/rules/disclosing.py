"""The one gate: nothing that names a child leaves the case outside a valid consent or another stated ground (R18)."""

from collections.abc import Iterable
from dataclasses import dataclass

from bti_tui.domain import refusals
from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.commands import Disclose
from bti_tui.domain.coverage import allowing, covered_information, reviews_due
from bti_tui.domain.disclosure import TO_FAMILY, Way
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import Disclosed
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgencyCode, FactId, GroundCode, InformationCode, PersonId
from bti_tui.domain.law import SharingGround
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.people import Person, Telling
from bti_tui.domain.rules.basis import Basis, Change, Pen, not_after, require
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.signatories import answer_of, answers_alone_for_health, answers_as_adult, stands
from bti_tui.domain.telling import against_unjudged
from bti_tui.domain.text import is_written


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall leave the case, and to whom: a service or a person of the case (ønske om å dele)."""

    way: Way
    agency: AgencyCode | None = None
    person: PersonId | None = None
    information: tuple[InformationCode, ...] = ()
    """Empty: all that may go."""
    ground: GroundCode | None = None
    necessity: str | None = None
    has_address: bool = False


def against(wish: Wish, basis: Basis) -> list[Reason]:
    """Every reason why something may not leave the case."""
    if (wish.agency is None) is (wish.person is None):
        return [Reason(refusals.DISCLOSURE_RECEIVER)]
    is_guarded = wish.has_address and strictest(basis.case) is not AddressGrade.OPEN
    if is_guarded and wish.person != basis.case.subject:
        return [Reason(refusals.DISCLOSURE_ADDRESS)]
    if wish.agency is not None:
        return _against_agency(wish, wish.agency, basis)
    person = basis.case.person(wish.person) if wish.person else None
    return _against_person(wish, person, basis) if person else [Reason(refusals.PERSON_UNKNOWN)]


def resting_on(wish: Wish, basis: Basis) -> tuple[tuple[InformationCode, ...], tuple[FactId, ...]]:
    """The kinds of information that go to a service, and the consents that let them; both empty on another ground."""
    if wish.agency is None or wish.ground is not None or wish.agency == basis.case.agency:
        return wish.information, ()
    case, rules, giver = basis.case, basis.rules, giver_of(basis)
    kinds = wish.information or covered_information(case, rules, basis.today, wish.agency, giver)
    facts = (fact for kind in kinds for fact in allowing(case, rules, basis.today, wish.agency, kind, giver))
    return kinds, tuple(dict.fromkeys(facts))


def giver_of(basis: Basis) -> AgencyCode:
    """The service that tells: that of whoever acts, when it takes part, else the case's own."""
    own = basis.moment.actor.agency
    return own if any(one.agency == own for one in basis.case.taking_part) else basis.case.agency


def disclose(command: Disclose, basis: Basis) -> Change:
    """What leaves the case is written down: what, to whom, on which consents or on which ground."""
    wish = Wish(
        command.way,
        command.agency,
        command.person,
        command.information,
        command.ground,
        command.necessity,
        command.has_address,
    )
    known = {one.code for one in basis.rules.information}
    own = [Reason(refusals.AGENCY_OWN)] if command.agency == basis.case.agency else []
    unknown = [] if known >= set(command.information) else [Reason(refusals.CODE_UNKNOWN)]
    require(own or against(wish, basis), unknown, not_after(basis.today, command.disclosed_on))
    pen = Pen(basis)
    kinds, consents = resting_on(wish, basis)
    visibility = _visibility(wish, basis)
    note_visibility = Visibility.SHIELDED if visibility is Visibility.SHIELDED else Visibility.INTERNAL
    return pen.change(
        Disclosed(
            way=command.way,
            on=command.disclosed_on,
            agency=command.agency,
            person=command.person,
            information=kinds,
            consents=consents,
            ground=command.ground,
            necessity=pen.maybe(command.necessity, NoteKind.REASON, note_visibility) if command.ground else None,
            visibility=visibility,
        )
    )


def _visibility(wish: Wish, basis: Basis) -> Visibility:
    """What rests on another ground than the family's yes is the own service's; of a fear for the child, the few's."""
    ground = basis.rules.sharing_ground(wish.ground) if wish.ground else None
    if ground is None:
        return Visibility.LOG
    is_hidden = ground.is_shielded or basis.case.safety_track in LOCKS
    return Visibility.SHIELDED if is_hidden else Visibility.INTERNAL


def _against_agency(wish: Wish, agency: AgencyCode, basis: Basis) -> list[Reason]:
    case = basis.case
    if wish.way in TO_FAMILY:
        return [Reason(refusals.DISCLOSURE_RECEIVER)]
    if agency == case.agency:
        return []
    unknown = basis.unknown_codes("agency", [agency])
    if wish.ground is not None:
        return [*unknown, *_against_ground(wish, basis.rules.sharing_ground(wish.ground), basis)]
    kinds, consents = resting_on(wish, basis)
    each = [allowing(case, basis.rules, basis.today, agency, kind, giver_of(basis)) for kind in kinds]
    if not consents or not all(each):
        mender = basis.guide.mender(GuardName.AGENCY_CONSENT, case.level)
        return [*unknown, Reason(GuardName.AGENCY_CONSENT.value, mender)]
    return [*unknown, *to_be_looked_at(basis)]


def to_be_looked_at(basis: Basis) -> list[Reason]:
    """A reason when a birthday, a nearing end or a reopening asks for a look at the consents first (R22)."""
    return [Reason(refusals.CONSENT_REVIEW)] if reviews_due(basis.case, basis.rules, basis.today) else []


def _against_ground(wish: Wish, ground: SharingGround | None, basis: Basis) -> list[Reason]:
    if ground is None or not ground.is_used or ground.provenance.valid_from > basis.today:
        return [Reason(refusals.GROUND_UNKNOWN)]
    wrong = bool(ground.receivers) and wish.agency not in ground.receivers
    return [
        *([Reason(refusals.GROUND_NOT_FOR_RECEIVER)] if wrong else []),
        *([] if is_written(wish.necessity) else [Reason(refusals.NECESSITY_MISSING)]),
    ]


def _against_person(wish: Wish, person: Person, basis: Basis) -> list[Reason]:
    """The family's own copies; no ground goes round a hold on the guardians or what somebody may not be told."""
    unjudged = [] if person.id == basis.case.subject else against_unjudged(basis.case)
    held = [*basis.unmet(GuardName.SAFETY), *unjudged]
    silent = [Reason(refusals.NOT_TO_BE_TOLD)] if person.telling is Telling.NOTHING else []
    if wish.ground is not None:
        ground = basis.rules.sharing_ground(wish.ground)
        return [*held, *silent, *_against_ground(wish, ground, basis)]
    return [*held, *silent, *([] if may_have(person, basis) else [Reason(refusals.DISCLOSURE_NOT_FAMILY)])]


def may_have(person: Person, basis: Basis) -> bool:
    """Whether somebody may have a copy as one of the family: the one it is about, and guardians while they answer.

    From eighteen, and of a youth who answers alone for health, guardians get copies only when the youth lets them.
    """
    case, rules, today = basis.case, basis.rules, basis.today
    if person.id == case.subject:
        return True
    if not person.responsible:
        return False
    if answers_as_adult(case, rules, today) or answers_alone_for_health(case, rules, today):
        own = answer_of(case, case.subject)
        return own is not None and stands(case, own) and own.lets_guardians_know
    return True


def refused_agencies(agencies: Iterable[AgencyCode], way: Way, basis: Basis) -> list[Reason]:
    """Every reason against telling some services, each only once."""
    return list(dict.fromkeys(reason for one in agencies for reason in against(Wish(way, one), basis)))

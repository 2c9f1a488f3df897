"""What facts about the people of a case, and about who sees it, make of it. No rule and no check."""

from dataclasses import replace

from bti_tui.domain import facts as f
from bti_tui.domain.address import Protection
from bti_tui.domain.case import Case
from bti_tui.domain.emergency import EmergencyAccess
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import PersonId
from bti_tui.domain.people import Person, Relation, SubjectKind

People = (
    f.PersonAdded
    | f.PersonCorrected
    | f.PersonRemoved
    | f.TellingSettled
    | f.ChildBorn
    | f.SiblingLinked
    | f.SiblingUnlinked
    | f.ColleagueLetIn
    | f.ColleagueLetOut
    | f.EmergencyOpened
    | f.EmergencySeen
    | f.AddressProtected
    | f.NationalIdNoted
)


def peopled(case: Case, record: Recorded, fact: People) -> Case:  # noqa: PLR0911 - one arm for each kind of fact
    """A case after a fact about its people, or about who looks into it."""
    match fact:
        case f.PersonAdded():
            added = Person(fact.person, fact.full_name, fact.relation, fact.responsible, fact.born_on)
            return replace(case, people=(*case.people, added))
        case f.PersonCorrected():
            case = replace(case, due_on=fact.due_on) if fact.person == case.subject else case
            right = {"name": fact.full_name, "relation": fact.relation}
            return _with(case, fact.person, **right, responsible=fact.responsible, born_on=fact.born_on)
        case f.PersonRemoved():
            return replace(case, people=tuple(one for one in case.people if one.id != fact.person))
        case f.TellingSettled():
            return _with(case, fact.person, telling=fact.telling, why=fact.why)
        case f.ChildBorn():
            born = Person(fact.person, fact.full_name, Relation.CHILD, born_on=fact.born_on)
            return replace(case, people=(*case.people, born), subject_kind=SubjectKind.PARENT, due_on=None)
        case f.SiblingLinked():
            return replace(case, siblings=(*(one for one in case.siblings if one != fact.other), fact.other))
        case f.SiblingUnlinked():
            return replace(case, siblings=tuple(one for one in case.siblings if one != fact.other))
        case f.ColleagueLetIn():
            others = (one for one in case.colleagues if one != fact.colleague)
            return replace(case, colleagues=(*others, fact.colleague))
        case f.ColleagueLetOut():
            return replace(case, colleagues=tuple(one for one in case.colleagues if one != fact.colleague))
        case f.EmergencyOpened() | f.EmergencySeen():
            return _looked_into(case, record, fact)
        case f.AddressProtected() | f.NationalIdNoted():
            return _guarded(case, fact)


def _guarded(case: Case, fact: f.AddressProtected | f.NationalIdNoted) -> Case:
    if isinstance(fact, f.AddressProtected):
        return _with(case, fact.person, protection=_protection(fact))
    return _with(case, fact.person, national_id=fact.digits)


def _protection(fact: f.AddressProtected) -> Protection | None:
    if fact.since is None or fact.expires_on is None or fact.source is None:
        return None
    return Protection(fact.grade, fact.since, fact.expires_on, fact.source)


def _looked_into(case: Case, record: Recorded, fact: f.EmergencyOpened | f.EmergencySeen) -> Case:
    if isinstance(fact, f.EmergencyOpened):
        opened = EmergencyAccess(record.id, record.actor, fact.on, fact.reason)
        return replace(case, emergencies=(*case.emergencies, opened))
    seen = (
        replace(one, seen_by=(*one.seen_by, record.actor)) if one.entry == fact.entry else one
        for one in case.emergencies
    )
    return replace(case, emergencies=tuple(seen))


def _with(case: Case, person: PersonId, **changes: object) -> Case:
    people = (
        replace(one, **changes) if one.id == person else one  # type: ignore[arg-type]  # each field by its own name
        for one in case.people
    )
    return replace(case, people=tuple(people))

"""The people of a case: corrections, who may be told, birth, siblings in other cases, colleagues who see it."""

from bti_tui.domain import refusals
from bti_tui.domain.commands import (
    CorrectPerson,
    LetIn,
    LetOut,
    LinkSibling,
    RegisterBirth,
    RemovePerson,
    SettleTelling,
    UnlinkSibling,
)
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import (
    ChildBorn,
    ColleagueLetIn,
    ColleagueLetOut,
    PersonCorrected,
    PersonRemoved,
    SiblingLinked,
    SiblingUnlinked,
    TellingSettled,
)
from bti_tui.domain.ids import PersonId, Role
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.people import Relation, SubjectKind, Telling
from bti_tui.domain.rules.agreement import holds_case
from bti_tui.domain.rules.basis import Basis, Change, Pen, not_after, require, written

Command = CorrectPerson | RemovePerson | SettleTelling | RegisterBirth | LinkSibling | UnlinkSibling | LetIn | LetOut


def about_people(command: Command, basis: Basis) -> Change:  # noqa: PLR0911 - one arm for each command
    """The change that an order about people leads to."""
    match command:
        case CorrectPerson():
            return _correct(command, basis)
        case RemovePerson():
            return _remove(command, basis)
        case SettleTelling():
            return _settle_telling(command, basis)
        case RegisterBirth():
            return _register_birth(command, basis)
        case LinkSibling():
            same = [Reason(refusals.SIBLING_SAME)] if command.other == command.case_id else []
            twice = [Reason(refusals.SIBLING_LINKED)] if command.other in basis.case.siblings else []
            require(same, twice)
            return Pen(basis).change(SiblingLinked(other=command.other, on=basis.today))
        case UnlinkSibling():
            require([] if command.other in basis.case.siblings else [Reason(refusals.SIBLING_NOT_LINKED)])
            return Pen(basis).change(SiblingUnlinked(other=command.other, on=basis.today))
        case LetIn():
            twice = [Reason(refusals.LET_IN_ALREADY)] if command.colleague in basis.case.colleagues else []
            require(twice, holds_case(basis), written(command.reason))
            pen = Pen(basis)
            reason = pen.write(command.reason, NoteKind.REASON)
            return pen.change(ColleagueLetIn(colleague=command.colleague, on=basis.today, reason=reason))
        case LetOut():
            unknown = [] if command.colleague in basis.case.colleagues else [Reason(refusals.NOT_LET_IN)]
            require(unknown, holds_case(basis))
            return Pen(basis).change(ColleagueLetOut(colleague=command.colleague, on=basis.today))


def _correct(command: CorrectPerson, basis: Basis) -> Change:
    """The one whom the case is about stays that one; everybody else may turn out to be something else."""
    is_subject = command.person == basis.case.subject
    expects = is_subject and basis.case.subject_kind is SubjectKind.PREGNANT
    wrong = is_subject is not (command.relation is Relation.SUBJECT)
    require(
        _unknown(command.person, basis),
        [Reason(refusals.SUBJECT_STAYS)] if wrong else [],
        [] if command.responsible else _answer_counts(command.person, basis),
        written(command.full_name),
        not_after(basis.today, command.born_on),
        [] if command.due_on is None or expects else [Reason(refusals.NOT_PREGNANT)],
    )
    pen = Pen(basis)
    return pen.change(
        PersonCorrected(
            person=command.person,
            full_name=pen.write(command.full_name, NoteKind.NAME),
            relation=command.relation,
            responsible=command.responsible and not is_subject,
            born_on=command.born_on,
            due_on=command.due_on,
        )
    )


def _answer_counts(person: PersonId, basis: Basis) -> list[Reason]:
    """No way round a parent who says no: an answer for the consent goes with the person only, by a leader (S05)."""
    found = basis.case.person(person)
    answered = any(one.signatory == person for one in basis.case.consents)
    return [Reason(refusals.ANSWER_COUNTS)] if found is not None and found.responsible and answered else []


def _remove(command: RemovePerson, basis: Basis) -> Change:
    """Whoever answers for a measure that goes on is not taken out before the measure is with somebody else."""
    busy = any(PersonId(one.responsible) == command.person for one in basis.case.open_measures)
    require(
        _unknown(command.person, basis),
        [Reason(refusals.SUBJECT_STAYS)] if command.person == basis.case.subject else [],
        [Reason(refusals.PERSON_HAS_MEASURES)] if busy else [],
        _is_protected(command.person, basis),
        [] if basis.moment.actor.role is Role.LEADER else _answer_counts(command.person, basis),
        written(command.reason),
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON)
    return pen.change(PersonRemoved(person=command.person, on=basis.today, reason=reason))


def _is_protected(person: PersonId, basis: Basis) -> list[Reason]:
    """A protection ends with a reason, not by the way."""
    found = basis.case.person(person)
    return [Reason(refusals.PERSON_PROTECTED)] if found is not None and found.protection is not None else []


def _settle_telling(command: SettleTelling, basis: Basis) -> Change:
    """Why somebody is told nothing may itself be a danger, so it is shielded (2.6 of the field text)."""
    require(
        _unknown(command.person, basis),
        written(command.why) if command.telling is not Telling.ALL else [],
    )
    pen = Pen(basis)
    visibility = Visibility.SHIELDED if command.telling is Telling.NOTHING else Visibility.INTERNAL
    kind = NoteKind.SAFETY if command.telling is Telling.NOTHING else NoteKind.REASON
    why = pen.maybe(command.why, kind, visibility) if command.telling is not Telling.ALL else None
    return pen.change(TellingSettled(person=command.person, telling=command.telling, on=basis.today, why=why))


def _register_birth(command: RegisterBirth, basis: Basis) -> Change:
    """Before birth no identity of a child is asked for; after it the mother's own words stay in her own case (S07)."""
    kind = basis.case.subject_kind
    twin = kind is SubjectKind.PARENT and any(one.relation is Relation.CHILD for one in basis.case.people)
    require(
        [] if kind is SubjectKind.PREGNANT or twin else [Reason(refusals.NOT_PREGNANT)],
        written(command.full_name),
        not_after(basis.today, command.born_on),
    )
    pen = Pen(basis)
    return pen.change(
        ChildBorn(
            person=PersonId(basis.moment.new_id()),
            full_name=pen.write(command.full_name, NoteKind.NAME),
            born_on=command.born_on,
        )
    )


def _unknown(person: PersonId, basis: Basis) -> list[Reason]:
    return [] if basis.case.person(person) else [Reason(refusals.PERSON_UNKNOWN)]

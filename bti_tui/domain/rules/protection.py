"""What of a person must not be known by others: a graded address with its end, and a national id number at need."""

from bti_tui.domain import refusals
from bti_tui.domain.address import AddressGrade
from bti_tui.domain.commands import NoteNationalId, ProtectAddress
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import AddressProtected, NationalIdNoted
from bti_tui.domain.ids import PersonId
from bti_tui.domain.national_id import national_id
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.erasure import responsible
from bti_tui.domain.text import is_written


def protect(command: ProtectAddress | NoteNationalId, basis: Basis) -> Change:
    """The change that an order about a person's address or number leads to."""
    return _grade(command, basis) if isinstance(command, ProtectAddress) else _number(command, basis)


def _grade(command: ProtectAddress, basis: Basis) -> Change:
    """Whoever answers for the case grades, since strict takes words away; what is lowered says why (R50)."""
    person = basis.case.person(command.person)
    before = person.protection.grade if person is not None and person.protection else AddressGrade.OPEN
    told = (command.since, command.expires_on, command.source)
    is_open = command.grade is AddressGrade.OPEN
    require(
        _unknown(command.person, basis),
        responsible(basis.moment.actor, basis.case),
        [] if is_open or all(told) else [Reason(refusals.PROTECTION_PERIOD_MISSING)],
        written(command.reason) if command.grade.rank < before.rank else [],
        not_after(basis.today, command.since),
        in_order(command.since, command.expires_on),
    )
    pen = Pen(basis)
    reason = pen.maybe(command.reason, NoteKind.REASON)
    since, expires_on, source = (None, None, None) if is_open else told
    return pen.change(
        AddressProtected(
            person=command.person,
            grade=command.grade,
            on=basis.today,
            since=since,
            expires_on=expires_on,
            source=source,
            reason=reason,
        )
    )


def _number(command: NoteNationalId, basis: Basis) -> Change:
    """A possible number only, and only with a need for it; invented ones are for training stores (R48)."""
    is_given = is_written(command.digits)
    found = national_id(command.digits or "")
    is_invented = found is not None and found.is_synthetic and not basis.moment.training
    require(
        _unknown(command.person, basis),
        [Reason(refusals.NATIONAL_ID_IMPOSSIBLE)] if is_given and found is None else [],
        [Reason(refusals.NATIONAL_ID_INVENTED)] if is_invented else [],
        [Reason(refusals.NATIONAL_ID_NEED_MISSING)] if is_given and command.need is None else [],
    )
    pen = Pen(basis)
    digits = pen.write(found.digits, NoteKind.NATIONAL_ID) if found is not None else None
    need = command.need if digits else None
    return pen.change(NationalIdNoted(person=command.person, digits=digits, need=need, on=basis.today))


def _unknown(person: PersonId, basis: Basis) -> list[Reason]:
    return [] if basis.case.person(person) else [Reason(refusals.PERSON_UNKNOWN)]

"""Whom the content of a lost machine is about (R56), read from a backup, and what stands in the audit of what is left.

Which letters may be drafted is kept apart from the list of persons: that somebody gets none is nobody else's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.breach import LetterRoute, route_of
from bti_tui.domain.case import Case
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import CaseId, PersonId
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.people import Person, Professional, Relation
from bti_tui.domain.signatories import asked
from bti_tui.domain.text import clean
from bti_tui.domain.views.names import UNKNOWN, Names, case_label
from bti_tui.usecases.context import Context, UnitOfWork

LISTED = "lost.listed"
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class AffectedPerson:
    """Somebody in a case."""

    name: str
    relation: Relation
    born_on: date | None


@dataclass(frozen=True, slots=True)
class AffectedCase:
    """A case, its people, and which kinds of texts it holds."""

    number: str
    people: tuple[AffectedPerson, ...]
    kinds: tuple[NoteKind, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody whom a letter may be drafted to; without a name when no guardian is registered."""

    name: str
    about: str
    """The name of the one whom the case is about; empty when that is the addressee."""
    talk_first: bool


@dataclass(frozen=True, slots=True)
class Affected:
    """Everybody in a store."""

    cases: tuple[AffectedCase, ...]
    professionals: tuple[Professional, ...]
    addressees: tuple[Addressee, ...]
    clear_first: tuple[str, ...]
    """Numbers of cases in which nobody is written to before it is clear that it does no harm; for the leader alone."""

    @property
    def people(self) -> int:
        """How many persons stand in the cases; one who stands in two is counted twice."""
        return sum(len(one.people) for one in self.cases)

    @property
    def kinds(self) -> tuple[NoteKind, ...]:
        """Every kind of text that any case holds."""
        return _ordered({kind for one in self.cases for kind in one.kinds})


def affected(ctx: Context) -> Affected:
    """Everybody in the store of a context; only a backup of the lost store is asked like that."""
    with ctx.reading() as work:
        cases = [case for case_id in work.cases.ids() if (case := work.cases.get(case_id)) and not case.is_purged]
        professionals = work.professionals.all()
        texts = work.notes.texts(person.name for case in cases for person in case.people)
        names = Names(texts, {one.id: one for one in professionals})
        listed = tuple(_listed(work, case, names) for case in cases)
    held = _held_back(cases, names)
    written_to = [case for case in cases if case.id not in held]
    addressees = tuple(one for case in written_to for one in _addressees(ctx, case, names))
    clear_first = tuple(case_label(case.number) for case in cases if case.id in held)
    return Affected(listed, professionals, addressees, clear_first)


def log_listing(ctx: Context) -> None:
    """Write that the people of a lost store were listed; committed before anything is shown (R42)."""
    with ctx.unit_of_work() as work:
        work.log_access(ctx.user.id, LISTED, None, ctx.now())
        work.commit()


def reason_of(why: str) -> str:
    """The written reason, on one line. Raises `BadInput` when it is empty or too long."""
    reason = clean(why, lines=False).strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise BadInput(place="why", problem="text-missing" if not reason else "too-long")
    return reason


def _listed(work: UnitOfWork, case: Case, names: Names) -> AffectedCase:
    people = tuple(AffectedPerson(names.person(case, one.id), _relation(case, one), one.born_on) for one in case.people)
    return AffectedCase(case_label(case.number), people, _ordered(work.notes.kinds(case.id)))


def _relation(case: Case, person: Person) -> Relation:
    return Relation.SUBJECT if person.id == case.subject else person.relation


def _ordered(kinds: Iterable[NoteKind]) -> tuple[NoteKind, ...]:
    found = set(kinds)
    return tuple(kind for kind in NoteKind if kind in found)


def _held_back(cases: Iterable[Case], names: Names) -> frozenset[CaseId]:
    """The cases to clear first, and those that share a name with one: a letter to one home tells of the other case.

    Someone who only shares the name is held back for a question more, which does no harm.
    """
    by_case = {case.id: {_folded(names.person(case, one.id)) for one in case.people} - {UNKNOWN} for case in cases}
    held = {case.id for case in cases if route_of(case) is LetterRoute.CLEAR_FIRST}
    while more := {
        case_id
        for case_id, mine in by_case.items()
        if case_id not in held and any(mine & by_case[other] for other in held)
    }:
        held |= more
    return frozenset(held)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _addressees(ctx: Context, case: Case, names: Names) -> list[Addressee]:
    """Those who answer for the consent; where no guardian is registered, one whose name is not known."""
    about = names.person(case, case.subject)
    talk_first = route_of(case) is LetterRoute.TALK_FIRST
    who: list[PersonId | None] = list(asked(case, ctx.rules_of(case), ctx.today)) or [None]
    return [
        Addressee(names.person(case, one) if one else "", "" if one == case.subject else about, talk_first)
        for one in who
    ]

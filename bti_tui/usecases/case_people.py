"""Who is in a case, who may be told, which colleagues see it, and siblings who have cases of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain import refusals
from bti_tui.domain.address import Protection, is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.commands import LinkSibling, UnlinkSibling
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.forms import Choice
from bti_tui.domain.ids import CaseId, PersonId
from bti_tui.domain.listing import Selection
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Professional, Relation, SubjectKind, Telling
from bti_tui.domain.rules.erasure import answers_for
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.execute import execute
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.graded_kin import graded_as
from bti_tui.usecases.reading import case_of, names_for
from bti_tui.usecases.together import together


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the case."""

    id: PersonId
    name: str
    relation: Relation
    responsible: bool
    born_on: date | None
    telling: Telling
    why: str
    """Why nothing is told, or what may be; empty for whoever may not read it."""
    protection: Protection | None = None
    has_number: bool = False
    """A national id number is written down; it is shown only when it is asked for."""


class Kin(StrEnum):
    """What the one of a linked case is to the one of this case (slektskap)."""

    SIBLING = "sibling"
    CHILD = "child"
    MOTHER = "mother"


@dataclass(frozen=True, slots=True)
class SiblingLine:
    """A linked case, as a rule of a sibling: number and name only for whoever may see that case too."""

    case_id: CaseId
    number: str
    short_name: str
    kin: Kin = Kin.SIBLING


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody in and around a case."""

    number: str
    subject: PersonId
    subject_kind: SubjectKind
    people: tuple[PersonLine, ...]
    colleagues: tuple[Professional, ...]
    siblings: tuple[SiblingLine, ...]
    relations: tuple[Choice, ...]
    """What people may be to the child, in the guide's words."""
    staff: tuple[Professional, ...]
    """Those who could be let in."""
    version: int
    may_change: bool
    """The one at the keyboard has a part in the case that lets her change these."""
    may_protect: bool = False
    """She answers for the case, so that she may grade an address, also when it is over."""
    is_strict: bool = False
    """Nothing in the case may say where."""
    due_on: date | None = None
    """The day a pregnant woman expects her child."""


def people_page(ctx: Context, case_id: CaseId) -> PeoplePage:
    """Who is in the case and who sees it."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        notes = [note for one in case.people for note in (one.name, one.why) if note]
        names = names_for(ctx, work, notes, case)
        eyes = Eyes(ctx, work)
        siblings = tuple(_siblings(work, eyes, case))
        how_far = eyes.sight(case)
    known = names.professionals
    return PeoplePage(
        number=case_label(case.number),
        subject=case.subject,
        subject_kind=case.subject_kind,
        people=tuple(_people(case, names)),
        colleagues=tuple(known[one] for one in case.colleagues if one in known),
        siblings=siblings,
        relations=ctx.guide_of(case).choices.get("relation", ()),
        staff=tuple(one for one in known.values() if one.id not in (*case.colleagues, ctx.user.id)),
        version=case.version,
        may_change=how_far >= Sight.INTERNAL and case.is_open and case.restriction is None,
        may_protect=how_far >= Sight.INTERNAL and answers_for(ctx.actor, case) and case.restriction is None,
        is_strict=is_strict(case),
        due_on=case.due_on,
    )


def link_sibling(ctx: Context, case_id: CaseId, number: str) -> None:
    """Say in two cases that they are about siblings. Raises `NotFound` for a case that the user may not see."""
    link_family(ctx, case_id, _by_number(ctx, number))


def link_family(ctx: Context, case_id: CaseId, other: CaseId) -> None:
    """Say in two cases that they belong together: of siblings, or of a mother and her child.

    Nothing else is said, but that an address which is graded in one of them is graded in both.
    """
    with together(ctx) as part:
        for one, its_sibling in ((case_id, other), (other, case_id)):
            execute(part.context, LinkSibling(case_id=one, other=its_sibling))
        with part.context.unit_of_work() as work:
            first, second = (work.cases.get(one) for one in (case_id, other))
            if first is not None and second is not None:
                graded_as(ctx, work, first, second)
                graded_as(ctx, work, second, first)
        part.keep()


def unlink_sibling(ctx: Context, case_id: CaseId, other: CaseId) -> None:
    """Take it back in both. Raises `Refused` for whoever may not see the other one."""
    with ctx.reading() as work:
        case = work.cases.get(other)
        may = case is not None and Eyes(ctx, work).sight(case) >= Sight.INTERNAL
    if not may:
        raise Refused(Reason(refusals.NEED_TO_KNOW))
    with together(ctx) as part:
        for one, its_sibling in ((case_id, other), (other, case_id)):
            execute(part.context, UnlinkSibling(case_id=one, other=its_sibling))
        part.keep()


def _people(case: Case, names: Names) -> Iterator[PersonLine]:
    gone = {one.person for one in case.purged}
    for one in case.people:
        if one.id not in gone:
            name, why = names.text(one.name), names.text(one.why)
            told = (one.relation, one.responsible, one.born_on, one.telling, why, one.protection)
            yield PersonLine(one.id, name, *told, one.national_id is not None)


def _siblings(work: UnitOfWork, eyes: Eyes, case: Case) -> Iterator[SiblingLine]:
    for other_id in case.siblings:
        other = work.cases.get(other_id)
        if other is None or other.restriction is not None or eyes.sight(other) < Sight.LOG:
            yield SiblingLine(other_id, "", "", _kin(case, other))
            continue
        subject = other.person(other.subject)
        text = work.notes.texts([subject.name]).get(subject.name, "") if subject else ""
        yield SiblingLine(other_id, case_label(other.number), short_name(text) if text else "", _kin(case, other))


def _kin(case: Case, other: Case | None) -> Kin:
    """A mother is who has given birth in her own case."""
    if _has_given_birth(case):
        return Kin.CHILD
    return Kin.MOTHER if other is not None and _has_given_birth(other) else Kin.SIBLING


def _has_given_birth(case: Case) -> bool:
    return any(one.relation is Relation.CHILD for one in case.people)


def _by_number(ctx: Context, number: str) -> CaseId:
    digits = number.strip().upper().removeprefix("S-")
    wanted = int(digits[:9]) if digits.isascii() and digits.isdecimal() else 0
    with ctx.reading() as work:
        eyes = Eyes(ctx, work)
        for one in work.cases.listed(Selection(number=wanted)):
            if eyes.sight(one.case) >= Sight.INTERNAL:
                return one.case.id
    raise NotFound(case="?")

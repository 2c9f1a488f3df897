"""The report to child welfare as it stands: put together from what lies half written and from what the case knows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bti_tui.domain.address import AddressGrade, is_strict, strictest
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.ids import AgencyCode, CaseId, NoteId, PersonId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Person, Relation, SubjectKind
from bti_tui.domain.report import ReportGround, SentReport
from bti_tui.domain.report_draft import (
    Address,
    Gap,
    ReportDraft,
    ReportedPerson,
    ReportMaker,
    SeenWords,
    gaps,
)
from bti_tui.domain.views.names import Names
from bti_tui.usecases.case_pages import CaseHead, head_of
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import REPORT, drafts, lying, typed
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.reading import case_of, names_for
from bti_tui.usecases.reporter import remembered_reporter

YES, NO = "yes", "no"
CHILD, GUARDIAN, NO_GUARDIAN = "child", "guardian", "no_guardian"
GUARDIANS: Final = frozenset({Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN})
YOUNG: Final = frozenset({Relation.SIBLING, Relation.CHILD})
WITHOUT_PLACE: Final = frozenset({"phone", "mail", "org_number"})

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SeenChoice:
    """Something that was written down and may stand in the report."""

    code: str
    seen: SeenWords


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The report as it stands, what it lacks, and what was reported before."""

    head: CaseHead
    draft: ReportDraft
    gaps: tuple[Gap, ...]
    children: tuple[PersonId, ...]
    """Those who may stand in the report; the one whom the case is about stands there anyway."""
    names: Mapping[PersonId, str]
    guardians: tuple[PersonId, ...]
    seen: tuple[SeenChoice, ...]
    helpers: tuple[AgencyCode, ...]
    """Services that take part in the case."""
    takes_more: bool
    """What has happened with a report can be written down: in a closed case too, and not in an archived one."""
    reports: tuple[SentReport, ...]
    contents: Mapping[int, str]
    """What the reports said, by their place."""
    begun: tuple[str, ...]
    """The sections of which something lies half written."""
    training: bool
    """The people are invented, and the paper says so."""
    grade: AddressGrade
    """How an address in the case is graded, which the paper says too."""


def report_page(ctx: Context, case_id: CaseId) -> ReportPage:
    """The report that the one at the keyboard is writing; nobody else's draft is read. Raises as `case_of` does."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        names = names_for(ctx, work, _notes(case), case)
        how_far = Eyes(ctx, work).sight(case)
    answers = _typed(ctx, case_id)
    seen = tuple(_choices(case, names)) if how_far >= Sight.INTERNAL else ()
    reports = case.safety_work.reports
    draft = _draft(ctx, case, names, answers, seen)
    return ReportPage(
        head=head_of(ctx, case, names, ()),
        draft=draft,
        gaps=gaps(draft),
        children=tuple(one.id for one in case.people if one.id == case.subject or one.relation in YOUNG),
        names={one.id: names.text(one.name) for one in case.people},
        guardians=tuple(one.id for one in case.people if _is_guardian(one)),
        seen=seen,
        helpers=tuple(dict.fromkeys(one.agency for one in case.taking_part)),
        takes_more=case.is_open or case.status is CaseStatus.CLOSED,
        reports=reports,
        contents={at: names.text(one.content) for at, one in enumerate(reports) if one.content},
        begun=tuple(answers),
        training=ctx.training,
        grade=strictest(case),
    )


def _notes(case: Case) -> Iterator[NoteId]:
    for one in case.people:
        yield from (note for note in (one.name, one.national_id) if note)
    for seen in case.observations:
        yield from (note for note in (seen.seen, seen.place) if note)
    yield from case.safety_work.evidence
    yield from (one.content for one in case.safety_work.reports if one.content)


def _hides(case: Case) -> bool:
    """Whether somebody's address is protected: then the report tells no place, and child welfare asks the register."""
    return strictest(case) is not AddressGrade.OPEN


def _is_guardian(one: Person) -> bool:
    return one.responsible or one.relation in GUARDIANS


def _typed(ctx: Context, case_id: CaseId) -> dict[str, Answers]:
    """What lies half written of the report, by its section: what this program keeps, else the newest."""
    mine = [one for one in drafts(ctx) if one.case_id == case_id and one.place.startswith(f"{REPORT}.")]
    places = dict.fromkeys(one.place for one in mine)
    firsts = (lying(ctx, mine).of_place(place) for place in places)
    found = [next(iter((*one.own, *one.left, *one.live)), None) for one in firsts]
    return {one.place.partition(".")[2]: typed(one)[0] for one in found if one is not None}


def _choices(case: Case, names: Names) -> Iterator[SeenChoice]:
    """Observations by day, and what was kept word for word; a place is left out where no place may stand."""
    hides = _hides(case)
    for one in sorted(case.observations, key=lambda one: one.seen_on):
        words = names.text(one.seen)
        if words:
            yield SeenChoice(one.id, SeenWords(one.seen_on, words, "" if hides else names.text(one.place)))
    for note in case.safety_work.evidence:
        if names.text(note):
            yield SeenChoice(note, SeenWords(None, names.text(note), is_quote=True))


def _draft(
    ctx: Context, case: Case, names: Names, answers: Mapping[str, Answers], seen: Iterable[SeenChoice]
) -> ReportDraft:
    receiver, leader, concern = (_Section(answers.get(one, {})) for one in ("receiver", "leader", "concern"))
    history, helpers, ground = (_Section(answers.get(one, {})) for one in ("history", "helpers", "ground"))
    chosen = concern.many("seen")
    views = (history.text("child_view"), history.text("guardians_view"))
    return ReportDraft(
        municipality_number=receiver.text("municipality_number", ctx.municipality),
        municipality=receiver.text("municipality"),
        district_number=receiver.text("district_number"),
        district=receiver.text("district"),
        maker=_maker(ctx, _Section(answers.get("maker", {})), case),
        children=tuple(_children(case, names, answers)),
        guardians=tuple(_guardians(case, names, answers)),
        no_guardian=_Section(answers.get(NO_GUARDIAN, {})).text("why_none"),
        interpreter=helpers.text("interpreter"),
        helpers=", ".join(part for part in (*helpers.many("helpers"), helpers.text("other_helpers")) if part),
        grounds=tuple(one for one in ReportGround if one.value in ground.many("grounds")),
        seen=tuple(one.seen for one in seen if one.code in chosen),
        concern=concern.text("concern"),
        history=history.text("history"),
        views="\n".join(one for one in views if one),
        leader_told=leader.yes("leader_told"),
        leader_why=leader.text("leader_why"),
        hides_addresses=_hides(case),
    )


def _maker(ctx: Context, said: "_Section", case: Case) -> ReportMaker:
    """What she typed, else what she typed about herself the last time; at a strict address nothing that says where."""
    user, known = ctx.user, remembered_reporter(ctx)
    if is_strict(case):
        known = {name: text for name, text in known.items() if name in WITHOUT_PLACE}
    return ReportMaker(
        name=said.text("name", user.name),
        role=said.text("role", user.title),
        phone=said.text("phone", known.get("phone", "")),
        mail=said.text("mail", known.get("mail", "")),
        workplace=said.text("workplace", known.get("workplace", user.unit)),
        org_number=said.text("org_number", known.get("org_number", "")),
        address=said.address_or(known),
    )


def _children(case: Case, names: Names, answers: Mapping[str, Answers]) -> Iterator[ReportedPerson]:
    """The one whom the case is about, or the child she carries; siblings when they are taken with."""
    for one in case.people:
        said = _Section(answers.get(f"{CHILD}.{one.id}", {}))
        is_subject = one.id == case.subject
        if not is_subject and not (one.relation in YOUNG and said.yes("included")):
            continue
        number = names.text(one.national_id) if case.subject_kind is not SubjectKind.PREGNANT else ""
        unborn = is_subject and case.subject_kind is SubjectKind.PREGNANT
        yield replace(
            _person(one, names, said),
            number=said.text("number", number),
            unborn=unborn,
            due_on=case.due_on if unborn else None,
            address=said.address,
        )


def _guardians(case: Case, names: Names, answers: Mapping[str, Answers]) -> Iterator[ReportedPerson]:
    for one in case.people:
        said = _Section(answers.get(f"{GUARDIAN}.{one.id}", {}))
        if _is_guardian(one) and said.yes("included") is not False:
            yield _person(one, names, said)


def _person(one: Person, names: Names, said: "_Section") -> ReportedPerson:
    return ReportedPerson(
        id=one.id,
        name=said.text("name", names.text(one.name)),
        phone=said.text("phone"),
        told=said.yes("told"),
        why=said.text("why"),
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """The answers of one form as they lie there."""

    answers: Answers

    def text(self, name: str, otherwise: str = "") -> str:
        """What was typed in a field; what is known anyway while it was never touched."""
        found = self.answers.get(name, otherwise)
        return found.strip() if isinstance(found, str) else ""

    def yes(self, name: str) -> bool | None:
        """A yes or a no; None while nobody has answered. What was chosen lies there as a list, or as it was given."""
        found = self.answers.get(name)
        chosen = found if isinstance(found, list) else [found]
        return None if not chosen or chosen[0] not in (YES, NO) else chosen[0] == YES

    def many(self, name: str) -> tuple[str, ...]:
        """What was ticked."""
        found = self.answers.get(name)
        return tuple(str(one) for one in found) if isinstance(found, list) else ()

    @property
    def address(self) -> Address:
        """An address in three fields."""
        return self.address_or({})

    def address_or(self, known: Mapping[str, str]) -> Address:
        """The same, with what is known where nothing was typed."""
        return Address(*(self.text(name, known.get(name, "")) for name in ("street", "postcode", "town")))

"""The meeting that goes on: its agenda, who is there, what is written in it, and all that a line may name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.errors import NotFound
from bti_tui.domain.facts import (
    EntryWritten,
    EvaluationPlanned,
    GoalAssessed,
    GoalSet,
    MeasureEvaluated,
    MeasurePlanned,
    Recorded,
)
from bti_tui.domain.ids import AgencyCode, AgendaItemCode, CaseId, FactId, MeetingId, NoteId, PartyId, PersonId, UserId
from bti_tui.domain.meeting_words import LineKind, Nameables
from bti_tui.domain.meetings import Attendee, PlannedMeeting, Presence
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Relation
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Language, Words
from bti_tui.usecases.case_pages import CaseHead, head_of
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.nameables import CHILD, Around, nameables, small
from bti_tui.usecases.reading import case_of, fact_notes, names_for, shown_notes, told
from bti_tui.usecases.waiting_matters import MatterLine, waiting_at

FORMS = ("write_entry", "set_goal", "plan_measure", "evaluate_measure")


class Missing(StrEnum):
    """What a meeting still lacks before its minutes are approved (mangler før slutt)."""

    PRESENCE = "presence"
    CHILD_VOICE = "child_voice"
    CHILD_TALK = "child_talk"
    NEXT_DATE = "next_date"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the agenda."""

    code: AgendaItemCode
    what: Words
    minutes: int
    reached_at: datetime | None = None
    waiting: tuple[MatterLine, ...] = ()
    """What is taken up here."""


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody who is asked to the meeting."""

    id: PartyId
    name: str
    short: Words
    """What she is to the child, or her initials."""
    role: str
    agency: Words | None
    is_covered: bool
    presence: Presence | None


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the meeting."""

    fact: FactId
    at: datetime
    kind: LineKind | None
    """None for what was evaluated or agreed on in a form."""
    text: str
    name: str
    """The fact's permanent name."""
    responsible: str = ""
    due_on: date | None = None
    arena: str = ""
    said_by: str = ""
    """Which of the guardians said it."""
    codes: tuple[tuple[str, str], ...] = ()
    """The guide's list and the code of each answer of an evaluation."""


@dataclass(frozen=True, slots=True)
class LiveMeeting:
    """A meeting that goes on."""

    head: CaseHead
    id: MeetingId
    kind: str
    began_at: datetime
    minutes: int
    points: tuple[Point, ...]
    reached: AgendaItemCode | None
    """The point that was taken up last."""
    people: tuple[Came, ...]
    lines: tuple[Written, ...]
    missing: tuple[Missing, ...]
    evaluate_on: date | None
    """The day that the case's measures are evaluated on, when it lies ahead."""
    agency: AgencyCode
    """The case's own."""
    named: Nameables
    arena_words: Mapping[str, Words]
    is_nameless: bool = False
    """Nobody of the case is named in it."""

    @property
    def point(self) -> Point | None:
        """The one that is talked about."""
        return next((one for one in self.points if one.code == self.reached), None)

    @property
    def next_point(self) -> Point | None:
        """The first point after it that was not taken up."""
        after = self.points.index(self.point) + 1 if self.point else 0
        return next((one for one in (*self.points[after:], *self.points[:after]) if one.reached_at is None), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of a meeting are read, and how they are spoken."""

    facts: tuple[FactId, ...]
    language: Language
    visibilities: Mapping[str, Visibility] = field(default_factory=dict)
    known: tuple[Written, ...] = ()
    """Those that need not be read again."""


def last_text(lines: tuple[Written, ...]) -> str:
    """The text of the line that was typed last."""
    return next((one.text for one in reversed(lines) if one.kind is not None), "")


def live_meeting(
    ctx: Context,
    case_id: CaseId,
    language: Language,
    visibilities: Mapping[str, Visibility],
    known: tuple[Written, ...] = (),
) -> LiveMeeting:
    """The meeting of a case that goes on, the one that began last. Lines that are `known` are not read again.

    `visibilities` are the words with a # that say who may see an entry. Raises `NotFound` when none goes on.
    """
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        meeting = _going_on(case)
        wanted = Wanted(tuple(one.fact for one in meeting.lines), language, visibilities, known)
        return with_lines(ctx, work, case, meeting, wanted)


def with_lines(ctx: Context, work: UnitOfWork, case: Case, meeting: PlannedMeeting, wanted: Wanted) -> LiveMeeting:
    """A meeting with some of its lines, as far as the one at the keyboard may be told of them."""
    held = {one.fact: one for one in wanted.known}
    found = (work.facts.get(one) for one in wanted.facts if one not in held)
    records = [one for _, one in told(ctx, work, case, ((0, one) for one in found if one))]
    names = _names(ctx, work, case, meeting, records)
    held |= {one.id: _written(one, case, names) for one in records}
    lines = tuple(held[one] for one in wanted.facts if one in held)
    covered = consented_agencies(case, ctx.rules_of(case), ctx.today) | {case.agency}
    around = Around(case, meeting, names, ctx.guide_of(case), covered, wanted.language)
    named = nameables(around, ctx.today, last_text(lines), wanted.visibilities)
    return _live(around, head_of(ctx, case, names, FORMS), lines, named, ctx.rules_of(case))


def _going_on(case: Case) -> PlannedMeeting:
    found = max(case.unapproved, key=lambda one: one.begun_at or one.planned_at, default=None)
    if found is None:
        raise NotFound(meeting=case.id)
    return found


def _live(around: Around, head: CaseHead, lines: tuple[Written, ...], named: Nameables, rules: Rules) -> LiveMeeting:
    case, meeting, guide = around.case, around.meeting, around.guide
    nameless = is_nameless(guide, meeting.kind)
    return LiveMeeting(
        head=replace(head, may_log=False) if nameless else head,
        id=meeting.id,
        kind=meeting.kind,
        began_at=meeting.begun_at or meeting.planned_at,
        minutes=meeting.minutes,
        points=tuple(_points(around, rules)),
        reached=meeting.reached[-1].item if meeting.reached else None,
        people=tuple(_came(one, around) for one in meeting.attendees),
        lines=lines,
        missing=tuple(one for one in _missing(case, meeting, lines) if not nameless or one is Missing.PRESENCE),
        evaluate_on=case.next_on if case.next_on and case.next_on >= named.today else None,
        agency=case.agency,
        named=named,
        arena_words={one.code: one.label for one in guide.choices.get("arena", ())},
        is_nameless=nameless,
    )


def _names(ctx: Context, work: UnitOfWork, case: Case, meeting: PlannedMeeting, records: Iterable[Recorded]) -> Names:
    own: list[NoteId | None] = [one.what for one in meeting.items]
    own += [note for one in meeting.attendees for note in (one.name, one.role)]
    said = fact_notes((0, one) for one in records)
    return names_for(ctx, work, [*shown_notes(case), *(one for one in own if one), *said], case)


def _points(around: Around, rules: Rules) -> Iterator[Point]:
    meeting, guide, names = around.meeting, around.guide, around.names
    words = {point.code: point.what for agenda in guide.agendas for point in agenda.points}
    words |= {
        point.code: point.what for agenda in guide.agendas if agenda.code == meeting.agenda for point in agenda.points
    }
    reached = {one.item: one.at for one in meeting.reached}
    waiting = waiting_at(around.case, meeting, guide, rules, names)
    for item, found in zip(meeting.items, waiting, strict=True):
        what = Words(names.text(item.what)) if item.what else words.get(item.code, Words(item.code))
        yield Point(item.code, what, item.minutes, reached.get(item.code), found)


def _came(one: Attendee, around: Around) -> Came:
    case, names, guide = around.case, around.names, around.guide
    person, works = case.person(PersonId(one.id)), names.professionals.get(UserId(one.id))
    agency = one.agency or (works.agency if works else None)
    relations = {choice.code: choice.label for choice in guide.choices.get("relation", ())}
    short = Words(works.initials) if works else Words("")
    if person is not None:
        short = CHILD if person.relation is Relation.SUBJECT else small(relations.get(person.relation.value, Words("")))
    return Came(
        id=one.id,
        name=names.text(one.name) if one.name else names.party(case, one.id),
        short=short,
        role=names.text(one.role) or (works.title if works else ""),
        agency=next((each.name for each in guide.agencies if each.code == agency), None),
        is_covered=person is not None
        or agency is None
        or agency in around.covered
        or is_nameless(guide, around.meeting.kind),
        presence=one.presence,
    )


def _missing(case: Case, meeting: PlannedMeeting, lines: Iterable[Written]) -> Iterator[Missing]:
    if any(one.presence is None for one in meeting.attendees):
        yield Missing.PRESENCE
    child = meeting.attendee(PartyId(case.subject))
    heard = any(one.kind is LineKind.CHILD_WORDS for one in lines)
    if not heard and not (child is not None and child.was_there):
        yield Missing.CHILD_VOICE
    if case.child_talk is None or case.child_talk.meeting != meeting.id:
        yield Missing.CHILD_TALK
    yield Missing.NEXT_DATE


def _written(record: Recorded, case: Case, names: Names) -> Written:
    fact = record.fact
    line = Written(record.id, record.at, None, "", fact.name)
    match fact:
        case EntryWritten():
            said_by = names.person(case, fact.said_by) if fact.said_by else ""
            line = replace(line, kind=_kind(fact.kind), text=names.text(fact.text), said_by=said_by)
        case GoalSet():
            line = replace(line, kind=LineKind.GOAL, text=names.text(fact.text))
        case MeasurePlanned():
            who = names.party(case, fact.responsible)
            measure = replace(line, kind=LineKind.MEASURE, text=names.text(fact.title), responsible=who)
            line = replace(measure, due_on=fact.due_on, arena=fact.arena.value)
        case MeasureEvaluated():
            found = case.measure(fact.measure)
            answers = (("carried_out", fact.carried_out), ("effect", fact.effect), ("onwards", fact.onwards))
            codes = tuple((name, code.value) for name, code in answers)
            line = replace(line, text=names.text(found.title) if found else "", codes=codes)
        case GoalAssessed():
            goal = case.goal(fact.goal)
            said = names.text(goal.text) if goal else ""
            line = replace(line, text=said, codes=(("attainment", fact.attainment.value),))
        case EvaluationPlanned():
            line = replace(line, due_on=fact.evaluate_on)
    return line


def _kind(kind: EntryKind) -> LineKind:
    return next((one for one in LineKind if one.value == kind.value), LineKind.NOTE)

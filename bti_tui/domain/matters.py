"""What waits for the next meeting of a case: the agenda makes itself from what is open (6.3; features F2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.agenda import Agenda, MatterKind
from bti_tui.domain.case import Case
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.deadlines import Deadline, DeadlineKind, deadlines
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import AgendaItemCode, MeasureId, MeetingId, MeetingKind, PartyId
from bti_tui.domain.meetings import AgendaItem, ItemWish
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.signatories import consent_status

_OF_CONSENT = (DeadlineKind.CONSENT, DeadlineKind.REVIEW)
_NOT_THERE = frozenset({ConsentStatus.MISSING, ConsentStatus.WITHDRAWN})
"""A no is an answer: nobody is asked again only because there is a meeting."""
_WAITS = {DeadlineKind.STEP: MatterKind.STEP, DeadlineKind.STUCK: MatterKind.STEP}


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits for a meeting (det som venter)."""

    kind: MatterKind
    on: date | None = None
    """The day it is due, or was."""
    measure: MeasureId | None = None
    meeting: MeetingId | None = None
    who: PartyId | None = None
    deadline: Deadline | None = None
    consent: ConsentStatus | None = None
    """Why the consent must be talked about, when it has no day."""
    count: int = 0
    """How many measures go on that are not due by then."""
    is_rest: bool = False
    """Others of the same kind stand before it."""


def agenda_of(guide: Guide, kind: MeetingKind) -> Agenda | None:
    """The guide's agenda for a kind of meeting; the fullest one where none is meant for it."""
    meant = (one for one in guide.agendas if kind in one.kinds)
    return next(meant, max(guide.agendas, key=lambda one: len(one.points), default=None))


def proposed(guide: Guide, kind: MeetingKind) -> tuple[ItemWish, ...]:
    """The points of a meeting as the guide has them, with their minutes."""
    agenda = agenda_of(guide, kind)
    return tuple(ItemWish(AgendaItemCode(one.code), one.minutes) for one in agenda.points) if agenda else ()


def matters(case: Case, guide: Guide, rules: Rules, on: date) -> tuple[Matter, ...]:
    """Everything that waits for a meeting on a day."""
    return (
        *_consent(case, guide, rules, on),
        *_minutes(case),
        *_child(case),
        *_measures(case, on),
        *_decision(case, guide, rules, on),
        Matter(MatterKind.CHILD_TALK),
        Matter(MatterKind.NEXT_DATE),
    )


def on_agenda(
    items: Iterable[AgendaItem | ItemWish], guide: Guide, waiting: Iterable[Matter]
) -> tuple[tuple[Matter, ...], ...]:
    """What waits, under each point that takes it up; what no point takes up stands under the last one."""
    points = list(items)
    takes: dict[str, tuple[MatterKind, ...]] = {}
    for each in (point for agenda in guide.agendas for point in agenda.points):
        takes[each.code] = (*takes.get(each.code, ()), *each.takes)  # a point may stand on several agendas
    found: list[list[Matter]] = [[] for _ in points]
    for one in waiting:
        place = next((at for at, item in enumerate(points) if one.kind in takes.get(item.code, ())), -1)
        if found:
            found[place].append(one)
    return tuple(map(tuple, found))


def _consent(case: Case, guide: Guide, rules: Rules, on: date) -> Iterator[Matter]:
    """One that is missing or taken back, else the days on which one ends or is to be looked at."""
    status = consent_status(case, rules, on)
    if status in _NOT_THERE:
        yield Matter(MatterKind.CONSENT, consent=status)
        return
    for one in deadlines(case, guide, rules, on):
        if one.kind in _OF_CONSENT:
            yield Matter(MatterKind.CONSENT, one.due_on, deadline=one)


def _minutes(case: Case) -> Iterator[Matter]:
    approved = [one for one in case.planned_meetings if one.approved_at is not None]
    if approved:
        last = max(approved, key=lambda one: (one.on, one.at))
        yield Matter(MatterKind.LAST_MINUTES, last.on, meeting=last.id)


def _child(case: Case) -> Iterator[Matter]:
    """The child's voice is on every agenda; who has promised to bring it stands beside it."""
    talk = case.child_talk
    waits = talk is not None and talk.done_on is None
    yield Matter(MatterKind.CHILD_VOICE, talk.by if talk and waits else None, who=talk.who if talk and waits else None)


def _measures(case: Case, on: date) -> Iterator[Matter]:
    """Those that are due by then, the oldest first; then how many others go on."""
    days = sorted(
        ((min(case.evaluates_on(one) or one.due_on, one.due_on), one) for one in case.open_measures),
        key=lambda pair: (pair[0], pair[1].id),
    )
    due = [(day, one) for day, one in days if day <= on]
    for day, one in due:
        yield Matter(MatterKind.MEASURE, day, measure=one.id)
    if len(due) < len(days):
        yield Matter(MatterKind.MEASURE, count=len(days) - len(due), is_rest=bool(due))


def _decision(case: Case, guide: Guide, rules: Rules, on: date) -> Iterator[Matter]:
    for one in deadlines(case, guide, rules, on):
        kind = _WAITS.get(one.kind)
        if kind is None or one.due_on > on:
            continue
        step = guide.step(one.step) if one.step else None
        decides = step is not None and step.asks_for("decide")
        yield Matter(MatterKind.DECISION if decides else kind, one.due_on, deadline=one)

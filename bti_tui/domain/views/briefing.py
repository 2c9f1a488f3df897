"""One page for whoever is to take over a case: why, what was tried, what worked, what is open, next, whom to call.

It is made from the case as its reader may see it; what is shielded is in it for nobody, because pages are carried.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bti_tui.domain.baton import BatonStatus, HandoverReason
from bti_tui.domain.case import Case
from bti_tui.domain.deadlines import Deadline, DeadlineKind, deadlines
from bti_tui.domain.guide import Guide, Level
from bti_tui.domain.ids import AgencyCode, NoteId, UserId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Note, Visibility
from bti_tui.domain.people import Relation, Telling
from bti_tui.domain.plan import Attainment, Measure, MeasureEffect
from bti_tui.domain.responsibility import responsible
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.views.names import Names, case_label
from bti_tui.domain.views.next_action import NextAction, next_action
from bti_tui.domain.words import Words

HELPED: Final = frozenset({MeasureEffect.REACHED, MeasureEffect.BETTER})
"""A measure that went so has worked."""
_DATED: Final = frozenset({DeadlineKind.CONSENT, DeadlineKind.STUCK})
"""What has a day of its own beside the next step, the measures and the baton; the safety track is never on the page."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A measure that was evaluated: how it went the last time."""

    title: str
    effect: MeasureEffect
    on: date
    change: str
    """What was to be done otherwise."""
    is_open: bool


@dataclass(frozen=True, slots=True)
class OpenMeasure:
    """A measure that goes on, who answers for it, and when it is looked at next."""

    title: str
    responsible: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to talk with: the name, and one of what she is to the child, her work, or her agency."""

    name: str
    relation: Relation | None = None
    title: str = ""
    agency: AgencyCode | None = None
    in_part: bool = False
    """Only part of the case may be told to her."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The page (overleveringsark)."""

    number: str
    name: str
    born_on: date | None
    level: Level
    level_title: Words
    since: date | None
    baton: BatonStatus
    responsible: str
    to: str
    """Who is asked."""
    reason: HandoverReason | None
    answer_by: date | None
    meeting_on: date | None
    waits: bool
    """Nothing goes to the family now, for a reason that is not written here."""
    why: tuple[str, ...]
    note: str
    """What the holder wrote to the next one."""
    wish: str
    tried: tuple[Tried, ...]
    worked: tuple[str, ...]
    child_words: str
    goals: tuple[str, ...]
    measures: tuple[OpenMeasure, ...]
    next: NextAction | None
    due: tuple[Deadline, ...]
    contacts: tuple[Contact, ...]


def briefing(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> Briefing:
    """The page of a case on a day; `names` holds the texts that its reader may see, and no others."""
    offer = case.baton.standing_offer(today) if case.is_open else None
    waits = case.safety_track in LOCKS
    subject = case.person(case.subject)
    said, rated = case.understanding, case.rating
    return Briefing(
        number=case_label(case.number),
        name=names.person(case, case.subject),
        born_on=subject.born_on if subject else None,
        level=case.level,
        level_title=guide.level(case.level).title,
        since=case.level_since,
        baton=case.baton.status(today),
        responsible=names.user(responsible(case)),
        to=names.user(offer.to) if offer else "",
        reason=offer.reason if offer else None,
        answer_by=offer.answer_by if offer else None,
        meeting_on=offer.meeting_on if offer else None,
        waits=waits,
        why=_said(names, case.concern.words if case.concern else None, said.statement if said else None),
        note=names.text(offer.note) if offer else "",
        wish=names.text(offer.family_wish) if offer else "",
        tried=tuple(_tried(case, names)),
        worked=_said(names, said.strengths if said else None, rated.strengths if rated else None),
        child_words=_child_words(case, names),
        goals=tuple(
            text for goal in case.goals if goal.attainment is not Attainment.REACHED and (text := names.text(goal.text))
        ),
        measures=tuple(_open(case, one, names) for one in case.open_measures if names.text(one.title)),
        next=None if waits or not case.is_open else next_action(case, guide, rules, names, today),
        due=() if waits else _due(case, guide, rules, today),
        contacts=tuple(_contacts(case, names, waits=waits)),
    )


def briefing_notes(case: Case) -> Iterator[NoteId]:
    """The notes that the page may draw on."""
    found: list[NoteId | None] = [one.name for one in case.people]
    if case.concern:
        found.append(case.concern.words)
    if case.understanding:
        found += [case.understanding.statement, case.understanding.strengths, case.understanding.child_view]
    if case.rating:
        found.append(case.rating.strengths)
    if case.talk:
        found.append(case.talk.child_words)
    if case.baton.offer:
        found += [case.baton.offer.note, case.baton.offer.family_wish]
    found += [goal.text for goal in case.goals]
    for measure in case.measures:
        found += [measure.title, *(one.change for one in measure.evaluations)]
        found += [one.child_view for one in measure.evaluations]
    found += [one.contact for one in case.taking_part]
    yield from dict.fromkeys(note for note in found if note is not None)


def carried(texts: Mapping[NoteId, str], notes: Iterable[Note], how_far: Sight) -> dict[NoteId, str]:
    """The texts that may stand on a page for somebody: never what is shielded, and no more than she may see.

    A text whose note is not among `notes` is purged or withheld: what says so in its place may be read by everybody.
    """
    hidden = {Visibility.SHIELDED, *how_far.hidden}
    kept_back = {note.id for note in notes if note.visibility in hidden}
    return {id_: text for id_, text in texts.items() if id_ not in kept_back}


def _said(names: Names, *notes: NoteId | None) -> tuple[str, ...]:
    return tuple(text for note in notes if (text := names.text(note)))


def _tried(case: Case, names: Names) -> Iterator[Tried]:
    for measure in case.measures:
        title = names.text(measure.title)
        if measure.evaluations and title:
            last = measure.evaluations[-1]
            yield Tried(title, last.effect, last.on, names.text(last.change), not measure.ended)


def _child_words(case: Case, names: Names) -> str:
    said = [(one.on, one.child_view) for measure in case.measures for one in measure.evaluations]
    said += [(case.understanding.on, case.understanding.child_view)] if case.understanding else []
    said += [(case.talk.on, case.talk.child_words)] if case.talk else []
    found = [(day, text) for day, note in said if (text := names.text(note))]
    return max(found, key=lambda one: one[0])[1] if found else ""


def _open(case: Case, measure: Measure, names: Names) -> OpenMeasure:
    return OpenMeasure(names.text(measure.title), names.party(case, measure.responsible), case.evaluates_on(measure))


def _due(case: Case, guide: Guide, rules: Rules, today: date) -> tuple[Deadline, ...]:
    """What else has a day of its own."""
    return tuple(one for one in deadlines(case, guide, rules, today) if one.kind in _DATED)


def _contacts(case: Case, names: Names, *, waits: bool) -> Iterator[Contact]:
    """The family first, unless nothing goes to them now; then those who know the case, each once."""
    for person in case.people:
        told = person.telling is not Telling.NOTHING and not waits
        if person.id != case.subject and person.relation is not Relation.SIBLING and told:
            yield Contact(names.person(case, person.id), person.relation, in_part=person.telling is Telling.PART)
    known: list[UserId | None] = [
        case.baton.holder.user if case.baton.holder else None,
        case.concern.owner if case.concern else None,
        case.leader.leader if case.leader else None,
        *(UserId(one.responsible) for one in case.open_measures),
    ]
    for user in dict.fromkeys(known):
        found = names.professionals.get(user) if user else None
        if found is not None:
            yield Contact(found.name, title=found.title)
    for one in case.taking_part:
        yield Contact(names.text(one.contact), agency=one.agency)

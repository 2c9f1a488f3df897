"""All that a line of a meeting may name: people, agencies, arenas and goals, as they are called here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import AgencyCode, PartyId, Role, UserId
from bti_tui.domain.meeting_words import Nameable, NameableAgency, NameableArena, NameableGoal, Nameables, TypedLine
from bti_tui.domain.meetings import PlannedMeeting
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Person, Relation
from bti_tui.domain.plan import Arena
from bti_tui.domain.telling import speakers
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Language, Words

CHILD = Words("barnet", "barnet", "child")
GUEST = Words("gjest", "gjest", "guest")
SHORT_ARENAS: Final[Mapping[str, tuple[str, ...]]] = {Arena.KINDERGARTEN: ("bhg",), Arena.HEALTH: ("hst",)}
"""What people write for an arena besides its name: no beginning of it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a meeting."""

    case: Case
    meeting: PlannedMeeting
    names: Names
    guide: Guide
    covered: frozenset[AgencyCode]
    """The agencies that the case may be shared with, its own among them."""
    language: Language


def nameables(around: Around, today: date, last: str, visibilities: Mapping[str, Visibility]) -> Nameables:
    """What a line may name on a day; a measure serves the newest goal that is not assessed, unless it says another."""
    case, guide, language = around.case, around.guide, around.language
    goals = (NameableGoal(one.id, place, around.names.text(one.text)) for place, one in enumerate(case.goals, 1))
    waiting = [one.id for one in case.goals if one.attainment is None]
    offered = (one for one in guide.agencies if not one.is_hidden)
    arenas = guide.choices.get("arena", ())
    return Nameables(
        today=today,
        people=tuple(_people(around)),
        agencies=tuple(
            NameableAgency(one.code, one.name.speak(language), one.code in around.covered) for one in offered
        ),
        arenas=tuple(
            NameableArena(
                one.code,
                one.label.speak(language),
                (one.key, one.label.nb, one.label.nn, one.label.en, *SHORT_ARENAS.get(one.code, ())),
            )
            for one in arenas
        ),
        goals=tuple(goals),
        goal=waiting[-1] if waiting else None,
        visibilities=visibilities,
        last=last,
    )


def _people(around: Around) -> Iterator[Nameable]:
    """The people of the case, then who is asked to the meeting, then every colleague."""
    names, coming = around.names, around.meeting.attendees
    called = {one.code: one.name.speak(around.language) for one in around.guide.agencies}
    speak = speakers(around.case)
    for person in around.case.people:
        called_so, is_speaker = _relation(person, around), person in speak
        yield Nameable(PartyId(person.id), names.text(person.name), called_so, is_speaker=is_speaker)
    for one in coming:
        if one.name is not None:
            agency = called.get(one.agency, "") if one.agency else ""
            is_covered = one.agency is None or one.agency in around.covered
            yield Nameable(one.id, names.text(one.name), (), one.agency, agency, is_covered)
    asked = {UserId(one.id) for one in coming}
    working = (one for one in names.professionals.values() if one.role is not Role.ADMINISTRATOR)
    for works in sorted(working, key=lambda one: one.id not in asked):
        agency, is_covered = called.get(works.agency, ""), works.agency in around.covered
        yield Nameable(PartyId(works.id), works.name, (works.initials,), works.agency, agency, is_covered)


def _relation(person: Person, around: Around) -> tuple[str, ...]:
    labels = {choice.code: choice.label for choice in around.guide.choices.get("relation", ())}
    label = CHILD if person.relation is Relation.SUBJECT else labels.get(person.relation.value, Words(""))
    said = (label.speak(around.language), label.nb, label.nn)
    return tuple(dict.fromkeys(word.casefold() for word in said if word))


def small(words: Words) -> Words:
    """A label in the letters of running text."""
    return Words(words.nb.lower(), words.nn.lower(), words.en.lower())


def goal_of(line: TypedLine, known: Nameables) -> NameableGoal | None:
    """The goal that a measure serves: the one that the line says, else the newest that is not assessed."""
    return line.goal or next((one for one in known.goals if one.id == known.goal), None)

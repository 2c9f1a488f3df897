"""The grammar of one line of a meeting: `t Lesegruppe @ida !om 6 uker #skole`. Pure, and it never guesses.

A small letter first says the kind; a > before or behind any line makes a measure of it. @ is who answers for it (in any
other line: who is named; first in the words of the family: which guardian says them), ! its deadline, # its arena (in
any other line: who may see it), ~ the number of its goal. A line that begins with + adds somebody who came:
`+ Per Vik, trener, Skole`. A sign counts only where a word begins; doubled it stands for itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bti_tui.domain.date_words import Direction, read
from bti_tui.domain.meeting_mentions import mentioned
from bti_tui.domain.meeting_names import CLOSING, agency_words, handle, people_meant
from bti_tui.domain.meeting_words import (
    LETTERS,
    LineKind,
    LineProblem,
    Nameable,
    NameableAgency,
    NameableArena,
    NameableGoal,
    Nameables,
    Newcomer,
    OpenPoint,
    TypedLine,
)
from bti_tui.domain.notes import Visibility
from bti_tui.domain.text import clean

SIGNS: Final = "@!#~"
TURN: Final = ">"
ADD: Final = "+"
LONGEST_TITLE: Final = 80
MOST_DATE_WORDS: Final = 5


@dataclass(slots=True)
class _Reading:
    """What was found so far."""

    known: Nameables
    is_measure: bool
    words: list[str] = field(default_factory=list)
    responsible: Nameable | None = None
    due_on: date | None = None
    arena: NameableArena | None = None
    goal: NameableGoal | None = None
    visibility: Visibility | None = None
    open: list[OpenPoint] = field(default_factory=list)


def read_line(typed: str, known: Nameables) -> TypedLine:
    """What a line means, with all that is open in it."""
    words = clean(typed, lines=False).split()
    if words and words[0].startswith(ADD) and not words[0].startswith(ADD * 2):
        return _added(" ".join(words).removeprefix(ADD), known)
    kind, words = _kind(words)
    is_turned, words = _turned(words)
    if is_turned and kind is LineKind.NOTE:
        kind, words = _kind(words)
    kind = LineKind.MEASURE if is_turned else kind
    said_by, words = _speaker(kind, words, known)
    reading = _Reading(known, kind is LineKind.MEASURE)
    while words:
        words = words[_take(words, reading) :]
    text = " ".join(reading.words) or (known.last if is_turned else "")
    line = TypedLine(
        kind,
        text,
        reading.responsible,
        reading.due_on,
        reading.arena,
        reading.goal,
        reading.visibility,
        said_by=said_by,
    )
    missing = (*reading.open, *_missing(line, reading, is_turned=is_turned))
    return replace(line, open=missing, mentions=_mentions(line, missing, known))


def _added(typed: str, known: Nameables) -> TypedLine:
    """Name, role and agency between commas; the role may be left out."""
    name, *rest = (part.strip() for part in typed.split(","))
    last = rest[-1] if rest else ""
    exact = tuple(one for one in known.agencies if last.casefold() in agency_words(one.code, one.name))
    begun = tuple(one for one in known.agencies if last and one.name.casefold().startswith(last.casefold()))
    found = exact or (begun if len(rest) > 1 else ())
    missing = [] if name else [OpenPoint(LineProblem.NO_TEXT)]
    if len(found) != 1 and (found or len(rest) > 1):
        missing.append(OpenPoint(LineProblem.AGENCY, last, tuple(one.name for one in found)))
    agency = found[0] if len(found) == 1 else None
    role = ", ".join(rest[:-1] if found else rest)
    return TypedLine(LineKind.ATTENDEE, name, newcomer=Newcomer(name, role, agency), open=tuple(missing))


def _kind(words: list[str]) -> tuple[LineKind, list[str]]:
    """A small letter alone says the kind: a capital may be somebody's initial."""
    if words and words[0] in LETTERS:
        return LETTERS[words[0]], words[1:]
    return LineKind.NOTE, words


def _speaker(kind: LineKind, words: list[str], known: Nameables) -> tuple[Nameable | None, list[str]]:
    """One of the guardians named before anything else says the family's words herself."""
    if kind is not LineKind.FAMILY_WORDS or not words or words[0][0] != "@" or words[0].startswith("@@"):
        return None, words
    count, _, found = people_meant(words, known)
    if len(found) != 1 or not found[0].is_speaker:
        return None, words
    return found[0], words[count:]


def _turned(words: list[str]) -> tuple[bool, list[str]]:
    if words and words[0].startswith(TURN) and not words[0].startswith(TURN * 2):
        rest = words[0].removeprefix(TURN)
        return True, [*([rest] if rest else []), *words[1:]]
    if words and words[-1] == TURN:
        return True, words[:-1]
    return False, words


# one word after the other


def _take(words: Sequence[str], reading: _Reading) -> int:
    """Read what the words begin with; how many of them it was."""
    word = words[0]
    sign, rest = word[0], word[1:]
    if sign in SIGNS + TURN + ADD and rest.startswith(sign):
        reading.words.append(rest)
        return 1
    if sign not in SIGNS or not rest or (sign in "!~" and not reading.is_measure):
        reading.words.append(word)
        return 1
    return _TAKERS[sign](words, reading)


def _take_person(words: Sequence[str], reading: _Reading) -> int:
    count, typed, found = people_meant(words, reading.known)
    if len(found) != 1:
        _open_person(typed, found, reading)
        return count
    one = found[0]
    if not one.is_covered:
        reading.open.append(OpenPoint(LineProblem.NOT_COVERED, one.agency_name or one.name))
    if not reading.is_measure:
        reading.words.append(one.name + words[count - 1][len(words[count - 1].rstrip(CLOSING)) :])
    elif reading.responsible is not None:
        reading.open.append(OpenPoint(LineProblem.TWICE, f"@{typed}"))
    reading.responsible = reading.responsible or (one if reading.is_measure else None)
    return count


def _open_person(typed: str, found: Sequence[Nameable], reading: _Reading) -> None:
    agency = next((one for one in reading.known.agencies if typed.casefold() in agency_words(one.code, one.name)), None)
    if not found and agency is not None and not agency.is_covered:
        reading.open.append(OpenPoint(LineProblem.NOT_COVERED, agency.name))
        return
    problem = LineProblem.SEVERAL if found else LineProblem.NOBODY
    choices = tuple(handle(one, reading.known) for one in found or reading.known.people)
    reading.open.append(OpenPoint(problem, f"@{typed}", choices))


def _take_date(words: Sequence[str], reading: _Reading) -> int:
    """The longest run of words that is a date; else the first word is what can't be read."""
    known = reading.known
    most = next((n for n in range(1, len(words)) if words[n][0] in SIGNS + TURN), len(words))
    for count in range(min(most, MOST_DATE_WORDS), 0, -1):
        found = read(_date_words(words, count), known.today, Direction.FORWARD, known.working_day, known.days)
        if isinstance(found, date):
            if found < known.today:
                reading.open.append(OpenPoint(LineProblem.PAST, _date_words(words, count)))
            elif reading.due_on is not None:
                reading.open.append(OpenPoint(LineProblem.TWICE, f"!{_date_words(words, count)}"))
            reading.due_on = reading.due_on or found
            return count
    typed = _date_words(words, 1)
    problem = read(typed, known.today, Direction.FORWARD, known.working_day, known.days)
    if not isinstance(problem, date):
        reading.open.append(OpenPoint(LineProblem.DATE, typed, date_problem=problem))
    return 1


def _date_words(words: Sequence[str], count: int) -> str:
    return " ".join(words[:count])[1:].rstrip(",;:)")


def _take_arena(words: Sequence[str], reading: _Reading) -> int:
    typed = words[0][1:].rstrip(CLOSING).casefold()
    if not reading.is_measure:
        visibility = reading.known.visibilities.get(f"#{typed}")
        if visibility is None:
            reading.words.append(words[0])
        reading.visibility = visibility or reading.visibility
        return 1
    found = arenas_for(typed, reading.known)
    if len(found) != 1:
        choices = tuple(f"#{one.label.casefold()}" for one in found or reading.known.arenas)
        reading.open.append(OpenPoint(LineProblem.ARENA, words[0], choices))
    elif reading.arena is not None:
        reading.open.append(OpenPoint(LineProblem.TWICE, words[0]))
    else:
        reading.arena = found[0]
    return 1


def arenas_for(typed: str, known: Nameables) -> tuple[NameableArena, ...]:
    """The arenas that a word after # may mean: its letter or its whole name first, then those that begin so."""
    every = [(one, {one.label.casefold(), *map(str.casefold, one.words)}) for one in known.arenas]
    exact = tuple(one for one, words in every if typed in words)
    return exact or tuple(one for one, words in every if any(word.startswith(typed) for word in words))


def _take_goal(words: Sequence[str], reading: _Reading) -> int:
    typed = words[0][1:].rstrip(CLOSING)
    found = next((one for one in reading.known.goals if typed == str(one.number)), None)
    if found is None:
        reading.open.append(
            OpenPoint(LineProblem.GOAL, words[0], tuple(f"~{one.number}" for one in reading.known.goals))
        )
    reading.goal = reading.goal or found
    return 1


_TAKERS: Final[dict[str, Callable[[Sequence[str], _Reading], int]]] = {
    "@": _take_person,
    "!": _take_date,
    "#": _take_arena,
    "~": _take_goal,
}


def _mentions(line: TypedLine, missing: Sequence[OpenPoint], known: Nameables) -> tuple[NameableAgency, ...]:
    """What only the own agency will read goes to no other."""
    if line.visibility in {Visibility.INTERNAL, Visibility.SHIELDED}:
        return ()
    told = {one.typed for one in missing if one.problem is LineProblem.NOT_COVERED}
    return mentioned(line.text, (one for one in known.agencies if not one.is_covered and one.name not in told))


# what is missing


def _missing(line: TypedLine, reading: _Reading, *, is_turned: bool) -> Iterable[OpenPoint]:
    told = {one.problem for one in reading.open}
    if not line.text:
        yield OpenPoint(LineProblem.NOTHING_BEFORE if is_turned else LineProblem.NO_TEXT)
    if not reading.is_measure:
        return
    if len(line.text) > LONGEST_TITLE:
        yield OpenPoint(LineProblem.TOO_LONG, str(len(line.text)))
    if line.responsible is None and told.isdisjoint({LineProblem.NOBODY, LineProblem.SEVERAL, LineProblem.NOT_COVERED}):
        yield OpenPoint(LineProblem.NO_RESPONSIBLE)
    if line.due_on is None and LineProblem.DATE not in told:
        yield OpenPoint(LineProblem.NO_DATE)
    if line.arena is None and LineProblem.ARENA not in told:
        yield OpenPoint(LineProblem.NO_ARENA)
    if line.goal is None and reading.known.goal is None and LineProblem.GOAL not in told:
        yield OpenPoint(LineProblem.NO_GOAL)

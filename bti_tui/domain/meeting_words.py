"""What a line of a meeting may name, and what was understood of one: the values of the line's grammar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bti_tui.domain.date_forms import DateProblem
from bti_tui.domain.ids import AgencyCode, GoalId, PartyId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.workdays import is_working_day


class LineKind(StrEnum):
    """What a line of a meeting becomes (linjetype); the code of an entry is that of its kind in the log."""

    NOTE = "note"
    CHILD_WORDS = "child_words"
    BRIGHT_SPOT = "bright_spot"
    DECISION = "decision"
    FAMILY_WORDS = "family_words"
    GOAL = "goal"
    MEASURE = "measure"
    ATTENDEE = "attendee"
    """Somebody who came and was not invited."""


LETTERS: Final[Mapping[str, LineKind]] = MappingProxyType(
    {
        "n": LineKind.NOTE,
        "s": LineKind.CHILD_WORDS,
        "g": LineKind.GOAL,
        "t": LineKind.MEASURE,
        "l": LineKind.BRIGHT_SPOT,
        "b": LineKind.DECISION,
        "f": LineKind.FAMILY_WORDS,
    }
)
"""The letter that a line begins with; without one it is a note."""


class LineProblem(StrEnum):
    """What is open in a line, so that it can't be stored yet (uklart i linja); its text is in the catalogue."""

    NO_TEXT = "no-text"
    TOO_LONG = "too-long"
    NOTHING_BEFORE = "nothing-before"
    NOBODY = "nobody"
    SEVERAL = "several"
    NOT_COVERED = "not-covered"
    TWICE = "twice"
    NO_RESPONSIBLE = "no-responsible"
    DATE = "date"
    PAST = "past"
    NO_DATE = "no-date"
    ARENA = "arena"
    NO_ARENA = "no-arena"
    GOAL = "goal"
    NO_GOAL = "no-goal"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Nameable:
    """Somebody whom an @ may mean (den en linje kan nevne)."""

    id: PartyId
    name: str
    words: tuple[str, ...] = ()
    """What else one may write for exactly this one: mor, the initials."""
    agency: AgencyCode | None = None
    agency_name: str = ""
    is_covered: bool = True
    """The case may be shared with the agency."""
    is_speaker: bool = False
    """One of the guardians: the family's words may be hers."""


@dataclass(frozen=True, slots=True)
class NameableAgency:
    """An agency that an @ may mean: those who are here from it (tjeneste en linje kan nevne)."""

    code: AgencyCode
    name: str
    is_covered: bool = True


@dataclass(frozen=True, slots=True)
class NameableArena:
    """A place that a # may mean (arena en linje kan nevne)."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    """Its letter, and its name in every language."""


@dataclass(frozen=True, slots=True)
class NameableGoal:
    """A goal that a ~ may mean, by its number (mål en linje kan nevne)."""

    id: GoalId
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Nameables:
    """All that a line may name, and the day that its dates are counted from (det linja kjenner)."""

    today: date
    people: tuple[Nameable, ...] = ()
    agencies: tuple[NameableAgency, ...] = ()
    arenas: tuple[NameableArena, ...] = ()
    goals: tuple[NameableGoal, ...] = ()
    goal: GoalId | None = None
    """The goal that a measure serves when the line says none."""
    days: Mapping[str, date] = field(default_factory=dict)
    """Days with a name: jul, skoleslutt, eval."""
    working_day: Callable[[date], bool] = is_working_day
    visibilities: Mapping[str, Visibility] = field(default_factory=dict)
    """Words with a # that say who may see an entry."""
    last: str = ""
    """The text of the last line that was stored: > alone makes a measure of it."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is not clear yet, and what it may be (åpent punkt)."""

    problem: LineProblem
    typed: str = ""
    choices: tuple[str, ...] = ()
    """What may be written instead, sign and all."""
    date_problem: DateProblem | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is added in one line: name, role, agency (ny deltaker)."""

    name: str
    role: str = ""
    agency: NameableAgency | None = None


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What a typed line means, as it will be stored (skrevet linje)."""

    kind: LineKind
    text: str
    responsible: Nameable | None = None
    due_on: date | None = None
    arena: NameableArena | None = None
    goal: NameableGoal | None = None
    visibility: Visibility | None = None
    """None when the line does not say."""
    newcomer: Newcomer | None = None
    said_by: Nameable | None = None
    """Which of the guardians said it, where it is their own words."""
    open: tuple[OpenPoint, ...] = ()
    mentions: tuple[NameableAgency, ...] = ()
    """Agencies that it speaks of in plain words and that the case may not be shared with."""

    @property
    def is_stopped(self) -> bool:
        """It names somebody whom the case may not be shared with."""
        return any(one.problem is LineProblem.NOT_COVERED for one in self.open)

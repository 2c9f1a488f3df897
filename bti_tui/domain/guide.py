"""The guide (handlingsveileder) as the rules use it: levels, steps, moves and guards, loaded from data.

Python knows no step, outcome or move by name: it knows what they declare. Ids are permanent and belong to the data.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from bti_tui.domain.agencies import Agency
from bti_tui.domain.agenda import Agenda
from bti_tui.domain.forms import Choice, Form
from bti_tui.domain.ids import GuideId, GuideVersion, MoveId, OutcomeId, StepId
from bti_tui.domain.local_rules import LocalRules
from bti_tui.domain.municipal import AboutGuide, CooperationArena, GuideContact, Milestone
from bti_tui.domain.notes import Visibility
from bti_tui.domain.words import Words

STALE_DAYS: Final = 365
"""What nobody has checked for longer is said to be old."""


class Level(IntEnum):
    """How wide the effort is (nivå): the numbers are shown, the names are read."""

    CLARIFY = 0
    OWN_AGENCY = 1
    TWO_AGENCIES = 2
    TEAM = 3


class GuardName(StrEnum):
    """The conditions that a guide may set (vakt); `guards.py` says when each is met."""

    SAFETY = "G-SIK"
    CONCERN = "G-KON"
    LEADER = "G-LED"
    FAMILY = "G-FAM"
    LOG_CONSENT = "G-SAML"
    AGENCY_CONSENT = "G-SAMT"
    HOLDER = "G-HOL"
    PLAN = "G-PLAN"
    DATE = "G-DATO"
    EVALUATED = "G-EVAL"
    CHILD_VOICE = "G-BARN"
    MEETING = "G-MOTE"
    REASON = "G-GRUNN"
    RESPONSIBLE = "G-ANSV"


class Effect(StrEnum):
    """What an outcome does to the case (virkning av utfall)."""

    CLOSE = "close"
    CHANGE_LEVEL = "change_level"
    OBSERVE = "observe"
    CONTINUE = "continue"
    REPLAN = "replan"
    SAFETY = "safety"
    STUCK = "stuck"
    PLAN_TAKES_OVER = "plan_takes_over"


ENDING: Final = frozenset({Effect.CLOSE, Effect.PLAN_TAKES_OVER})
"""Effects after which the steps of the closing follow."""


class Place(StrEnum):
    """The screen that a step is done on (plass); most steps are drawn by the general one."""

    STEP = "step"
    CONSENT = "consent"
    PLAN = "plan"
    CLOSE = "close"
    BATON = "baton"


class Section(StrEnum):
    """The part of the guide that a step belongs to (del)."""

    LEVEL = "level"
    SAFETY = "safety"
    CLOSING = "closing"
    REOPENING = "reopening"


@dataclass(frozen=True, slots=True)
class Due:
    """When a step is due (frist): some days after an anchor of `deadlines.py`."""

    days: int
    after: str
    school_days: int | None = None
    """Days when the concern is about the school environment."""
    working: bool = False
    """Count working days only."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the guide (trinn, steg)."""

    id: StepId
    section: Section
    what: Words
    help: Words
    done: str
    """The predicate of `progress.py` that says when it is done."""
    questions: tuple[Words, ...] = ()
    tools: tuple[Words, ...] = ()
    who: tuple[str, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    place: Place = Place.STEP
    forms: tuple[Form, ...] = ()
    guards: tuple[GuardName, ...] = ()
    """Hard guards that must be met before the step's forms are let through."""
    mends: tuple[GuardName, ...] = ()
    """The guards that doing this step meets."""
    due: Due | None = None
    agenda: Agenda | None = None
    """What the meeting of the step goes through."""
    informs_guardians: bool = False
    optional: bool = False
    later: bool = False
    """Declared, but not yet carried by this version of the program."""

    def asks_for(self, command: str) -> bool:
        """Whether one of its forms is for a command, by the command's name."""
        return any(form.command == command for form in self.forms)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way that a decision may go (utfall)."""

    id: OutcomeId
    title: Words
    help: Words
    move: MoveId
    effect: Effect
    to_level: Level | None = None
    to_step: StepId | None = None
    most: int | None = None
    """How many times it may be chosen in a row at this level."""
    key: str = ""
    later: bool = False
    asks_safety_again: bool = False
    """The safety question must have been answered since the last decision."""
    closes_as: str = ""
    """The code of the reason that the closing note begins with."""
    spares: tuple[GuardName, ...] = ()
    """Guards of its move that this outcome does without: several outcomes may share a move."""


@dataclass(frozen=True, slots=True)
class Move:
    """What must hold for a move of the case (overgang)."""

    id: MoveId
    hard: tuple[GuardName, ...] = ()
    soft: tuple[GuardName, ...] = ()
    order: str = ""
    """The command that takes it; empty when outcomes do."""
    ways: tuple[str, ...] = ()
    """The answers of that command with which it is taken; none: with any."""


@dataclass(frozen=True, slots=True)
class OpenText:
    """How a guard is explained while the safety track is open (vakttekst i unntakssporet)."""

    missing: Words
    how: Words


@dataclass(frozen=True, slots=True)
class GuardText:
    """How an unmet guard is explained (vakttekst)."""

    missing: Words
    how: Words
    opened: OpenText | None = None
    """The same while the safety track is open, where that is another thing to say."""


@dataclass(frozen=True, slots=True)
class LevelGuide:
    """One level with its steps and outcomes (nivå)."""

    number: Level
    title: Words
    purpose: Words
    holder: Words
    """What the one who holds the baton is called here."""
    steps: tuple[Step, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A municipality's guide, whole and checked (handlingsveileder)."""

    id: GuideId
    version: GuideVersion
    name: Words
    review_on: date
    levels: tuple[LevelGuide, ...]
    safety: tuple[Step, ...]
    closing: tuple[Step, ...]
    reopening: tuple[Step, ...]
    moves: dict[MoveId, Move]
    guards: dict[GuardName, GuardText]
    choices: dict[str, tuple[Choice, ...]]
    evaluation_weeks: dict[Level, int]
    holder_answer_days: int
    consent_months: int
    stuck_answer_days: int
    """Days until advice is expected when a case is stuck."""
    safety_weighed_days: int
    """Days until child welfare has weighed a report."""
    safety_reply_days: int
    """Days until child welfare has answered whoever reported."""
    safety_examined_days: int
    """Days until child welfare has examined what a report told."""
    hidden: tuple[Step, ...] = ()
    """Steps that this guide has taken out of use; what was written in them can still be read."""
    about: AboutGuide = field(default_factory=AboutGuide)
    local: LocalRules = field(default_factory=LocalRules)
    arenas: tuple[CooperationArena, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    agencies: tuple[Agency, ...] = ()
    """Who may take part in a case."""
    agencies_checked_on: date | None = None
    """When somebody last went through them."""
    contacts: tuple[GuideContact, ...] = ()
    """Whom to call in this municipality."""

    def is_stale(self, today: date) -> bool:
        """Whether it should have been gone through again: its day is over, or a year since it was checked."""
        checked = self.about.checked_on
        return today > self.review_on or (checked is not None and today > checked + timedelta(days=STALE_DAYS))

    def level(self, number: Level) -> LevelGuide:
        """The part of the guide that a level follows."""
        return self.levels[number]

    def steps(self) -> Iterator[Step]:
        """Every step, levels first."""
        for level in self.levels:
            yield from level.steps
        yield from (*self.safety, *self.closing, *self.reopening)

    def step(self, step: StepId) -> Step | None:
        """The step with an id, also one that is hidden; None when the guide has none."""
        return next((one for one in (*self.steps(), *self.hidden) if one.id == step), None)

    def mender(self, guard: GuardName, level: Level) -> StepId | None:
        """The step that meets a guard: of the case's level first, then of the levels below, then of any.

        A step that this version of the program carries goes before one that it only declares.
        """
        near = [step for part in reversed(self.levels[: level + 1]) for step in part.steps]
        menders = [step for step in (*near, *self.steps()) if guard in step.mends]
        return min(menders, key=lambda step: step.later).id if menders else None

    def begins(self, guard: GuardName) -> Level:
        """The level from which something must be settled: the lowest above 0 with a step that meets a guard."""
        levels = (part.number for part in self.levels[1:] if any(guard in step.mends for step in part.steps))
        return next(levels, Level.OWN_AGENCY)

    def asked_of(self, outcome: Outcome) -> Move:
        """The move of an outcome with the guards that are asked of this outcome."""
        move = self.moves[outcome.move]
        hard, soft = (tuple(one for one in names if one not in outcome.spares) for names in (move.hard, move.soft))
        return replace(move, hard=hard, soft=soft)

    def move_of(self, order: str, way: str = "") -> Move:
        """The move that a command takes with an answer; one that asks for nothing when the guide has none."""
        taken = (one for one in self.moves.values() if one.order == order and (not one.ways or way in one.ways))
        return next(taken, Move(MoveId(""), order=order))

    def form_of(self, command: str) -> Form | None:
        """The first form that asks for a command; None when no step does."""
        return next((form for step in self.steps() for form in step.forms if form.command == command), None)

    def choice(self, name: str, code: str) -> Choice | None:
        """One answer of a list, by its code."""
        return next((one for one in self.choices.get(name, ()) if one.code == code), None)

    def outcome(self, level: Level, outcome: OutcomeId) -> Outcome | None:
        """One outcome of a level, by its id."""
        return next((one for one in self.level(level).outcomes if one.id == outcome), None)

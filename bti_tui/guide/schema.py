"""The shape of a guide file: strict, frozen, unknown keys refused (`bti guide check` names the place)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Limits

from bti_tui.domain.agenda import MatterKind
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.guide import Effect, GuardName, Place
from bti_tui.domain.local_rules import UPPER_AGE
from bti_tui.domain.notes import Visibility
from bti_tui.guide.agency_schema import AgencyDocs
from bti_tui.guide.document import Document

CODE = r"^[a-z][a-z0-9_]*$"
STEP = r"^[a-z][a-z0-9]*\.[a-z][a-z0-9_]*$"
MOVE = r"^T\d\d$"
VERSION = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,30}(\+[0-9A-Za-z][0-9A-Za-z._-]{0,30}){0,2}$"
"""The guide's own version, and those of the guides that it extends."""

Callee = Literal["child-welfare", "child-welfare-duty", "police", "consultation-team"]
"""Whom a local number leads to; the tables of contacts.toml are called the same."""


class WordsDoc(Document):
    """A text in bokmål, and in nynorsk and English when they differ."""

    nb: str = Limits(min_length=1)
    nn: str = ""
    en: str = ""


class ChoiceDoc(Document):
    """One answer of a list."""

    code: str = Limits(pattern=r"^[a-z0-9][a-z0-9_]*$")
    label: WordsDoc
    key: str = Limits(default="", max_length=1)
    opens_safety: bool = False


class FieldDoc(Document):
    """One thing that a form asks for."""

    field: str = Limits(pattern=CODE)
    kind: FieldKind
    label: WordsDoc
    hint: WordsDoc | None = None
    required: bool = False
    choices: str = ""
    direction: Direction = Direction.BACK
    default: str = ""
    when: str = ""
    not_in: tuple[str, ...] = ()


class FormDoc(Document):
    """One command that a step asks for."""

    command: str = Limits(pattern=CODE)
    title: WordsDoc
    record: tuple[FieldDoc, ...] = ()
    when: str = ""
    done: str = ""
    repeats: bool = False


class DueDoc(Document):
    """When a step is due."""

    days: int = Limits(ge=0, le=3660)
    after: str = Limits(pattern=CODE)
    school_days: int | None = Limits(default=None, ge=0, le=3660)
    working: bool = False


class StepDoc(Document):
    """One step."""

    id: str = Limits(pattern=STEP)
    what: WordsDoc
    help: WordsDoc
    done: str = Limits(pattern=CODE)
    questions: tuple[WordsDoc, ...] = ()
    tools: tuple[WordsDoc, ...] = ()
    who: tuple[str, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    place: Place = Place.STEP
    forms: tuple[FormDoc, ...] = ()
    guards: tuple[GuardName, ...] = ()
    mends: tuple[GuardName, ...] = ()
    due: DueDoc | None = None
    agenda: str = ""
    informs_guardians: bool = False
    optional: bool = False
    later: bool = False


class OutcomeDoc(Document):
    """One way that a decision may go."""

    id: str = Limits(pattern=CODE)
    title: WordsDoc
    help: WordsDoc
    move: str = Limits(pattern=MOVE)
    effect: Effect
    to_level: int | None = Limits(default=None, ge=0, le=3)
    to_step: str | None = Limits(default=None, pattern=STEP)
    most: int | None = Limits(default=None, ge=1)
    key: str = Limits(default="", max_length=1)
    later: bool = False
    asks_safety_again: bool = False
    closes_as: str = ""
    spares: tuple[GuardName, ...] = ()


class MoveDoc(Document):
    """What must hold for a move."""

    id: str = Limits(pattern=MOVE)
    hard: tuple[GuardName, ...] = ()
    soft: tuple[GuardName, ...] = ()
    order: str = Limits(default="", pattern=r"^([a-z][a-z0-9_]*)?$")
    ways: tuple[str, ...] = ()


class OpenDoc(Document):
    """How a guard is explained while the safety track is open."""

    missing: WordsDoc
    how: WordsDoc


class GuardDoc(OpenDoc):
    """How an unmet guard is explained."""

    opened: OpenDoc | None = None
    """How it is explained while the safety track is open; for the guard of safety only."""


class LevelDoc(Document):
    """One level."""

    number: int = Limits(ge=0, le=3)
    title: WordsDoc
    purpose: WordsDoc
    holder: WordsDoc = WordsDoc(nb="Stafettholder", nn="Stafetthaldar", en="Relay holder")
    evaluation_weeks: int = Limits(default=6, ge=1, le=26)
    steps: tuple[StepDoc, ...] = Limits(min_length=1)
    outcomes: tuple[OutcomeDoc, ...] = Limits(min_length=1)


class TrackDoc(Document):
    """Steps outside the levels."""

    steps: tuple[StepDoc, ...] = Limits(min_length=1)


class LocalAgesDoc(Document):
    """The ages that a municipality settles for itself."""

    upper: int = Limits(default=UPPER_AGE, ge=18, le=25)
    youth_signs_from: int | None = Limits(default=None, ge=15, le=18)


class SigningDoc(Document):
    """Who answers for the consent."""

    guardians_with_youth: bool = True
    every_guardian: bool = True


class AgendaPointDoc(Document):
    """One point of an agenda."""

    code: str = Limits(pattern=CODE)
    what: WordsDoc
    minutes: int = Limits(ge=1, le=120)
    takes: tuple[MatterKind, ...] = ()


class AgendaDoc(Document):
    """What a kind of meeting goes through."""

    code: str = Limits(pattern=CODE)
    title: WordsDoc
    kinds: tuple[str, ...] = ()
    nameless: bool = False
    points: tuple[AgendaPointDoc, ...] = Limits(min_length=1)


class ArenaDoc(Document):
    """A standing group of the model."""

    code: str = Limits(pattern=CODE)
    name: WordsDoc
    mandate: WordsDoc
    members: tuple[WordsDoc, ...] = ()
    rhythm: WordsDoc | None = None
    level: int | None = Limits(default=None, ge=0, le=3)


class MilestoneDoc(Document):
    """A point of the plan for bringing the model into use."""

    what: WordsDoc
    on: date | None = None


class ContactDoc(Document):
    """A local number."""

    number: str = Limits(pattern=r"^(\+?[0-9][0-9 ]{1,18})?$")
    name: str = Limits(default="", max_length=60)
    hours: str = Limits(default="", max_length=60)


class GuideDoc(Document):
    """A whole guide file."""

    format: int = Limits(ge=1, le=1)
    id: str = Limits(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    version: str = Limits(pattern=VERSION)
    name: WordsDoc
    review_on: date
    municipalities: tuple[Annotated[str, Limits(pattern=r"^\d{4}$")], ...] = ()
    source: str = Limits(default="", pattern=r"^(https?://\S{3,200})?$")
    checked_on: date | None = None
    ages: LocalAgesDoc = LocalAgesDoc()
    signing: SigningDoc = SigningDoc()
    legal_basis: str = ""
    holder_answer_days: int = Limits(ge=1, le=60)
    consent_months: int = Limits(ge=1, le=60)
    stuck_answer_days: int = Limits(ge=1, le=90)
    safety_weighed_days: int = Limits(ge=1, le=30)
    safety_reply_days: int = Limits(ge=1, le=90)
    safety_examined_days: int = Limits(ge=1, le=366)
    levels: tuple[LevelDoc, ...] = Limits(min_length=4, max_length=4)
    safety: TrackDoc
    closing: TrackDoc
    reopening: TrackDoc
    moves: tuple[MoveDoc, ...]
    guards: dict[GuardName, GuardDoc]
    choices: dict[str, tuple[ChoiceDoc, ...]]
    hidden: tuple[StepDoc, ...] = ()
    agencies: AgencyDocs
    arenas: tuple[ArenaDoc, ...] = ()
    milestones: tuple[MilestoneDoc, ...] = ()
    agendas: tuple[AgendaDoc, ...] = ()
    contacts: dict[Callee, ContactDoc] = {}

"""A concern assessment as its file declares it: questions, scale, safety block, routes and rules. Data only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.ids import AnswerCode, InstrumentId, InstrumentVersion, ItemCode, RouteCode, SuggestionCode
from bti_tui.domain.law import STALE_AFTER
from bti_tui.domain.words import Words

UNKNOWN: Final = AnswerCode("unknown")
NOT_APPLICABLE: Final = AnswerCode("na")
YES: Final = AnswerCode("yes")
NO: Final = AnswerCode("no")


class Respondent(StrEnum):
    """Who answers (hvem som svarer)."""

    EMPLOYEE = "employee"
    GUARDIAN = "guardian"
    CHILD = "child"


class GuardianNotice(StrEnum):
    """What a route says about telling the guardians (varsling av foresatte); the later ones are stricter."""

    INFORM = "inform"
    INFORM_UNLESS_DANGER = "inform_unless_danger"
    JUDGE = "judge"
    """A person chooses to inform or to hold, with a reason, before anything goes to them."""
    HOLD = "hold"
    """Nothing goes to them: the hold of the safety track."""


STRICTNESS: Final = tuple(GuardianNotice)


class ContextKind(StrEnum):
    """How a question around the concern is answered (svartype)."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and what was answered (svar)."""

    item: ItemCode
    value: AnswerCode


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list: its code, the key that gives it, and its words (svaralternativ)."""

    code: AnswerCode
    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the scale, or an answer beside it (punkt på skalaen)."""

    code: AnswerCode
    key: str
    sign: str
    """Stands for it in a row of earlier answers; the word stands beside it."""
    name: Words
    anchor: Words
    """What it means, shown for the question under the cursor."""
    value: int | None = None
    """Its place on the scale; None for what is no point. Compared with limits, never added up."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question about an area of life (spørsmål)."""

    code: ItemCode
    name: Words
    from_age: int | None = None
    to_age: int | None = None


@dataclass(frozen=True, slots=True)
class LifeArea:
    """An area of life with its questions (livsområde)."""

    code: ItemCode
    name: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ContextItem:
    """One question around the concern, such as how long it has lasted (omstendighet)."""

    code: ItemCode
    kind: ContextKind
    name: Words
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class SafetyBlock:
    """The grave questions, which are never on a scale (trygghetsspørsmål)."""

    answers: tuple[Choice, ...]
    items: tuple[Item, ...]
    asked_of: tuple[Respondent, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A way that a grave answer opens; it stays open until a person writes an outcome (vei)."""

    code: RouteCode
    name: Words
    notice: GuardianNotice


@dataclass(frozen=True, slots=True)
class RouteEnd:
    """One outcome of a route (utfall av en vei)."""

    code: AnswerCode
    name: Words
    needs_consulted: bool = False
    """It is written down who was consulted."""


@dataclass(frozen=True, slots=True)
class Advised:
    """One suggestion; a person decides (forslag)."""

    code: SuggestionCode
    name: Words
    level: int | None = None
    """The level that it points to; None when it points to none."""


@dataclass(frozen=True, slots=True)
class SafetyCondition:
    """Any of some safety questions answered with any of some answers (trygghetsvilkår)."""

    items: tuple[ItemCode, ...]
    answers: tuple[AnswerCode, ...]


@dataclass(frozen=True, slots=True)
class RouteRule:
    """Which answers open a route (veiregel)."""

    route: RouteCode
    when: SafetyCondition


@dataclass(frozen=True, slots=True)
class SuggestionRule:
    """When a suggestion is given; without a condition it always is (forslagsregel)."""

    give: SuggestionCode
    at_least: int | None = None
    """The answer on the scale that counts."""
    items: int = 1
    """So many questions must have such an answer."""
    areas: int = 0
    """So many areas of life must have such an answer."""
    context: Answer | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Moves some suggestions up for an answer around the concern: one step, or at least to one (justering)."""

    context: Answer
    applies_to: tuple[SuggestionCode, ...]
    at_least: SuggestionCode | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is said beside the answers, when one of its conditions holds (merknad)."""

    code: str
    name: Words
    unknown_percent: int | None = None
    """So many of a hundred questions that apply are answered with unknown."""
    age_under: int | None = None
    safety_answer: AnswerCode | None = None


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """Asks to look again when a grave answer on the scale stands beside a no; it never changes one (kryssjekk)."""

    code: str
    name: Words
    items: tuple[ItemCode, ...]
    at_least: int
    safety: SafetyCondition


@dataclass(frozen=True, slots=True)
class Hiding:
    """Which suggestions are not shown while a route is open (skjuling av forslag)."""

    routes: tuple[RouteCode, ...]
    hide: tuple[SuggestionCode, ...]


@dataclass(frozen=True, slots=True)
class AssessmentRules:
    """What follows from the answers (vurderingsregler)."""

    routes: tuple[RouteRule, ...]
    suggestions: tuple[SuggestionRule, ...]
    hold_if: SafetyCondition | None = None
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cross_checks: tuple[CrossCheck, ...] = ()
    hiding: tuple[Hiding, ...] = ()
    blocks_decision: tuple[AnswerCode, ...] = ()
    """Safety answers that keep a decision waiting."""
    needs_child_voice: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A whole concern assessment (bekymringsvurdering)."""

    id: InstrumentId
    version: InstrumentVersion
    title: Words
    intro: Words
    respondents: tuple[Respondent, ...]
    scale: tuple[Point, ...]
    context: tuple[ContextItem, ...]
    areas: tuple[LifeArea, ...]
    resources: tuple[Choice, ...]
    not_heard: tuple[Choice, ...]
    """Why the child has not been heard yet."""
    safety: SafetyBlock
    routes: tuple[Route, ...]
    route_ends: tuple[RouteEnd, ...]
    suggestions: tuple[Advised, ...]
    """From the mildest to the strongest."""
    rules: AssessmentRules
    owner: str = ""
    """The municipality that answers for it; empty for the one that comes with the program."""
    checked_on: date | None = None
    """When somebody last held it against its source; None where the file does not say."""
    source: str = ""

    def is_stale(self, today: date) -> bool:
        """Whether nobody has gone through it for half a year, or nobody has said when."""
        return self.checked_on is None or (today - self.checked_on).days > STALE_AFTER

    @property
    def said_version(self) -> str:
        """The version that the file gives itself."""
        return self.version.partition("+")[0]

    def point(self, code: AnswerCode) -> Point | None:
        """An answer of the scale, or beside it, by its code."""
        return next((one for one in self.scale if one.code == code), None)

    def route(self, code: RouteCode) -> Route | None:
        """A route, by its code."""
        return next((one for one in self.routes if one.code == code), None)

    def route_end(self, code: AnswerCode) -> RouteEnd | None:
        """An outcome of a route, by its code."""
        return next((one for one in self.route_ends if one.code == code), None)

    def advised(self, code: SuggestionCode | None) -> Advised | None:
        """A suggestion, by its code."""
        return next((one for one in self.suggestions if one.code == code), None)

    def items_for(self, age: int | None) -> tuple[tuple[LifeArea, Item], ...]:
        """The questions that apply at an age in whole years; -1 before birth, None when nobody knows it."""
        return tuple((area, one) for area in self.areas for one in area.items if applies(one, age))


def applies(item: Item, age: int | None) -> bool:
    """Whether a question is asked at an age; while the age is unknown every question is."""
    if age is None:
        return True
    return (item.from_age is None or age >= item.from_age) and (item.to_age is None or age <= item.to_age)

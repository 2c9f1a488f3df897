"""The shape of an instrument file: strict, unknown keys refused."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Limits
from pydantic import StringConstraints

from bti_tui.domain.instrument import ContextKind, GuardianNotice, Respondent
from bti_tui.guide.document import Document
from bti_tui.guide.schema import WordsDoc

Code = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_]{0,39}$")]
Codes = Annotated[tuple[Code, ...], Limits(min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-zæøå0-9?-]$")]
Sign = Annotated[str, StringConstraints(pattern=r"^[!-~]$")]
VERSION = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,30}$"
OLDEST = 25
LONGEST = 300
SCALE = (0, 9)


class NameDoc(WordsDoc):
    """A text that has room on a screen."""

    nb: str = Limits(min_length=1, max_length=LONGEST)
    nn: str = Limits(default="", max_length=LONGEST)
    en: str = Limits(default="", max_length=LONGEST)


class CodedDoc(Document):
    """Something with a code and words."""

    code: Code
    name: NameDoc


class KeyedDoc(CodedDoc):
    """An answer that one key gives."""

    key: Key


class PointDoc(KeyedDoc):
    """A point of the scale, or an answer beside it."""

    sign: Sign
    anchor: NameDoc
    value: int | None = Limits(default=None, ge=SCALE[0], le=SCALE[1])


class ItemDoc(CodedDoc):
    """One question."""

    from_age: int | None = Limits(default=None, ge=0, le=OLDEST)
    to_age: int | None = Limits(default=None, ge=0, le=OLDEST)


class AreaDoc(CodedDoc):
    """An area of life."""

    items: tuple[ItemDoc, ...] = Limits(min_length=1)


class ContextDoc(CodedDoc):
    """A question around the concern."""

    kind: ContextKind
    choices: tuple[KeyedDoc, ...] = ()


class SafetyDoc(Document):
    """The grave questions."""

    answers: tuple[KeyedDoc, ...] = Limits(min_length=2)
    items: tuple[CodedDoc, ...] = Limits(min_length=1)
    asked_of: tuple[Respondent, ...] = Limits(default=(Respondent.EMPLOYEE,), min_length=1)


class RouteDoc(CodedDoc):
    """A route."""

    notice: GuardianNotice


class RouteEndDoc(CodedDoc):
    """An outcome of a route."""

    needs_consulted: bool = False


class AdvisedDoc(CodedDoc):
    """A suggestion."""

    level: int | None = Limits(default=None, ge=0, le=3)


class ConditionDoc(Document):
    """Safety questions and answers."""

    items: Codes
    answers: Codes


class RouteRuleDoc(Document):
    """What opens a route."""

    route: Code
    when: ConditionDoc


class AnswerDoc(Document):
    """One answer around the concern."""

    item: Code
    answer: Code


class SuggestionRuleDoc(Document):
    """When a suggestion is given."""

    give: Code
    at_least: int | None = Limits(default=None, ge=1, le=SCALE[1])
    items: int = Limits(default=1, ge=1, le=100)
    areas: int = Limits(default=0, ge=0, le=100)
    context: AnswerDoc | None = None


class AdjustmentDoc(Document):
    """What makes a suggestion stronger."""

    context: AnswerDoc
    applies_to: Codes
    at_least: Code | None = None


class RemarkDoc(CodedDoc):
    """What is said beside the answers."""

    unknown_percent: int | None = Limits(default=None, ge=1, le=100)
    age_under: int | None = Limits(default=None, ge=0, le=OLDEST)
    safety_answer: Code | None = None


class CrossCheckDoc(CodedDoc):
    """What is to be looked at again."""

    items: Codes
    at_least: int = Limits(ge=1, le=SCALE[1])
    safety: ConditionDoc


class HidingDoc(Document):
    """Which suggestions a route hides."""

    routes: Codes
    hide: Codes


class RulesDoc(Document):
    """What follows from the answers."""

    routes: tuple[RouteRuleDoc, ...] = Limits(min_length=1)
    suggestions: tuple[SuggestionRuleDoc, ...] = Limits(min_length=1)
    hold_if: ConditionDoc | None = None
    adjustments: tuple[AdjustmentDoc, ...] = ()
    remarks: tuple[RemarkDoc, ...] = ()
    cross_checks: tuple[CrossCheckDoc, ...] = ()
    hiding: tuple[HidingDoc, ...] = ()
    blocks_decision: tuple[Code, ...] = ()
    needs_child_voice: bool = True


class InstrumentDoc(Document):
    """A whole instrument file."""

    format: Literal[1]
    id: Code
    version: str = Limits(pattern=VERSION)
    title: NameDoc
    intro: NameDoc
    owner: str = Limits(default="", max_length=80)
    checked_on: date | None = None
    source: str = Limits(default="", max_length=300)
    respondents: tuple[Respondent, ...] = Limits(min_length=1)
    scale: tuple[PointDoc, ...] = Limits(min_length=2)
    areas: tuple[AreaDoc, ...] = Limits(min_length=1)
    context: tuple[ContextDoc, ...] = ()
    resources: tuple[KeyedDoc, ...] = ()
    not_heard: tuple[KeyedDoc, ...] = Limits(min_length=1)
    safety: SafetyDoc
    routes: tuple[RouteDoc, ...] = Limits(min_length=1)
    route_ends: tuple[RouteEndDoc, ...] = Limits(min_length=1)
    suggestions: tuple[AdvisedDoc, ...] = Limits(min_length=1)
    rules: RulesDoc

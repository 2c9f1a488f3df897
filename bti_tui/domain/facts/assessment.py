"""Facts of the concern assessment. The safety answers and what they lead to are shielded."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.assessment import NoticeChoice, OpenedRoute
from bti_tui.domain.ids import (
    AnswerCode,
    AssessmentId,
    InstrumentId,
    InstrumentVersion,
    NoteId,
    PersonId,
    RouteCode,
    SuggestionCode,
)
from bti_tui.domain.instrument import Answer, Respondent


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernAssessed:
    """Somebody answered the concern assessment (bekymringsvurdering besvart)."""

    name: ClassVar[str] = "assessment.made"
    schema: ClassVar[int] = 1
    assessment: AssessmentId
    instrument: InstrumentId
    version: InstrumentVersion
    respondent: Respondent
    respondent_person: PersonId | None
    on: date
    age: int | None
    answers: tuple[Answer, ...]
    context: tuple[Answer, ...]
    happened: NoteId | None
    resources: tuple[AnswerCode, ...]
    own_resources: NoteId | None
    child_voice: NoteId | None
    not_heard: AnswerCode | None
    suggestion: SuggestionCode
    """What the answers on the scale point to; a person decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyAssessed:
    """The grave questions of an assessment were answered (trygghetsspørsmål besvart)."""

    name: ClassVar[str] = "assessment.safety"
    schema: ClassVar[int] = 1
    assessment: AssessmentId
    on: date
    safety_answers: tuple[Answer, ...]
    routes: tuple[OpenedRoute, ...]
    is_hidden: bool
    """The suggestion presupposes contact with the guardians, and is not shown."""
    is_to_judge: bool
    """A person must choose whether the guardians are informed."""
    waits: bool
    """A question is not considered, so a decision waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteSettled:
    """The outcome of a route was written (utfall av en vei skrevet)."""

    name: ClassVar[str] = "route.settled"
    schema: ClassVar[int] = 1
    route: RouteCode
    outcome: AnswerCode
    on: date
    reason: NoteId
    consulted: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeJudged:
    """Somebody chose to inform the guardians or to hold back (varsling vurdert)."""

    name: ClassVar[str] = "notice.judged"
    schema: ClassVar[int] = 1
    choice: NoticeChoice
    on: date
    reason: NoteId


AssessmentFact = ConcernAssessed | SafetyAssessed | RouteSettled | NoticeJudged
"""Everything that can have happened in a concern assessment."""

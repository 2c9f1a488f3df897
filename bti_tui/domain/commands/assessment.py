"""Orders about the concern assessment. A new answer never writes over an older one (R08)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.assessment import NoticeChoice
from bti_tui.domain.ids import AnswerCode, CaseId, InstrumentVersion, PersonId, RouteCode
from bti_tui.domain.instrument import Answer, Respondent


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessConcern:
    """Answer the concern assessment, as one respondent (bekymringsvurdering)."""

    name: ClassVar[str] = "assess_concern"
    case_id: CaseId
    """The case."""
    answered_on: date
    """The day."""
    answers: tuple[Answer, ...]
    """The questions about areas of life, each with its answer."""
    respondent: Respondent = Respondent.EMPLOYEE
    """Who answers: the employee, a guardian, or the child."""
    person: PersonId | None = None
    """Which guardian of the case answered."""
    context: tuple[Answer, ...] = ()
    """How long it has lasted, and what else stands around the concern."""
    happened: str | None = None
    """What has happened that may matter."""
    resources: tuple[AnswerCode, ...] = ()
    """What protects the child, from the list of the instrument."""
    own_resources: str | None = None
    """What protects the child, in words."""
    child_voice: str | None = None
    """How the child sees it, in the child's own words."""
    not_heard: AnswerCode | None = None
    """Why the child has not been heard yet, from the list of the instrument."""
    safety: tuple[Answer, ...] = ()
    """The grave questions, all of them, each with its answer; shielded."""
    version: InstrumentVersion | None = None
    """The instrument that was answered, when it matters that it is still the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRoute:
    """Write the outcome of an open route; only that closes it (utfall av en vei)."""

    name: ClassVar[str] = "settle_route"
    case_id: CaseId
    """The case."""
    route: RouteCode
    """Which route."""
    outcome: AnswerCode
    """The outcome, from the list of the instrument."""
    settled_on: date
    """The day."""
    reason: str
    """Why, and what was done."""
    consulted: str | None = None
    """Who was consulted; needed where nothing was reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeNotice:
    """Choose to inform the guardians or to hold back, where a route leaves it to a person (vurdere varsling)."""

    name: ClassVar[str] = "judge_notice"
    case_id: CaseId
    """The case."""
    choice: NoticeChoice
    """Inform, or hold: then the safety track opens."""
    judged_on: date
    """The day."""
    reason: str
    """Why."""

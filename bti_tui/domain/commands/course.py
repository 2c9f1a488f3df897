"""Orders about the course of a case: a pause, and opening it again."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.course import ReopenedAt
from bti_tui.domain.ids import CaseId, GuideId, GuideVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseCase:
    """Let the case rest until a day (sette på pause)."""

    name: ClassVar[str] = "pause_case"
    case_id: CaseId
    """The case."""
    paused_on: date
    """The day."""
    resume_on: date
    """The day on which somebody looks at it again."""
    reason: str
    """Why."""
    override: str | None = None
    """The reason for going on although a soft guard is unmet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeCase:
    """Go on with a case that rests, at the step where it was (fortsette etter pause)."""

    name: ClassVar[str] = "resume_case"
    case_id: CaseId
    """The case."""
    resumed_on: date
    """The day."""
    override: str | None = None
    """The reason for going on although a soft guard is unmet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenCase:
    """Open a closed case again under the same number; a new round begins (gjenåpne)."""

    name: ClassVar[str] = "reopen_case"
    case_id: CaseId
    """The case."""
    level: ReopenedAt
    """The level it goes on at: 0, 1, 2 or 3."""
    reopened_on: date
    """The day."""
    reason: str
    """Why."""
    override: str | None = None
    """The reason for going on although a soft guard is unmet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptGuide:
    """Let the case follow another guide, or a newer version of its own (bytte veileder)."""

    name: ClassVar[str] = "adopt_guide"
    case_id: CaseId
    """The case."""
    guide: GuideId
    """The guide, by its id."""
    version: GuideVersion
    """Its version."""
    reason: str
    """Why."""

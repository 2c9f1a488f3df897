"""Facts about the course of a case beside its levels."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.guide import Level
from bti_tui.domain.ids import GuideId, GuideVersion, NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaused:
    """The case rests (sak på pause)."""

    name: ClassVar[str] = "case.paused"
    schema: ClassVar[int] = 1
    on: date
    resume_on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResumed:
    """The case goes on after a pause (sak gjenopptatt)."""

    name: ClassVar[str] = "case.resumed"
    schema: ClassVar[int] = 1
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    """A closed case was opened again; a new round begins (sak gjenåpnet)."""

    name: ClassVar[str] = "case.reopened"
    schema: ClassVar[int] = 1
    on: date
    level: Level
    reason: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideAdopted:
    """The case follows another guide from now on, or another version of it (veileder byttet)."""

    name: ClassVar[str] = "guide.adopted"
    schema: ClassVar[int] = 1
    on: date
    guide_id: GuideId
    guide_version: GuideVersion
    left_id: GuideId
    left_version: GuideVersion
    reason: NoteId


CourseFact = CasePaused | CaseResumed | CaseReopened | GuideAdopted
"""Everything that can have happened to the course of a case."""

"""Other agencies in a case: who is invited, the meetings, the team of level 3, the individual plan, and being stuck."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode, MeetingKind, NoteId


class Referral(StrEnum):
    """Whether an agency wants more than an invitation before it comes (henvisning)."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    SENT = "sent"


class PlanRight(StrEnum):
    """Whether the child is entitled to an individual plan (rett til individuell plan)."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Participation:
    """An agency that takes part beside the case's own (deltakende tjeneste)."""

    agency: AgencyCode
    contact: NoteId | None
    referral: Referral
    invited_on: date
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that was held about the case (møte)."""

    kind: MeetingKind
    on: date
    level: Level
    agencies: tuple[AgencyCode, ...]
    family_present: bool
    summary: NoteId | None
    holder_stays: bool
    """Whether those who met want the same relay holder further on."""
    term: int
    """The term of the baton in which it was held."""


@dataclass(frozen=True, slots=True)
class TeamReferral:
    """The case was reported to the team of level 3 (meldt til tverrfaglig team)."""

    on: date
    situation: NoteId
    questions: NoteId


@dataclass(frozen=True, slots=True)
class PlanAssessment:
    """Whether an individual plan is right for the child (vurdering av individuell plan)."""

    on: date
    right: PlanRight
    wanted: bool
    coordinator: NoteId | None
    """Who coordinates the plan, once there is one."""

    @property
    def may_take_over(self) -> bool:
        """Whether there is a plan that the family wants, with somebody who coordinates it."""
        return self.right is PlanRight.YES and self.wanted and self.coordinator is not None

"""Orders about other agencies: inviting, meeting, the team, the individual plan, and the way out when it is stuck."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.cooperation import PlanRight, Referral
from bti_tui.domain.ids import AgencyCode, CaseId, MeasureId, MeetingKind, PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteAgency:
    """Invite an agency that the consent covers (innkalle en tjeneste)."""

    name: ClassVar[str] = "invite_agency"
    case_id: CaseId
    """The case."""
    agency: AgencyCode
    """The agency, from the guide's list."""
    invited_on: date
    """The day."""
    referral: Referral = Referral.NOT_NEEDED
    """Whether it wants a referral or an application before it comes."""
    contact: str | None = None
    """Whom one talks with there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndParticipation:
    """Let an agency leave the case; what it does for the child is ended or moved first (tjeneste ut av saken)."""

    name: ClassVar[str] = "end_participation"
    case_id: CaseId
    """The case."""
    agency: AgencyCode
    """The agency."""
    left_on: date
    """The day."""
    reason: str
    """Why it leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMeeting:
    """Record a meeting that was held (møte holdt)."""

    name: ClassVar[str] = "hold_meeting"
    case_id: CaseId
    """The case."""
    kind: MeetingKind
    """The kind of meeting, from the guide's list."""
    held_on: date
    """The day."""
    summary: str
    """What was said and agreed."""
    holder_stays: bool
    """Whether the relay holder is the same further on."""
    family_present: bool = False
    """Whether the child or the guardians took part."""
    agencies: tuple[AgencyCode, ...] = ()
    """The agencies that took part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferToTeam:
    """Report the case to the team of level 3 (melde til tverrfaglig team)."""

    name: ClassVar[str] = "refer_to_team"
    case_id: CaseId
    """The case."""
    referred_on: date
    """The day."""
    situation: str
    """The situation as the family and the agencies see it, and what was tried."""
    questions: str
    """What the team is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessPlan:
    """Record whether an individual plan is right for the child (vurdere individuell plan)."""

    name: ClassVar[str] = "assess_plan"
    case_id: CaseId
    """The case."""
    assessed_on: date
    """The day."""
    right: PlanRight
    """Whether the child is entitled to one."""
    wanted: bool
    """Whether the family wants one."""
    coordinator: str | None = None
    """Who coordinates it, once there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStuck:
    """Record the advice that a case got when it was stuck (råd når saken står fast)."""

    name: ClassVar[str] = "answer_stuck"
    case_id: CaseId
    """The case."""
    answered_on: date
    """The day."""
    advice: str
    """The advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeasure:
    """Let another person or agency answer for a measure (gi tiltaket til en annen)."""

    name: ClassVar[str] = "move_measure"
    case_id: CaseId
    """The case."""
    measure: MeasureId
    """The measure."""
    responsible: PartyId
    """Who answers for it from now on."""
    agency: AgencyCode | None = None
    """The agency that does it; left out: that of whoever answers for it, or the family."""

"""A case: everything that the rules need to know, folded from its facts. It holds ids and codes, never words."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.assessment import Assessment, RaisedRoute
from bti_tui.domain.baton import Baton
from bti_tui.domain.closing import ClosingNote, ClosingReason
from bti_tui.domain.concern import Concern, FamilyTalk, LeaderInformed, Observation, Rating
from bti_tui.domain.consent import Consent, ConsentReview, ConsentScope, LogMode, Responsibility, Withdrawal
from bti_tui.domain.cooperation import Meeting, Participation, PlanAssessment, TeamReferral
from bti_tui.domain.course import Pause
from bti_tui.domain.disclosure import Disclosure
from bti_tui.domain.emergency import EmergencyAccess
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.ids import (
    AgencyCode,
    BasisCode,
    CaseId,
    FactId,
    GoalId,
    GroundCode,
    GuideId,
    GuideVersion,
    MeasureId,
    MeetingId,
    NoteId,
    OutcomeId,
    PersonId,
    ReceiptId,
    StepId,
    UserId,
)
from bti_tui.domain.meetings import ChildTalk, PlannedMeeting
from bti_tui.domain.people import Person, SubjectKind
from bti_tui.domain.plan import Goal, Measure
from bti_tui.domain.safety import SafetyCheck, SafetyTrack, SafetyWork


class CaseStatus(StrEnum):
    """The main state of a case (sakstilstand)."""

    WONDERING = "wondering"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"
    ARCHIVED = "archived"
    PURGED = "purged"


ENDED: Final = frozenset({CaseStatus.CLOSED, CaseStatus.ARCHIVED, CaseStatus.PURGED})
"""No work goes on in these."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision in the history of a case (beslutning)."""

    outcome: OutcomeId
    effect: Effect
    level: Level
    on: date
    closes_as: ClosingReason | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """The situation as everyone sees it, and what all agree to work on (felles forståelse)."""

    on: date
    child_view: NoteId
    guardians_view: NoteId
    agency_view: NoteId
    statement: NoteId
    strengths: NoteId | None


@dataclass(frozen=True, slots=True)
class Restriction:
    """That a case is kept but hidden, and on what ground (sperring)."""

    ground: GroundCode
    reason: NoteId
    on: date
    by: UserId


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words of one fact that are kept but shown to nobody (sperret tekst)."""

    entry: FactId
    notes: tuple[NoteId, ...]
    ground: GroundCode
    reason: NoteId
    on: date


@dataclass(frozen=True, slots=True)
class PurgeMark:
    """That the case, or words of it, were purged, and on what ground (slettemerke)."""

    receipt: ReceiptId
    ground: GroundCode
    on: date
    entry: FactId | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The newest fact about one topic: what the next author builds on (grunnlag)."""

    topic: str
    fact: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case about one child, from the first wondering to the archive (sak)."""

    id: CaseId
    version: int = 0
    """How many facts are folded into it."""
    number: int = 0
    status: CaseStatus = CaseStatus.WONDERING
    level: Level = Level.CLARIFY
    level_since: date | None = None
    guide_id: GuideId = field(default=GuideId(""))
    guide_version: GuideVersion = field(default=GuideVersion(""))
    agency: AgencyCode = field(default=AgencyCode(""))
    subject: PersonId = field(default=PersonId(""))
    subject_kind: SubjectKind = SubjectKind.CHILD
    due_on: date | None = None
    """The day a pregnant woman expects her child; nothing is counted from it."""
    people: tuple[Person, ...] = ()
    concern: Concern | None = None
    observations: tuple[Observation, ...] = ()
    rating: Rating | None = None
    assessments: tuple[Assessment, ...] = ()
    routes: tuple[RaisedRoute, ...] = ()
    """The routes that safety answers opened, settled ones too; shielded."""
    to_judge: date | None = None
    """Since when a person has to choose whether the guardians are informed; shielded."""
    leader: LeaderInformed | None = None
    talk: FamilyTalk | None = None
    safety: SafetyCheck | None = None
    safety_track: SafetyTrack = SafetyTrack.NONE
    safety_since: date | None = None
    safety_round: int = -1
    """The round in which the safety question was last answered."""
    safety_work: SafetyWork = field(default_factory=SafetyWork)
    insiders: tuple[UserId, ...] = ()
    """Who opened the safety track, and whom an insider named: they may read what is shielded."""
    follows: CaseId | None = None
    """The archived case that this one goes on from."""
    decisions: tuple[Decision, ...] = ()
    resume_at: StepId | None = None
    """The step that the last decision sent the case back to."""
    next_on: date | None = None
    """The date that was agreed on: next decision at level 0, next evaluation from level 1."""
    plan_round: int = -1
    """The round in which the evaluation date was last agreed on."""
    child_round: int = -1
    """The round in which the child's view was last recorded."""
    baton: Baton = field(default_factory=Baton)
    consents: tuple[Consent, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    consent_scopes: tuple[ConsentScope, ...] = ()
    """What the family was asked to say yes to, the newest last; each answer keeps what it was asked about."""
    consent_review: ConsentReview | None = None
    responsibility: Responsibility | None = None
    legal_basis: BasisCode = field(default=BasisCode(""))
    """Empty: the first of the rule pack, which is no consent."""
    disclosures: tuple[Disclosure, ...] = ()
    asks_safety_since: date | None = None
    """Since when the safety question waits for a new answer, because a consent was taken back."""
    log_mode: LogMode | None = None
    understanding: Understanding | None = None
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    closing_decided: bool = False
    closing: ClosingNote | None = None
    participations: tuple[Participation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    """Those that were held."""
    planned_meetings: tuple[PlannedMeeting, ...] = ()
    """Those that are planned, go on, or have minutes."""
    struck: tuple[FactId, ...] = ()
    """What was taken out of minutes before they were approved."""
    child_talk: ChildTalk | None = None
    """Who talks with the child before the next meeting."""
    team_referral: TeamReferral | None = None
    plan_assessment: PlanAssessment | None = None
    stuck_since: date | None = None
    """Since when the case waits for advice because nothing helps."""
    pause: Pause | None = None
    reopenings: int = 0
    """How many times it was opened again: the number of its rounds (runder) less one."""
    log_closings: int = 0
    """How many times the family had the log closed on the way back to wondering."""
    heads: tuple[Head, ...] = ()
    restriction: Restriction | None = None
    withheld: tuple[Withheld, ...] = ()
    purged: tuple[PurgeMark, ...] = ()
    emergencies: tuple[EmergencyAccess, ...] = ()
    siblings: tuple[CaseId, ...] = ()
    """The cases of siblings; nothing of them is known here but that they are there."""
    colleagues: tuple[UserId, ...] = ()
    """Those who were let in to see it beside those whom it is with anyhow."""

    @property
    def is_purged(self) -> bool:
        """Whether only its number and the mark of the purge are left."""
        return self.status is CaseStatus.PURGED

    @classmethod
    def empty(cls, case_id: CaseId) -> "Case":
        """A case that nothing has happened to; only a concern may open it."""
        return cls(id=case_id)

    @property
    def round(self) -> int:
        """How many decisions have moved the work: what happens between two of them belongs to one round."""
        return sum(decision.effect is not Effect.SAFETY for decision in self.decisions)

    @property
    def open_routes(self) -> tuple[RaisedRoute, ...]:
        """The routes that wait for their outcome."""
        return tuple(one for one in self.routes if one.is_open)

    @property
    def is_open(self) -> bool:
        """Whether work goes on in it."""
        return self.version > 0 and self.status not in ENDED

    @property
    def asks_on(self) -> date | None:
        """The day on which it next asks for somebody; in the archive, that of the last opening in an emergency."""
        if self.status is CaseStatus.ARCHIVED and self.emergencies:
            return self.emergencies[-1].on
        return self.next_on

    @property
    def consent_scope(self) -> ConsentScope | None:
        """What the family is asked to say yes to from now on."""
        return self.consent_scopes[-1] if self.consent_scopes else None

    def person(self, person: PersonId) -> Person | None:
        """Someone in the case, by id."""
        return next((one for one in self.people if one.id == person), None)

    def goal(self, goal: GoalId) -> Goal | None:
        """A goal, by id."""
        return next((one for one in self.goals if one.id == goal), None)

    def measure(self, measure: MeasureId) -> Measure | None:
        """A measure, by id."""
        return next((one for one in self.measures if one.id == measure), None)

    @property
    def open_measures(self) -> tuple[Measure, ...]:
        """The measures that no evaluation has ended."""
        return tuple(one for one in self.measures if not one.ended)

    @property
    def taking_part(self) -> tuple[Participation, ...]:
        """The agencies beside the case's own that have not left."""
        return tuple(one for one in self.participations if one.left_on is None)

    def meeting(self, meeting: MeetingId) -> PlannedMeeting | None:
        """A meeting, by id."""
        return next((one for one in self.planned_meetings if one.id == meeting), None)

    @property
    def unapproved(self) -> tuple[PlannedMeeting, ...]:
        """The meetings that have begun and whose minutes are not approved."""
        return tuple(one for one in self.planned_meetings if one.is_going_on)

    def evaluates_on(self, measure: Measure) -> date | None:
        """The day a measure is evaluated next: its own, and once it is evaluated the one agreed on for the case."""
        if not measure.evaluations:
            return measure.evaluate_on
        return max(self.next_on, measure.evaluate_on) if self.next_on else None

    def head(self, topic: str) -> FactId | None:
        """The newest fact about a topic."""
        return next((one.fact for one in self.heads if one.topic == topic), None)

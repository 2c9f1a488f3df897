"""Facts about other agencies in a case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.cooperation import PlanRight, Referral
from bti_tui.domain.ids import AgencyCode, FactId, InformationCode, MeasureId, MeetingId, MeetingKind, NoteId, PartyId
from bti_tui.domain.notes import Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyInvited:
    """An agency was invited (tjeneste innkalt)."""

    name: ClassVar[str] = "agency.invited"
    schema: ClassVar[int] = 1
    agency: AgencyCode
    on: date
    referral: Referral
    contact: NoteId | None
    information: tuple[InformationCode, ...] = ()
    """What the agency may be told, and the consents that let it."""
    consents: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLeft:
    """An agency left the case (tjeneste ute av saken)."""

    name: ClassVar[str] = "agency.left"
    schema: ClassVar[int] = 1
    agency: AgencyCode
    on: date
    reason: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld:
    """A meeting was held (møte holdt)."""

    name: ClassVar[str] = "meeting.held"
    schema: ClassVar[int] = 1
    kind: MeetingKind
    on: date
    agencies: tuple[AgencyCode, ...]
    family_present: bool
    holder_stays: bool
    summary: NoteId | None
    """None where the minutes say it line by line."""
    visibility: Visibility
    consents: tuple[FactId, ...] = ()
    """The consents that let the other agencies hear of it."""
    meeting: MeetingId | None = None
    """The planned meeting whose minutes were approved; None: it was written down afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReferred:
    """The case was reported to the team (meldt til tverrfaglig team)."""

    name: ClassVar[str] = "team.referred"
    schema: ClassVar[int] = 1
    on: date
    situation: NoteId
    questions: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAssessed:
    """An individual plan was considered (individuell plan vurdert)."""

    name: ClassVar[str] = "plan.assessed"
    schema: ClassVar[int] = 1
    on: date
    right: PlanRight
    wanted: bool
    coordinator: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckAnswered:
    """Advice came while the case was stuck (råd når saken sto fast)."""

    name: ClassVar[str] = "stuck.answered"
    schema: ClassVar[int] = 1
    on: date
    advice: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMoved:
    """Somebody else answers for a measure (tiltak gitt videre)."""

    name: ClassVar[str] = "measure.moved"
    schema: ClassVar[int] = 1
    measure: MeasureId
    responsible: PartyId
    agency: AgencyCode | None
    on: date | None = None


CooperationFact = AgencyInvited | AgencyLeft | MeetingHeld | TeamReferred | PlanAssessed | StuckAnswered | MeasureMoved
"""Everything that can have happened about other agencies."""

"""Facts of level 0: from the first wondering to the talk with the family."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from bti_tui.domain.concern import NoTalkReason, Present, Source
from bti_tui.domain.ids import (
    AgencyCode,
    AreaCode,
    BasisCode,
    CaseId,
    GuideId,
    GuideVersion,
    NoteId,
    ObservationId,
    PersonId,
    ScaleCode,
    UserId,
)
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaised:
    """A concern was noted and a case opened (undring registrert)."""

    name: ClassVar[str] = "concern.raised"
    schema: ClassVar[int] = 1
    number: int
    guide_id: GuideId
    guide_version: GuideVersion
    agency: AgencyCode
    subject: PersonId
    subject_kind: SubjectKind
    subject_name: NoteId
    born_on: date | None
    words: NoteId
    source: Source
    arose_on: date
    raised_on: date
    school_environment: bool
    in_safety: bool = False
    """The safety track is open from the start, and the words are shielded."""
    follows: CaseId | None = None
    """An archived case about the same child."""
    legal_basis: BasisCode = field(default=BasisCode(""))
    """What the case rests on from the start, as the guide has it; empty in facts that are older than that."""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyChecked:
    """The safety question was answered (trygghetssjekk besvart)."""

    name: ClassVar[str] = "safety.checked"
    schema: ClassVar[int] = 1
    answer: SafetyAnswer
    reason: NoteId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyTrackOpened:
    """The safety track is open: nothing goes to the guardians (unntaksspor åpnet)."""

    name: ClassVar[str] = "safety.opened"
    schema: ClassVar[int] = 1
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Something dated was seen or heard (observasjon skrevet)."""

    name: ClassVar[str] = "concern.observed"
    schema: ClassVar[int] = 1
    observation: ObservationId
    seen_on: date
    seen: NoteId
    place: NoteId | None
    areas: tuple[AreaCode, ...]
    child_words: NoteId | None = None
    interpretation: NoteId | None = None
    setting: NoteId | None = None
    duration: NoteId | None = None
    concerned_before: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRated:
    """The concern was placed on the scales (bekymring vurdert)."""

    name: ClassVar[str] = "concern.rated"
    schema: ClassVar[int] = 1
    child: ScaleCode
    guardian: ScaleCode | None
    strengths: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderTold:
    """The leader was told (leder informert)."""

    name: ClassVar[str] = "leader.told"
    schema: ClassVar[int] = 1
    leader: UserId
    on: date
    advice: NoteId | None
    in_safety: bool = False
    """It was told while the safety track was open, and is shielded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTalked:
    """Someone talked with the child and the guardians (samtale holdt)."""

    name: ClassVar[str] = "family.talked"
    schema: ClassVar[int] = 1
    on: date
    present: tuple[Present, ...]
    child_words: NoteId
    guardians_view: NoteId
    shared_picture: NoteId | None
    prepared: NoteId | None = None
    agreed: NoteId | None = None
    tells_child: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTalkSkipped:
    """There is a reason for not talking with the family yet (samtale utelatt)."""

    name: ClassVar[str] = "family.skipped"
    schema: ClassVar[int] = 1
    on: date
    reason: NoTalkReason
    why: NoteId


WonderFact = (
    ConcernRaised
    | SafetyChecked
    | SafetyTrackOpened
    | Observed
    | ConcernRated
    | LeaderTold
    | FamilyTalked
    | FamilyTalkSkipped
)
"""Everything that can have happened at level 0."""

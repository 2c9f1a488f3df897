"""Orders of level 0: from the first wondering to the talk with the family."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.concern import NoTalkReason, Present, Source
from bti_tui.domain.ids import AreaCode, CaseId, ScaleCode, UserId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseConcern:
    """Note a first concern about one child; opens a case at level 0 (registrere undring)."""

    name: ClassVar[str] = "raise_concern"
    case_id: CaseId
    """The case that the concern opens; made by whoever sends the command."""
    about: str
    """The name of the child, or of whom the concern is about."""
    words: str
    """What was seen or heard, in the first words."""
    arose_on: date
    """The day the concern arose."""
    source: Source = Source.OWN
    """Where it comes from."""
    subject_kind: SubjectKind = SubjectKind.CHILD
    """Whom it is about: a child, a youth, a pregnant woman or a parent."""
    born_on: date | None = None
    """Date of birth; of a pregnant woman, a day that lies ahead is the due date."""
    due_on: date | None = None
    """The day a pregnant woman expects her child (termin)."""
    school_environment: bool = False
    """Whether it may be about the school environment, which has a shorter deadline."""
    in_safety: bool = False
    """Whether the fear for the child comes first: the safety track is open from the start, and the words shielded."""
    follows: CaseId | None = None
    """An archived case about the same child, which can't be opened again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSafety:
    """Answer the safety question: violence, abuse or serious neglect (trygghetssjekk)."""

    name: ClassVar[str] = "check_safety"
    case_id: CaseId
    """The case."""
    answer: SafetyAnswer
    """No, unsure or yes; unsure and yes lock every step that informs guardians."""
    reason: str
    """What the answer rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe:
    """Write down one dated observation (observasjon)."""

    name: ClassVar[str] = "observe"
    case_id: CaseId
    """The case."""
    seen_on: date
    """The day it was seen or heard."""
    seen: str
    """What was seen and heard, without interpretation."""
    place: str | None = None
    """Where, and in what situation."""
    areas: tuple[AreaCode, ...] = ()
    """The areas of life that it touches, from the guide's list."""
    child_words: str | None = None
    """What the child said, word for word."""
    interpretation: str | None = None
    """What whoever saw it thinks that it may mean; kept apart from what was seen and heard."""
    setting: str | None = None
    """What in our own setting may play a part."""
    duration: str | None = None
    """How long it has gone on."""
    concerned_before: bool | None = None
    """Whether somebody has been concerned before; None when nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateConcern:
    """Place the concern on the scales of the guide; a snapshot, never a sum (bekymringsskala)."""

    name: ClassVar[str] = "rate_concern"
    case_id: CaseId
    """The case."""
    child: ScaleCode
    """Step on the child scale of the guide."""
    guardian: ScaleCode | None = None
    """Step on the guardian scale of the guide."""
    strengths: str | None = None
    """What works well and protects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareWithLeader:
    """Tell the leader (dele med leder)."""

    name: ClassVar[str] = "share_with_leader"
    case_id: CaseId
    """The case."""
    leader: UserId
    """The leader who was told."""
    shared_on: date
    """The day."""
    advice: str | None = None
    """What the leader advised, and who talks with the family."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWithFamily:
    """Record the talk with the child and the guardians (samtale med barn og foresatte)."""

    name: ClassVar[str] = "talk_with_family"
    case_id: CaseId
    """The case."""
    talked_on: date
    """The day."""
    present: tuple[Present, ...]
    """Who took part."""
    child_words: str
    """The child's own words, or why the child has not been asked yet."""
    guardians_view: str
    """How the guardians see it."""
    shared_picture: str | None = None
    """What all agree on."""
    prepared: str | None = None
    """What the talk is for, what is said, and who says what."""
    agreed: str | None = None
    """Who does what, and when you meet again."""
    tells_child: str | None = None
    """Who tells the child, and what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipFamilyTalk:
    """Record why there is no talk with the family before the decision (unntak fra samtale)."""

    name: ClassVar[str] = "skip_family_talk"
    case_id: CaseId
    """The case."""
    reason: NoTalkReason
    """The kind of exception."""
    why: str
    """The reason in words."""

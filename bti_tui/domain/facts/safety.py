"""Facts of the safety track. Their words are shielded."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import HeldId, NoteId, PersonId, StepId, UserId
from bti_tui.domain.report import ReportChannel, ReportGround
from bti_tui.domain.safety import Adviser, HeldChoice, Reporter, Siblings, WayOn


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactStopped:
    """Those who know were asked to tell the guardians nothing (kontakt stanset)."""

    name: ClassVar[str] = "safety.contact_stopped"
    schema: ClassVar[int] = 1
    on: date
    who: NoteId
    colleague: UserId | None = None
    siblings: Siblings | None = None
    siblings_words: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceGiven:
    """Somebody advised (råd gitt)."""

    name: ClassVar[str] = "safety.advised"
    schema: ClassVar[int] = 1
    adviser: Adviser
    on: date
    advice: NoteId
    anonymous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspicionReported:
    """A report was sent (melding sendt)."""

    name: ClassVar[str] = "safety.reported"
    schema: ClassVar[int] = 1
    receiver: Adviser
    on: date
    reporter: Reporter
    reference: NoteId | None
    channel: ReportChannel | None = None
    minute: int | None = None
    grounds: tuple[ReportGround, ...] = ()
    leader_told: bool | None = None
    leader_why: NoteId | None = None
    content: NoteId | None = None
    people: tuple[PersonId, ...] = ()
    """Who stands in what it said; empty in facts that are older than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptReceived:
    """The receiver said that a report has come (kvittering mottatt)."""

    name: ClassVar[str] = "safety.receipt"
    schema: ClassVar[int] = 1
    on: date
    reference: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKept:
    """What was said and seen was written down (dokumentasjon sikret)."""

    name: ClassVar[str] = "safety.evidence_kept"
    schema: ClassVar[int] = 1
    seen_on: date
    words: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLifted:
    """Guardians may be told again (venting opphevet)."""

    name: ClassVar[str] = "safety.lifted"
    schema: ClassVar[int] = 1
    adviser: Adviser
    on: date
    advice: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    """Child welfare answered (tilbakemelding mottatt)."""

    name: ClassVar[str] = "safety.replied"
    schema: ClassVar[int] = 1
    on: date
    opened: bool
    words: NoteId | None
    ended: bool = False
    """It tells how the investigation ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeHeld:
    """Something for the guardians was held back (holdt tilbake)."""

    name: ClassVar[str] = "safety.held_back"
    schema: ClassVar[int] = 1
    held: HeldId
    step: StepId | None
    words: NoteId | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSettled:
    """Something that was held back was released or dropped (avgjort)."""

    name: ClassVar[str] = "safety.held_settled"
    schema: ClassVar[int] = 1
    held: HeldId
    choice: HeldChoice
    on: date
    reason: NoteId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetySettled:
    """It was decided how the case goes on after the track (unntakssporet avklart)."""

    name: ClassVar[str] = "safety.settled"
    schema: ClassVar[int] = 1
    way_on: WayOn
    on: date
    reason: NoteId


SafetyFact = (
    ContactStopped
    | AdviceGiven
    | SuspicionReported
    | ReceiptReceived
    | EvidenceKept
    | HoldLifted
    | ReplyReceived
    | NoticeHeld
    | HeldSettled
    | SafetySettled
)
"""Everything that can have happened on the safety track."""

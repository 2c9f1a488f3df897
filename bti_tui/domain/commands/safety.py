"""Orders of the safety track. It opens from everywhere; only a recorded advice ends it (R02, 2.6 of the field text)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.ids import CaseId, HeldId, PersonId, StepId, UserId
from bti_tui.domain.report import ReportChannel, ReportGround
from bti_tui.domain.safety import Adviser, HeldChoice, Reporter, Siblings, WayOn


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSafetyTrack:
    """Open the safety track at once, from any state of a case (åpne unntakssporet)."""

    name: ClassVar[str] = "open_safety_track"
    case_id: CaseId
    """The case."""
    words: str | None = None
    """What makes one fear for the child; it can wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopContact:
    """Record who was asked to tell the guardians nothing (ikke kontakt foresatte)."""

    name: ClassVar[str] = "stop_contact"
    case_id: CaseId
    """The case."""
    told_on: date
    """The day."""
    who: str
    """Who knows, and was asked to hold back."""
    colleague: UserId | None = None
    """A colleague who may read what is shielded from now on."""
    siblings: Siblings | None = None
    """Whether there are siblings to be looked at too; nothing is carried over to them."""
    siblings_words: str | None = None
    """Which ones, and who looks after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekAdvice:
    """Record the advice of child welfare, the police or a consultation team (rådføring)."""

    name: ClassVar[str] = "seek_advice"
    case_id: CaseId
    """The case."""
    adviser: Adviser
    """Who gave it."""
    advised_on: date
    """The day."""
    advice: str
    """The advice, and with whom one talked."""
    anonymous: bool = False
    """Whether the child was not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSuspicion:
    """Record that a report was sent; the program sends nothing (melding sendt)."""

    name: ClassVar[str] = "report_suspicion"
    case_id: CaseId
    """The case."""
    receiver: Adviser
    """Child welfare, the emergency service, or the police."""
    reported_on: date
    """The day."""
    reporter: Reporter
    """The leader, or the employee herself: the duty is personal."""
    reference: str | None = None
    """The reference of the sent report, which counts as its receipt."""
    channel: ReportChannel | None = None
    """How it was made; by phone is not in writing, so that a written one follows."""
    sent_at: str | None = None
    """The time of day, such as 14.30."""
    grounds: tuple[ReportGround, ...] = ()
    """Which of the grounds of the law."""
    leader_told: bool | None = None
    """Whether the leader knows; her yes is never needed."""
    leader_why: str | None = None
    """Why the leader does not know, when she does not."""
    content: str | None = None
    """What the report said."""
    people: tuple[PersonId, ...] = ()
    """The children and guardians who stand in it: what it said goes when one of them is purged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReceipt:
    """Record that the receiver has said that a report has come (kvittering mottatt)."""

    name: ClassVar[str] = "record_receipt"
    case_id: CaseId
    """The case."""
    received_on: date
    """The day."""
    reference: str | None = None
    """Number, or who said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepEvidence:
    """Write down what was said and seen, word for word (sikre dokumentasjon)."""

    name: ClassVar[str] = "keep_evidence"
    case_id: CaseId
    """The case."""
    seen_on: date
    """The day it was seen or heard."""
    words: str
    """Word for word, with place, time and who was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftHold:
    """Record who said that guardians may be told (oppheve ventingen)."""

    name: ClassVar[str] = "lift_hold"
    case_id: CaseId
    """The case."""
    adviser: Adviser
    """Who said so."""
    lifted_on: date
    """The day."""
    advice: str
    """What one was asked to do, and by whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReply:
    """Record what child welfare answered (tilbakemelding)."""

    name: ClassVar[str] = "record_reply"
    case_id: CaseId
    """The case."""
    received_on: date
    """The day."""
    opened: bool
    """Whether an investigation is opened."""
    words: str | None = None
    """What it says."""
    ended: bool = False
    """Whether it tells how the investigation ended: the second answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldBack:
    """Write down something for the guardians that waits now, such as an invitation (holde tilbake)."""

    name: ClassVar[str] = "hold_back"
    case_id: CaseId
    """The case."""
    step: StepId | None = None
    """The step of the guide that it belongs to."""
    words: str | None = None
    """What it is; needed without a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleHeld:
    """Release or drop one thing that was held back (avgjøre det som ventet)."""

    name: ClassVar[str] = "settle_held"
    case_id: CaseId
    """The case."""
    held: HeldId
    """Which one: the id of the step, or of what was written down."""
    choice: HeldChoice
    """Release or drop."""
    reason: str | None = None
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleSafety:
    """Decide how the case goes on after the track (avklare saken videre)."""

    name: ClassVar[str] = "settle_safety"
    case_id: CaseId
    """The case."""
    way_on: WayOn
    """Go on, pause, or close."""
    settled_on: date
    """The day."""
    reason: str
    """Why."""
    resume_on: date | None = None
    """When somebody looks at it again; needed with a pause."""
    override: str | None = None
    """The reason for going on although a soft guard is unmet."""

"""Orders about people: the baton, the persons of the case, their consent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.baton import HandoverReason
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, LogMode
from bti_tui.domain.ids import AgencyCode, CaseId, InformationCode, PersonId, UserId
from bti_tui.domain.people import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBaton:
    """Propose a relay holder (foreslå stafettholder)."""

    name: ClassVar[str] = "offer_baton"
    case_id: CaseId
    """The case."""
    to: UserId
    """The professional who is asked."""
    offered_on: date
    """The day."""
    family_wish: str | None = None
    """What the child and the guardians wish."""
    reason: HandoverReason = HandoverReason.FIRST
    """Why the baton shall pass on."""
    handover_note: str | None = None
    """What the next holder should know, beside what the case tells by itself."""
    wish_met: bool | None = None
    """Whether the one who is asked is the one the family wished for."""
    why_not: str | None = None
    """Why the wish could not be met; needed when it was not."""
    meeting_on: date | None = None
    """The day of the handover meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptBaton:
    """Say yes to holding the baton; only the one who was asked can (si ja til stafetten)."""

    name: ClassVar[str] = "accept_baton"
    case_id: CaseId
    """The case."""
    answered_on: date
    """The day."""
    comment: str | None = None
    """What the new holder says to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineBaton:
    """Say no to holding the baton (si nei til stafetten)."""

    name: ClassVar[str] = "decline_baton"
    case_id: CaseId
    """The case."""
    answered_on: date
    """The day."""
    reason: str
    """Why not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallBaton:
    """Take an unanswered offer back (trekke forslaget)."""

    name: ClassVar[str] = "recall_baton"
    case_id: CaseId
    """The case."""
    recalled_on: date
    """The day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveBaton:
    """Put the baton down although nobody has taken it; the leader answers for the case meanwhile (fratre)."""

    name: ClassVar[str] = "leave_baton"
    case_id: CaseId
    """The case."""
    left_on: date
    """The day."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LendBaton:
    """Let a colleague stand in for the holder for a while (vikar)."""

    name: ClassVar[str] = "lend_baton"
    case_id: CaseId
    """The case."""
    to: UserId
    """Who stands in."""
    since: date
    """The first day."""
    until: date
    """The last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    """Add a guardian or another person of the case (legge til person)."""

    name: ClassVar[str] = "add_person"
    case_id: CaseId
    """The case."""
    full_name: str
    """The person's name."""
    relation: Relation
    """What the person is to the child."""
    responsible: bool = False
    """Whether the person has parental responsibility."""
    born_on: date | None = None
    """Date of birth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerConsent:
    """Record one signatory's answer to sharing in the log (svar på samtykke)."""

    name: ClassVar[str] = "answer_consent"
    case_id: CaseId
    """The case."""
    signatory: PersonId
    """Who answers."""
    answer: ConsentAnswer
    """Yes, limited, no, or not reached."""
    answered_on: date
    """The day."""
    form: ConsentForm | None = None
    """Written, oral or digital; needed with yes and limited."""
    valid_until: date | None = None
    """The last day it holds; needed with yes and limited."""
    limits: str | None = None
    """What shall not be shared; needed with limited."""
    kept_at: str | None = None
    """Where the paper or the minutes lie; needed when the answer was oral."""
    agencies: tuple[AgencyCode, ...] = ()
    """All agencies beside the case's own with which one may share; left out: none."""
    not_information: tuple[InformationCode, ...] = ()
    """Kinds of information that this signatory keeps out."""
    taken_by: UserId | None = None
    """Who took the answer; left out: whoever writes it down."""
    copy_given: bool | None = None
    """Whether the signatory got a copy."""
    lets_guardians_know: bool = False
    """Whether a youth who answers alone lets the guardians get copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLogMode:
    """Choose how the log is kept when the family does not want it digital (loggmodus)."""

    name: ClassVar[str] = "choose_log_mode"
    case_id: CaseId
    """The case."""
    mode: LogMode
    """Digital, on paper, or none."""
    reason: str
    """Why."""

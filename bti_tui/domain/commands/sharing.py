"""Orders about sharing: the legal basis, what a consent covers, taking it back, what leaves the case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.consent import AfterWithdrawal, ChildHeard, ConsentForm, Interpreter
from bti_tui.domain.disclosure import Way
from bti_tui.domain.ids import (
    AgencyCode,
    BasisCode,
    CaseId,
    GroundCode,
    InformationCode,
    LanguageCode,
    PersonId,
    PointCode,
    TextVersion,
    UserId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseBasis:
    """Choose what the law lets the case rest on (behandlingsgrunnlag)."""

    name: ClassVar[str] = "choose_basis"
    case_id: CaseId
    """The case."""
    basis: BasisCode
    """A legal basis of the rule pack."""
    reason: str
    """Why this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleResponsibility:
    """Say how many hold parental responsibility (foreldreansvar)."""

    name: ClassVar[str] = "settle_responsibility"
    case_id: CaseId
    """The case."""
    holders: int
    """How many: 1 when somebody holds it alone."""
    reason: str | None = None
    """How it is known; needed when one holds it alone."""
    confirmed_by: UserId | None = None
    """The leader who confirms that one holds it alone; left out when a leader gives the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawUpConsent:
    """Write down what the family is asked to say yes to (sette opp samtykket)."""

    name: ClassVar[str] = "draw_up_consent"
    case_id: CaseId
    """The case."""
    purpose: str
    """What the sharing is for."""
    from_agencies: tuple[AgencyCode, ...]
    """The services that may tell."""
    to_agencies: tuple[AgencyCode, ...]
    """The services that may be told."""
    information: tuple[InformationCode, ...]
    """The kinds of information."""
    valid_until: date
    """The last day."""
    interpreter: Interpreter
    """Whether an interpreter was needed."""
    points: tuple[PointCode, ...]
    """What the family was told before it answers."""
    language: LanguageCode
    """The language it was explained in."""
    text_version: TextVersion
    """The edition of the text that the family was given."""
    exceptions: str | None = None
    """What shall not be shared."""
    review_on: date | None = None
    """When it shall be looked at again."""
    interpreter_name: str | None = None
    """Who interpreted; needed when somebody did."""
    interpreter_born: int | None = None
    """The interpreter's year of birth; needed when somebody did."""
    child_heard: ChildHeard | None = None
    """Whether the child was heard; needed from the age of the rule pack."""
    child_view: str | None = None
    """What the child thinks of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawConsent:
    """Write down that somebody takes a consent back; it is never refused (trekke samtykke)."""

    name: ClassVar[str] = "withdraw_consent"
    case_id: CaseId
    """The case."""
    signatory: PersonId
    """Who takes it back."""
    withdrawn_on: date
    """The day."""
    form: ConsentForm = ConsentForm.ORAL
    """By word of mouth, in writing or digitally; each is enough."""
    agencies: tuple[AgencyCode, ...] = ()
    """From these services only; left out: from all."""
    information: tuple[InformationCode, ...] = ()
    """These kinds of information only; left out: all."""
    after: AfterWithdrawal = AfterWithdrawal.KEEP
    """What becomes of what is written; nothing is ever deleted by it."""
    words: str | None = None
    """What was said, when she wants to say something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewConsent:
    """Look at the consents after a birthday, near their end or after a reopening: they stand (se over samtykket)."""

    name: ClassVar[str] = "review_consent"
    case_id: CaseId
    """The case."""
    reviewed_on: date
    """The day."""
    words: str
    """Whom you asked and what they said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclose:
    """Let something about the child leave the case, on a consent or on another ground (utlevere)."""

    name: ClassVar[str] = "disclose"
    case_id: CaseId
    """The case."""
    way: Way
    """What leaves the case, and how."""
    disclosed_on: date
    """The day."""
    agency: AgencyCode | None = None
    """The service that gets it; either a service or a person."""
    person: PersonId | None = None
    """The person of the case who gets it."""
    information: tuple[InformationCode, ...] = ()
    """The kinds of information; left out: all that the consent covers."""
    ground: GroundCode | None = None
    """A ground of the rule pack when there is no consent."""
    necessity: str | None = None
    """Why it is necessary; needed with a ground."""
    has_address: bool = False
    """It tells where somebody lives."""

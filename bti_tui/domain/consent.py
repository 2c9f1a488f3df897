"""Consent to the log: one answer from each who must be asked. It is not the legal basis for the processing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import (
    AgencyCode,
    FactId,
    InformationCode,
    LanguageCode,
    NoteId,
    PersonId,
    PointCode,
    TextVersion,
    UserId,
)


class ConsentAnswer(StrEnum):
    """What one signatory answered (svar)."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"
    NOT_REACHED = "not_reached"


class ConsentForm(StrEnum):
    """How the answer was given (form)."""

    WRITTEN = "written"
    ORAL = "oral"
    DIGITAL = "digital"


class ConsentStatus(StrEnum):
    """What all answers together allow (samtykkestatus)."""

    NOT_NEEDED = "not_needed"
    MISSING = "missing"
    VALID = "valid"
    LIMITED = "limited"
    EXPIRES_SOON = "expires_soon"
    EXPIRED = "expired"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """Somebody who had said yes has taken it back; nobody was refused anything."""


class Interpreter(StrEnum):
    """Whether an interpreter was needed (tolk)."""

    NOT_NEEDED = "not_needed"
    USED = "used"


class ChildHeard(StrEnum):
    """Whether the child was heard before the guardians answered (barnet hørt)."""

    HEARD = "heard"
    NOT_WANTED = "not_wanted"
    """The child was asked and did not want to say anything."""
    TOO_YOUNG = "too_young"
    """Too young to form a view; never from the age at which the law says that a child is heard."""


class AfterWithdrawal(StrEnum):
    """What becomes of what is written, when a consent is taken back (etter tilbaketrekking)."""

    KEEP = "keep"
    """Kept in the case's own service and restricted to it."""
    ARCHIVE = "archive"
    """Closed and archived by the ordinary way."""
    ERASE = "erase"
    """A purge is asked for; it needs a legal ground of its own."""


class LogMode(StrEnum):
    """How the log is kept (loggmodus)."""

    NONE = "none"
    DIGITAL = "digital"
    MANUAL = "manual"


GIVEN = frozenset({ConsentAnswer.YES, ConsentAnswer.LIMITED})


@dataclass(frozen=True, slots=True)
class ConsentScope:
    """What the family is asked to say yes to: services and kinds of information, never a named employee (omfang)."""

    fact: FactId
    purpose: NoteId
    from_agencies: tuple[AgencyCode, ...]
    to_agencies: tuple[AgencyCode, ...]
    information: tuple[InformationCode, ...]
    exceptions: NoteId | None
    on: date
    valid_until: date
    review_on: date | None
    language: LanguageCode
    interpreter: Interpreter
    points: tuple[PointCode, ...]
    child_heard: ChildHeard | None
    text_version: TextVersion
    interpreter_name: NoteId | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That somebody took a consent back, whole or in part (tilbaketrekking)."""

    fact: FactId
    signatory: PersonId
    on: date
    form: ConsentForm
    agencies: tuple[AgencyCode, ...] = ()
    """From these services; all of them when empty."""
    information: tuple[InformationCode, ...] = ()
    """These kinds of information; all of them when empty."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left of the consent."""
        return not self.agencies and not self.information

    def takes(self, agency: AgencyCode, information: InformationCode) -> bool:
        """Whether it reaches one kind of information to one service."""
        of_agency = not self.agencies or agency in self.agencies
        return of_agency and (not self.information or information in self.information)


@dataclass(frozen=True, slots=True)
class ConsentReview:
    """That somebody looked at the consents of the case and found that they stand (samtykket sett over)."""

    on: date
    reopenings: int
    log_closings: int = 0


@dataclass(frozen=True, slots=True)
class Responsibility:
    """How many hold parental responsibility, as somebody was told (foreldreansvar)."""

    holders: int
    reason: NoteId | None
    confirmed_by: UserId | None
    """The leader who confirmed that one holds it alone."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One signatory's newest answer to sharing in the log (samtykke til å dele)."""

    fact: FactId
    signatory: PersonId
    answer: ConsentAnswer
    form: ConsentForm | None
    on: date
    valid_until: date | None
    limits: NoteId | None
    kept_at: NoteId | None
    agencies: tuple[AgencyCode, ...] = ()
    """The agencies beside the case's own with which the signatory lets us share."""
    not_information: tuple[InformationCode, ...] = ()
    """The kinds of information that this signatory keeps out."""
    scope: ConsentScope | None = None
    """What the signatory was asked to say yes to; None for a yes to the log alone."""
    seen: tuple[FactId, ...] = ()
    """What the one who wrote it down had seen: a withdrawal that is not among it counts against it."""
    reopenings: int = 0
    """How often the case had been opened again by then."""
    log_closings: int = 0
    """How often the family had had the log closed by then."""
    taken_by: UserId | None = None
    copy_given: bool | None = None
    lets_guardians_know: bool = False
    """A youth who answers alone lets the guardians get copies."""

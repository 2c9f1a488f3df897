"""Consent to the log: one answer from each who must be asked. It is not the legal basis for the processing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import AgencyCode, FactId, NoteId, PersonId


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


class LogMode(StrEnum):
    """How the log is kept (loggmodus)."""

    NONE = "none"
    DIGITAL = "digital"
    MANUAL = "manual"


GIVEN = frozenset({ConsentAnswer.YES, ConsentAnswer.LIMITED})


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

"""What has left a case: to whom, on which consents or on which other ground (R18)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.ids import AgencyCode, FactId, GroundCode, InformationCode, NoteId, PersonId, UserId
from bti_tui.domain.notes import Visibility


class Way(StrEnum):
    """How something leaves a case (måte å dele på)."""

    INVITATION = "invitation"
    MEETING = "meeting"
    HANDOVER = "handover"
    TOLD = "told"
    CONSENT_FORM = "consent_form"
    INFORMATION = "information"
    FAMILY_COPY = "family_copy"
    CLOSING_NOTICE = "closing_notice"
    PRINT = "print"
    EXPORT = "export"


TO_FAMILY: Final = frozenset({Way.CONSENT_FORM, Way.INFORMATION, Way.FAMILY_COPY, Way.CLOSING_NOTICE})
"""What the family gets for itself."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One thing that left a case (innsyn)."""

    fact: FactId
    way: Way
    on: date
    by: UserId
    agency: AgencyCode | None
    person: PersonId | None
    information: tuple[InformationCode, ...]
    consents: tuple[FactId, ...]
    ground: GroundCode | None
    necessity: NoteId | None
    visibility: Visibility

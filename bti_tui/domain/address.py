"""Address protection (adressesperre): how much of where somebody lives may be known, until when, and by whose word."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bti_tui.domain.case import Case
    from bti_tui.domain.people import Person

PLACE_FIELDS: Final = {
    "observe": "place",
    "answer_consent": "kept_at",
    "invite_agency": "contact",
    "close_case": "receiver",
}
"""By order, the field that says where: at a strict address it isn't asked for."""
DRAFT_FIELDS: Final = (*PLACE_FIELDS.items(), *(("report", one) for one in ("street", "postcode", "town", "workplace")))
"""What goes from all that is half written: a part of the place of the draft, and the field."""
REMINDER_DAYS: Final = 30
"""So long before a protection ends it is asked for."""


class AddressGrade(StrEnum):
    """How the address of a person is graded (adressegradering)."""

    OPEN = "open"
    CONFIDENTIAL = "confidential"
    """Fortrolig, the old code 7: for public bodies only."""
    STRICT = "strict"
    """Strengt fortrolig, the old code 6: for nobody, not for other public bodies either."""

    @property
    def rank(self) -> int:
        """The stricter, the higher."""
        return list(AddressGrade).index(self)


class ProtectionSource(StrEnum):
    """Who said so (kilde til graderingen)."""

    REGISTRY = "registry"
    POLICE = "police"
    CHILD_WELFARE = "child_welfare"
    FAMILY = "family"
    OTHER = "other"


class NumberNeed(StrEnum):
    """What a national id number is needed for: without a factual need it is not kept (saklig behov)."""

    REPORT = "report"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Protection:
    """The protection of one person's address (adressesperre). It ends only when somebody ends it."""

    grade: AddressGrade
    since: date
    expires_on: date
    """The last day of the decision; after it somebody must find out whether it is renewed."""
    source: ProtectionSource


def strictest(case: "Case") -> AddressGrade:
    """The strictest grade of anybody in the case: where a child is tells where its mother is. An old one holds on."""
    grades = (one.protection.grade for one in case.people if one.protection is not None)
    return max(grades, key=lambda grade: grade.rank, default=AddressGrade.OPEN)


def is_strict(case: "Case") -> bool:
    """Whether nothing in the case may say where."""
    return strictest(case) is AddressGrade.STRICT


def ending(case: "Case", today: date) -> "tuple[Person, ...]":
    """Those whose protection ends soon, or has ended without anybody saying so."""
    last = today + timedelta(days=REMINDER_DAYS)
    return tuple(one for one in case.people if one.protection is not None and one.protection.expires_on <= last)

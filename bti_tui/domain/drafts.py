"""What somebody is typing, before it is stored."""

from dataclasses import dataclass
from datetime import datetime

from bti_tui.domain.ids import CaseId, UserId


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is typing, kept until it is stored or thrown away (kladd)."""

    id: str
    """Place, case and step together, then the program that it is typed in: one draft for each form that is open."""
    user: UserId
    case_id: CaseId | None
    place: str
    step: str
    values: str
    """The fields as JSON, with the name of the field that has the cursor."""
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who writes in a form; what she writes is hers until she stores it (den som skriver)."""

    user: UserId
    draft: str
    """The id of her draft, which says which form and which program it is."""
    at: datetime

"""What the rule pack says about sharing, keeping and deadlines, each with its source and the day it was checked."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bti_tui.domain.ids import AgencyCode, BasisCode, GroundCode, InformationCode, PointCode
from bti_tui.domain.words import Words

STALE_AFTER: Final = 183
"""Days: a value that nobody has held against its source for longer than half a year is said to be old."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value of the pack comes from (kilde)."""

    valid_from: date
    """The first day that the pack holds the value."""
    source: str
    checked_on: date

    def is_stale(self, today: date) -> bool:
        """Whether it is too long since somebody checked it."""
        return (today - self.checked_on).days > STALE_AFTER


@dataclass(frozen=True, slots=True)
class AgeChange:
    """An age that holds from a day on, and another one before it (endret aldersgrense)."""

    name: str
    years: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What the law lets a case rest on (behandlingsgrunnlag). It is not a consent to share."""

    code: BasisCode
    name: Words
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SharingGround:
    """What lets something be shared without a consent (delingsgrunnlag)."""

    code: GroundCode
    name: Words
    provenance: Provenance
    receivers: tuple[AgencyCode, ...] = ()
    """Only these services may get it; any when empty."""
    is_shielded: bool = False
    """That it was used is for the few who know of a fear for the child."""
    is_used: bool = True
    """False where the municipality does without it; what rested on it before is still named."""


@dataclass(frozen=True, slots=True)
class InformationKind:
    """A kind of information about a child (opplysningstype)."""

    code: InformationCode
    key: str
    name: Words
    is_health: bool = False
    """A youth of age in health matters answers for it alone."""
    one_parent_is_enough: bool = False
    is_of_measures: bool = False
    """Goals, measures and how they work are of this kind."""
    is_of_family: bool = False
    """What the family says of itself is of this kind."""


@dataclass(frozen=True, slots=True)
class InformationPoint:
    """Something the family must be told before it answers (informasjonspunkt)."""

    code: PointCode
    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class StatutoryDeadline:
    """A deadline that the law sets (lovfrist)."""

    code: str
    name: Words
    days: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """How long a kind of papers is kept (oppbevaringsklasse)."""

    code: str
    name: Words
    years: int | None
    """None: kept for ever, or until the archive says otherwise."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A paragraph that forms and texts refer to (lovhenvisning)."""

    code: str
    name: Words
    provenance: Provenance

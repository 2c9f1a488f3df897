"""What a municipality settles for itself about ages and answers; the rule pack says what holds when it is silent."""

from dataclasses import dataclass, field
from typing import Final

from bti_tui.domain.ids import AgencyCode, BasisCode

UPPER_AGE: Final = 23
"""The age up to which most municipalities follow a young person, in whole years."""


@dataclass(frozen=True, slots=True)
class LocalRules:
    """The ages and the signatures of one guide (lokale regler)."""

    upper_age: int = UPPER_AGE
    """Up to this age, in whole years, the municipality follows somebody."""
    youth_signs_from: int | None = None
    """From this age the youth answers for the consent; None: as the rule pack says."""
    guardians_with_youth: bool = True
    """The guardians answer beside a youth who answers."""
    every_guardian: bool = True
    """All guardians with parental responsibility answer; otherwise one is enough, and a no of another still counts."""
    health_agencies: tuple[AgencyCode, ...] = ()
    """The municipality's own agencies that care for the child as a patient."""
    legal_basis: BasisCode = field(default=BasisCode(""))
    """What a new case rests on; empty: the first of the rule pack."""

"""What the law fixes, as dated values: ages that a program may not guess, and the emergency numbers of the country.

A municipality edits its guide; it does not edit the law. Each value says since when the pack holds it, where it comes
from and when somebody last checked it.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import AgencyCode, GroundCode
from bti_tui.domain.local_rules import LocalRules
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value of the pack comes from (kilde)."""

    valid_from: date
    """The first day that the pack holds the value."""
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A telephone number that is the same in the whole country (nødnummer)."""

    code: str
    number: str
    """Digits only; a screen may group them."""
    name: Words
    provenance: Provenance


class Proof(StrEnum):
    """What a legal ground must be shown by (dokumentasjon)."""

    ARCHIVE = "archive"
    """The archive's reference, and a time of keeping that is over."""
    DECISION = "decision"
    """The reference of a written decision."""


@dataclass(frozen=True, slots=True)
class PurgeGround:
    """What lets words go for ever (slettegrunnlag)."""

    code: GroundCode
    name: Words
    proof: Proof
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class RestrictionGround:
    """What lets a case or a text be hidden (sperregrunnlag)."""

    code: GroundCode
    name: Words
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule pack (regelpakke). Ages are whole years, and count from the birthday."""

    hear_child_from: int
    """From this age a child must be heard."""
    great_weight_from: int
    """From this age the child's view has great weight."""
    youth_signs_from: int
    """From this age the youth answers for the consent together with the guardians."""
    adult_from: int
    """From this age the person answers alone."""
    health_alone_from: int
    """From this age the youth answers alone where the case is one of health."""
    health_agencies: tuple[AgencyCode, ...] = ()
    """The agencies that give health care."""
    emergency: tuple[EmergencyNumber, ...] = ()
    purge_grounds: tuple[PurgeGround, ...] = ()
    restriction_grounds: tuple[RestrictionGround, ...] = ()
    provenance: dict[str, Provenance] = field(default_factory=dict)
    """By the name of the value."""
    review_on: date | None = None
    """The day when the pack should be checked again."""
    local: LocalRules = field(default_factory=LocalRules)
    """What the guide of the case settles for itself."""

    def under(self, local: LocalRules) -> "Rules":
        """The same rules where a municipality has settled what it may settle."""
        return replace(self, local=local, youth_signs_from=local.youth_signs_from or self.youth_signs_from)

    def purge_ground(self, code: GroundCode) -> PurgeGround | None:
        """What lets words go, by its code."""
        return next((one for one in self.purge_grounds if one.code == code), None)

    def restriction_ground(self, code: GroundCode) -> RestrictionGround | None:
        """What lets words be hidden, by its code."""
        return next((one for one in self.restriction_grounds if one.code == code), None)

    def ground_name(self, code: GroundCode) -> Words | None:
        """What a ground is called; None for one that the pack does not hold any more."""
        found = self.purge_ground(code) or self.restriction_ground(code)
        return found.name if found else None

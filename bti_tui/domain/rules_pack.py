"""What the law fixes, as dated values: ages that a program may not guess, and the emergency numbers of the country.

A municipality edits its guide; it does not edit the law. Each value says since when the pack holds it, where it comes
from and when somebody last checked it.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bti_tui.domain.agencies import SecrecyRule
from bti_tui.domain.ids import AgencyCode, BasisCode, GroundCode, InformationCode
from bti_tui.domain.law import (
    AgeChange,
    InformationKind,
    InformationPoint,
    LegalBasis,
    LegalReference,
    Provenance,
    RetentionClass,
    SharingGround,
    StatutoryDeadline,
)
from bti_tui.domain.local_rules import LocalRules
from bti_tui.domain.words import Words


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
    child_signs_from: int = 12
    """From this age the child is asked to answer too, beside the guardians; it may leave it."""
    health_agencies: tuple[AgencyCode, ...] = ()
    """The agencies that give health care."""
    changes: tuple[AgeChange, ...] = ()
    """Ages that have held since an earlier or hold from a later day; the first of a name is the one that began."""
    recheck_on: tuple[int, ...] = ()
    """On these birthdays a consent is looked at again."""
    warn_days: tuple[int, ...] = ()
    """So many days before its end a consent is looked at again, the most first."""
    bases: tuple[LegalBasis, ...] = ()
    """The first is the one of a new case, unless the guide chooses another."""
    sharing_grounds: tuple[SharingGround, ...] = ()
    information: tuple[InformationKind, ...] = ()
    points: tuple[InformationPoint, ...] = ()
    deadlines: tuple[StatutoryDeadline, ...] = ()
    retention: tuple[RetentionClass, ...] = ()
    references: tuple[LegalReference, ...] = ()
    secrecy: tuple[SecrecyRule, ...] = ()
    """The duties of confidentiality that agencies have."""
    emergency: tuple[EmergencyNumber, ...] = ()
    purge_grounds: tuple[PurgeGround, ...] = ()
    restriction_grounds: tuple[RestrictionGround, ...] = ()
    provenance: dict[str, Provenance] = field(default_factory=dict)
    """By the name of the value."""
    review_on: date | None = None
    """The day when the pack should be checked again."""
    checked_on: date | None = None
    """When somebody last went through the municipality's own file of rules; None without such a file."""
    local: LocalRules = field(default_factory=LocalRules)
    """What the guide of the case settles for itself."""

    def under(self, local: LocalRules) -> "Rules":
        """The same rules where a municipality has settled what it may settle."""
        return replace(
            self,
            local=local,
            youth_signs_from=local.youth_signs_from or self.youth_signs_from,
            health_agencies=tuple(dict.fromkeys((*self.health_agencies, *local.health_agencies))),
        )

    def on(self, day: date) -> "Rules":
        """The rules as they are on a day; the very same value where nothing has changed."""
        if not self.changes:
            return self
        ages: dict[str, int] = {}
        for one in sorted(self.changes, key=lambda change: change.provenance.valid_from):
            if one.name not in ages or one.provenance.valid_from <= day:
                ages[one.name] = one.years
        ages = {name: years for name, years in ages.items() if getattr(self, name) != years}
        if self.local.youth_signs_from is not None:
            ages.pop("youth_signs_from", None)
        return replace(self, **ages) if ages else self  # type: ignore[arg-type]  # every name is that of an age

    def basis(self, code: BasisCode) -> LegalBasis | None:
        """A legal basis by its code; the first of the pack for an empty one."""
        return next((one for one in self.bases if code in ("", one.code)), None)

    @property
    def first_basis(self) -> BasisCode:
        """What a new case rests on (R15): the guide's choice, else the first of the pack."""
        found = self.basis(self.local.legal_basis) or self.basis(BasisCode(""))
        return found.code if found else BasisCode("")

    def sharing_ground(self, code: GroundCode) -> SharingGround | None:
        """What lets something be shared without a consent, by its code."""
        return next((one for one in self.sharing_grounds if one.code == code), None)

    @property
    def health_information(self) -> frozenset[InformationCode]:
        """The kinds of information for which a youth may answer alone."""
        return frozenset(one.code for one in self.information if one.is_health)

    @property
    def of_one_parent(self) -> frozenset[InformationCode]:
        """The kinds of information for which the yes of one guardian is enough."""
        return frozenset(one.code for one in self.information if one.one_parent_is_enough)

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

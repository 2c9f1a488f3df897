"""The shape of what a rule pack says about sharing, deadlines and keeping, and the way from it to the rules."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Limits

from bti_tui.domain.ids import AgencyCode, BasisCode, GroundCode, InformationCode, PointCode
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
from bti_tui.guide.assembly import words_of
from bti_tui.guide.document import Document
from bti_tui.guide.schema import WordsDoc

CODE = r"^[a-z][a-z_0-9]*$"


class Sourced(Document):
    """A value with where it comes from."""

    valid_from: date
    source: str = Limits(min_length=1)
    checked_on: date

    def provenance(self) -> Provenance:
        """Where it comes from, as the rules know it."""
        return Provenance(self.valid_from, self.source, self.checked_on)


class AgeDoc(Sourced):
    """An age in whole years, with where it comes from."""

    years: int = Limits(ge=0, le=30)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


Ages = Annotated[tuple[AgeDoc, ...], BeforeValidator(_listed), Limits(min_length=1)]
"""One age, or the ages that follow each other by the day that each holds from."""


class AgesDoc(Document):
    """The ages that the rules ask for."""

    hear_child_from: Ages
    great_weight_from: Ages
    child_signs_from: Ages
    youth_signs_from: Ages
    health_alone_from: Ages
    adult_from: Ages


class NamedDoc(Sourced):
    """Something with a code and a name in three languages."""

    code: str = Limits(pattern=CODE)
    name: WordsDoc


class SharingDoc(NamedDoc):
    """What lets something be shared without a consent."""

    receivers: tuple[str, ...] = ()
    shielded: bool = False


class InformationDoc(Document):
    """A kind of information."""

    code: str = Limits(pattern=CODE)
    key: str = Limits(pattern=r"^[a-zæøå0-9]$")
    name: WordsDoc
    health: bool = False
    one_parent_is_enough: bool = False
    measures: bool = False
    family: bool = False


class PointDoc(Document):
    """Something the family is told before it answers."""

    code: str = Limits(pattern=CODE)
    key: str = Limits(pattern=r"^[a-zæøå0-9]$")
    name: WordsDoc


class DeadlineDoc(NamedDoc):
    """A deadline that the law sets."""

    days: int = Limits(ge=0, le=3660)


class RetentionDoc(NamedDoc):
    """How long a kind of papers is kept; without years it is for the archive to say."""

    years: int | None = Limits(default=None, ge=0, le=200)


class ConsentDoc(Document):
    """When the consents of a case are looked at again."""

    recheck_on: tuple[int, ...] = Limits(min_length=1)
    warn_days: tuple[int, ...] = Limits(min_length=1)


class LawDoc(Document):
    """What the pack says about sharing, deadlines and keeping."""

    consent: ConsentDoc
    basis: tuple[NamedDoc, ...] = Limits(min_length=1)
    sharing: tuple[SharingDoc, ...] = Limits(min_length=1)
    information: tuple[InformationDoc, ...] = Limits(min_length=1)
    point: tuple[PointDoc, ...] = Limits(min_length=1)
    deadline: tuple[DeadlineDoc, ...] = Limits(min_length=1)
    retention: tuple[RetentionDoc, ...] = Limits(min_length=1)
    reference: tuple[NamedDoc, ...] = Limits(min_length=1)


def changes_of(ages: dict[str, tuple[AgeDoc, ...]]) -> tuple[AgeChange, ...]:
    """The ages that are not the same on every day, each with the day that it holds from."""
    several = {name: rows for name, rows in ages.items() if len(rows) > 1}
    return tuple(AgeChange(name, row.years, row.provenance()) for name, rows in several.items() for row in rows)


def law_of(doc: LawDoc) -> dict[str, Any]:
    """The fields of the rules that these parts fill."""
    return {
        "recheck_on": doc.consent.recheck_on,
        "warn_days": doc.consent.warn_days,
        "bases": tuple(LegalBasis(BasisCode(one.code), words_of(one.name), one.provenance()) for one in doc.basis),
        "sharing_grounds": tuple(
            SharingGround(
                GroundCode(one.code),
                words_of(one.name),
                one.provenance(),
                tuple(map(AgencyCode, one.receivers)),
                one.shielded,
            )
            for one in doc.sharing
        ),
        "information": tuple(
            InformationKind(
                InformationCode(one.code),
                one.key,
                words_of(one.name),
                one.health,
                one.one_parent_is_enough,
                one.measures,
                one.family,
            )
            for one in doc.information
        ),
        "points": tuple(InformationPoint(PointCode(one.code), one.key, words_of(one.name)) for one in doc.point),
        "deadlines": tuple(
            StatutoryDeadline(one.code, words_of(one.name), one.days, one.provenance()) for one in doc.deadline
        ),
        "retention": tuple(
            RetentionClass(one.code, words_of(one.name), one.years, one.provenance()) for one in doc.retention
        ),
        "references": tuple(LegalReference(one.code, words_of(one.name), one.provenance()) for one in doc.reference),
    }

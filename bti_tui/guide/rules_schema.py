"""The shape of a rule pack file, and the way from it to the rules."""

from datetime import date
from typing import Literal

from pydantic import Field as Limits

from bti_tui.domain.ids import AgencyCode, GroundCode
from bti_tui.domain.rules_pack import EmergencyNumber, Proof, Provenance, PurgeGround, RestrictionGround, Rules
from bti_tui.guide.assembly import words_of
from bti_tui.guide.schema import Document, WordsDoc


class AgeDoc(Document):
    """An age in whole years, with where it comes from."""

    years: int = Limits(ge=0, le=30)
    valid_from: date
    source: str = Limits(min_length=1)
    checked_on: date


class EmergencyDoc(Document):
    """A number to call."""

    code: str = Limits(pattern=r"^[a-z][a-z_]*$")
    number: str = Limits(pattern=r"^\d{3,8}$")
    name: WordsDoc
    valid_from: date
    source: str = Limits(min_length=1)
    checked_on: date


class RestrictionDoc(Document):
    """What lets a case or a text be hidden."""

    code: str = Limits(pattern=r"^[a-z][a-z_]*$")
    name: WordsDoc
    valid_from: date
    source: str = Limits(min_length=1)
    checked_on: date


class PurgeDoc(RestrictionDoc):
    """What lets words go for ever, and what it must be shown by."""

    proof: Literal["archive", "decision"]


class AgesDoc(Document):
    """The ages that the rules ask for."""

    hear_child_from: AgeDoc
    great_weight_from: AgeDoc
    youth_signs_from: AgeDoc
    health_alone_from: AgeDoc
    adult_from: AgeDoc


class RulesDoc(Document):
    """A whole rule pack file."""

    format: int = Limits(ge=1, le=1)
    id: str = Limits(pattern=r"^[a-z]{2}$")
    review_on: date
    health_agencies: tuple[str, ...] = ()
    ages: AgesDoc
    emergency: tuple[EmergencyDoc, ...] = Limits(min_length=1)
    purge: tuple[PurgeDoc, ...] = ()
    restriction: tuple[RestrictionDoc, ...] = ()


def rules_of(doc: RulesDoc) -> Rules:
    """The rule pack as the rules use it."""
    ages: dict[str, AgeDoc] = dict(doc.ages)
    return Rules(
        hear_child_from=ages["hear_child_from"].years,
        great_weight_from=ages["great_weight_from"].years,
        youth_signs_from=ages["youth_signs_from"].years,
        adult_from=ages["adult_from"].years,
        health_alone_from=ages["health_alone_from"].years,
        health_agencies=tuple(map(AgencyCode, doc.health_agencies)),
        emergency=tuple(
            EmergencyNumber(one.code, one.number, words_of(one.name), _provenance(one)) for one in doc.emergency
        ),
        purge_grounds=tuple(
            PurgeGround(GroundCode(one.code), words_of(one.name), Proof(one.proof), _provenance(one))
            for one in doc.purge
        ),
        restriction_grounds=tuple(
            RestrictionGround(GroundCode(one.code), words_of(one.name), _provenance(one)) for one in doc.restriction
        ),
        provenance={name: _provenance(age) for name, age in ages.items()},
        review_on=doc.review_on,
    )


def _provenance(doc: AgeDoc | EmergencyDoc | RestrictionDoc) -> Provenance:
    return Provenance(doc.valid_from, doc.source, doc.checked_on)

"""The shape of a rule pack file, and the way from it to the rules."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field as Limits

from bti_tui.domain.ids import AgencyCode, GroundCode
from bti_tui.domain.law import Provenance
from bti_tui.domain.rules_pack import EmergencyNumber, Proof, PurgeGround, RestrictionGround, Rules
from bti_tui.guide.assembly import words_of
from bti_tui.guide.document import Document
from bti_tui.guide.law_schema import AgeDoc, AgesDoc, LawDoc, changes_of, law_of
from bti_tui.guide.schema import WordsDoc


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


class RulesDoc(LawDoc):
    """A whole rule pack file."""

    format: int = Limits(ge=1, le=1)
    id: str = Limits(pattern=r"^[a-z]{2}$")
    review_on: date
    ages: AgesDoc
    emergency: tuple[EmergencyDoc, ...] = Limits(min_length=1)
    purge: tuple[PurgeDoc, ...] = ()
    restriction: tuple[RestrictionDoc, ...] = ()


def rules_of(doc: RulesDoc, health: Iterable[str]) -> Rules:
    """The rule pack as the rules use it; `health` are the codes of the agencies that give health care."""
    ages: dict[str, tuple[AgeDoc, ...]] = dict(doc.ages)
    first = {name: min(rows, key=lambda row: row.valid_from) for name, rows in ages.items()}
    return Rules(
        hear_child_from=first["hear_child_from"].years,
        great_weight_from=first["great_weight_from"].years,
        youth_signs_from=first["youth_signs_from"].years,
        adult_from=first["adult_from"].years,
        child_signs_from=first["child_signs_from"].years,
        health_alone_from=first["health_alone_from"].years,
        health_agencies=tuple(map(AgencyCode, health)),
        emergency=tuple(
            EmergencyNumber(one.code, one.number, words_of(one.name), provenance_of(one)) for one in doc.emergency
        ),
        purge_grounds=tuple(
            PurgeGround(GroundCode(one.code), words_of(one.name), Proof(one.proof), provenance_of(one))
            for one in doc.purge
        ),
        restriction_grounds=tuple(
            RestrictionGround(GroundCode(one.code), words_of(one.name), provenance_of(one)) for one in doc.restriction
        ),
        provenance={name: age.provenance() for name, age in first.items()},
        review_on=doc.review_on,
        changes=changes_of(ages),
        **law_of(doc),
    )


def provenance_of(doc: EmergencyDoc | RestrictionDoc) -> Provenance:
    """Where a value comes from, as the rules know it."""
    return Provenance(doc.valid_from, doc.source, doc.checked_on)

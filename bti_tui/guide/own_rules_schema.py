"""The shape of a municipality's own file about rules: everything may be left out, and nothing unknown stands in it."""

from datetime import date
from typing import Any

from pydantic import Field as Limits

from bti_tui.guide.document import Document
from bti_tui.guide.law_schema import CODE, Ages, NamedDoc, Sourced
from bti_tui.guide.rules_schema import RestrictionDoc
from bti_tui.guide.schema import WordsDoc


class OwnAgesDoc(Document):
    """Ages of one's own; each may be written for several days."""

    hear_child_from: Ages | None = None
    great_weight_from: Ages | None = None
    child_signs_from: Ages | None = None
    youth_signs_from: Ages | None = None
    health_alone_from: Ages | None = None
    adult_from: Ages | None = None


class OwnConsentDoc(Document):
    """When the consents of a case are looked at again."""

    recheck_on: tuple[int, ...] | None = None
    warn_days: tuple[int, ...] | None = None


class OwnInformationDoc(Document):
    """A kind of information of one's own, or how many parents answer for one of the program."""

    code: str = Limits(pattern=CODE)
    key: str = Limits(default="", pattern=r"^[a-zæøå0-9]?$")
    name: WordsDoc | None = None
    health: bool | None = None
    one_parent_is_enough: bool | None = None


class OwnSharingDoc(Document):
    """Whether a ground for sharing without a consent is used here."""

    code: str = Limits(pattern=CODE)
    used: bool


class OwnDeadlineDoc(Sourced):
    """A deadline of the law that is kept sooner here."""

    code: str = Limits(pattern=CODE)
    days: int = Limits(ge=0, le=3660)


class OwnRetentionDoc(Sourced):
    """How long a kind of papers is kept here."""

    code: str = Limits(pattern=CODE)
    years: int = Limits(ge=0, le=200)


class OwnRulesDoc(Document):
    """A whole file."""

    format: int = Limits(ge=1, le=1)
    checked_on: date
    review_on: date | None = None
    legal_basis: str = ""
    ages: OwnAgesDoc = OwnAgesDoc()
    consent: OwnConsentDoc = OwnConsentDoc()
    basis: tuple[NamedDoc, ...] = ()
    sharing: tuple[OwnSharingDoc, ...] = ()
    information: tuple[OwnInformationDoc, ...] = ()
    restriction: tuple[RestrictionDoc, ...] = ()
    deadline: tuple[OwnDeadlineDoc, ...] = ()
    retention: tuple[OwnRetentionDoc, ...] = ()
    reference: tuple[NamedDoc, ...] = ()
    purge: Any = None
    """Never possible; named here so that the refusal says why."""
    emergency: Any = None
    point: Any = None

"""The texts that a family is given when it is asked about sharing: a form and sheets, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import LanguageCode, TextVersion
from bti_tui.domain.law import STALE_AFTER


class Paper(StrEnum):
    """What can be printed for a family (papir til familien)."""

    FORM = "form"
    PARENTS = "parents"
    YOUTH = "youth"
    PLAIN = "plain"
    """For one who reads slowly (klart språk)."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A heading and what is said under it (tekstdel)."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class TextSheet:
    """An information sheet (informasjonsark)."""

    title: str
    parts: tuple[TextPart, ...]


@dataclass(frozen=True, slots=True)
class TextPack:
    """The texts of one language (tekstpakke). Which edition a family was given is stored with its consent."""

    language: LanguageCode
    name: str
    """What the language calls itself."""
    version: TextVersion
    labels: Mapping[str, str]
    """What stands before the answers of the form, by permanent names."""
    told: tuple[TextPart, ...]
    """What the form itself tells before it asks."""
    withdrawing: TextPart
    """How to take the consent back; it stands on every paper."""
    parents: TextSheet
    youth: TextSheet
    plain: TextSheet | None = None
    """The same in few and short words, with how to take the consent back; None where a municipality has not written it.
    """
    information: Mapping[str, str] = field(default_factory=dict)
    """Names of kinds of information in a language that the rule pack has none in, by code."""
    agencies: Mapping[str, str] = field(default_factory=dict)
    """Names of services in such a language, by code."""
    valid_from: date | None = None
    """The first day that this edition is given to families."""
    source: str = ""
    """What it was held against."""
    checked_on: date | None = None
    """When somebody last did so; None where the file does not say."""
    is_own: bool = False
    """The municipality's own, from its configuration folder."""

    def is_stale(self, today: date) -> bool:
        """Whether nobody has held it against its source for half a year, or nobody has said when."""
        return self.checked_on is None or (today - self.checked_on).days > STALE_AFTER

    def sheet(self, paper: Paper) -> TextSheet | None:
        """An information sheet; None for the form."""
        return {Paper.PARENTS: self.parents, Paper.YOUTH: self.youth, Paper.PLAIN: self.plain}.get(paper)


LABELS = (
    "title",
    "child",
    "born_on",
    "purpose",
    "from_services",
    "to_services",
    "information",
    "exceptions",
    "valid_until",
    "review_on",
    "child_view",
    "explained_in",
    "interpreter",
    "answers",
    "yes",
    "limited",
    "no",
    "not_shared",
    "signature",
    "youth_signature",
    "place_and_date",
    "oral",
    "copy",
    "version",
    "page",
    "law",
    "none",
)
"""The labels that every pack has."""
MORE_LABELS = ("not_needed",)
"""Labels that a municipality's own pack may leave out."""

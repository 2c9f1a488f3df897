"""The agencies (tjenester) that may take part in a case: whose they are, what binds them to silence, how to reach them.

Codes are permanent and belong to the data: facts keep them for ever. Names, owners and contacts may differ from one
municipality to the next; what the law says of an agency's confidentiality may not.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.law import Provenance
from bti_tui.domain.words import Words


class AgencyOwner(StrEnum):
    """Whose an agency is (eier av tjeneste)."""

    MUNICIPAL = "municipal"
    COUNTY = "county"
    STATE = "state"
    SHARED = "shared"
    """The municipality's and the state's together, as NAV is."""
    PRIVATE = "private"


class AgencyKind(StrEnum):
    """What an agency is about (tjenesteområde): the headings that the directory is read by."""

    LEARNING = "learning"
    HEALTH = "health"
    FAMILY = "family"
    COORDINATION = "coordination"
    LEISURE = "leisure"
    SAFETY = "safety"
    OTHER = "other"


class Secrecy(StrEnum):
    """Which duty of confidentiality binds those who work there (taushetsplikt)."""

    GENERAL = "general"
    """That of everybody who works for a public body."""
    HEALTH = "health"
    FAMILY_COUNSELLING = "family_counselling"
    CHILD_WELFARE = "child_welfare"
    """So strict that it is secret that a child has to do with the agency at all."""
    SOCIAL = "social"
    CRISIS_CENTRE = "crisis_centre"
    AGREED = "agreed"
    """No law names it: what is kept is what was agreed in writing."""


STRICTER = frozenset(
    {Secrecy.HEALTH, Secrecy.FAMILY_COUNSELLING, Secrecy.CHILD_WELFARE, Secrecy.SOCIAL, Secrecy.CRISIS_CENTRE}
)
"""Duties that go further than that of every public body."""


@dataclass(frozen=True, slots=True)
class SecrecyRule:
    """What is said of one duty of confidentiality, and where it stands in the law (taushetspliktregel)."""

    secrecy: Secrecy
    says: Words
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach an agency or one of its workplaces (kontaktopplysninger); what is not known is empty."""

    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.address or self.hours)


@dataclass(frozen=True, slots=True)
class Workplace:
    """One school, kindergarten or office of an agency (enhet)."""

    name: str
    reach: Reach = field(default_factory=Reach)


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency of the directory (tjeneste)."""

    code: AgencyCode
    name: Words
    owner: AgencyOwner = AgencyOwner.MUNICIPAL
    kind: AgencyKind = AgencyKind.OTHER
    secrecy: Secrecy = Secrecy.GENERAL
    gives_health_care: bool = False
    """To the child itself: what the age of health matters is about."""
    is_external: bool = False
    """Outside the municipality, as far as this municipality sees it."""
    key: str = ""
    """The letter that picks it; only the most common ones have one."""
    reach: Reach = field(default_factory=Reach)
    workplaces: tuple[Workplace, ...] = ()
    is_hidden: bool = False
    """Taken out of use here: it is not offered, and what names it can still be read."""

    @property
    def has_stricter_secrecy(self) -> bool:
        """Whether its people are bound more strictly than everybody else of a public body."""
        return self.secrecy in STRICTER

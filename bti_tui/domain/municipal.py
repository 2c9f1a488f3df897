"""What a guide tells of its municipality beside the steps: for whom it is, where people meet, whom to call."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.ids import MunicipalityCode
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class AboutGuide:
    """For whom a guide is, and where it comes from (om veilederen)."""

    municipalities: tuple[MunicipalityCode, ...] = ()
    """Their numbers, four digits each; empty for a guide that is for all."""
    source: str = ""
    """The page that it follows."""
    checked_on: date | None = None
    """When somebody last compared it with that page."""


@dataclass(frozen=True, slots=True)
class CooperationArena:
    """A standing group that meets about cases or about the model itself (samarbeidsarena)."""

    code: str
    name: Words
    mandate: Words
    members: tuple[Words, ...] = ()
    """By function, never by name."""
    rhythm: Words | None = None
    """How often it meets; None when the municipality has not said."""
    level: int | None = None
    """The level whose cases it takes; None for a group that takes none."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point of the plan for bringing the model into use (milepæl)."""

    what: Words
    on: date | None = None
    """None until a day is set."""


@dataclass(frozen=True, slots=True)
class GuideContact:
    """A local number of the guide (lokalt nummer)."""

    kind: str
    """Whom one calls: the name of a table in contacts.toml."""
    number: str
    """Empty until the municipality fills it in."""
    name: str = ""
    hours: str = ""

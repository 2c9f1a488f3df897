"""The services that somebody can work in. Read without pydantic: the first start asks before anything slow."""

import tomllib
from dataclasses import dataclass
from importlib import resources

from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class AgencyName:
    """One service, as it is shown and picked."""

    code: AgencyCode
    name: Words
    key: str


def agencies() -> tuple[AgencyName, ...]:
    """The shipped list, in the order it is shown."""
    data = resources.files("bti_tui") / "guide" / "data" / "agencies-no.toml"
    found = tomllib.loads(data.read_text(encoding="utf-8"))["agencies"]
    return tuple(AgencyName(AgencyCode(one["code"]), Words(**one["name"]), one["key"]) for one in found)

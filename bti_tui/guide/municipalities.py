"""Every municipality of the country by name and number, so that nobody has to know the number by heart."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from bti_tui.domain.ids import MunicipalityCode

DATA: Final = "municipalities-no.toml"


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality; `also` is its name in Sami or Kven, where that differs (kommune)."""

    code: MunicipalityCode
    name: str
    also: str = ""


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The shipped list, by number."""
    data = resources.files("bti_tui") / "guide" / "data" / DATA
    listed = tomllib.loads(data.read_text(encoding="utf-8"))["municipalities"]
    return tuple(_one(MunicipalityCode(code), name) for code, name in listed.items())


def _one(code: MunicipalityCode, named: str) -> Municipality:
    name, _, also = named.partition(" - ")
    return Municipality(code, name, also)


def called(typed: str) -> tuple[Municipality, ...]:
    """Those with exactly this name, or number; else those whose name begins so; nothing for an empty text."""
    sought = typed.strip().casefold()
    if not sought:
        return ()
    exact = tuple(one for one in municipalities() if sought in {one.code, one.name.casefold(), one.also.casefold()})
    return exact or tuple(one for one in municipalities() if one.name.casefold().startswith(sought))

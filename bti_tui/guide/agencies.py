"""The agencies of the program, and what a municipality's guide or its own file says in another way.

Read without pydantic: the first start asks before anything slow.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from bti_tui.guide.faults import Faults, Problem

AGENCIES: Final = "agencies"
OTHER: Final = "annet"
"""Stands last in every list."""
BY_LAW: Final = ("secrecy", "health_care")
"""What no municipality decides for an agency that the program knows."""
Tables = Mapping[str, Any]


@cache
def shipped_document() -> Tables:
    """The whole file of the program."""
    data = resources.files("bti_tui") / "guide" / "data" / "agencies-no.toml"
    return tomllib.loads(data.read_text(encoding="utf-8"))


def shipped_agencies() -> Tables:
    """The agencies of the program, by their codes."""
    agencies: Tables = shipped_document()[AGENCIES]
    return agencies


def shipped_health() -> tuple[str, ...]:
    """The codes of those that care for the child as a patient."""
    return tuple(code for code, one in shipped_agencies().items() if one.get("health_care"))


def differing_agencies(base: Tables, said: object, faults: Faults) -> Tables:
    """The agencies of the base with everything that is said of them in its place; the one for all others last."""
    if not isinstance(said, dict):
        faults.add(AGENCIES, Problem.WRONG_SHAPE, "{...}")
        return base
    whole = dict(base)
    for code, told in said.items():
        at, known = f"{AGENCIES}.{code}", base.get(code)
        if not isinstance(told, dict):
            faults.add(at, Problem.WRONG_SHAPE, "{...}")
        elif known is None and not told.get("new"):
            faults.add(at, Problem.UNKNOWN_AGENCY, code)
            faults.leave_out(at, code)
        elif known is not None and told.get("new"):
            faults.add(at, Problem.DOUBLE, code)
        else:
            whole[code] = _differing(known, told, at, faults)
    return {**{code: one for code, one in whole.items() if code != OTHER}, **_only(whole, OTHER)}


def _differing(known: Tables | None, told: Tables, at: str, faults: Faults) -> Tables:
    for key in BY_LAW if known is not None else ():
        faults.unless(key not in told, f"{at}.{key}", Problem.LAW_DECIDES, key)
    kept = {key: value for key, value in (known or {}).items() if key != "external" or "owner" not in told}
    return {**kept, **{key: value for key, value in told.items() if key != "new"}}


def answers(agencies: object) -> list[Tables]:
    """The agencies as a list of a guide's answers; what is not in shape is told of where it is written."""
    rows = agencies.items() if isinstance(agencies, dict) else ()
    return [{"code": code, "label": {"nb": code}} for code, one in rows if isinstance(one, dict)]


def _only(whole: Tables, code: str) -> Tables:
    return {code: whole[code]} if code in whole else {}

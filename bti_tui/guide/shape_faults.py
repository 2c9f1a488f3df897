"""What pydantic has against a document, as problems that a person can be told: where, what, and what was expected."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bti_tui.guide.faults import FOUND, Faults, Problem

_PLAIN: Final = {
    "missing": Problem.MISSING,
    "extra_forbidden": Problem.UNKNOWN_KEY,
    "string_too_short": Problem.TEXT_MISSING,
    "string_too_long": Problem.TOO_LONG,
    "string_pattern_mismatch": Problem.WRONG_SIGNS,
    "enum": Problem.NOT_AMONG,
    "literal_error": Problem.NOT_AMONG,
    "greater_than_equal": Problem.OUT_OF_RANGE,
    "less_than_equal": Problem.OUT_OF_RANGE,
}
_FAMILIES: Final = {"int": Problem.NOT_A_NUMBER, "date": Problem.NOT_A_DATE, "bool": Problem.NOT_YES_OR_NO}
_SHAPES: Final = {"tuple": "[...]", "dict": "{...}", "model": "{...}", "string": '"..."'}
LONGEST_FOUND: Final = 60
_COUNTED: Final = {"too_short": "min_length", "too_long": "max_length"}


def note_shape_faults(found: list[Any], faults: Faults) -> None:
    """Note every fault of the shape of a document; what only follows from a fault further in is left out."""
    for one in innermost(found):
        place = ".".join(str(part) for part in one["loc"] if part != "[key]")
        problem = _problem(one)
        faults.add(place, problem, _value(one, problem))


def innermost(found: list[Any]) -> list[Any]:
    """What pydantic has against a document, without what only follows from something further in."""
    return [
        one
        for one in found
        if not any(other["loc"][: len(one["loc"])] == one["loc"] != other["loc"] for other in found)
    ]


def _problem(one: Mapping[str, Any]) -> Problem:
    kind = str(one["type"])
    if kind == "missing" and one["loc"][-1] == "nb":
        return Problem.TEXT_MISSING
    if kind in _PLAIN:
        return _PLAIN[kind]
    family = kind.partition("_")[0]
    if family in _FAMILIES:
        return _FAMILIES[family]
    return Problem.WRONG_SHAPE if family in _SHAPES or kind in _COUNTED else Problem.BAD_VALUE


def _known(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _short(found: Any) -> str:
    return str(found)[:LONGEST_FOUND]


def _value(one: Mapping[str, Any], problem: Problem) -> str:
    expected, kind = one.get("ctx", {}), str(one["type"])
    told: dict[Problem, Callable[[], object]] = {
        Problem.NOT_AMONG: lambda: f"{_short(one['input'])}{FOUND}{_known(str(expected['expected']))}",
        Problem.OUT_OF_RANGE: lambda: f">= {expected['ge']}" if "ge" in expected else f"<= {expected['le']}",
        Problem.TOO_LONG: lambda: f"> {expected['max_length']}",
        Problem.WRONG_SIGNS: lambda: one["input"],
        Problem.WRONG_SHAPE: lambda: expected[_COUNTED[kind]] if kind in _COUNTED else _SHAPES[kind.partition("_")[0]],
        Problem.BAD_VALUE: lambda: one["msg"],
    }
    return str(told[problem]()) if problem in told else ""

"""Which faults only follow from another one, and which line of a municipal file a missing thing is told at.

A part that can't be read is told once and left out. What is missing then is told only when the part that was left out
could not have been it; where that can't be known the fault is told, so that none is ever hidden.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bti_tui.domain.guide import Effect
from bti_tui.guide.faults import Fault, Faults, Problem

_OF_THE_BASE: Final = frozenset(
    {
        Problem.UNKNOWN_NAME,
        Problem.UNKNOWN_STEP,
        Problem.UNKNOWN_MOVE,
        Problem.UNKNOWN_AGENDA,
        Problem.UNKNOWN_LIST,
        Problem.UNKNOWN_AGENCY,
    }
)
"""Names that a guide which nobody knows may well have."""
_NAMING: Final = _OF_THE_BASE | {
    Problem.SAFETY_TAKEN_AWAY,
    Problem.WRONG_CODES,
    Problem.GUARD_UNEXPLAINED,
    Problem.FIELD_MISSING,
}
"""Faults that tell the names of what is not there."""
_WITHIN: Final = frozenset(
    {Problem.NO_CLOSING, Problem.NO_ALARM, Problem.NO_DECISION, Problem.FIELD_MISSING, Problem.WRONG_CODES}
)
"""Faults that only a part within their own place can bring about."""
_OF_A_WAY: Final = frozenset({Problem.WRONG_LEVEL, Problem.SKIPS, Problem.MISSING})
_LEADS: Final = (".to_step", ".to_level")
_WAY: Final = (*_LEADS, ".effect")
"""The keys of an outcome that must fit each other."""
_MISSPELT: Final = frozenset({Problem.UNKNOWN_COMMAND, Problem.NOT_ONE_OF})


def without_follow_ups(faults: Faults) -> None:
    """Leave out what is known to follow from another fault, and give what is missing the line that takes it away."""
    brought = [replace(one, brought_by=_brought_by(one, faults)) for one in faults.found]
    faults.found = [one for one in brought if not _follows(one, faults)]


def _brought_by(fault: Fault, faults: Faults) -> str:
    """The place where the file takes away or changes what is missing; empty when it does not."""
    brings = [one for one in faults.changed if one.part and _could_be(fault, one.name, one.part, one.place)]
    gone = [one for one in brings if not one.own or not _could_be(fault, one.name, one.own, one.place)]
    return next((one.place for one in [*gone, *brings]), "")


def _could_be(fault: Fault, name: str, part: Mapping[str, Any], place: str) -> bool:
    """Whether a part is, or could have been, what the fault says is missing."""
    if fault.problem in _WITHIN and not place.startswith(f"{fault.place}."):
        return False
    mends = part.get("mends")
    fulfils = {
        Problem.NO_CLOSING: part.get("effect") == Effect.CLOSE,
        Problem.NO_ALARM: part.get("effect") == Effect.SAFETY,
        Problem.NO_DECISION: "decide" in _commands(part),
        Problem.UNREACHABLE: str(part.get("to_level")) == fault.value,
        Problem.GUARD_UNMENDED: isinstance(mends, list) and fault.value in mends,
        Problem.ORDER_UNMOVED: part.get("order") == fault.value.partition(" ")[0],
    }
    return fulfils.get(fault.problem, fault.problem in _NAMING and name in fault.value.split(", "))


def _commands(part: Mapping[str, Any]) -> list[str]:
    forms = part.get("forms")
    rows = forms if isinstance(forms, (list, dict)) else ()
    return [str(one.get("command", "")) if isinstance(one, dict) else str(one) for one in rows]


def _follows(fault: Fault, faults: Faults) -> bool:
    if fault.problem in _OF_THE_BASE and any(one.problem is Problem.UNKNOWN_GUIDE for one in faults.found):
        return True
    ways = {one.rpartition(".")[0] for one in faults.mended if one.endswith(_WAY)}
    if fault.problem in _OF_A_WAY and fault.place.endswith(_LEADS) and fault.place.rpartition(".")[0] in ways:
        return True
    if fault.problem is Problem.FIELD_MISSING:
        return _is_misspelt_field(fault, faults)
    if fault.problem in (Problem.ORDER_UNMOVED, Problem.SAFETY_TAKEN_AWAY):
        at = f"{fault.brought_by}."
        if any(one.problem in _MISSPELT and one.place.startswith(at) for one in faults.found):
            return True
    told = [one for one in faults.left_out if one.place != fault.place]
    if fault.problem is Problem.WRONG_CODES:
        return set(fault.value.split(", ")) <= {one.name for one in told if one.place.startswith(f"{fault.place}.")}
    return any(_could_be(fault, one.name, one.part, one.place) for one in told)


def _is_misspelt_field(fault: Fault, faults: Faults) -> bool:
    """As many fields of a form are unknown as are missing: they were meant to be the same."""
    unknown = sum(
        one.problem is Problem.UNKNOWN_FIELD and one.place.startswith(f"{fault.place}.") for one in faults.found
    )
    left_out = sum(one.place.startswith(f"{fault.place}.record.") for one in faults.left_out)
    missing = sum(one.problem is Problem.FIELD_MISSING and one.place == fault.place for one in faults.found)
    return unknown + left_out >= missing

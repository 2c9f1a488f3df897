"""A municipal guide says only what differs from the one that it extends; here the two become one document.

    extends = "no.standard"

    [levels.0.steps."n0.del_leder"]        a part of a list is named by its id, command, field, code or number
    after = "n0.del_familie"               moved within its level; under another level's number: moved there
    due.days = 5                           a table changes key by key; a text that has `nb` is replaced whole

    [levels.0.outcomes.nivaa2]
    hidden = true                          taken away

    [levels.1.steps."tromso.avklar"]
    new = true                             added; a name that is not there and not called new is a fault

Everything that is said must still hold together: the finished document is checked as any other guide is.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bti_tui.guide.faults import Changed, Faults, Problem

EXTENDS: Final = "extends"
OWN: Final = ("id", "version", "name", "review_on")
"""What a municipal guide must say of itself."""

OWN_AND_BASE: Final = "+"
"""Stands between a guide's own version and that of the one it extends: a case keeps both."""
TRACKS: Final = ("safety", "closing", "reopening")

_NAMES: Final = ("id", "command", "field", "code", "number")
"""The keys that name a part of a list; the first one that a part has counts."""

Document = Mapping[str, Any]
Table = dict[str, Any]


def extended(base: Document, differing: Document, faults: Faults) -> Table:
    """The base with everything that differs in its place; what can't be placed is noted among the faults."""
    for key in OWN:
        faults.unless(key in differing, key, Problem.MISSING)
    own = str(differing.get("version", ""))
    faults.unless(OWN_AND_BASE not in own, "version", Problem.BAD_VERSION, own)
    faults.unless("hidden" not in differing, "hidden", Problem.UNKNOWN_KEY)
    said = {key: value for key, value in differing.items() if key != EXTENDS}
    if "version" in differing:
        said["version"] = f"{own.replace(OWN_AND_BASE, '.')}{OWN_AND_BASE}{base['version']}"
    whole = _table(_with_moved_steps(base, said, faults), said, "", faults)
    return {**whole, "hidden": _hidden(base, whole)}


def _hidden(base: Document, whole: Document) -> list[Any]:
    """The steps of the base that are taken out of use; they are kept, because something may be written in them."""
    left = {step.get("id") for step in _steps(whole)}
    return [*base.get("hidden", ()), *(step for step in _steps(base) if step["id"] not in left)]


def _steps(document: Document) -> Iterator[Table]:
    levels = document["levels"]
    for part in [*(levels if isinstance(levels, list) else ()), *(document[track] for track in TRACKS)]:
        steps = part.get("steps") if isinstance(part, dict) else None
        yield from (step for step in steps if isinstance(step, dict)) if isinstance(steps, list) else ()


def named_place(document: Any, place: str) -> str:
    """A place with the names of list parts instead of their numbers, as a municipal file spells it."""
    named: list[str] = []
    for part in place.split("."):
        if isinstance(document, list) and part.isdecimal() and int(part) < len(document):
            document = document[int(part)]
            named.append(part_name(document) or part)
        else:
            document = document.get(part) if isinstance(document, dict) else None
            named.append(part)
    return ".".join(named)


def part_name(part: Any) -> str:
    """What a part of a list is called; empty for one without a name."""
    return next((str(part[key]) for key in _NAMES if key in part), "") if isinstance(part, dict) else ""


def _naming(parts: list[Any]) -> str:
    """The key by which the parts of a list are told from each other."""
    return next((key for key in _NAMES for part in parts[:1] if key in part), _NAMES[0])


def _table(base: Document, said: Document, place: str, faults: Faults) -> Table:
    if "nb" in said:
        return dict(said)
    return {
        **base,
        **{key: _value(base.get(key), value, f"{place}.{key}".lstrip("."), faults) for key, value in said.items()},
    }


def _value(base: Any, said: Any, place: str, faults: Faults) -> Any:
    if isinstance(base, list) and isinstance(said, dict):
        return _parts(base, said, place, faults)
    if isinstance(base, dict) and isinstance(said, dict):
        return _table(base, said, place, faults)
    return said


def _parts(base: list[Any], said: Document, place: str, faults: Faults) -> list[Any]:
    parts = list(base)
    for name, value in said.items():
        at = f"{place}.{name}"
        old = next((part for part in parts if part_name(part) == name), None)
        if not isinstance(value, dict):
            faults.add(at, Problem.WRONG_SHAPE, "{...}")
        elif old is None and not value.get("new"):
            faults.add(at, Problem.UNKNOWN_NAME, name)
            faults.leave_out(at, name, value)
        elif value.get("hidden"):
            parts = [part for part in parts if part is not old]
            faults.changed.append(Changed(f"{at}.hidden", name, old or {}, {}))
        else:
            own = _place(parts, name, old, value, at, faults)
            faults.changed.append(Changed(at, name, old or {}, own))
    return parts


def _place(parts: list[Any], name: str, old: Any, said: Document, at: str, faults: Faults) -> Table:
    """Put a changed, moved or new part where it belongs: where it was, behind the part it names, or last."""
    told = {key: value for key, value in said.items() if key not in ("new", "hidden", "after", "before")}
    part = _table(old, told, at, faults) if old is not None else {_naming(parts): name, **told}
    index = parts.index(old) if old is not None else len(parts)
    if old is not None:
        parts.pop(index)
    for key, step in (("after", 1), ("before", 0)):
        if key in said:
            found = next((number for number, one in enumerate(parts) if part_name(one) == said[key]), None)
            faults.unless(found is not None, f"{at}.{key}", Problem.UNKNOWN_NAME, said[key])
            index = index if found is None else found + step
    parts.insert(index, part)
    return part


def _with_moved_steps(base: Document, said: Document, faults: Faults) -> Table:
    """The base with each step already in the level under which the municipal guide speaks of it."""
    levels: list[Table] = [dict(level) for level in base.get("levels", ())]
    for number, name, step in _spoken_of(said):
        home = next((one for one in levels if any(own["id"] == name for own in one["steps"])), None)
        target = next((one for one in levels if str(one["number"]) == number), None)
        if home is None or target is None or home is target:
            continue
        is_placed = isinstance(step, dict) and ("after" in step or "before" in step)
        faults.unless(is_placed, f"levels.{number}.steps.{name}", Problem.MISSING, "after")
        moved = [own for own in home["steps"] if own["id"] == name]
        home["steps"] = [own for own in home["steps"] if own not in moved]
        target["steps"] = [*target["steps"], *moved]
    return {**base, "levels": levels}


def _spoken_of(said: Document) -> Iterator[tuple[str, str, Any]]:
    """The number of a level, the name of a step in it, and what is said of the step."""
    levels = said.get("levels")
    for number, level in levels.items() if isinstance(levels, dict) else ():
        steps = level.get("steps") if isinstance(level, dict) else None
        for name, step in steps.items() if isinstance(steps, dict) else ():
            yield number, name, step

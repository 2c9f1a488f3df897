"""What is left to check of a guide file that has faults: they are told, and the guide below stands in for those parts.

So one run tells the faults of shape and those of meaning, instead of the second kind once the first is mended.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from bti_tui.domain.guide import GuardName
from bti_tui.guide.differences import part_name
from bti_tui.guide.document import Document
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.shape_faults import innermost, note_shape_faults

D = TypeVar("D", bound=Document)
Differing = Mapping[str, Any]

_MOST_ROUNDS: Final = 20
"""More than a guide is deep: what gives way in one round may leave the part around it without a shape."""
_TEXT: Final = {"nb": "-"}
_STAND_INS: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("what", "help", "title", "label", "purpose", "missing", "how", "mandate"), _TEXT),
    "nb": "-",
    "done": "concern_raised",
    "days": 1,
}
"""What stands in a new part for what it must say and doesn't, so that the rest of the part is checked."""


def sound_parts(kind: type[D], document: Differing, base: Differing, faults: Faults) -> D:
    """A document with the base in the place of what has no right shape, noted among the faults.

    Raises GuideInvalid when it has no shape then either.
    """
    parts = _Parts(document, base)
    for _ in range(_MOST_ROUNDS):
        try:
            return kind.model_validate(parts.whole)
        except ValidationError as error:
            found = error.errors(include_url=False)
            if not parts.is_mended:
                note_shape_faults(found, faults)
                faults.speak_of(parts.as_written)
            for one in reversed(innermost(found)):
                parts.mend([part for part in one["loc"] if part != "[key]"], faults)
    raise faults.invalid()


class _Parts:
    """A copy of a document in which what has no right shape gives way: to the base, to a stand-in, or to nothing."""

    def __init__(self, document: Differing, base: Differing) -> None:
        self.whole: Any = deepcopy(dict(document))
        self.is_mended = False
        self._base = base
        self._gone: dict[str, list[int]] = {}

    def as_written(self, place: str) -> str:
        """A place as the file counts it, where parts before it have been left out of a list."""
        told: list[str] = []
        for part in place.split("."):
            number = part
            for index in self._gone.get(".".join(told), ()) if part.isdecimal() else ():
                number = str(int(number) + (index <= int(number)))
            told.append(number)
        return ".".join(told)

    def mend(self, path: list[Any], faults: Faults) -> None:
        """Let what a path leads to give way, or else the part around it."""
        self.is_mended = True
        while path and not self._gives_way(path, faults):
            path = path[:-1]

    def _gives_way(self, path: list[Any], faults: Faults) -> bool:
        part, base = self.whole, self._base
        for key in path[:-1]:
            base = _beside(part, base, key)
            part = part[key] if _has(part, key) else None
        key, place = path[-1], ".".join(map(str, path))
        if isinstance(part, list) and _has(part, key):
            return self._row_gives_way(part, base, path, faults)
        if not isinstance(part, dict):
            return part is None
        known = base.get(key) if isinstance(base, dict) else None
        known = _STAND_INS.get(str(key)) if known is None else known
        if known is not None and part.get(key) != known:
            part[key] = deepcopy(known)
            faults.mended.append(faults.spoken(place))
            return True
        if key in part:
            faults.leave_out(place, str(key), part.pop(key))
            faults.mended.append(faults.spoken(place))
            return True
        return False

    def _row_gives_way(self, rows: list[Any], base: Any, path: list[Any], faults: Faults) -> bool:
        """One word too many stands for the first one of the base that the list hasn't; a part for the one so named."""
        row, place = rows[path[-1]], ".".join(map(str, path))
        known = _beside(rows, base, path[-1])
        if not isinstance(row, dict):
            known = next((one for one in base if one not in rows), None) if isinstance(base, list) else None
        if known is not None and row != known:
            rows[path[-1]] = deepcopy(known)
            return True
        faults.leave_out(place, part_name(row), row)
        at = self.as_written(place).rpartition(".")
        self._gone[at[0]] = sorted([*self._gone.get(at[0], []), int(at[2])])
        del rows[path[-1]]
        return True


def _beside(part: Any, base: Any, key: Any) -> Any:
    """The part of the base that has the same name, or else the same place."""
    if isinstance(base, dict):
        return base.get(key)
    if not isinstance(base, list) or not _has(part, key):
        return None
    name = part_name(part[key])
    if name:
        return next((one for one in base if part_name(one) == name), None)
    return base[key] if key < len(base) else None


def _has(part: Any, key: Any) -> bool:
    if isinstance(part, dict):
        return key in part
    return isinstance(part, list) and isinstance(key, int) and key < len(part)


def without_hidden_safety(differing: Differing, base: Differing) -> tuple[Differing, list[tuple[str, str]]]:
    """The file without what it takes out of the steps that keep a child safe; the places and names of those."""
    kept: Any = deepcopy(dict(differing))
    taken = []
    for place, steps, ids in _guarded(kept, base):
        for name in [
            one for one, said in steps.items() if one in ids and isinstance(said, dict) and said.get("hidden")
        ]:
            del steps[name]
            taken.append((f"{place}.{name}.hidden", name))
    return kept, taken


def _guarded(differing: Any, base: Differing) -> Iterator[tuple[str, dict[str, Any], set[str]]]:
    """Each part where the file speaks of steps, and the ids of those that keep a child safe there."""
    levels = differing.get("levels")
    mending = {
        one["id"] for part in base["levels"] for one in part["steps"] if GuardName.SAFETY in one.get("mends", ())
    }
    for number, level in levels.items() if isinstance(levels, dict) else ():
        if isinstance(level, dict) and isinstance(level.get("steps"), dict):
            yield f"levels.{number}.steps", level["steps"], mending
    track = differing.get("safety")
    if isinstance(track, dict) and isinstance(track.get("steps"), dict):
        yield "safety.steps", track["steps"], {one["id"] for one in base["safety"]["steps"]}


def note_hidden_safety(taken: list[tuple[str, str]], faults: Faults) -> None:
    """Note each of them at the line that takes it out."""
    for place, name in taken:
        faults.add(place, Problem.SAFETY_TAKEN_AWAY, name)

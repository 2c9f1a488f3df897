"""(e) From a key to another place, ready for keys, beside a bare Textual app that opens a second screen."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import floors
from bench.report import Figure
from bench.sizes import Sizes
from bench.stores import Stores
from bench.terminal import TimedProbe, bti, floor
from bench.typing import go, unlock

MOST_MS: Final = 150.0


@dataclass(frozen=True, slots=True)
class Change:
    """One key, and what shows that it has led somewhere."""

    name: str
    key: str
    seen: str


CASE: Final = "S-006"
"""A demo case in which the one at the keyboard is asked for the baton: the longest text and an answer, in one place."""
WALK: Final = (
    Change("I dag to Saker", "<f5>", r"> Saker(?s:.*)^>[^\n]*S-"),
    Change("Saker to a case", "<enter>", r"^ NESTE "),
    Change("a case to its log", "<f2>", r"> Logg(?s:.*)^>\d"),
    Change("Esc from the log", "<esc>", r"^ NESTE "),
    Change("a case to its measures", "<f5>", "> Tiltak"),
    Change("Esc from the measures", "<esc>", r"^ NESTE "),
    Change("a case to its next step", "<f4>", "Si ja: ta stafetten"),
    Change("Esc from the step", "<esc>", r"^ NESTE "),
    Change("a case to help", "<f1>", "EN SAK"),
    Change("Esc from help", "<esc>", r"^ NESTE "),
    Change("a case to the menu", "<f10>", "> Meny"),
    Change("Esc from the menu", "<esc>", r"^ NESTE "),
    Change("a case to the numbers", "<f9>", "Alarmtelefonen"),
    Change("Esc from the numbers", "<esc>", r"^ NESTE "),
    Change("Esc to Saker", "<esc>", r"> Saker(?s:.*)^>[^\n]*S-"),
    Change("Esc to I dag", "<esc>", r"> I dag(?s:.*)Rad \d+ av"),
)
"""One round trip; it ends where it began."""
SHORT_WALK: Final = tuple(
    one for one in WALK if one.name in {"I dag to Saker", "Saker to a case", "Esc to Saker", "Esc to I dag"}
)
"""The places that read every case."""
BARE: Final = (Change("second screen", "<f5>", floors.SECOND), Change("Esc", "<esc>", floors.READY))


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Every change of the walk, then all of them together."""
    mine, bare = _walks(sizes, stores, stores.fresh(stores.workday, "walked"), WALK)
    forth, back = (bare[one.name] for one in BARE)
    for change in WALK:
        beside = back if change.key == "<esc>" else forth
        yield Figure("e", change.name, "ms", tuple(mine[change.name]), tuple(beside))
    every = tuple(value for values in mine.values() for value in values)
    yield Figure("e", "every screen change", "ms", every, (*forth, *back), at_most=MOST_MS, at_p95=True)
    mine, bare = _walks(sizes, stores, stores.fresh(stores.list, "walked"), SHORT_WALK)
    for name, values in mine.items():
        yield Figure("e", f"{name}, {sizes.cases_in_list:,} cases", "ms", tuple(values))


Times = dict[str, list[float]]


def _walks(sizes: Sizes, stores: Stores, store: Path, walk: tuple[Change, ...]) -> tuple[Times, Times]:
    mine: Times = {one.name: [] for one in walk}
    bare: Times = {one.name: [] for one in BARE}
    with ExitStack() as stack:
        ours = stack.enter_context(bti(store, stores.folder / "home"))
        other = stack.enter_context(floor("bare"))
        other.seen(floors.READY)
        unlock(ours)
        for _ in range(sizes.rounds):
            for change in walk:
                mine[change.name].append(changed(ours, change))
                if change.name == WALK[0].name:
                    go(ours, CASE.lower(), f"{CASE.lower()}_")
                if change.name == "Esc to Saker":
                    go(ours, "<bs>" * len(CASE), r"Filter: _")
            for change in BARE:
                bare[change.name].append(changed(other, change))
    return mine, bare


def changed(probe: TimedProbe, change: Change) -> float:
    """Press the key and wait until the other place is drawn."""
    pressed = probe.press(change.key)
    shown = probe.seen(change.seen)
    probe.settle()
    return (shown - pressed) * 1000

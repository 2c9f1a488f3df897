"""(i) The same over a line of 64 kbit/s: start, I dag, a letter in a note, and a screen change."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

from bench import floors
from bench.report import Figure
from bench.rounds import in_turns
from bench.screens import BARE, WALK, changed
from bench.sizes import Sizes
from bench.start import ALL_SHOWN, LOCKED
from bench.stores import Stores
from bench.terminal import bti, floor
from bench.typing import to_note, type_side_by_side, unlock

BITS_A_SECOND: Final = 64_000
SHARE_OF_KEYS: Final = 3
"""A slow line needs fewer keys to tell."""


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """As over SSH, which the program notices by itself."""
    starts, bare = in_turns(sizes.rounds, lambda: _start(stores), _bare)
    ready, floor_ready = tuple(one[0] for one in starts), tuple(one[0] for one in bare)
    yield Figure("i", "lock screen ready, 64 kbit/s", "ms", ready, floor_ready)
    yield Figure("i", "I dag with the key, 64 kbit/s", "ms", tuple(one[1] for one in starts))
    yield from _keys(stores, sizes)
    yield from _changes(stores, sizes)


def _start(stores: Stores) -> tuple[float, float]:
    with bti(stores.workday, stores.folder / "home", bits_a_second=BITS_A_SECOND, thin=True) as probe:
        ready = (probe.seen(LOCKED) - probe.started) * 1000
        probe.settle()
        pressed = probe.press("<enter>")
        return ready, (probe.seen(ALL_SHOWN) - pressed) * 1000


def _bare() -> tuple[float, float]:
    with floor("bare", bits_a_second=BITS_A_SECOND) as probe:
        return (probe.seen(floors.READY) - probe.started) * 1000, 0.0


def _keys(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    store = stores.fresh(stores.workday, "far")
    with ExitStack() as stack:
        ours = stack.enter_context(bti(store, stores.folder / "home", bits_a_second=BITS_A_SECOND, thin=True))
        bare = stack.enter_context(floor("area", bits_a_second=BITS_A_SECOND))
        bare.seen(floors.READY)
        unlock(ours)
        to_note(ours)
        echoes = type_side_by_side(ours, bare, max(1, sizes.keys // SHARE_OF_KEYS))
    mine, other = (tuple(one.milliseconds for one in some) for some in echoes)
    yield Figure("i", "key to screen, a note, 64 kbit/s", "ms", mine, other)
    yield Figure("i", "key to screen, a note, 64 kbit/s", "ms", mine, other, at_p95=True)


def _changes(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    forth, back = WALK[0], WALK[-1]
    with ExitStack() as stack:
        ours = stack.enter_context(bti(stores.workday, stores.folder / "home", bits_a_second=BITS_A_SECOND, thin=True))
        bare = stack.enter_context(floor("bare", bits_a_second=BITS_A_SECOND))
        bare.seen(floors.READY)
        unlock(ours)
        changes = [(ours, forth), (bare, BARE[0]), (ours, back), (bare, BARE[1])]
        taken = [[changed(probe, change) for probe, change in changes] for _ in range(sizes.rounds)]
    to_cases, bare_forth, to_today, bare_back = zip(*taken, strict=True)
    yield Figure("i", f"{forth.name}, 64 kbit/s", "ms", to_cases, bare_forth)
    yield Figure("i", f"{back.name}, 64 kbit/s", "ms", to_today, bare_back)

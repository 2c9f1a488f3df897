"""(c) What is sent while nobody types, and (d) what the first frame costs a slow line."""

from collections.abc import Iterator
from typing import Final

from bench import floors
from bench.report import Figure
from bench.rounds import in_turns
from bench.sizes import Sizes
from bench.start import ALL_SHOWN, LOCKED
from bench.stores import Stores
from bench.terminal import TimedProbe, bti, floor
from bench.typing import go, to_log_line, to_note, unlock

FIRST_FRAME: Final = 16_000.0
SETTLED: Final = 0.6
"""Seconds after which a place has surely said all it had to say."""


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Idle bytes place by place, then the first frames."""
    yield from _idle(stores, sizes)
    lock, bare = in_turns(sizes.rounds, lambda: _first_frame(stores), _bare_frame)
    (today,) = in_turns(sizes.rounds, lambda: _second_frame(stores))
    yield Figure("d", "first frame, lock screen", "B", lock, bare, at_most=FIRST_FRAME)
    yield Figure("d", "I dag after it", "B", today)


def _idle(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    seconds = sizes.idle_seconds
    with floor("bare") as probe:
        probe.seen(floors.READY)
        bare = (_quiet(probe, seconds),)
    store = stores.fresh(stores.list, "idle")
    with bti(store, stores.folder / "home") as probe:
        probe.seen(LOCKED)
        yield _told("the lock screen", probe, seconds, bare)
        go(probe, "<enter>", ALL_SHOWN)
        yield _told("I dag", probe, seconds, bare)
        to_log_line(probe)
        yield _told("a line in the log", probe, seconds, bare)
    with bti(stores.fresh(stores.workday, "idle"), stores.folder / "home") as probe:
        unlock(probe)
        to_note(probe)
        yield _told("a note", probe, seconds, bare)
    with bti(stores.fresh(stores.workday, "idle"), stores.folder / "home") as probe:
        unlock(probe)
        go(probe, "<f5>", r"^>")
        yield _told("Saker", probe, seconds, bare)


def _told(place: str, probe: TimedProbe, seconds: float, bare: tuple[float, ...]) -> Figure:
    return Figure("c", f"idle for {seconds:g} s, {place}", "B", (_quiet(probe, seconds),), bare, at_most=0.0)


def _quiet(probe: TimedProbe, seconds: float) -> float:
    """What comes in some seconds once a place has said what it had to say; a blinking cursor never has."""
    probe.pass_time(SETTLED)
    before = len(probe.output)
    probe.pass_time(seconds)
    return float(len(probe.output) - before)


def _first_frame(stores: Stores) -> float:
    with bti(stores.workday, stores.folder / "home") as probe:
        probe.seen(LOCKED)
        return float(probe.settle())


def _second_frame(stores: Stores) -> float:
    with bti(stores.workday, stores.folder / "home") as probe:
        probe.seen(LOCKED)
        before = probe.settle()
        probe.send("<enter>")
        probe.seen(ALL_SHOWN)
        return float(probe.settle() - before)


def _bare_frame() -> float:
    with floor("bare") as probe:
        probe.seen(floors.READY)
        return float(probe.settle())

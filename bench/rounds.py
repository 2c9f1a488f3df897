"""Taking turns: ours, the floor, ours, the floor; so that a busy moment of the machine falls on both."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_turns(rounds: int, *measures: Callable[[], T]) -> tuple[tuple[T, ...], ...]:
    """Each measure once a round; gives the values measure by measure."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return tuple(zip(*taken, strict=True))


def milliseconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """A measure of how long something takes."""
    return lambda: milliseconds(work)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def without(values: Sequence[float], apart: Sequence[float]) -> tuple[float, ...]:
    """Values without the median of what is to be told apart from them."""
    share = statistics.median(apart)
    return tuple(value - share for value in values)

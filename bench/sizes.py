"""How much is measured: the whole bench, or a smoke test that proves that every figure still comes out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many rounds, keys, cases and entries."""

    rounds: int
    """How often a slow thing is done; the report tells medians."""
    quick_rounds: int
    """How often a thing is done that takes milliseconds."""
    keys: int
    idle_seconds: float
    cases_in_list: int
    """Cases in the store in which somebody types."""
    log_entries: int
    """Entries of the long case in the same store."""
    cases: int
    """Cases of the large store."""
    facts: tuple[int, int]
    """Facts of the long and of the very long case of the large store."""
    lives: int
    """Random lives of cases that are folded."""
    pause_seconds: float
    """How long a person looks at the lock screen; the slow imports happen meanwhile."""


FULL = Sizes(
    rounds=7,
    quick_rounds=31,
    keys=60,
    idle_seconds=5.0,
    cases_in_list=1_000,
    log_entries=2_000,
    cases=100_000,
    facts=(200, 2_000),
    lives=10_000,
    pause_seconds=1.5,
)
QUICK = Sizes(
    rounds=1,
    quick_rounds=2,
    keys=3,
    idle_seconds=0.2,
    cases_in_list=30,
    log_entries=20,
    cases=60,
    facts=(20, 40),
    lives=5,
    pause_seconds=0.1,
)

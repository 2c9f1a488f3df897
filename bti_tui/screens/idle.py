"""How long nobody has touched the keyboard, also while the machine slept."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

WARNING_SECONDS: Final = 30
_CLOCK: Final = next(
    (getattr(time, name) for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC") if hasattr(time, name)), None
)
"""Of Linux, of macOS, of neither."""


def seconds_awake_or_asleep() -> float:
    """Seconds on a clock that nobody can set back and that goes on while the machine sleeps: a closed lid counts.

    Python's monotonic clock stops in sleep on Linux and macOS; there another one is asked. On Windows it goes on.
    """
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


@dataclass(slots=True)
class Idle:
    """Counts from the last key."""

    after_seconds: float
    """When the program locks."""
    counter: Callable[[], float]
    touched_at: float = 0.0
    is_warned: bool = False
    """Whether the person has been told that it is about to lock."""

    def __post_init__(self) -> None:
        self.touch()

    def touch(self) -> None:
        """A key was pressed."""
        self.touched_at = self.counter()

    @property
    def left(self) -> float:
        """Seconds until the program locks; below zero when it should have."""
        return self.after_seconds - (self.counter() - self.touched_at)

    @property
    def is_over(self) -> bool:
        """Whether the time has run out."""
        return self.left <= 0

    @property
    def is_near(self) -> bool:
        """Whether it is time to say so."""
        return 0 < self.left <= WARNING_SECONDS

"""Why the program ends."""

from enum import Enum


class Ending(Enum):
    """Why it ended; after a lock it is started anew, for only a new process holds no copy of the key."""

    QUIT = "quit"
    LOCK = "lock"
    AUTO_LOCK = "auto-lock"
    NEW_KEY = "new-key"
    """The store has another key now, and this process knew the old one."""
    TEXT_LOST = "text-lost"
    """A lock, though something that was typed could be stored nowhere."""
    HANG_UP = "hang-up"
    """The terminal is gone: there is nothing to start a lock screen in."""
    TERMINATED = "terminated"
    INTERRUPTED = "interrupted"

    @property
    def is_lock(self) -> bool:
        """Whether a lock screen follows."""
        return self in {Ending.LOCK, Ending.AUTO_LOCK, Ending.NEW_KEY, Ending.TEXT_LOST}

    @property
    def exit_code(self) -> int:
        """What a shell is told: 128 and the number of the signal."""
        return {Ending.HANG_UP: 129, Ending.TERMINATED: 143, Ending.INTERRUPTED: 130}.get(self, 0)

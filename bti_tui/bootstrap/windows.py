"""Names for the programs that are open at once on this machine, so that a draft tells which of them it is typed in."""

import os
import secrets


def window_name() -> str:
    """A name for this program; one that is started anew in the same process, as after a lock, gets another one."""
    return f"{os.getpid()}.{secrets.token_hex(4)}"


def is_open(window: str) -> bool:
    """Whether the program with this name still runs beside this one; not known on Windows, and then it does not."""
    number = window.partition(".")[0]
    if os.name == "nt" or not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True

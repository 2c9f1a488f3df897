"""What the operating system can do so that nothing of a case leaves this process by accident.

Standard library only: this runs before anything else is imported. Windows has no equal of the dumpable flag, and macOS
none that a script can reach; there only what exists is set.
"""

import ctypes
import os
import sys
from typing import Any

_PR_SET_DUMPABLE = 4
_M_ARENA_MAX = -8
_PRIVATE_UMASK = 0o077
_DEBUG_VARIABLES = frozenset(
    {
        "PYTHONASYNCIODEBUG",
        "PYTHONBREAKPOINT",
        "PYTHONDEBUG",
        "PYTHONDEVMODE",
        "PYTHONDUMPREFS",
        "PYTHONDUMPREFSFILE",
        "PYTHONFAULTHANDLER",
        "PYTHONINSPECT",
        "PYTHONMALLOCSTATS",
        "PYTHONPERFSUPPORT",
        "PYTHONPROFILEIMPORTTIME",
        "PYTHONSTARTUP",
        "PYTHONTRACEMALLOC",
        "PYTHONVERBOSE",
    }
)


def harden() -> None:
    """Make files private, forbid core dumps and other readers of our memory, keep one heap, drop debug variables.

    The first call of the program. Safe on every system and safe to call twice.
    """
    os.umask(_PRIVATE_UMASK)
    _forbid_core_dumps()
    _forbid_other_readers()
    _keep_one_heap()
    _drop_debug_variables()


def hush_terminal() -> None:
    """Let the terminal show nothing of what is typed, and keep it key by key for the first screen.

    It shows a passphrase that is typed too soon, which then stays in its scrollback, and takes its Enter for the end of
    a line. To be called before the first screen; a lock that starts the program anew leaves it so.
    """
    _set_terminal(is_hushed=True)


def restore_terminal() -> None:
    """As a shell wants it: what is typed is shown, line by line. Also right in a process that a lock started."""
    _set_terminal(is_hushed=False)


def _set_terminal(*, is_hushed: bool) -> None:
    if sys.platform == "win32" or sys.__stdin__ is None:
        return
    import termios  # Windows has no such module

    try:
        attributes: list[Any] = termios.tcgetattr(sys.__stdin__.fileno())
        for part, flags in ((0, termios.ICRNL), (3, termios.ECHO | termios.ICANON)):
            attributes[part] = attributes[part] & ~flags if is_hushed else attributes[part] | flags
        termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, attributes)
    except (termios.error, OSError, ValueError):
        return  # the terminal has gone, or never was


def _forbid_core_dumps() -> None:
    if sys.platform == "win32":
        return
    import resource  # Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid_other_readers() -> None:
    """Linux: /proc/PID/mem and environ then belong to root, and no debugger of the same user may attach."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _keep_one_heap() -> None:
    """Threads of glibc have heaps of their own, where freed words lie in more places and a megabyte stays unused."""
    if not sys.platform.startswith("linux"):
        return
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(_M_ARENA_MAX, 1)


def _drop_debug_variables() -> None:
    """Textual's variables can hold screen text in a log, Python's can open a prompt or print what is loaded."""
    for name in list(os.environ):
        if name.startswith("TEXTUAL") or name in _DEBUG_VARIABLES:
            del os.environ[name]

"""What the operating system can do so that nothing of a case leaves this process by accident.

Standard library only: this runs before anything else is imported. Windows has no equal of the dumpable flag, and macOS
none that a script can reach; there only what exists is set.
"""

import ctypes
import os
import sys

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

"""What is left after a crash: an error id, the types of the faults, and where in the code; never a value.

An exception's text, its arguments and the local variables around it may hold a child's name, so none of them is read.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from bti_tui import __version__

if TYPE_CHECKING:
    import asyncio

OURS = Path(__file__).parent
MOST_CAUSES = 8

Keep = Callable[[BaseException], None]
"""Notes a fault."""


def describe(error: BaseException) -> str:
    """The fault and its causes as plain text: types, and file, line and function of the frames."""
    lines = [f"bti {__version__}", f"python {sys.version_info.major}.{sys.version_info.minor} {sys.platform}"]
    for fault in _chain(error):
        kind = type(fault)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += _frames(fault.__traceback__)
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The fault, then what led to it; a worker's failure hides the real one in `error`."""
    seen: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if seen is None:
            return
        yield seen
        inner = vars(seen).get("error")
        seen = inner if isinstance(inner, BaseException) else seen.__cause__ or seen.__context__


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {_place(Path(code.co_filename))}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _place(path: Path) -> str:
    """Ours from the package on; of a library the folder and the file, so that no home of anybody is told."""
    return path.relative_to(OURS.parent).as_posix() if path.is_relative_to(OURS) else "/".join(path.parts[-2:])


def report(error: BaseException, folder: Path | None) -> str:
    """Write a report that only the owner can read; its id. A folder that can't be written to is no new fault."""
    number = os.urandom(4).hex()
    if folder is None:
        return number
    stamp = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = os.open(folder / f"crash-{number}.txt", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(place, "w", encoding="utf-8") as file:
            file.write(f"{number} {stamp}\n{describe(error)}")
    except OSError:
        return number
    return number


def watch_everything(keep: Keep, ended: Keep | None = None) -> None:
    """Send faults that no screen sees (threads, destructors, the last resort) to `keep` instead of printing them.

    `ended` gets the one that ends the program; Python prints one that is raised in there, so none is.
    """
    at_the_end = ended or keep

    def last_resort(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        with contextlib.suppress(BaseException):
            at_the_end(error)

    sys.excepthook = last_resort
    threading.excepthook = lambda happened: _keep_value(keep, happened.exc_value)
    sys.unraisablehook = lambda happened: _keep_value(keep, happened.exc_value)


def watch_loop(loop: "asyncio.AbstractEventLoop", keep: Keep) -> None:
    """The loop's own reports print the fault's text; ours don't."""
    loop.set_exception_handler(lambda _, happened: _keep_value(keep, happened.get("exception")))


def _keep_value(keep: Keep, error: object) -> None:
    if isinstance(error, BaseException):
        with contextlib.suppress(BaseException):  # a fault on the way out would be printed with all it holds
            keep(error)

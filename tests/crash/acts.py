"""What is interrupted: the program's own commands, and the acts that have no command yet, on stores of invented people.

`python -m tests.crash.acts [--fault FAULT] ACT FOLDER` for the modes that trace a real process.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from bti_tui.cli.main import main, run
from bti_tui.domain.errors import BtiError
from bti_tui.hardening import harden
from bti_tui.store import place
from tests.crash import acts_of_copies, acts_of_keys, faults
from tests.crash.telling import SUBJECT, say

REFUSED = 30
"""Exit code of an act that our own error ended; the command line has its own codes."""
TEXTS = 10
"""Texts of a writer that ends by itself: a case with its decision, entries, one of them a draft first."""
MANY_TEXTS = 150
"""Enough that the log is written back on the way, and not only when the store is closed."""
_NFS = 0x6969

__all__ = ["ACTS", "SUBJECT", "command", "perform", "program", "words", "write_texts"]


def program(*words: str) -> None:
    """`bti` with these words, as if started from a shell; ends the process."""
    sys.argv = ["bti", *words]
    run()


def write_texts(folder: Path) -> None:
    """Write until killed."""
    program("--store", str(folder), "debug", "writer")


def write_some_texts(folder: Path) -> None:
    """Write a few texts and close the store."""
    program("--store", str(folder), "debug", "writer", "--most", str(TEXTS))


def write_many_texts(folder: Path) -> None:
    """The same, for longer."""
    program("--store", str(folder), "debug", "writer", "--most", str(MANY_TEXTS))


def write_on_network(folder: Path) -> None:
    """The same on what the program takes for a share: one program, no log, each commit synced with its folder."""
    be_on_network()
    write_some_texts(folder)


def be_on_network() -> None:
    """Take every folder for one on a share."""
    place._linux_magic = lambda folder: _NFS


def create(folder: Path) -> None:
    """Make a training store by the command line."""
    say("try")
    code = main(["--store", str(folder), "store", "create", "--training"], os.environ)
    if code:
        sys.exit(code)
    say("ack")


ACTS: dict[str, Callable[[Path], None]] = {
    "texts": write_some_texts,
    "many-texts": write_many_texts,
    "network": write_on_network,
    "creation": create,
    "passphrase": acts_of_keys.change_passphrase,
    "rotation": acts_of_keys.rotate,
    "migration": acts_of_copies.bring_up,
    "released": acts_of_copies.bring_up_released,
    "backup": acts_of_copies.back_up,
    "restore": acts_of_copies.restore,
    "import": acts_of_copies.run_script,
}


def command(act: str, folder: Path) -> list[str]:
    """The command line of an act in a process of its own; writing is the program's own command."""
    most = {"texts": TEXTS, "many-texts": MANY_TEXTS}.get(act)
    if most:
        return [sys.executable, "-m", "bti_tui", "--store", str(folder), "debug", "writer", "--most", str(most)]
    return [sys.executable, "-m", "tests.crash.acts", *words(act, folder)]


def endless(folder: Path) -> list[str]:
    """The command line of a writer that never ends by itself."""
    return [sys.executable, "-m", "bti_tui", "--store", str(folder), "debug", "writer"]


def words(act: str, folder: Path, fault: str = "") -> list[str]:
    """What `perform` understands."""
    return [*(["--fault", fault] if fault else []), act, str(folder)]


def perform(words: list[str]) -> None:
    """An act, perhaps with a fault; a no of ours ends the process with one line and no traceback."""
    harden()
    if words[0] == "--fault":
        faults.plant(words[1])
        words = words[2:]
    try:
        ACTS[words[0]](Path(words[1]))
    except BtiError as error:
        sys.stderr.write(f"{error.code}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    perform(sys.argv[1:])

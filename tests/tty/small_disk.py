"""A real disk of a few MiB, for a program that runs on it: it can be filled up and emptied from outside.

    unshare --map-root-user --mount python -m tests.tty.small_disk DISK MIB ORDERS PROGRAM ...

Mounts a file system of its own at DISK, puts there what lies in DISK.prepared, runs the program and obeys ORDERS, a
named pipe: `fill` leaves not one byte, `free` makes room, `freeze` and `thaw` take writing away and allow it, `save`
copies what lies on it to DISK.saved. Each is answered in a pipe of its own. The file system is seen by this process and
its children only, and goes with them.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

FILLER = "filler"
SIZES = (1 << 20, 1 << 12, 1 << 8, 1)


class SmallDisk:
    """The other end: gives the orders."""

    def __init__(self, disk: Path, mib: int) -> None:
        """`disk` is an empty folder or none; what is to lie on the disk goes to `prepared` first."""
        self.disk = disk
        self.prepared = disk.with_name(f"{disk.name}.prepared")
        self.saved = disk.with_name(f"{disk.name}.saved")
        self._mib = mib
        self._orders = disk.with_name(f"{disk.name}.orders")
        self._answers = disk.with_name(f"{disk.name}.answers")
        disk.mkdir(parents=True, exist_ok=True)
        for pipe in (self._orders, self._answers):
            pipe.unlink(missing_ok=True)
            os.mkfifo(pipe)

    def command(self, program: Sequence[str]) -> list[str]:
        """A program, to be run with the disk mounted."""
        here = [sys.executable, "-m", "tests.tty.small_disk", str(self.disk), str(self._mib), str(self._orders)]
        return ["unshare", "--map-root-user", "--mount", *here, *program]

    def order(self, what: str) -> None:
        """Have it done; comes back when it is."""
        self._orders.write_text(f"{what}\n")
        assert self._answers.read_text() == f"{what}\n"


def obey(disk: Path, what: str) -> None:
    """Carry out one order."""
    filler = disk / FILLER
    if what == "fill":
        fill(filler)
    elif what == "free":
        filler.unlink(missing_ok=True)
    elif what in {"freeze", "thaw"}:
        subprocess.run(["mount", "-o", f"remount,{'ro' if what == 'freeze' else 'rw'}", str(disk)], check=True)
    elif what == "save":
        saved = disk.with_name(f"{disk.name}.saved")
        shutil.rmtree(saved, ignore_errors=True)
        shutil.copytree(disk, saved)
    else:
        raise ValueError(what)


def fill(filler: Path) -> None:
    """Leave no room."""
    with filler.open("ab", buffering=0) as file:
        for size in SIZES:
            with suppress(OSError):
                while True:
                    file.write(bytes(size))


def main(disk: Path, mib: int, orders: Path, program: list[str]) -> int:
    """Mount, run, obey; the exit code of the program."""
    prepared = disk.with_name(f"{disk.name}.prepared")
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m,mode=700", "none", str(disk)], check=True)
    if prepared.exists():
        shutil.copytree(prepared, disk, dirs_exist_ok=True)

    def listen() -> None:
        while True:
            for line in orders.read_text().splitlines():
                obey(disk, line)
                orders.with_suffix(".answers").write_text(f"{line}\n")

    threading.Thread(target=listen, daemon=True).start()
    return subprocess.run(program, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]))

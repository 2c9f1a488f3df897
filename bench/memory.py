"""(g) How much memory the program holds while it is used, beside a bare Textual app."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from bench import floors
from bench.report import Figure
from bench.rounds import in_turns
from bench.sizes import Sizes
from bench.stores import Stores
from bench.terminal import TimedProbe, bti, floor
from bench.typing import to_log_line, unlock

MOST_MB: Final = 90.0
LOOK_EVERY: Final = 0.02
KB_IN_MB: Final = 1000


class Watch:
    """Looks at a program's memory many times a second and remembers the most."""

    def __init__(self, probe: TimedProbe) -> None:
        self.most = 0.0
        self._probe = probe
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(LOOK_EVERY):
            self.most = max(self.most, held(self._probe, "VmRSS"))


def held(probe: TimedProbe, name: str) -> float:
    """One of the memory figures of the system, in MB."""
    found = re.search(rf"^{name}:\s+(\d+) kB", Path(f"/proc/{probe.pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) / KB_IN_MB if found else 0.0


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """On a workday's store, and through the long list into the long log."""
    workday, many, bare = in_turns(sizes.rounds, lambda: _workday(stores), lambda: _long(stores), _bare)
    floor_held = tuple(one[0] for one in bare)
    where = f"{sizes.cases_in_list:,} cases and a log of {sizes.log_entries:,}"
    name = "most memory at work, key derivation apart"
    yield Figure("g", name, "MB", tuple(one[0] for one in workday), floor_held, MOST_MB)
    yield Figure("g", f"the same, {where}", "MB", tuple(one[0] for one in many), floor_held, MOST_MB)
    yield Figure("g", "the same with the key derivation", "MB", tuple(one[1] for one in many), floor_held)


def _workday(stores: Stores) -> tuple[float, float]:
    with bti(stores.workday, stores.folder / "home") as probe:
        unlock(probe)
        with Watch(probe) as watch:
            probe.send("<f5>")
            probe.seen("> Saker")
            probe.settle()
        return watch.most, held(probe, "VmHWM")


def _long(stores: Stores) -> tuple[float, float]:
    with bti(stores.fresh(stores.list, "held"), stores.folder / "home") as probe:
        unlock(probe)
        with Watch(probe) as watch:
            to_log_line(probe)
        return watch.most, held(probe, "VmHWM")


def _bare() -> tuple[float, float]:
    with floor("bare") as probe:
        probe.seen(floors.READY)
        probe.settle()
        most = held(probe, "VmHWM")
        return most, most

"""(h) How long `bti --version` and `bti today --json` take, beside a Python that does nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Final

from bench.report import Figure
from bench.rounds import in_turns, timed, without
from bench.sizes import Sizes
from bench.start import key_derivation
from bench.stores import Stores
from bench.terminal import ROOT

VERSION_TIMES: Final = 6.0
TODAY_TIMES: Final = 30.0


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Three processes in turns, and the key derivation that is told apart."""
    store = stores.fresh(stores.workday, "asked")
    version, today, empty, key = in_turns(
        sizes.rounds,
        timed(_run(stores, "-m", "bti_tui", "--version")),
        timed(_run(stores, "-m", "bti_tui", "--store", str(store), "today", "--json")),
        timed(_run(stores, "-c", "pass")),
        lambda: key_derivation(store),
    )
    yield Figure("h", "bti --version", "ms", version, empty, times_floor=VERSION_TIMES)
    yield Figure("h", "bti today --json, key apart", "ms", without(today, key), empty, times_floor=TODAY_TIMES)


def _run(stores: Stores, *words: str) -> Callable[[], object]:
    environ = {**os.environ, "BTI_HOME": str(stores.folder / "home" / "bti")}
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, env=environ, capture_output=True, check=True)

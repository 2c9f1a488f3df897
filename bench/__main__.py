"""`python -m bench`: measures everything, prints one table, writes one JSON report."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import bytes as sent
from bench import causes, command_line, folds, line, meeting, memory, report, screens, start, store, typing
from bench.report import Figure
from bench.sizes import FULL, QUICK, Sizes
from bench.stores import Stores

FAMILIES: Final[dict[str, Callable[[Stores, Sizes], Iterator[Figure]]]] = {
    "start": start.figures,
    "typing": typing.figures,
    "meeting": meeting.figures,
    "bytes": sent.figures,
    "screens": screens.figures,
    "store": store.figures,
    "memory": memory.figures,
    "command_line": command_line.figures,
    "line": line.figures,
    "folds": folds.figures,
}
"""By the name of the module, in the order of the table."""


def measure(sizes: Sizes, families: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of some families, with stores in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="bti-bench-") as folder:
        stores = Stores(Path(folder), sizes)
        found: list[Figure] = []
        for name in families:
            began = time.perf_counter()
            print(f"{name} ... ", end="", file=sys.stderr, flush=True)
            found += FAMILIES[name](stores, sizes)
            print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
        return tuple(found)


def main(arguments: Sequence[str]) -> int:
    """Measure and tell; a goal that is missed is told and is no error."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="tiny sizes, one round: only proves that all comes out")
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"all, or some of: {', '.join(FAMILIES)}")
    asked.add_argument("--json", type=Path, default=Path("reports/bench.json"), help="where the report goes")
    wanted = asked.parse_args(arguments)
    unknown = sorted(set(wanted.parts) - set(FAMILIES))
    if unknown:
        asked.error(f"no such part: {', '.join(unknown)}; there are {', '.join(FAMILIES)}")
    load_before = os.getloadavg()[0]
    figures = measure(QUICK if wanted.quick else FULL, wanted.parts or list(FAMILIES))
    told = report.document(figures, (load_before, os.getloadavg()[0]))
    missed = told["missed"] = list(causes.of_missed(figures))
    wanted.json.parent.mkdir(parents=True, exist_ok=True)
    wanted.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(report.table(figures))
    print("\n".join(missed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

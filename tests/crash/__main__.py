"""`python -m tests.crash [MODE ...] [--seconds N]`: what does the program keep when it is interrupted?

Prints one JSON report for each mode. Exit 0: all held; 1: something did not (its store is kept); 2: strace is missing.
"""

import argparse
import gc
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from bti_tui import bootstrap
from tests.crash import inject, kill, power, scenarios
from tests.crash.faults import FAULTS
from tests.crash.harness import MOST_VIOLATIONS, Harness
from tests.crash.trace import NoStrace, strace

MODES = ("kill", "syscall", "fault", "power")


def run(options: argparse.Namespace, mode: str) -> bool:
    """One mode; whether all held."""
    kinds = [kind for kind in scenarios.ALL if not options.only or kind.name in options.only]
    modes: dict[str, Callable[[Harness], None]] = {
        "kill": partial(kill.run, fault=options.plant),
        "syscall": partial(inject.run_syscalls, kinds=kinds, fault=options.plant),
        "fault": partial(inject.run_faults, kinds=kinds, fault=options.plant),
        "power": partial(power.run, kinds=kinds, fault=options.plant),
    }
    work = Path(tempfile.mkdtemp(prefix="bti-crash-"))
    harness = Harness(mode, work, seconds=options.seconds, seed=options.seed, rounds=options.rounds)
    harness.enough = options.enough
    modes[mode](harness)
    sys.stdout.write(json.dumps(harness.report.document(), indent=1, ensure_ascii=False) + "\n")
    if harness.report.violations:
        sys.stderr.write(f"What broke is kept in {work}\n")
        return False
    shutil.rmtree(work)
    return True


def attempt(options: argparse.Namespace, mode: str) -> int:
    """The exit code of one mode; one that needs strace says so when there is none."""
    try:
        if mode != "kill":
            strace()
    except NoStrace as missing:
        sys.stderr.write(f"{mode}: {missing}\n")
        return 2
    return 0 if run(options, mode) else 1


def asked(words: list[str]) -> argparse.Namespace:
    """The options of one run."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("modes", nargs="*", metavar="MODE", help=f"{', '.join(MODES)}; left out: all")
    parser.add_argument("--seconds", type=float, default=60, help="of each mode")
    parser.add_argument("--rounds", type=int, help="of each mode at most")
    parser.add_argument("--enough", type=int, default=MOST_VIOLATIONS, help="violations after which a mode ends")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=[kind.name for kind in scenarios.ALL], help="scenarios")
    parser.add_argument("--plant", default="", choices=["", *FAULTS], help="a fault that the harness must find")
    options = parser.parse_args(words)
    if unknown := set(options.modes) - set(MODES):
        parser.error(f"no such mode: {', '.join(unknown)}")
    return options


def read_all_modules() -> None:
    """What the program imports late is imported before anything is forked, so that each fork is quick."""
    bootstrap.StoreOpener(Path()).prepare()
    for late in ("usecases.drafts", "usecases.people", "usecases.queries", "guide.library"):
        import_module(f"bti_tui.{late}")
    gc.freeze()


def main(words: list[str]) -> int:
    """All modes that were asked for, one after another."""
    options = asked(words)
    read_all_modules()
    codes = [attempt(options, mode) for mode in options.modes or MODES]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

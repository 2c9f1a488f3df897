"""`python -m tests.crash [MODE ...] [--seconds N]`: what does the program keep when it is interrupted?

Prints one JSON report for each mode. Exit 0: all held; 1: something did not (its store is kept); 2: strace is missing.
The seed is the same each time unless another one is asked for; the report tells it.
"""

import argparse
import gc
import json
import math
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from bti_tui import bootstrap
from bti_tui.guide.loader import load_guide, load_rules
from tests.crash import inject, kill, power
from tests.crash import kinds as every
from tests.crash.faults import FAULTS, FROM_THE_START, plant
from tests.crash.harness import MOST_VIOLATIONS, Harness
from tests.crash.trace import NoStrace, strace

SECONDS = 60
MODES = ("kill", "syscall", "fault", "power")


def run(options: argparse.Namespace, mode: str) -> bool:
    """One mode; whether all held."""
    kinds = [kind for kind in every.ALL if not options.only or kind.name in options.only]
    modes: dict[str, Callable[[Harness], None]] = {
        "kill": partial(kill.run, kinds=kinds, fault=options.plant),
        "syscall": partial(inject.run_syscalls, kinds=kinds, fault=options.plant),
        "fault": partial(inject.run_faults, kinds=kinds, fault=options.plant),
        "power": partial(power.run, kinds=kinds, fault=options.plant),
    }
    work = Path(tempfile.mkdtemp(prefix="bti-crash-"))
    harness = Harness(mode, work, seconds=options.seconds, seed=options.seed, rounds=options.rounds)
    harness.enough = options.enough
    if options.plant in FROM_THE_START:
        plant(options.plant)
    modes[mode](harness)
    told = json.dumps(harness.report.document(), indent=1, ensure_ascii=False) + "\n"
    sys.stdout.write(told)
    if options.report is not None:
        options.report.parent.mkdir(exist_ok=True)
        options.report.write_text(told, encoding="utf-8")
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
    parser.add_argument("--seconds", type=float, help=f"of each mode; left out: {SECONDS}, or as long as --rounds take")
    parser.add_argument("--rounds", type=int, help="of each mode at most; `syscall` ends when every call was hit")
    parser.add_argument("--report", type=Path, help="write the report of the one mode that is run into a file too")
    parser.add_argument("--enough", type=int, default=MOST_VIOLATIONS, help="violations after which a mode ends")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with")
    parser.add_argument("--new-seed", action="store_true", help="take a seed that was never taken")
    parser.add_argument("--only", action="append", choices=[kind.name for kind in every.ALL], help="scenarios")
    parser.add_argument("--plant", default="", choices=["", *FAULTS], help="a fault that the harness must find")
    options = parser.parse_args(words)
    if options.seconds is None:
        options.seconds = SECONDS if options.rounds is None else math.inf
    if options.new_seed:
        options.seed = secrets.randbits(32)
    if options.report is not None and len(options.modes) != 1:
        parser.error("--report is for one mode")
    if unknown := set(options.modes) - set(MODES):
        parser.error(f"no such mode: {', '.join(unknown)}")
    return options


def read_all_modules() -> None:
    """What the program imports late, and the guide, is read before anything is forked, so that each fork is quick."""
    bootstrap.StoreOpener(Path()).prepare()
    late = ("cli.commands", "cli.debug_commands", "cli.store_commands", "cli.script_command")
    for name in (*late, "usecases.drafts", "usecases.people", "usecases.queries", "guide.library"):
        import_module(f"bti_tui.{name}")
    load_guide()
    load_rules()
    gc.freeze()


def main(words: list[str]) -> int:
    """All modes that were asked for, one after another."""
    options = asked(words)
    read_all_modules()
    codes = [attempt(options, mode) for mode in options.modes or MODES]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

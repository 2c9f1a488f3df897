"""What must hold after every crash, whatever was interrupted.

lost      everything acknowledged is read back
ghost     nothing is read that no writer tried
twice     nothing is read twice: a text is a draft or an entry, never both
changed   what is read is what was tried
check     reading and checking end well, with no hand: pages, digests, audit chain, search index, state rows
leak      the canary is in no file and in nothing that was said to stderr, at the crash and after it
mode      every file is private to its owner
left      nothing lies about that somebody would have to take away
half      what is one piece is there whole or not at all
crashed   whoever was let to end by itself ended with an exit code of ours
"""

import re
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bti_tui.cli.debug_commands import CANARY
from tests.crash.harness import Harness
from tests.crash.process import Told, start

_OTHERS = 0o077
_ENTRY = re.compile(r"^([0-9a-f]{16}) ([0-9a-f]{64})$")
_TELLTALE = [word.lower().encode() for word in CANARY.split() if len(word) > 3]
_SAID_AT_MOST = 300


@dataclass(frozen=True)
class Crash:
    """A store after something happened to its writers."""

    where: str
    """The mode and the moment, for whoever has to find it again."""
    folder: Path
    told: Told


def judge_files(harness: Harness, crash: Crash, when: str) -> None:
    """No plain text in any file of the store or of the person's home, and no file for others."""
    harness.report.counts["scans"] += 1
    for place in (crash.folder, harness.home):
        for path in place.rglob("*"):
            try:
                mode = path.lstat().st_mode
                content = path.read_bytes().lower() if stat.S_ISREG(mode) else b""
            except FileNotFoundError:
                continue
            if any(word in content for word in _TELLTALE):
                harness.report.broke("leak", f"{crash.where} ({when})", path.name)
            if place == crash.folder and stat.S_IMODE(mode) & _OTHERS:
                harness.report.broke("mode", f"{crash.where} ({when})", f"{path.name} is {stat.S_IMODE(mode):o}")


def judge_texts(
    harness: Harness, crash: Crash, program: Callable[[Path], None], *, complete: bool = False
) -> dict[str, str]:
    """Read the store and check it in a process of its own; gives what was read.

    With `complete` the reading must be all that was ever tried.
    """
    report, told = harness.report, crash.told
    judge_files(harness, crash, "at the crash")
    began = time.monotonic()
    reader = start(lambda: program(crash.folder))
    code = reader.finish()
    report.first_read_ms.append((time.monotonic() - began) * 1000)
    if code:
        report.broke(
            "check", crash.where, f"exit {code}: {(reader.err + reader.out[-_SAID_AT_MOST:])[-_SAID_AT_MOST:]}"
        )
    found: dict[str, str] = {}
    for name, digest in entries(reader.out):
        if name in found:
            report.broke("twice", crash.where, name)
        found[name] = digest
    lost = (set(told.tried) if complete else told.acked) - found.keys()
    if lost and not code:
        report.broke("lost", crash.where, f"{len(lost)} of {len(told.acked)}, such as {min(lost)}")
    ghosts = found.keys() - told.tried.keys()
    if ghosts:
        report.broke("ghost", crash.where, f"{len(ghosts)}, such as {min(ghosts)}")
    for name in sorted(name for name in found.keys() - ghosts if found[name] != told.tried[name]):
        report.broke("changed", crash.where, name)
    judge_files(harness, crash, "after reading")
    report.counts["unacked_but_kept"] += len(found.keys() - told.acked)
    report.counts["verified"] += 1
    return found


def entries(out: str) -> Iterator[tuple[str, str]]:
    """The lines of a reader that tell of a text; a check says other things."""
    for line in out.splitlines():
        match = _ENTRY.match(line)
        if match:
            yield match[1], match[2]


def judge_end(harness: Harness, where: str, code: int, err: str) -> None:
    """A program that a full or broken disk ended says so by its own exit code, and repeats nothing that was typed."""
    if code and code < 10:
        harness.report.broke("crashed", where, f"exit {code}: {err[-_SAID_AT_MOST:]}")
    if any(word in err.lower().encode() for word in _TELLTALE):
        harness.report.broke("leak", where, "stderr")

"""Four programs on the write path of one store at once: nobody is refused, nobody starves, everything is there once.

BTI_TYPING_SECONDS says for how long (3 when it is not set).
"""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.cli.store_creation import make_training_store
from bti_tui.domain.commands import RaiseConcern
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import CaseId
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.execute import execute

pytestmark = pytest.mark.pty  # four busy programs: one worker, as for those that drive a terminal
ROOT = Path(__file__).parents[2]
PROGRAMS = "abcd"
SECONDS = float(os.environ.get("BTI_TYPING_SECONDS", "3"))
SLOWEST_MS = 10_000
"""What the store waits for another program before it would say that it is taken."""
LEAST_SHARE = 0.05
"""Of what each would write if all were served alike: below it a program starves."""


@dataclass(frozen=True)
class Said:
    """What one program has said of its entries."""

    stored: list[str]
    refused: list[str]
    slowest_ms: float


def hammer(folder: Path) -> list[Said]:
    """All programs begin together."""
    command = [sys.executable, "-m", "tests.store.hammering", str(folder)]
    running = [
        subprocess.Popen(
            [*command, name, str(SECONDS)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in PROGRAMS
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate()[0].splitlines() for one in running]
    assert [one.returncode for one in running] == [0] * len(PROGRAMS)
    return [heard(lines) for lines in said]


def heard(lines: list[str]) -> Said:
    words = [line.split() for line in lines]
    stored = [one[1] for one in words if one[0] == "ack"]
    slowest = max((float(one[2]) for one in words if one[0] == "ack"), default=0.0)
    return Said(stored, [one[1] for one in words if one[0] == "refused"], slowest)


def test_four_programs_write_at_once_and_everybody_is_served(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    make_training_store(folder, {})
    with bootstrap.opened(folder) as ctx:
        concern = RaiseConcern(case_id=CaseId("case-1"), about="Ella Fjellvær", words="Alene", arose_on=ctx.today)
        execute(ctx, concern)
    said = hammer(folder)
    assert [one.refused for one in said] == [[]] * len(PROGRAMS)
    assert max(one.slowest_ms for one in said) < SLOWEST_MS
    all_of_them = [text for one in said for text in one.stored]
    assert min(len(one.stored) for one in said) > LEAST_SHARE * len(all_of_them) / len(PROGRAMS)
    with bootstrap.opened(folder) as ctx, ctx.reading() as work:
        facts = [one.fact for _, one in reversed(work.facts.of_case(CaseId("case-1")))]
        notes = [one.text for one in facts if isinstance(one, EntryWritten)]
        texts = work.notes.texts(notes)
        stored = [texts[note] for note in notes]
        assert drafts(ctx) == ()
    assert Counter(stored) == Counter(all_of_them)
    for name, one in zip(PROGRAMS, said, strict=True):
        assert [text for text in stored if text.startswith(name)] == one.stored
    opened = bootstrap.open_store(folder, None, "")
    assert opened.verify() == ()
    opened.close()
    counts = ", ".join(str(len(one.stored)) for one in said)
    sys.stdout.write(f"{counts} entries, the slowest after {max(one.slowest_ms for one in said):.0f} ms\n")

"""One of several programs that write into the same case as fast as they can. `python hammering.py FOLDER NAME SECONDS`

Says each entry once it is stored, with the milliseconds that it took; then each refusal by its code.
"""

import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from bti_tui import bootstrap
from bti_tui.domain.commands import WriteEntry
from bti_tui.domain.errors import BtiError
from bti_tui.domain.notes import Visibility
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.relay_log import EntryKind
from bti_tui.usecases.drafts import draft_key, save_draft
from bti_tui.usecases.execute import execute

BREATH_SECONDS = 0.01
"""Between two entries; without it the one that has just written is served again before those who wait have woken."""


def hammer(folder: Path, name: str, seconds: float) -> None:
    """Entries and drafts, as a person writes them, without the person."""
    with bootstrap.opened(folder) as opened:
        ctx = replace(opened, window=name)
        with ctx.reading() as work:
            (case,) = work.cases.ids()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        breath = threading.Event()
        end, number, seen = time.monotonic() + seconds, 0, Seen(1, 1)
        while time.monotonic() < end:
            text, began = f"{name}{number:05}", time.monotonic()
            entry = WriteEntry(
                case_id=case, kind=EntryKind.NOTE, text=text, happened_on=ctx.today, visibility=Visibility.INTERNAL
            )
            try:
                save_draft(ctx, "log.write_entry", case, "", {"text": text}, "text", 1)
                version = execute(ctx, entry, draft_key("log.write_entry", case, ""), seen).case.version
            except BtiError as error:
                sys.stdout.write(f"refused {error.code}\n")
            else:
                seen = Seen(version, version)
                sys.stdout.write(f"ack {text} {(time.monotonic() - began) * 1000:.1f}\n")
            sys.stdout.flush()
            number += 1
            breath.wait(BREATH_SECONDS)


if __name__ == "__main__":
    hammer(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))

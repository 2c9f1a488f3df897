"""Fills a training store as a program without any care would have written it: sound, but with hostile words.

    python -m tests.hostile.planting FOLDER [large]

Cleaning is taken out before anything else of the program is imported; the rest is the program's own write path, so
that facts, digests and the audit chain fit what is stored.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from bti_tui.domain import text as cleaning
from tests.hostile.corpus import LARGE, LONG_WORD, NAME, TEXT

NAMES = ("about", "full_name")
SAID_IN_WORDS = ("title", "unit")
UNTIL_CLOSING, UNTIL_MEASURES = "close_case", "evaluate_measure"
NOW = "2026-09-30T09:00:00+00:00"


def uncleaned(text: str, *, lines: bool = True) -> str:
    """What careless programs do."""
    return text if lines else text.replace("\n", " ")


def main() -> None:
    """Make the store, and in it three cases, drafts and a very long entry."""
    cleaning.clean = uncleaned
    folder = Path(sys.argv[1])
    from bti_tui import bootstrap
    from bti_tui.cli.store_creation import make_training_store

    make_training_store(folder, {"name": NAME, "title": NAME, "unit": NAME, "initials": "K\x1b[5m"})
    with bootstrap.opened(folder) as ctx:
        owner = replace(ctx.user, initials="K\x1b\u202e", name=NAME, title=NAME, unit=NAME)
        with ctx.unit_of_work() as work:
            work.professionals.add(owner)
            work.commit()
        plant(folder, ctx.acting_as(owner))


def plant(folder: Path, ctx: Any) -> None:
    """One case up to its measures, one up to its closing, one that has just begun."""
    from bti_tui.cli import script

    lines = shipped_life()
    for number, end in enumerate((UNTIL_MEASURES, UNTIL_CLOSING, "check_safety")):
        place = next(at for at, line in enumerate(lines) if line["do"] == end)
        path = folder.parent / f"hostile-{number}.jsonl"
        path.write_text("".join(f"{json.dumps(hostile(line))}\n" for line in lines[:place]), encoding="utf-8")
        for result in script.results(ctx, str(path)):
            if result.error is not None:
                raise result.error
    write_drafts(ctx)
    if "large" in sys.argv[2:]:
        write_large(ctx)


def shipped_life() -> list[dict[str, Any]]:
    """The lines of the example life."""
    from importlib import resources

    text = (resources.files("bti_tui.demo") / "life.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def hostile(line: dict[str, Any]) -> dict[str, Any]:
    """The line with every text in it exchanged."""
    return {key: _exchanged(key, value) for key, value in line.items() if key != "note"}


def _exchanged(key: str, value: Any) -> Any:
    if key in NAMES or key in SAID_IN_WORDS:
        return NAME
    is_text = isinstance(value, str) and " " in value and key not in {"do", "let", "as", "now"}
    return f"{TEXT} {LONG_WORD}" if is_text else value


def write_drafts(ctx: Any) -> None:
    """Half written forms, with hostile words in the fields, in their names, and in what says where they belong."""
    from bti_tui.usecases.drafts import save_draft
    from bti_tui.usecases.queries import cases

    newest = cases(ctx)[0].case_id
    save_draft(ctx, "step.check_safety", newest, "n0.trygghet", {"reason": TEXT, NAME: TEXT}, "reason")
    save_draft(ctx, "step.raise_concern", None, NAME, {"about": NAME, "words": TEXT}, NAME)
    save_draft(ctx, NAME, newest, NAME, {"words": TEXT}, NAME)
    save_draft(ctx, "log", cases(ctx)[-1].case_id, "", {"text": TEXT}, "text")


def write_large(ctx: Any) -> None:
    """An entry of one megabyte in the log of the oldest case."""
    from bti_tui.domain.commands import WriteEntry
    from bti_tui.domain.notes import Visibility
    from bti_tui.domain.relay_log import EntryKind
    from bti_tui.usecases.execute import execute
    from bti_tui.usecases.queries import cases

    execute(
        ctx,
        WriteEntry(
            case_id=cases(ctx)[-1].case_id,
            kind=EntryKind.NOTE,
            text=LARGE,
            happened_on=ctx.today,
            visibility=Visibility.INTERNAL,
        ),
    )


if __name__ == "__main__":
    main()

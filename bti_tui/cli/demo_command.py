"""`bti demo`: a store with invented people in a folder that is gone afterwards."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli import script
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import plain
from bti_tui.cli.script_fields import RegisterProfessional
from bti_tui.cli.script_input import RawLine, lines_of
from bti_tui.cli.shared_options import command
from bti_tui.cli.store_creation import make_training_store

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

PEOPLE: Final = "people.jsonl"
LIFE: Final = "life.jsonl"


def add_demo_command(app: typer.Typer, around: Surroundings) -> None:
    """Add the command to the program."""
    tr = around.translator.tr
    play_option = typer.Option(False, "--play", help=tr("Print a whole life of a case, screen by screen, as text."))
    about = tr("Try the program with invented people; nothing is kept.")

    @command(app, around, "demo", about, needs_store=False)
    def demo(call: Call, play: bool = play_option) -> None:
        raise typer.Exit(play_life(call) if play else open_demo(call))


def open_demo(call: Call) -> int:
    """The program on a store with people at different steps."""
    from bti_tui.cli.program import Installation, run_training

    call.require_terminal()
    with invented_store(PEOPLE) as folder:
        return run_training(Installation.find(call.around.translator.language), folder)


def play_life(call: Call) -> int:
    """The example life, and what a person would see after each of its lines."""
    from bti_tui.cli.play import play
    from bti_tui.cli.program import Installation

    translator = call.around.translator
    with invented_store() as folder, shipped(LIFE) as source:
        notes = [remark(raw) for raw in lines_of(str(source))]
        pictures = play(Installation.find(translator.language), folder, source)
    if call.options.json:
        call.output.document({"pictures": plain(pictures, translator.language)})
        return 0
    for number, (note, picture) in enumerate(zip(notes, pictures, strict=True), 1):
        when = f"{translator.long_day(picture.at.date())} {translator.clock(picture.at.time())}"
        changes_case = picture.do != RegisterProfessional.name
        rows = [f"  | {row}".rstrip() for row in picture.lines if changes_case]
        call.output.text("\n".join((f"{number:>2}  {when}  {picture.do}  {note}".rstrip(), *rows, "")))
    return 0


def remark(raw: RawLine) -> str:
    """What a line of a script says to whoever reads it."""
    note = raw.content.get("note", "") if isinstance(raw.content, Mapping) else ""
    return note if isinstance(note, str) else ""


@contextmanager
def invented_store(filling: str = "") -> Iterator[Path]:
    """A training store in a temporary folder, filled by a shipped script."""
    from bti_tui import bootstrap

    with tempfile.TemporaryDirectory(prefix="bti-") as parent:
        folder = Path(parent) / "store"
        make_training_store(folder, {})
        if filling:
            with bootstrap.opened(folder) as ctx:
                fill(ctx, filling)
        yield folder


@contextmanager
def shipped(name: str) -> Iterator[Path]:
    """A script that comes with the program."""
    with resources.as_file(resources.files("bti_tui.demo") / name) as path:
        yield path


def fill(ctx: "Context", name: str) -> None:
    """Carry out a shipped script; a refusal would be a fault of ours and is raised."""
    with shipped(name) as path:
        for result in script.results(ctx, str(path)):
            if result.error is not None:
                raise result.error

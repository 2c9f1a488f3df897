"""`bti guide`: which guides there are, what one says, whether a file would do, and the municipality's own ones."""

from datetime import date
from pathlib import Path
from typing import Final

import typer

from bti_tui.cli import guide_work
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.guide_report import guide_json, guide_markdown, guide_text
from bti_tui.cli.help_page import group
from bti_tui.cli.shared_options import command
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.i18n.guide_words import stale_sentence

STANDARD: Final = "standard"


def add_guide_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    guides = group(around.translator, tr("The guides: list, show, check, compare, begin one, choose one."))
    app.add_typer(guides, name="guide")
    name_argument = typer.Argument(STANDARD, metavar="GUIDE", show_default=False)
    guide_argument = typer.Argument(..., metavar="GUIDE")
    markdown_option = typer.Option(False, "--markdown", help=tr("As Markdown, for a page or a print."))
    file_argument = typer.Argument(..., metavar="FILE.toml")

    @command(guides, around, "list", tr("The guides of the program, and your own."), needs_store=False)
    def list_guides(call: Call) -> None:
        show_guides(call)

    @command(guides, around, "show", tr("Levels, steps, outcomes and conditions of a guide."), needs_store=False)
    def show(call: Call, name: str = name_argument, markdown: bool = markdown_option) -> None:
        show_guide(call, name, markdown=markdown)

    @command(guides, around, "check", tr("Whether a guide file can be used, and if not, why."), needs_store=False)
    def check(call: Call, file: Path = file_argument) -> None:
        check_guide(call, file)

    @command(guides, around, "use", tr("Let new cases begin with a guide, on this machine."), needs_store=False)
    def use(call: Call, name: str = guide_argument) -> None:
        guide_work.use_guide(call, name)

    _add_own(guides, around)


def _add_own(guides: typer.Typer, around: Surroundings) -> None:
    """What one does with guides of one's own, and with a case that shall follow another one."""
    tr = around.translator.tr
    first_argument = typer.Argument(..., metavar="GUIDE")
    second_argument = typer.Argument(None, metavar="OTHER", show_default=False)
    name_argument = typer.Argument(..., metavar="NAME")
    code_option = typer.Option(None, "--municipality", metavar="NUMBER", help=tr("The number of the municipality."))
    case_argument = typer.Argument(..., metavar="CASE")
    reason_option = typer.Option(None, "--reason", metavar="TEXT", help=tr("Why; without it nothing is changed."))

    @command(guides, around, "diff", tr("What one guide does in another way than another."), needs_store=False)
    def diff(call: Call, first: str = first_argument, second: str | None = second_argument) -> None:
        guide_work.show_differences(call, first, second)

    @command(guides, around, "new", tr("Make a file to start from, with examples."), needs_store=False)
    def new(call: Call, name: str = name_argument, municipality: str | None = code_option) -> None:
        guide_work.begin_guide(call, name, municipality)

    @command(guides, around, "adopt", tr("Let an open case follow another guide: shows first what changes."))
    def adopt(
        call: Call, case: str = case_argument, name: str = first_argument, reason: str | None = reason_option
    ) -> None:
        guide_work.move_case(call, case, name, reason)


def show_guides(call: Call) -> None:
    """The guides that a case may follow, and the files that can't be used."""
    library = guide_work.library_of(call)
    current = library.current()
    offered = library.offered()
    if call.options.json:
        rows: list[Json] = [_row_json(call, one, is_current=one == current) for one in offered]
        broken: list[Json] = [str(error.facts["file"]) for error in library.broken()]
        call.output.document({"guides": rows, "broken": broken})
    else:
        heads = (call.tr("Guide"), call.tr("Version"), call.tr("Name"), call.tr("Municipalities"), call.tr("New cases"))
        call.output.table(heads, [_row(call, one, is_current=one == current) for one in offered])
    for one in offered:
        if one.is_stale(date.today()):  # noqa: DTZ011 the day it is here
            call.output.say(stale_sentence(call.around.translator, one))
    for error in library.broken():
        call.output.say(call.around.translator.error(error))


def show_guide(call: Call, name: str, *, markdown: bool) -> None:
    """One guide, by its name, its id or its file."""
    guide = guide_work.guide_named(call, name)
    if call.options.json:
        call.output.document(guide_json(guide, call.around.translator.language))
    elif markdown:
        call.output.text(guide_markdown(guide, call.around.translator))
    else:
        call.output.text(guide_text(guide, call.around.translator))


def check_guide(call: Call, file: Path) -> None:
    """Every fault of a file with its line and what to do; ends as an unusable guide when there is one."""
    from bti_tui.guide.loader import load_guide

    path = guide_work.existing(call, file)
    try:
        guide = load_guide(path)
    except GuideInvalid as error:
        guide_work.tell_faults(call, error)
        raise
    if call.options.json:
        call.output.document({"usable": True, "faults": []})
    else:
        steps = sum(1 for _ in guide.steps())
        call.output.text(call.tr("The guide can be used: {steps} steps.", steps=steps))


def _row(call: Call, guide: Guide, *, is_current: bool) -> tuple[str, ...]:
    name = guide.name.speak(call.around.translator.language)
    return guide.id, guide.version, name, ", ".join(guide.about.municipalities), call.tr("yes") if is_current else ""


def _row_json(call: Call, guide: Guide, *, is_current: bool) -> Json:
    return {
        "id": guide.id,
        "version": guide.version,
        "name": guide.name.speak(call.around.translator.language),
        "municipalities": [*guide.about.municipalities],
        "is_for_new_cases": is_current,
    }

"""`bti guide`: which guides there are, what one says, and whether a file would do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.guide_report import guide_json, guide_markdown, guide_text
from bti_tui.cli.help_page import group
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import command
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide

STANDARD: Final = "standard"


def add_guide_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    guides = group(around.translator, tr("The guides: list, show, check."))
    app.add_typer(guides, name="guide")
    name_argument = typer.Argument(STANDARD, metavar="GUIDE", show_default=False)
    markdown_option = typer.Option(False, "--markdown", help=tr("As Markdown, for a page or a print."))
    file_argument = typer.Argument(..., metavar="FILE.toml")

    @command(guides, around, "list", tr("The guides that come with the program."), needs_store=False)
    def list_guides(call: Call) -> None:
        show_guides(call)

    @command(guides, around, "show", tr("Levels, steps, outcomes and conditions of a guide."), needs_store=False)
    def show(call: Call, name: str = name_argument, markdown: bool = markdown_option) -> None:
        show_guide(call, name, markdown=markdown)

    @command(guides, around, "check", tr("Whether a guide file can be used, and if not, why."), needs_store=False)
    def check(call: Call, file: Path = file_argument) -> None:
        check_guide(call, file)


def show_guides(call: Call) -> None:
    """The shipped guides."""
    language = call.around.translator.language
    found = list(_shipped())
    if call.options.json:
        call.output.document(
            {
                "guides": [
                    {"file": name, "id": one.id, "version": one.version, "name": one.name.speak(language)}
                    for name, one in found
                ]
            }
        )
        return
    heads = (call.tr("Guide"), call.tr("Id"), call.tr("Version"), call.tr("Name"))
    call.output.table(heads, [(name, one.id, one.version, one.name.speak(language)) for name, one in found])


def show_guide(call: Call, name: str, *, markdown: bool) -> None:
    """One guide, by the name of a shipped one or by a file."""
    from bti_tui.guide.loader import load_guide, shipped

    guide = load_guide(name) if name in shipped() else load_guide(_existing(call, Path(name)))
    if call.options.json:
        call.output.document(guide_json(guide, call.around.translator.language))
    elif markdown:
        call.output.text(guide_markdown(guide, call.around.translator))
    else:
        call.output.text(guide_text(guide, call.around.translator))


def check_guide(call: Call, file: Path) -> None:
    """Every fault of a file with its place; ends as an unusable guide when there is one."""
    from bti_tui.guide.loader import load_guide

    path = _existing(call, file)
    try:
        guide = load_guide(path)
    except GuideInvalid as error:
        faults = str(error.facts.get("faults", "")).split("\n")
        if call.options.json:
            call.output.document({"usable": False, "faults": list(faults)})
        else:
            call.output.text("\n".join(faults))
        raise
    if call.options.json:
        call.output.document({"usable": True, "faults": []})
    else:
        steps = sum(1 for _ in guide.steps())
        call.output.text(call.tr("The guide can be used: {steps} steps.", steps=steps))


def _shipped() -> Iterator[tuple[str, Guide]]:
    from bti_tui.guide.loader import load_guide, shipped

    for name in shipped():
        yield name, load_guide(name)


def _existing(call: Call, path: Path) -> Path:
    if path.is_dir():
        raise Misuse(call.tr("{place} is a folder. Give the name of a file in it.", place=str(path)))
    if not path.exists():
        raise Misuse(call.tr("{place}: there is no such file. Check the name.", place=str(path)))
    return path

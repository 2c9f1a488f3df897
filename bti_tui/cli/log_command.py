"""`bti case log`: the log of a case, or the lines of it in which some words stand."""

from typing import TYPE_CHECKING

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import command

if TYPE_CHECKING:
    from bti_tui.domain.ids import CaseId
    from bti_tui.domain.views.timeline import LogLine
    from bti_tui.usecases.context import Context


def add_log_command(cases: typer.Typer, around: Surroundings) -> None:
    """Add `log` to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")
    find_help = tr("Only the lines in which all of these words begin something.")
    find_option = typer.Option(None, "--find", metavar="WORDS", help=find_help)

    @command(cases, around, "log", tr("The log of a case, newest first. That it was opened is logged."))
    def log(call: Call, case: str = case_argument, find: str | None = find_option) -> None:
        show_log(call, case, find)


def show_log(call: Call, wanted: str, words: str | None) -> None:
    """One row a line: the day, who wrote it and where she worked then, and what it says."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.log_book import LogBook
    from bti_tui.usecases.case_pages import log_head
    from bti_tui.usecases.queries import LogPage, open_case

    with call.opened(prints_people=True) as ctx:
        case_id = case_named(ctx, wanted)
        open_case(ctx, case_id)
        head, lines = log_head(ctx, case_id), _lines(ctx, case_id, words)
    if call.options.json:
        call.output.document({"log": plain(lines, call.around.translator.language)})
        return
    book = LogBook(call.around.translator, head.words)
    book.add(LogPage(lines, None))
    heads = (call.tr("Day"), call.tr("Author"), call.tr("Seen by"), call.tr("What"))
    signs = {"log": "", "internal": "#", "shielded": "#"}
    rows = [
        (f"{one.line.on:%Y-%m-%d}", book.author(one.line), signs[one.line.visibility.value], one.sentence)
        for one in book.shown
    ]
    call.output.table(heads, rows)


def _lines(ctx: "Context", case_id: "CaseId", words: str | None) -> "tuple[LogLine, ...]":
    """What was found, or all pages one after the other."""
    from bti_tui.usecases.log_search import find_in_log
    from bti_tui.usecases.queries import log

    if words is not None:
        return find_in_log(ctx, case_id, words).lines
    page = log(ctx, case_id)
    lines = page.lines
    while page.before is not None:
        page = log(ctx, case_id, page.before)
        lines += page.lines
    return lines

"""`bti case report`: the report to child welfare as it lies half written, what it lacks, and the file of it."""

from pathlib import Path

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.graded_address import graded_address, graded_option
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import command


def add_report_commands(cases: typer.Typer, around: Surroundings) -> None:
    """Add `report` to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")
    file_option = typer.Option(None, "--file", metavar="FILE", help=tr("The name ends in .pdf, .txt or .json."))
    address_option = graded_option(around)

    @command(cases, around, "report", tr("Read your report to child welfare, or write it as a file. Nothing is sent."))
    def report(
        call: Call, case: str = case_argument, file: Path | None = file_option, address: bool = address_option
    ) -> None:
        if file is None:
            read_report(call, case)
        else:
            take_out_report(call, case, file, address)


def read_report(call: Call, wanted: str) -> None:
    """What you have written so far, and on stderr what it still lacks."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.prints import to_text
    from bti_tui.screens.report_paper import report_document, warnings
    from bti_tui.screens.report_rows import ReportRows
    from bti_tui.usecases.report import report_page

    translator = call.around.translator
    with call.opened(prints_people=True) as ctx:
        page = report_page(ctx, case_named(ctx, wanted))
    if call.options.json:
        gaps = plain([{"section": one.section, "field": one.field} for one in page.gaps], translator.language)
        call.output.document({"report": plain(page.draft, translator.language), "lacks": gaps})
        return
    call.output.text(to_text(report_document(page, translator, page.head.today)).decode().rstrip("\n"))
    rows = ReportRows(page, translator)
    for key in dict.fromkeys(one.section for one in page.gaps):
        call.output.say(rows.sentence(key))
    for said in (*warnings(page, translator), rows.reported()):
        call.output.say(said)


def take_out_report(call: Call, wanted: str, file: Path, address: bool) -> None:
    """The report as a file, on the ground of the duty; that it left the case is written down, as on the screen."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.report_paper import concern_words, report_document
    from bti_tui.screens.report_words import duty_text
    from bti_tui.usecases.report import report_page
    from bti_tui.usecases.report_acts import take_out

    translator = call.around.translator
    with call.opened() as ctx:
        case_id = case_named(ctx, wanted)
        page = report_page(ctx, case_id)
        document = report_document(page, translator, page.head.today)
        words = concern_words(page, translator)
        duty = duty_text(page.draft.grounds, translator)
        with graded_address(call, ctx, case_id, is_known=address):
            path = take_out(ctx, case_id, document, words, duty, file)
    if call.options.json:
        call.output.document({"file": str(path)})
    else:
        call.say_written(path)

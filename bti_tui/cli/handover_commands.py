"""`bti case baton` and `bti case briefing`: where the baton is, and the page for the next holder."""

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import command


def add_handover_commands(cases: typer.Typer, around: Surroundings) -> None:
    """Add `baton` and `briefing` to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")

    @command(cases, around, "baton", tr("Who holds a case, who is asked, and who stands in."))
    def baton(call: Call, case: str = case_argument) -> None:
        show_baton(call, case)

    @command(cases, around, "briefing", tr("The page for whoever takes over a case. That it was read is logged."))
    def briefing(call: Call, case: str = case_argument) -> None:
        show_briefing(call, case)


def show_baton(call: Call, wanted: str) -> None:
    """Where the baton of a case is, and what whoever asks may do with it."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.baton_text import load_text, row_text, top_lines
    from bti_tui.usecases import handover

    with call.opened(prints_people=True) as ctx:
        page = handover.baton_page(ctx, case_named(ctx, wanted))
    translator = call.around.translator
    if call.options.json:
        told = {"status": page.status, "responsible": page.responsible, "acts": page.acts, "terms": page.terms}
        found = {**told, "offer": page.offer, "loan": page.loan, "load": page.answer.load if page.answer else None}
        call.output.document({"baton": {name: plain(value, translator.language) for name, value in found.items()}})
        return
    lines = [*top_lines(page, translator)]
    if page.answer is not None:
        lines.append(call.tr("You carry: {load}.", load=load_text(page.answer.load, translator)))
    lines += [f"- {row_text(act, page, translator)}" for act in page.acts]
    call.output.text("\n".join(lines))


def show_briefing(call: Call, wanted: str) -> None:
    """The page, as whoever asks may see it."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.briefing_text import briefing_lines
    from bti_tui.usecases import handover

    with call.opened(prints_people=True) as ctx:
        page = handover.briefing_page(ctx, case_named(ctx, wanted))
    if call.options.json:
        call.output.document({"briefing": plain(page.briefing, call.around.translator.language)})
        return
    call.output.text("\n".join(briefing_lines(page, call.around.translator)))

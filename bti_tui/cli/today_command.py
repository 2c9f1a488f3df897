"""`bti today`: what is due. Asked often, by scripts too, hence a file of its own that imports little."""

from typing import TYPE_CHECKING

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import plain

if TYPE_CHECKING:
    import typer


def add_today_command(app: "typer.Typer", around: Surroundings) -> None:
    """Add the command to the program: for its help, and for words that `opening` does not understand."""
    from bti_tui.cli.shared_options import command

    @command(app, around, "today", around.translator.tr("What is due, the most urgent first."))
    def today(call: Call) -> None:
        show_today(call)


def show_today(call: Call) -> None:
    """The start screen as a table."""
    from bti_tui.usecases.today import today

    with call.opened(prints_people=True) as ctx:
        found = today(ctx)
    if call.options.json:
        items = plain(found.items, call.around.translator.language)
        call.output.document({"items": items, "drafts": len(found.drafts), "open_cases": found.open_cases})
    else:
        from bti_tui.cli.case_report import today_table

        call.output.table(*today_table(found, call.around.translator))

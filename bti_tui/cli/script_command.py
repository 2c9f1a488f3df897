"""The command `bti script`."""

import typer

from bti_tui.cli import script
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import DONE, Misuse, exit_code
from bti_tui.cli.script_report import as_json, sentence, told
from bti_tui.cli.script_schema import schema
from bti_tui.cli.shared_options import command
from bti_tui.domain.errors import BadInput


def add_script_command(app: typer.Typer, around: Surroundings) -> None:
    """Add the command to the program."""
    tr = around.translator.tr
    file = typer.Argument(None, metavar="FILE.jsonl", show_default=False)
    keep = typer.Option(False, "--keep-going", help=tr("Go on after a line that was refused."))
    show = typer.Option(False, "--schema", help=tr("Print the JSON Schema of every command and leave."))
    dry = typer.Option(False, "--dry-run", help=tr("Say what each line would do, and write nothing."))
    about = tr(
        "Carry out one command a line from a file, or from stdin for -. Answers with one JSON object a line. A file is "
        "carried out whole, or at the first no not at all; try it with --dry-run first."
    )

    @command(app, around, "script", about)
    def run_script(
        call: Call,
        source: str | None = file,
        keep_going: bool = keep,
        dry_run: bool = dry,
        print_schema: bool = show,
    ) -> None:
        if print_schema:
            call.output.document(schema())
            return
        if not source:
            raise Misuse(tr("Which script? Give a file, or - for stdin."))
        raise typer.Exit(carry_out(call, source, keep_going=keep_going, dry_run=dry_run))


def carry_out(call: Call, source: str, *, keep_going: bool, dry_run: bool = False) -> int:
    """Run a script, or a dry run of it, and tell of each line; the exit code of the first no."""
    translator, output = call.around.translator, call.output
    run = script.rehearsed if dry_run else script.results
    first, done = DONE, 0
    with call.opened() as ctx:
        try:
            for result in run(ctx, source, keep_going=keep_going):
                output.line(as_json(result, translator, dry_run=dry_run))
                if result.error is None:
                    done += 1
                    continue
                output.say(told(result, translator))
                first = first or exit_code(result.error.code)
        except BadInput as error:
            output.say(sentence(error, translator))
            return exit_code(error.code)
    if dry_run:
        text = translator.ntr(
            "Dry run: {n} line would be carried out.", "Dry run: {n} lines would be carried out.", done
        )
        nothing = translator.tr("Nothing is written.")
        output.say(f"{text} {nothing}")
    elif first:
        output.say(translator.ntr("{n} line is carried out.", "{n} lines are carried out.", done))
    return first

"""`bti shorthand`: what is written out while somebody types, and the files that say so."""

from collections.abc import Iterator
from pathlib import Path

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.guide_work import existing
from bti_tui.cli.help_page import group
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import command
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import ShorthandInvalid
from bti_tui.domain.shorthand import CALL, Shorthand
from bti_tui.settings.shorthand import load_shorthand, shipped_shorthand, starting_file
from bti_tui.settings.toml_file import FileProblem


def add_shorthand_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    about = tr("Abbreviations and texts that are written out while you type: list, check the file, begin it.")
    shorthand = group(around.translator, about)
    app.add_typer(shorthand, name="shorthand")
    file_argument = typer.Argument(None, metavar="FILE.toml", show_default=False)

    @command(shorthand, around, "list", tr("All that are in use here, and whose they are."), needs_store=False)
    def list_shorthand(call: Call) -> None:
        show_shorthand(call)

    @command(shorthand, around, "check", tr("Whether a file of them can be used, and if not, why."), needs_store=False)
    def check(call: Call, file: Path | None = file_argument) -> None:
        check_file(call, file)

    @command(shorthand, around, "new", tr("Make a file of the municipality's own to start from."), needs_store=False)
    def new(call: Call) -> None:
        begin_file(call)


def show_shorthand(call: Call) -> None:
    """One row for each, with what is typed, what it stands for and whose it is."""
    language, places, tr = call.around.translator.language, call.around.places, call.tr
    own, here = (load_shorthand(path)[0] for path in (places.own_shorthand_file, places.shorthand_file))
    shipped = shipped_shorthand(language)
    used = shipped.with_own(here).with_own(own)
    whose = ((own, tr("your own")), (here, tr("the municipality's")), (shipped, tr("the program's")))
    found = [(typed, text, next(word for one, word in whose if typed in _typed(one))) for typed, text in _rows(used)]
    if call.options.json:
        rows: list[Json] = [{"typed": typed, "text": text, "whose": word} for typed, text, word in found]
        call.output.document({"shorthand": rows})
    else:
        call.output.table(
            (tr("Typed"), tr("Stands for"), tr("Whose")), [(a, " ".join(b.split()), c) for a, b, c in found]
        )
    for problem in (*load_shorthand(places.shorthand_file)[1], *load_shorthand(places.own_shorthand_file)[1]):
        call.output.say(_told(call, problem))


def check_file(call: Call, file: Path | None) -> None:
    """Every fault of a file with its line; ends as an unusable file when there is one. Raises ShorthandInvalid."""
    path = existing(call, file or call.around.places.shorthand_file)
    found, problems = load_shorthand(path)
    told = [_told(call, one) for one in problems]
    if call.options.json:
        call.output.document({"usable": not problems, "faults": [*told]})
    elif problems:
        call.output.text("\n".join(told))
    if problems:
        raise ShorthandInvalid(file=path.name)
    if not call.options.json:
        counts = (
            call.around.translator.ntr("{n} abbreviation", "{n} abbreviations", len(found.words)),
            call.around.translator.ntr("{n} text", "{n} texts", len(found.texts)),
        )
        call.output.text(call.tr("The file can be used.") + " " + ", ".join(counts) + ".")


def begin_file(call: Call) -> None:
    """Write a file to start from; one that is there is never written over."""
    place = call.around.places.shorthand_file
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8") as file:
            file.write(starting_file(call.around.translator.language))
    except FileExistsError:
        raise Misuse(call.tr("{place} is there already. Open it and change it.", place=str(place))) from None
    except OSError as error:
        raise Misuse(call.tr("{place} can't be written to ({why}).", place=str(place), why=error.strerror)) from None
    if call.options.json:
        call.output.document({"file": str(place)})
    else:
        call.output.text(call.tr("The file is made: {place}", place=str(place)))
        call.output.say(call.tr("Change it, then run: bti shorthand check"))


def _rows(shorthand: Shorthand) -> Iterator[tuple[str, str]]:
    yield from sorted(shorthand.words.items())
    yield from ((f"{CALL}{letters}", text) for letters, text in sorted(shorthand.texts.items()))


def _typed(shorthand: Shorthand) -> frozenset[str]:
    return frozenset(typed for typed, _ in _rows(shorthand))


def _told(call: Call, problem: FileProblem) -> str:
    what = call.tr(problem.what, key=problem.key)
    if problem.line:
        return call.tr("{file}, line {line}: {what}.", file=problem.path.name, line=problem.line, what=what)
    return call.tr("{file}: {what}.", file=problem.path.name, what=what)

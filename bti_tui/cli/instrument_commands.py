"""`bti instrument`: which concern assessments there are, what one asks, and whether a file would do."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bti_tui.cli import guide_work
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.help_page import group
from bti_tui.cli.shared_options import command
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import GuideInvalid

if TYPE_CHECKING:
    from bti_tui.domain.instrument import Instrument
    from bti_tui.guide.instruments import InstrumentLibrary


def add_instrument_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the group to the program."""
    tr = around.translator.tr
    instruments = group(around.translator, tr("The concern assessments: list, show, check."))
    app.add_typer(instruments, name="instrument")
    file_argument = typer.Argument(..., metavar="FILE.toml")

    @command(instruments, around, "list", tr("The assessment that is answered now, and others."), needs_store=False)
    def list_instruments(call: Call) -> None:
        show_instruments(call)

    @command(instruments, around, "show", tr("What the assessment of now asks."), needs_store=False)
    def show(call: Call) -> None:
        show_instrument(call)

    about = tr("Whether an assessment file can be used, and if not, why.")

    @command(instruments, around, "check", about, needs_store=False)
    def check(call: Call, file: Path = file_argument) -> None:
        check_instrument_file(call, file)


def show_instruments(call: Call) -> None:
    """Every assessment that can be used, the one of now first, and the files that can't."""
    library = _library(call)
    offered = library.offered()
    if call.options.json:
        rows: list[Json] = [_row_json(call, one, is_current=one == offered[0]) for one in offered]
        broken: list[Json] = [str(error.facts["file"]) for error in library.broken()]
        call.output.document({"instruments": rows, "broken": broken})
    else:
        heads = (call.tr("Assessment"), call.tr("Version"), call.tr("Name"), call.tr("Answered now"))
        call.output.table(heads, [_row(call, one, is_current=one == offered[0]) for one in offered])
    for error in library.broken():
        call.output.say(call.around.translator.error(error))


def _checked(call: Call, one: "Instrument") -> str:
    """When somebody last held it against its source (R52)."""
    if one.checked_on is None:
        return call.tr("Nobody has said when it was last gone through.")
    said = call.tr("Last gone through {day}.", day=call.around.translator.day(one.checked_on, year=True))
    return f"{said} {one.source}".rstrip()


def show_instrument(call: Call) -> None:
    """The questions, the scale, the safety questions and the routes of the assessment that is answered now."""
    one, language = _library(call).current(), call.around.translator.language
    if call.options.json:
        from bti_tui.domain.codec import to_json

        call.output.document({"instrument": to_json(one)})
        return
    lines = [one.title.speak(language), one.intro.speak(language), _checked(call, one), ""]
    lines += [f"{point.key}  {point.name.speak(language)}: {point.anchor.speak(language)}" for point in one.scale]
    for area in one.areas:
        lines += ["", area.name.speak(language)]
        lines += [f"  {item.code}  {item.name.speak(language)}" for item in area.items]
    lines += ["", call.tr("What protects")]
    lines += [f"  {resource.code}  {resource.name.speak(language)}" for resource in one.resources]
    lines += ["", call.tr("Safety questions")]
    lines += [f"  {item.code}  {item.name.speak(language)}" for item in one.safety.items]
    lines += ["", call.tr("What they open")]
    lines += [f"  {route.code}  {route.name.speak(language)}" for route in one.routes]
    call.output.text("\n".join(lines))


def check_instrument_file(call: Call, file: Path) -> None:
    """Every fault of a file with its line and what to do; ends as an unusable file when there is one."""
    from bti_tui.guide.instrument_loader import load_instrument

    path = guide_work.existing(call, file)
    try:
        one = load_instrument(path)
    except GuideInvalid as error:
        guide_work.tell_faults(call, error)
        raise
    if call.options.json:
        call.output.document({"usable": True, "faults": []})
    else:
        questions = sum(len(area.items) for area in one.areas)
        folder = str(call.around.places.instruments)
        call.output.text(call.tr("The assessment can be used: {count} questions.", count=questions))
        call.output.say(call.tr("Lay the file in {folder}: it then replaces the one of the program.", folder=folder))


def _library(call: Call) -> "InstrumentLibrary":
    from bti_tui.guide.instruments import InstrumentLibrary

    return InstrumentLibrary(call.around.places.instruments)


def _row(call: Call, one: "Instrument", *, is_current: bool) -> tuple[str, ...]:
    name = one.title.speak(call.around.translator.language)
    return str(one.id), one.said_version, name, call.tr("yes") if is_current else ""


def _row_json(call: Call, one: "Instrument", *, is_current: bool) -> Json:
    return {
        "id": one.id,
        "version": one.said_version,
        "content": one.version.partition("+")[2],
        "name": one.title.speak(call.around.translator.language),
        "is_answered_now": is_current,
    }

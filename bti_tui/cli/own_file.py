"""A file of the municipality's own to start from: its examples stand behind a #, so it changes nothing as it is."""

from datetime import date
from pathlib import Path

from bti_tui.cli.call import Call
from bti_tui.cli.output import Misuse


def begin_own_file(call: Call, place: Path, template: str, check: str) -> None:
    """Write it; one that is there is never written over. `check` is the command that says whether it can be used."""
    from bti_tui.guide.starting_file import own_file

    text = own_file(template, str(place), date.today(), call.around.translator.language)  # noqa: DTZ011 the day here
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Misuse(call.tr("{place} is there already. Open it and change it.", place=str(place))) from None
    except OSError as error:
        raise Misuse(call.tr("{place} can't be written to ({why}).", place=str(place), why=error.strerror)) from None
    if call.options.json:
        call.output.document({"file": str(place)})
    else:
        call.output.text(call.tr("The file is made: {place}", place=str(place)))
        call.output.say(call.tr("Change it, then run: {command}", command=check))

"""`bti`: opens the program when it stands alone, else answers one question on the command line.

Imported at every start, so everything that costs time is imported where it is needed.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bti_tui import __version__
from bti_tui.hardening import harden

if TYPE_CHECKING:
    from bti_tui.cli.call import Shared, Surroundings
    from bti_tui.cli.output import Output
    from bti_tui.domain.words import Language
    from bti_tui.settings import Places

VERSION_LINE: Final = f"bti {__version__}"
"""The answer to `--version`."""
NEW_OBJECTS: Final = 200_000
"""So many may gather before a command looks for unused ones; Python's 700 make imports a fifth slower."""


def run() -> None:
    """The program: hardened before anything else, and never with a traceback that could show a name."""
    harden()
    gc.disable()  # what is imported stays; the screens turn it on again when the first one is drawn
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.exit(_tell_version())
    from bti_tui.cli.last_resort import watch
    from bti_tui.cli.output import prefer_utf8

    watch()
    prefer_utf8(sys.stdout, sys.stderr)
    sys.exit(main(arguments, os.environ))


def _tell_version() -> int:
    """The one answer that needs no language, no settings and no commands."""
    try:
        sys.stdout.write(f"{VERSION_LINE}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        from bti_tui.cli.output import UNREAD, lead_nowhere

        lead_nowhere(sys.stdout)
        return UNREAD
    return 0


def main(arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    """Carry out one command line; gives the exit code."""
    from bti_tui.cli.call import Call, Surroundings
    from bti_tui.cli.opening import open_program, plain_call
    from bti_tui.cli.output import INTERRUPTED, MISUSED, Misuse, Output
    from bti_tui.domain.errors import BtiError
    from bti_tui.i18n import Translator
    from bti_tui.settings import Environment, Places, load_settings

    environment = Environment.read(variables)
    places = Places.find(environment)
    settings, _ = load_settings(places.settings_file)
    translator = Translator(asked_language(arguments) or environment.language or settings.language)
    output = Output(translator)
    around = Surroundings(translator, output, places)
    asked = plain_call(arguments)
    try:
        if asked is not None and not asked.command:
            return open_program(Call(around, asked.options), asked.locked)
        gc.set_threshold(NEW_OBJECTS)
        gc.enable()
        code = _answer(around, asked.options if asked is not None else None, arguments)
        output.flush()
    except Misuse as error:
        output.say(str(error))
        return MISUSED
    except BtiError as error:
        return output.error(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 a crash must not print what it holds, whatever it is
        return _ended(error, output, places)
    return code if isinstance(code, int) else 0


def _answer(around: "Surroundings", today: "Shared | None", arguments: Sequence[str]) -> object:
    """Carry out a command; with the options of `today` that one."""
    if today is not None:
        from bti_tui.cli.call import Call
        from bti_tui.cli.today_command import show_today

        show_today(Call(around, today))
        return None
    from bti_tui.cli.commands import build  # Typer takes its time, and the calls that are read plainly can do without

    return build(around, arguments)(list(arguments), prog_name="bti", standalone_mode=False)


def _ended(error: Exception, output: "Output", places: "Places") -> int:
    import typer

    from bti_tui import crash
    from bti_tui.cli.output import CRASHED, INTERRUPTED, MISUSED
    from bti_tui.cli.usage import wrong_usage

    if isinstance(error, typer.Abort):
        return INTERRUPTED
    wrong = wrong_usage(error, output.translator)
    if wrong is not None:
        output.say(wrong)
        return MISUSED
    number = crash.report(error, places.state / "reports")
    text = "bti stopped because of a fault of its own ({number}). What was stored is safe."
    output.say(output.translator.tr(text, number=number))
    return CRASHED


def asked_language(arguments: Sequence[str]) -> "Language | None":
    """The language of `--lang`, which is needed before the commands and their help are made."""
    from bti_tui.i18n import LANGUAGES

    for place, one in enumerate(arguments):
        name, _, value = one.partition("=")
        if name == "--lang":
            wanted = value or next(iter(arguments[place + 1 :]), "")
            return next((language for language in LANGUAGES if language == wanted), None)
    return None

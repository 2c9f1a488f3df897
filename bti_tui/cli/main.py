"""`bti`: opens the program when it stands alone, else answers one question on the command line."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from bti_tui import __version__, crash
from bti_tui.cli.call import Call, Shared, Surroundings
from bti_tui.cli.case_commands import add_case_commands
from bti_tui.cli.debug_commands import add_debug_commands
from bti_tui.cli.demo_command import add_demo_command
from bti_tui.cli.guide_commands import add_guide_commands
from bti_tui.cli.help_page import group
from bti_tui.cli.opening import AS, LOCKED, NOW, open_program, opening_of
from bti_tui.cli.output import CRASHED, INTERRUPTED, MISUSED, Misuse, Output, prefer_utf8
from bti_tui.cli.script_command import add_script_command
from bti_tui.cli.store_commands import add_store_commands
from bti_tui.cli.usage import wrong_usage
from bti_tui.domain.errors import BtiError
from bti_tui.domain.words import Language
from bti_tui.hardening import harden
from bti_tui.i18n import LANGUAGES, N_, Translator
from bti_tui.settings import Environment, Places, load_settings

ABOUT = N_(
    "For the relay holder: from the first wondering about a child to a closed case. Alone, bti opens the program."
)


def run() -> None:
    """The program: hardened before anything else, and never with a traceback that could show a name."""
    harden()
    prefer_utf8(sys.stdout, sys.stderr)
    sys.exit(main(sys.argv[1:], os.environ))


def main(arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    """Carry out one command line; gives the exit code."""
    environment = Environment.read(variables)
    places = Places.find(environment)
    settings, _ = load_settings(places.settings_file)
    translator = Translator(asked_language(arguments) or environment.language or settings.language)
    output = Output(translator)
    around = Surroundings(translator, output, places)
    opening = opening_of(arguments)
    try:
        if opening is not None:
            options = Shared(store=opening.store, now=opening.now, acting_as=opening.acting_as)
            return open_program(Call(around, options), opening.locked)
        code = build(around)(list(arguments), prog_name="bti", standalone_mode=False)
        output.flush()
    except Misuse as error:
        output.say(str(error))
        return MISUSED
    except BtiError as error:
        return output.error(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 a crash must not print what it holds, whatever it is
        return _ended(error, output, places)
    return code if isinstance(code, int) else 0


def _ended(error: Exception, output: Output, places: Places) -> int:
    wrong = wrong_usage(error, output.translator)
    if wrong is not None:
        output.say(wrong)
        return MISUSED
    number = crash.report(error, places.state / "reports")
    text = "bti stopped because of a fault of its own ({number}). What was stored is safe."
    output.say(output.translator.tr(text, number=number))
    return CRASHED


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language of `--lang`, which is needed before the commands and their help are made."""
    for place, one in enumerate(arguments):
        name, _, value = one.partition("=")
        if name == "--lang":
            wanted = value or next(iter(arguments[place + 1 :]), "")
            return next((language for language in LANGUAGES if language == wanted), None)
    return None


def build(around: Surroundings) -> typer.Typer:
    """The command line in one language: Typer fixes its help texts while the commands are made."""
    app = group(around.translator, around.translator.tr(ABOUT))
    _add_root(app, around)
    add_case_commands(app, around)
    add_guide_commands(app, around)
    add_store_commands(app, around)
    add_script_command(app, around)
    add_demo_command(app, around)
    add_debug_commands(app, around)
    return app


def _add_root(app: typer.Typer, around: Surroundings) -> None:
    tr = around.translator.tr

    def tell_version(asked: bool) -> None:
        if asked:
            around.output.text(f"bti {__version__}")
            raise typer.Exit

    version_option = typer.Option(
        False, "--version", is_eager=True, callback=tell_version, help=tr("Show the version.")
    )
    lang_option = typer.Option(
        None, "--lang", metavar="nb|nn|en", callback=_known_language(around), help=tr("Language.")
    )
    store_option = typer.Option(None, "--store", metavar="DIR", help=tr("The folder of the store."))
    fd_help = tr("Read the passphrase from this file descriptor.")
    fd_option = typer.Option(None, "--passphrase-fd", metavar="N", help=fd_help)
    as_help = tr("Training stores only: act as this colleague.")
    as_option = typer.Option(None, AS, metavar="USER", help=as_help)
    now_option = typer.Option(None, NOW, metavar="TIME", help=tr("Training stores only: the time it is."))
    locked_option = typer.Option("", LOCKED, hidden=True)

    @app.callback(invoke_without_command=True)
    def root(
        ctx: typer.Context,
        store: Path | None = store_option,
        passphrase_fd: int | None = fd_option,
        acting_as: str | None = as_option,
        now: str | None = now_option,
        locked: str = locked_option,
        _version: bool = version_option,
        _lang: str | None = lang_option,
    ) -> None:
        ctx.obj = Shared(store=store, passphrase_fd=passphrase_fd, acting_as=acting_as, now=now)
        if ctx.invoked_subcommand is None:
            raise typer.Exit(open_program(Call(around, ctx.obj), locked))


def _known_language(around: Surroundings) -> Any:
    def check(value: str | None) -> str | None:
        if value is not None and value not in LANGUAGES:
            raise Misuse(around.translator.tr("--lang is nb, nn or en."))
        return value

    return check

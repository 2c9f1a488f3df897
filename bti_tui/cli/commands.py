"""Every command of the command line, put together; only the ones that the first word asks for are made.

Typer reads the signature of each command that it is given, and each brings its own imports.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import typer

from bti_tui.cli.call import Call, Shared, Surroundings
from bti_tui.cli.help_page import group
from bti_tui.cli.main import VERSION_LINE
from bti_tui.cli.opening import AS, LOCKED, NOW, open_program
from bti_tui.cli.output import Misuse
from bti_tui.i18n import LANGUAGES, N_

ABOUT = N_(
    "For the relay holder: from the first wondering about a child to a closed case. Alone, bti opens the program."
)
BEFORE_COMMAND: Final = frozenset({"--store", "--lang", "--passphrase-fd", AS, NOW, LOCKED})
"""The options that may stand before a command; each takes a value."""

Add = Callable[[typer.Typer, Surroundings], None]


def _today(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.today_command import add_today_command

    add_today_command(app, around)


def _case(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.case_commands import add_case_commands

    add_case_commands(app, around)


def _guide(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.guide_commands import add_guide_commands

    add_guide_commands(app, around)


def _instrument(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.instrument_commands import add_instrument_commands

    add_instrument_commands(app, around)


def _agencies(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.agency_commands import add_agency_commands

    add_agency_commands(app, around)


def _store(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.store_commands import add_store_commands

    add_store_commands(app, around)


def _rules(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.rules_commands import add_rules_commands

    add_rules_commands(app, around)


def _shorthand(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.shorthand_commands import add_shorthand_commands

    add_shorthand_commands(app, around)


def _script(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.script_command import add_script_command

    add_script_command(app, around)


def _demo(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.demo_command import add_demo_command

    add_demo_command(app, around)


def _debug(app: typer.Typer, around: Surroundings) -> None:
    from bti_tui.cli.debug_commands import add_debug_commands

    add_debug_commands(app, around)


ADDED: Final[Mapping[str, Add]] = {
    "today": _today,
    "case": _case,
    "guide": _guide,
    "instrument": _instrument,
    "agencies": _agencies,
    "rules": _rules,
    "shorthand": _shorthand,
    "store": _store,
    "script": _script,
    "demo": _demo,
    "debug": _debug,
}
"""What makes the commands that begin with a word."""


def build(around: Surroundings, arguments: Sequence[str] = ()) -> typer.Typer:
    """The command line in one language: Typer fixes its help texts while the commands are made.

    With `arguments` only what their first word asks for; everything when they name no command.
    """
    app = group(around.translator, around.translator.tr(ABOUT))
    _add_root(app, around)
    wanted = first_word(arguments)
    for word, add in ADDED.items():
        if wanted not in ADDED or word == wanted:
            add(app, around)
    return app


def first_word(arguments: Sequence[str]) -> str:
    """The word that a command begins with; empty when something else stands there, such as a plea for help."""
    words = iter(arguments)
    for word in words:
        name, equals, _ = word.partition("=")
        if name not in BEFORE_COMMAND:
            return word
        if not equals:
            next(words, "")
    return ""


def _add_root(app: typer.Typer, around: Surroundings) -> None:
    tr = around.translator.tr

    def tell_version(asked: bool) -> None:
        if asked:
            around.output.text(VERSION_LINE)
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

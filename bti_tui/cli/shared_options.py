"""Makes a command of a function: every command gets the options that all share, before or after its name."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import typer

from bti_tui.cli.call import Call, Shared, Surroundings
from bti_tui.cli.help_page import command_class
from bti_tui.i18n import Translator

Answers = Mapping[str, str | None]
"""The texts that a command asks for as options, by name."""


def command(
    app: typer.Typer,
    around: Surroundings,
    name: str,
    help: str,  # noqa: A002 as Typer calls it
    *,
    texts: Mapping[str, str] | None = None,
    needs_store: bool = True,
    hidden: bool = False,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function that takes a `Call`, its own options and, with `texts`, the `Answers`.

    The shared options may stand before or after its name; one that needs no store has `--json` only.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in _parameters(function) if one.name not in {"call", "answers"}]
        asked = [
            _option(key, str | None, typer.Option(None, _flag(key), metavar="TEXT", help=text))
            for key, text in (texts or {}).items()
        ]
        shared = [one for one in _shared_parameters(around.translator) if needs_store or one.name == "json"]

        def run(ctx: typer.Context, **values: Any) -> None:
            chosen = Shared(**{one.name: values.pop(one.name) for one in shared})
            before = ctx.obj if isinstance(ctx.obj, Shared) else Shared()
            answers = {one.name: values.pop(one.name) for one in asked}
            extra = {"answers": answers} if texts else {}
            function(Call(around, chosen.over(before)), **values, **extra)

        first = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        listed = [first, *own, *asked, *shared]
        run.__signature__ = inspect.Signature(listed)  # type: ignore[attr-defined]  # what typer reads options from
        run.__annotations__ = {one.name: one.annotation for one in listed}
        app.command(name, cls=command_class(around.translator), help=help, hidden=hidden)(run)
        return function

    return register


def _parameters(function: Callable[..., None]) -> list[inspect.Parameter]:
    found = inspect.signature(function, eval_str=True).parameters.values()
    return [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in found]


def _shared_parameters(translator: Translator) -> list[inspect.Parameter]:
    tr = translator.tr
    fd_help = tr("Read the passphrase from this file descriptor.")
    found: list[tuple[str, Any, Any]] = [
        ("store", Path | None, typer.Option(None, "--store", metavar="DIR", help=tr("The folder of the store."))),
        ("passphrase_fd", int | None, typer.Option(None, "--passphrase-fd", metavar="N", help=fd_help)),
        ("json", bool, typer.Option(False, "--json", help=tr("Answer with JSON."))),
        (
            "acting_as",
            str | None,
            typer.Option(None, "--as", metavar="USER", help=tr("Training stores only: act as this colleague.")),
        ),
        (
            "now",
            str | None,
            typer.Option(None, "--now", metavar="TIME", help=tr("Training stores only: the time it is.")),
        ),
        (
            "yes_print_personal_data",
            bool,
            typer.Option(False, "--yes-print-personal-data", help=tr("Print names although stdout is no terminal.")),
        ),
    ]
    return [_option(name, kind, option) for name, kind, option in found]


def _option(name: str, kind: Any, option: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=kind)


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")

"""The help of a command in the language of the person: Typer's own headings are English."""

import inspect
from functools import cache
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typing_extensions import override

from bti_tui.i18n import N_, Translator

HELP_OPTIONS = {"help_option_names": ["--help", "-h"]}
USAGE: Final = {"[OPTIONS]": N_("[options]"), "COMMAND [ARGS]...": N_("COMMAND ...")}
"""What the line of usage is made of."""


class HelpPage:
    """Draws one command."""

    def __init__(self, command: Any, ctx: Any, formatter: Any, translator: Translator) -> None:
        self._command = command
        self._ctx = ctx
        self._formatter = formatter
        self._translator = translator

    def draw(self) -> None:
        """What it does, how it is called, its commands, its options."""
        self._formatter.write_text(inspect.cleandoc(self._command.help or ""))
        self._formatter.write_paragraph()
        tr = self._translator.tr
        pieces = " ".join(tr(USAGE.get(piece, piece)) for piece in self._command.collect_usage_pieces(self._ctx))
        self._formatter.write_usage(self._ctx.command_path, pieces, prefix=tr("Usage:") + " ")
        self._section(tr("Commands"), self._commands())
        options = [one for one in self._command.get_params(self._ctx) if one.param_type_name == "option"]
        help_option = self._command.get_help_option(self._ctx)
        if help_option is not None:
            help_option.help = tr("Show this and leave.")
        self._section(tr("Options"), [one.get_help_record(self._ctx) for one in options])

    def _section(self, title: str, rows: list[tuple[str, str] | None]) -> None:
        shown = [row for row in rows if row is not None]
        if shown:
            with self._formatter.section(title):
                self._formatter.write_dl(shown)

    def _commands(self) -> list[tuple[str, str] | None]:
        known = getattr(self._command, "commands", {})
        return [(name, _first_sentence(one.help or "")) for name, one in known.items() if not one.hidden]


def _first_sentence(text: str) -> str:
    first, stop, _ = text.partition(". ")
    return first + stop.strip()


@cache
def command_class(translator: Translator) -> type[TyperCommand]:
    """Commands whose help speaks the person's language."""

    class HelpfulCommand(TyperCommand):
        @override
        def format_help(self, ctx: Any, formatter: Any) -> None:
            HelpPage(self, ctx, formatter, translator).draw()

    return HelpfulCommand


@cache
def group_class(translator: Translator) -> type[TyperGroup]:
    """Groups of commands whose help speaks the person's language."""

    class HelpfulGroup(TyperGroup):
        @override
        def format_help(self, ctx: Any, formatter: Any) -> None:
            HelpPage(self, ctx, formatter, translator).draw()

    return HelpfulGroup


def group(translator: Translator, help: str, **more: Any) -> typer.Typer:  # noqa: A002 as Typer calls it
    """A group of commands, without Typer's own faces of errors: `main.py` says what is wrong."""
    return typer.Typer(
        cls=group_class(translator),
        help=help,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings=HELP_OPTIONS,
        **more,
    )

"""What is wrong with a command line, in the person's language. Typer says it in English, with what was typed."""

from typing import Final

import typer

from bti_tui.i18n import N_, Translator

USAGE_ERROR: Final = typer.BadParameter.__mro__[1]
"""The root of Typer's errors about a command line, which it does not give a name to."""

TEXTS: Final = {
    "NoSuchOption": N_("There is no option {name}."),
    "MissingParameter": N_("{name} is missing."),
    "BadParameter": N_("{name} has a value that can't be used."),
    "BadOptionUsage": N_("{name} needs a value."),
}
"""By the name of Typer's error."""
OTHERWISE: Final = N_("There is no such command.")
HINT: Final = N_("See {command} --help.")


def wrong_usage(error: Exception, translator: Translator) -> str | None:
    """One line: what is wrong and where the help is; None when the error is no slip of the command line."""
    if not isinstance(error, USAGE_ERROR):
        return None
    path = getattr(getattr(error, "ctx", None), "command_path", "") or "bti"
    what = translator.tr(TEXTS.get(type(error).__name__, OTHERWISE), name=_name(error))
    return f"{what} {translator.tr(HINT, command=path)}"


def _name(error: Exception) -> str:
    name = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if name is None and param is not None:
        name = param.opts[0] if param.param_type_name == "option" else param.metavar or param.name
    return str(name or "")

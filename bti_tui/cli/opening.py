"""The two calls that are not to wait for Typer: `bti` alone, which opens the program, and `bti today`.

Typer imports pydantic as soon as it reads a value. What these calls say is read here; whatever is not understood is
left to Typer, which knows every option and says what is wrong.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bti_tui.cli.call import Call, Shared
from bti_tui.hardening import hush_terminal, restore_terminal
from bti_tui.i18n import LANGUAGES

TODAY: Final = "today"
LANG: Final = "--lang"
LOCKED: Final = "--locked"
"""How the program tells its next process why it was locked; not shown in the help."""
NOW: Final = "--now"
AS: Final = "--as"
_VALUES: Final = {"--store": "store", "--passphrase-fd": "passphrase_fd", AS: "acting_as", NOW: "now"}
"""The options that all commands share and that take a value, by their names in `Shared`."""
_SIGNS: Final = {"--json": "json", "--yes-print-personal-data": "yes_print_personal_data"}
"""Those that stand alone, after a command."""


@dataclass(frozen=True, slots=True)
class PlainCall:
    """A call that is understood without Typer."""

    command: str
    """`today`, or empty when the program is to be opened."""
    options: Shared
    locked: str = ""


def plain_call(arguments: Sequence[str]) -> PlainCall | None:
    """What the words ask for; None when it is something else, or is not said as it should be."""
    words = iter(arguments)
    before: dict[str, str] = {}
    command = _read(words, before, {*_VALUES, LANG, LOCKED})
    after: dict[str, str] = {}
    rest = _read(words, after, {*_VALUES}, {*_SIGNS}) if command == TODAY else ""
    if command not in {"", TODAY} or rest != "" or before.get(LANG, "nb") not in LANGUAGES:
        return None
    first, then = _shared(before), _shared(after)
    if first is None or then is None:
        return None
    return PlainCall(command, then.over(first), before.get(LOCKED, ""))


def _read(
    words: Iterator[str], into: dict[str, str], values: Collection[str], signs: Collection[str] = ()
) -> str | None:
    """Read options up to the first word that is none, and give that: empty at the end, None for an unknown option."""
    for word in words:
        name, equals, value = word.partition("=")
        if not word.startswith("-"):
            return word or None
        if word in signs:
            into[word] = word
            continue
        given = value if equals else next(words, "")
        if name not in values or not given or given.startswith("-"):
            return None
        into[name] = given
    return ""


def _shared(given: dict[str, str]) -> Shared | None:
    """The options in their types; None when one can't be read so."""
    found: dict[str, Any] = {key: given[name] for name, key in _VALUES.items() if name in given}
    found |= {key: True for name, key in _SIGNS.items() if name in given}
    if "store" in found:
        found["store"] = Path(found["store"])
    if "passphrase_fd" in found:
        number = found["passphrase_fd"]
        if not (number.isascii() and number.isdecimal()):
            return None
        found["passphrase_fd"] = int(number)
    return Shared(**found)


def open_program(call: Call, locked: str) -> int:
    """The screens, until the person leaves; in a training store at the time and with the user that were asked for."""
    call.require_terminal()
    hush_terminal()
    try:
        return _open(call, locked)
    finally:
        restore_terminal()


def _open(call: Call, locked: str) -> int:
    from bti_tui.cli.program import HERE_AND_NOW, Installation, Journey, run_app

    journey = HERE_AND_NOW
    if call.options.now or call.options.acting_as:
        from bti_tui.bootstrap import is_training

        call.require_training_for_travel(is_training(call.folder))
        journey = Journey(call.moment(), call.options.acting_as or "")
    return run_app(Installation.find(call.around.translator.language), call.folder, locked=locked, journey=journey)

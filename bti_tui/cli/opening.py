"""`bti` alone opens the program, also with a store, a language or a lock to begin with.

Typer imports pydantic as soon as it reads a value. The lock screen shall not wait for that: these words are read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bti_tui.cli.call import Call
from bti_tui.i18n import LANGUAGES

LOCKED: Final = "--locked"
"""How the program tells its next process why it was locked; not shown in the help."""
NOW: Final = "--now"
AS: Final = "--as"


@dataclass(frozen=True, slots=True)
class Opening:
    """How the program is opened."""

    store: Path | None
    locked: str
    now: str | None = None
    acting_as: str | None = None


def opening_of(arguments: Sequence[str]) -> Opening | None:
    """What the words ask for when they only say how to open the program; None when a command is among them."""
    given: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in {"--store", "--lang", LOCKED, NOW, AS}:
            return None
        given[name] = value if equals else next(words, "")
        if not given[name]:
            return None
    if given.get("--lang", "nb") not in LANGUAGES:
        return None
    store = Path(given["--store"]) if "--store" in given else None
    return Opening(store, given.get(LOCKED, ""), given.get(NOW), given.get(AS))


def open_program(call: Call, locked: str) -> int:
    """The screens, until the person leaves; in a training store at the time and with the user that were asked for."""
    call.require_terminal()
    from bti_tui.cli.program import HERE_AND_NOW, Installation, Journey, run_app

    journey = HERE_AND_NOW
    if call.options.now or call.options.acting_as:
        from bti_tui.bootstrap import is_training

        call.require_training_for_travel(is_training(call.folder))
        journey = Journey(call.moment(), call.options.acting_as or "")
    return run_app(Installation.find(call.around.translator.language), call.folder, locked=locked, journey=journey)

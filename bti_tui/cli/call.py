"""What one call of a command stands on: the options that all commands share, the language, the way to the store."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bti_tui.cli.output import Misuse, Output
from bti_tui.cli.speaking import speaking
from bti_tui.domain.errors import StoreBehind
from bti_tui.domain.ids import UserId
from bti_tui.i18n import N_, Translator
from bti_tui.settings import Places, load_settings

if TYPE_CHECKING:
    from bti_tui.domain.people import Professional
    from bti_tui.usecases.context import Context

NO_WRITING: Final = {
    "disk-full": N_("The disk is full, so nothing can be stored."),
    "store-gone": N_("The disk of the store does not take anything now."),
    "store-locked": N_("Another program writes to the store, so nothing can be stored just now."),
}
"""By the code of what is wrong with the disk."""
STORE_FOLDER: Final = "store"
"""Where a person's own store lies, below the data of the program."""
LONGEST_PASSPHRASE: Final = 4096
"""Bytes that are read from a descriptor before a newline must have come."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The options of every command; before the command they hold for it, after it they go before."""

    store: Path | None = None
    passphrase_fd: int | None = None
    json: bool = False
    acting_as: str | None = None
    now: str | None = None
    yes_print_personal_data: bool = False

    def over(self, other: "Shared") -> "Shared":
        """These options, and where they are silent, the other ones."""
        mine = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(
            other, **{name: value for name, value in mine.items() if value is not None and value is not False}
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all commands of one run of the program share."""

    translator: Translator
    output: Output
    places: Places


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one command."""

    around: Surroundings
    options: Shared

    @property
    def tr(self) -> Callable[..., str]:
        """One text."""
        return self.around.translator.tr

    @property
    def output(self) -> Output:
        """Where the answer goes."""
        return self.around.output

    @property
    def folder(self) -> Path:
        """The folder of the store that is asked for, or of this person's own."""
        return (self.options.store or self.around.places.data / STORE_FOLDER).expanduser()

    def say_written(self, place: object) -> None:
        """Where a file was put, and what to do about it: the store is encrypted, the file is not."""
        said = self.tr(
            "Written: {place}. The file is not encrypted: delete it when it has been used.", place=str(place)
        )
        self.output.text(said)

    @contextmanager
    def opened(self, *, prints_people: bool = False) -> "Iterator[Context]":
        """The open store, at the time and with the user that were asked for.

        With `prints_people` names may reach stdout, which must then be a terminal, asked for, or about invented people.
        """
        from bti_tui import bootstrap
        from bti_tui.usecases.disk import reading_on

        self.require_training_for_travel(bootstrap.is_training(self.folder))
        with bootstrap.opened(self.folder, self.passphrase(), self.around.places.state) as ctx:
            self.require_training_for_travel(ctx.training)
            if ctx.keeper and ctx.keeper.rolled_back:
                self.output.error(StoreBehind())
            self._tell_of_disk(ctx)
            allowed = ctx.training or self.output.is_terminal or self.options.yes_print_personal_data
            if prints_people and not allowed:
                raise Misuse(
                    self.tr(
                        "This prints personal data, and stdout is not a terminal. Add --yes-print-personal-data if you "
                        "mean it."
                    )
                )
            yield speaking(self._travelled(self.guided(reading_on(ctx))), lambda: self.around.translator)

    def guided(self, ctx: "Context") -> "Context":
        """The context with the guides of this machine."""
        from bti_tui import bootstrap

        settings, _ = load_settings(self.around.places.settings_file)
        places = self.around.places
        files = (places.agencies_file, places.instruments, places.texts, places.rules_file, places.measures_file)
        return bootstrap.guided(ctx, places.guides, settings.guide, *files)

    def _tell_of_disk(self, ctx: "Context") -> None:
        """One line where looks are logged outside of the store, because it can't be written to."""
        trouble = ctx.disk.trouble if ctx.disk else None
        if trouble is None and not (ctx.disk and ctx.disk.is_read_only):
            return
        why = self.tr(NO_WRITING.get(trouble.code if trouble else "", N_("Nothing can be stored here now.")))
        said = self.tr("You can read: who reads what is written down on this machine, and put into the store later.")
        self.output.say(f"{why} {said}")

    def passphrase(self) -> str:
        """From the descriptor that was named, else typed; a training store asks for none."""
        from bti_tui import bootstrap

        if bootstrap.is_training(self.folder) or not bootstrap.has_store(self.folder):
            return ""
        return self.read_passphrase() if self.options.passphrase_fd is not None else self.ask_passphrase()

    def ask_passphrase(self) -> str:
        """Typed at the terminal, unseen."""
        return self.output.ask_secret(self.tr("Passphrase:"))

    def read_passphrase(self) -> str:
        """The first line of the named descriptor; what follows it is left for others to read."""
        found = bytearray()
        try:
            while (sign := os.read(self.options.passphrase_fd or 0, 1)) not in {b"", b"\n"}:
                found += sign
                if len(found) > LONGEST_PASSPHRASE:
                    raise Misuse(self.tr("The passphrase is too long; it ends with a line break."))
        except OSError:
            text = self.tr("Nothing can be read from descriptor {number}.", number=self.options.passphrase_fd)
            raise Misuse(text) from None
        try:
            return found.decode().removesuffix("\r")
        except UnicodeDecodeError:
            raise Misuse(self.tr("The passphrase is not UTF-8.")) from None

    def require_terminal(self) -> None:
        """Raise `Misuse` unless a person is there to read the screen and press keys."""
        if not (sys.stdin.isatty() and self.output.is_terminal):
            text = self.tr("The program needs a terminal. See bti --help for what can be done without one.")
            raise Misuse(text)

    def require_training_for_travel(self, is_training: bool) -> None:
        """Raise `Misuse` when another time or another user is asked for in a real store."""
        if (self.options.now or self.options.acting_as) and not is_training:
            raise Misuse(self.tr("--as and --now are for training stores only."))

    def moment(self) -> datetime | None:
        """The time that was asked for, if any."""
        if not self.options.now:
            return None
        at = moment_of(self.options.now)
        if at is None:
            raise Misuse(self.tr("--now is a day and a time such as 2026-11-21T09:00."))
        return at

    def _travelled(self, ctx: "Context") -> "Context":
        if self.options.acting_as:
            ctx = ctx.acting_as(self._colleague(ctx, self.options.acting_as))
        at = self.moment()
        return ctx.at(lambda: at) if at else ctx

    def _colleague(self, ctx: "Context", wanted: str) -> "Professional":
        found = find_professional(ctx, wanted)
        if found is None:
            raise Misuse(self.tr("Nobody in the store is called that. Use a name, initials or an id."))
        return found


def moment_of(text: str) -> datetime | None:
    """A moment of this century from ISO 8601; without a zone it is the machine's own time."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone() if 2000 <= found.year < 2100 else None  # noqa: PLR2004 a century is its own explanation


def find_professional(ctx: "Context", wanted: str) -> "Professional | None":
    """The one colleague with this id, name or initials; None when there is none, or more than one."""
    from bti_tui.usecases.queries import professionals

    known = professionals(ctx)
    said = wanted.casefold()
    for found in (
        [one for one in known if one.id == UserId(wanted)],
        [one for one in known if one.name.casefold() == said],
        [one for one in known if one.initials.casefold() == said],
    ):
        if found:
            return found[0] if len(found) == 1 else None
    return None

"""The only writer to stdout and stderr: data goes to stdout, talk to stderr, and every no has its exit code here."""

import dataclasses
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TextIO

from bti_tui.domain.errors import BtiError
from bti_tui.domain.text import clean
from bti_tui.domain.words import Language, Words
from bti_tui.i18n import Translator

if TYPE_CHECKING:
    from bti_tui.domain.codec import Json

DONE: Final = 0
CRASHED: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130
"""As shells say it: 128 and the number of the signal."""
UNREAD: Final = 141
"""Whoever read our stdout has gone."""

EXIT_CODES: Final[Mapping[str, int]] = {
    "refused": 10,
    "not-found": 11,
    "conflict": 12,
    "bad-input": 13,
    "guide-invalid": 20,
    "agencies-invalid": 21,
    "rules-invalid": 22,
    "shorthand-invalid": 23,
    "store": 29,
    "store-locked": 30,
    "wrong-passphrase": 31,
    "store-damaged": 32,
    "store-too-new": 33,
    "unsafe-place": 34,
    "store-missing": 35,
    "store-exists": 36,
    "disk-full": 37,
    "read-only": 38,
    "old-driver": 39,
    "export": 40,
    "store-behind": 41,
    "store-gone": 42,
    "store-taken": 43,
    "store-frozen": 46,
    "store-unfinished": 47,
    "not-logged": 48,
    "open-elsewhere": 44,
    "still-open-elsewhere": 49,
    "passphrase-first": 45,
}
"""By the permanent code of the error: 10-19 rules and input, 20 the guide, 29-39 and 41-49 the store, 40 copies."""

WIDTH_WITHOUT_TERMINAL: Final = 240
"""A table for a file is not squeezed."""


class Misuse(Exception):
    """The command line asks for something that it can't have; the text says what to do instead."""


def exit_code(code: str) -> int:
    """The exit code for a permanent error code."""
    return EXIT_CODES.get(code, CRASHED)


class Output:
    """Speaks to whoever called the command."""

    def __init__(self, translator: Translator, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self.translator = translator
        self._stdout = stdout or sys.stdout
        self._stderr = stderr or sys.stderr

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads stdout as it comes."""
        return self._stdout.isatty()

    # data

    def text(self, text: str) -> None:
        """One or more lines for a person who asked for them."""
        self._write(self._stdout, "\n".join(clean(line) for line in text.split("\n")))

    def document(self, value: "Json") -> None:
        """One JSON document."""
        self._write(self._stdout, inert(json.dumps(value, ensure_ascii=False, indent=2)))

    def line(self, value: "Json") -> None:
        """One JSON value on one line, handed over at once."""
        self._write(self._stdout, inert(json.dumps(value, ensure_ascii=False)))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Lines under headings, as wide as the terminal; a text is shown as it is and never read as markup."""
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        shown = Table(*heads, box=None, pad_edge=False, header_style="bold")
        for row in rows:
            shown.add_row(*(Text(clean(cell, lines=False)) for cell in row))
        width = None if self.is_terminal else WIDTH_WITHOUT_TERMINAL
        console = Console(file=self._stdout, width=width, highlight=False, markup=False, emoji=False)
        with console.capture() as drawn:
            console.print(shown)
        self._write(self._stdout, "\n".join(line.rstrip() for line in drawn.get().rstrip("\n").split("\n")))

    # talk

    def say(self, text: str) -> None:
        """One line about what happens; control characters of a file or an argument never reach the terminal."""
        self._write(self._stderr, clean(text))

    def error(self, error: BtiError) -> int:
        """What went wrong and what to do about it; gives the exit code."""
        self.say(self.translator.error(error))
        return exit_code(error.code)

    def ask(self, question: str) -> str:
        """The answer of the person at the terminal. Raises `Misuse` when there is none."""
        if not sys.stdin.isatty():
            raise Misuse(self.translator.tr("There is no terminal to ask at. Give the answer as an option."))
        print(clean(question), end=" ", file=self._stderr, flush=True)
        return sys.stdin.readline().rstrip("\n")

    def ask_secret(self, question: str) -> str:
        """The same without showing what is typed."""
        if not has_terminal():
            text = self.translator.tr("There is no terminal to ask for the passphrase at. Use --passphrase-fd N.")
            raise Misuse(text)
        import getpass

        return getpass.getpass(f"{question} ")

    def flush(self) -> None:
        """Hand over what is still waiting."""
        try:
            self._stdout.flush()
        except BrokenPipeError:
            self._reader_has_gone()

    def _write(self, stream: TextIO, text: str) -> None:
        try:
            print(text, file=stream, flush=True)
        except BrokenPipeError:
            self._reader_has_gone()

    def _reader_has_gone(self) -> None:
        lead_nowhere(sys.stdout)
        raise SystemExit(UNREAD)


def lead_nowhere(stream: TextIO) -> None:
    """For when whoever read it has gone: Python writes a complaint at exit unless it leads somewhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def inert(document: str) -> str:
    """The same JSON, with every sign that a terminal could obey or a reader can't see as a code such as \\u009b."""
    return "\n".join(
        line if line.isprintable() else "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in line)
        for line in document.split("\n")
    )


def has_terminal() -> bool:
    """Whether a person can be asked, even when stdin is a pipe."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return sys.stdin.isatty()
    return True


def prefer_utf8(*streams: TextIO) -> None:
    """Norwegian letters survive every pipe; what a terminal can't draw is shown as a code instead of being a crash."""
    for stream in streams:
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def plain(value: object, language: Language) -> "Json":
    """Plain JSON for a view: dates as ISO 8601, enums by value, texts of the guide in one language."""
    if isinstance(value, Words):
        return value.speak(language)
    if isinstance(value, str):  # also what stands where words are gone
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one, language) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one, language) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), language) for field in dataclasses.fields(value)}
    from bti_tui.domain.codec import to_json

    return to_json(value)

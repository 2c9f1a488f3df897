"""Small TOML files, read strictly and written atomically. A fault names the file and the line."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bti_tui.domain.nesting import has_endless_key
from bti_tui.i18n import N_, Translator

LARGEST_BYTES: Final = 64 * 1024

NOT_TEXT: Final = N_("it is not readable text (UTF-8)")
NOT_READABLE: Final = N_("the file can't be read")
TOO_LARGE: Final = N_("the file is too large")
NOT_TOML: Final = N_("the line can't be understood")
UNKNOWN_KEY: Final = N_("{key} is not a setting")
WRONG_VALUE: Final = N_("{key} has a value that can't be used")

_LINE_OF_ERROR: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One fault of a file: where it is and what it is."""

    path: Path
    line: int
    """0 when the fault is of the whole file."""
    what: str
    """A text of the catalogue."""
    key: str = ""

    def sentence(self, translator: Translator) -> str:
        """One line for the person: where, what, and what the program does instead."""
        what = translator.tr(self.what, key=self.key)
        if self.line:
            return translator.tr(
                "{path}, line {line}: {what}. The usual value is used instead.",
                path=self.path, line=self.line, what=what,
            )  # fmt: skip
        return translator.tr("{path}: {what}. The usual values are used instead.", path=self.path, what=what)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """The values of a file, with what is needed to say on which line one of them stands."""

    path: Path
    values: Mapping[str, object]
    text: str = ""
    problem: FileProblem | None = None
    """Why the whole file could not be read; the values are then empty."""

    def fault(self, what: str, key: str, table: str = "") -> FileProblem:
        """A fault of one key, which may stand in a table."""
        return FileProblem(self.path, self._line(key, table), what, f"{table}.{key}" if table else key)

    def _line(self, key: str, table: str) -> int:
        inside = not table
        for number, line in enumerate(self.text.splitlines(), start=1):
            words = line.strip()
            if table and words.startswith("["):
                inside = words.strip("[] \t") == table
            if inside and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*(=|\.|$)", words.strip("[] \t")):
                return number
        return 0


def read_toml(path: Path) -> TomlFile:
    """The file's values; none when it is not there. Nothing is raised: a fault is carried along."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return TomlFile(path, {})
    except OSError:
        return TomlFile(path, {}, problem=FileProblem(path, 0, NOT_READABLE))
    if len(content) > LARGEST_BYTES:
        return TomlFile(path, {}, problem=FileProblem(path, 0, TOO_LARGE))
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return TomlFile(path, {}, problem=FileProblem(path, line, NOT_TEXT))
    import tomllib  # most people have no such file

    try:
        if has_endless_key(text):
            raise RecursionError
        return TomlFile(path, tomllib.loads(text), text)
    except (ValueError, RecursionError) as error:  # a number may have too many digits
        place = _LINE_OF_ERROR.search(str(error))
        line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        return TomlFile(path, {}, problem=FileProblem(path, line, NOT_TOML))


def write_toml(path: Path, values: Mapping[str, str | int | bool]) -> None:
    """Replace the file as a whole, so that a crash leaves the old or the new one; only the owner can read it.

    A file on which a fault was found is kept beside it as `.bad`. Raises OSError when the place can't be written to.
    """
    _write(path, "".join(f"{key} = {_literal(value)}\n" for key, value in values.items()))


def write_tables(path: Path, tables: Mapping[str, Mapping[str, str]]) -> None:
    """The same for a file of tables of texts; their keys may be any texts."""
    _write(path, "\n".join(_table(name, values) for name, values in tables.items() if values))


def _table(name: str, values: Mapping[str, str]) -> str:
    return "".join((f"[{name}]\n", *(f"{_literal(key)} = {_literal(value)}\n" for key, value in values.items())))


def _write(path: Path, lines: str) -> None:
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if read_toml(path).problem is not None:
        path.replace(path.with_suffix(".bad"))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _literal(value: str | int | bool) -> str:
    """TOML shares its basic strings with JSON, but for the DEL sign."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

"""Reads a script line by line, strictly: a line is understood as a whole, or refused with its place and not done.

What somebody wrote in a line is never repeated, only names of fields and places.
"""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, Final

from bti_tui.cli.script_fields import MAKES, ORDERS, Order, fields_of
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import BadInput
from bti_tui.domain.nesting import is_deeper
from bti_tui.domain.text import clean

LARGEST_FILE: Final = 50_000_000
"""Bytes."""
MOST_LINES: Final = 50_000
LONGEST_LINE: Final = 1_000_000
"""Bytes."""
DEEPEST: Final = 8
"""Objects and lists inside of each other, counted before the line is parsed; no command needs more than two."""
STDIN: Final = "-"
LET_NAME: Final = r"[a-z][a-z0-9_]*"
_AROUND: Final = frozenset({"do", "let", "as", "now", "note", "refused"})
_SHOWN: Final = 40
_PIECE: Final = 65_536


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of a script as it was found: its JSON object, or why it can't be read."""

    place: str
    number: int
    content: Mapping[str, Json] | BadInput


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line with a known command and known fields; values are checked when names are known."""

    place: str
    number: int
    order: type[Order]
    values: Mapping[str, Json]
    let: str
    acting_as: str
    now: str
    refused: tuple[str, ...] = ()
    """The codes of all reasons for which the line shall be refused; empty when it shall be carried out."""


def lines_of(source: str) -> Iterator[RawLine]:
    """The lines of a file, or of stdin for `-`, without the empty ones. Raises BadInput when there is no such file."""
    shown = clean(source, lines=False) if source != STDIN else "stdin"
    with _opened(source, shown) as stream:
        for number, line in enumerate(_bounded_lines(stream, shown), 1):
            place = f"{shown}:{number}"
            if number > MOST_LINES:
                raise BadInput(place=shown, problem="too-many-lines", expected=MOST_LINES)
            if len(line) > LONGEST_LINE:
                yield RawLine(place, number, BadInput(place=place, problem="line-too-long", expected=LONGEST_LINE))
            elif line.strip():
                yield RawLine(place, number, _content(line, place, is_first=number == 1))


def understood(raw: RawLine) -> ScriptLine:
    """The line with its command; raises BadInput for a command or a key that does not exist or is missing."""
    if isinstance(raw.content, BadInput):
        raise raw.content
    refuse = refuser(raw.place)
    order = _order(raw.content, refuse)
    fields = fields_of(order)
    known = [field.name for field in fields]
    for key in raw.content.keys() - _AROUND - set(known):
        raise refuse("unknown-key", field=shown_name(key), do=order.name, expected=_nearest(key, known))
    for field in fields:
        if field.required and field.name not in raw.content:
            raise refuse("missing-key", field=field.name, do=order.name)
    around = {key: _around_text(raw.content, key, refuse) for key in ("let", "as", "now", "note")}
    if around["let"] and order.name not in MAKES:
        raise refuse("makes-nothing", field="let", do=order.name)
    values = {name: raw.content[name] for name in known if name in raw.content}
    refused = _refused(raw.content, refuse)
    return ScriptLine(raw.place, raw.number, order, values, around["let"], around["as"], around["now"], refused)


def refuser(place: str) -> Callable[..., BadInput]:
    """Makes the refusals of one line; facts are names of fields and codes, never values."""

    def refuse(problem: str, **facts: str | int) -> BadInput:
        return BadInput(place=place, problem=problem, **facts)

    return refuse


def shown_name(name: str) -> str:
    """A key of the script as it can be shown."""
    return clean(name, lines=False)[:_SHOWN]


def _order(content: Mapping[str, Json], refuse: Callable[..., BadInput]) -> type[Order]:
    name = content.get("do")
    if not isinstance(name, str):
        raise refuse("no-command", field="do")
    if name not in ORDERS:
        raise refuse("unknown-command", field="do", do=shown_name(name), expected=_nearest(name, list(ORDERS)))
    return ORDERS[name]


def _around_text(content: Mapping[str, Json], key: str, refuse: Callable[..., BadInput]) -> str:
    value = content.get(key, "")
    if not isinstance(value, str) or (key in content and not value and key != "note"):
        raise refuse("wrong-type", field=key, expected="text")
    return value


def _refused(content: Mapping[str, Json], refuse: Callable[..., BadInput]) -> tuple[str, ...]:
    codes = content.get("refused", [])
    if not isinstance(codes, list) or ("refused" in content and not codes):
        raise refuse("wrong-type", field="refused", expected="list")
    if not all(isinstance(code, str) and code for code in codes):
        raise refuse("wrong-type", field="refused", expected="reason")
    return tuple(map(str, codes))


def _nearest(name: str, known: list[str]) -> str:
    return ", ".join(get_close_matches(name, known, n=1) or known)


@contextlib.contextmanager
def _opened(source: str, shown: str) -> Iterator[BinaryIO]:
    if source == STDIN:
        yield sys.stdin.buffer
        return
    path = Path(source)
    try:
        if path.is_dir():
            raise BadInput(place=shown, problem="is-folder")
        stream = path.open("rb")
    except FileNotFoundError:
        raise BadInput(place=shown, problem="no-file") from None
    except (OSError, ValueError):
        raise BadInput(place=shown, problem="unreadable") from None
    with stream:
        yield stream


def _bounded_lines(stream: BinaryIO, shown: str) -> Iterator[bytes]:
    """Lines of which no more than one byte over the limit is kept; the rest of a longer one is read and dropped."""
    count = 0
    while line := stream.readline(LONGEST_LINE + 1):
        rest, count = line, count + len(line)
        while len(line) > LONGEST_LINE and rest and not rest.endswith(b"\n") and count <= LARGEST_FILE:
            rest = stream.readline(_PIECE)
            count += len(rest)
        if count > LARGEST_FILE:
            raise BadInput(place=shown, problem="file-too-large", expected=LARGEST_FILE)
        yield line


def _content(line: bytes, place: str, *, is_first: bool) -> Mapping[str, Json] | BadInput:
    refuse = refuser(place)
    try:
        text = line.decode("utf-8-sig" if is_first else "utf-8")
    except UnicodeDecodeError as error:
        return refuse("not-utf8", column=error.start + 1)
    if is_deeper(text, DEEPEST):
        return refuse("too-deep")
    try:
        value = json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return refuse("not-json", column=error.colno)
    except _Repeated as error:
        return refuse("key-twice", field=shown_name(error.key))
    except ValueError:
        return refuse("not-json", column=1)
    return value if isinstance(value, dict) else refuse("not-an-object")


class _Repeated(Exception):
    def __init__(self, key: str) -> None:
        super().__init__("repeated")
        self.key = key


def _unrepeated(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in pairs:
        if key in found:
            raise _Repeated(key)
        found[key] = value
    return found


def _no_constant(name: str) -> Json:
    raise ValueError(name)

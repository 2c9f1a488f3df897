"""Frozen values to plain JSON values and back, strictly, by their types; used for facts and for the state of a case.

Dates become ISO 8601, enums their value, tuples lists, mappings lists of pairs, nested values objects. Nothing unknown
is read and nothing is guessed: a value that doesn't fit raises `ValueError` with the place and without the value.
"""

import dataclasses
import sys
import types
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from functools import cache, lru_cache
from typing import Any, Final, TypeVar, cast

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
T = TypeVar("T")
Reader = Callable[[Json], Any]
_PLAIN = frozenset({str, int, bool, type(None)})
"""What JSON has itself; an enum of texts is a text too, and is none of these."""


def to_json(value: object) -> Json:
    """A plain JSON value for a frozen value of the domain."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return cast(Json, value)
    names = _names(kind)
    if names is not None:
        return {name: to_json(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return [[to_json(key), to_json(item)] for key, item in value.items()]
    if isinstance(value, Enum):
        return cast(Json, value.value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a frozen value; None for what is none."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def from_json(kind: type[T], value: Json) -> T:
    """The frozen value that a plain JSON value stands for."""
    return cast(T, reader(cast(Any, kind))(value))


@cache
def reader(kind: Any) -> Reader:
    """What reads one type; built once for each type."""
    kind = getattr(kind, "__supertype__", kind)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(args)
    if origin in (tuple, dict):
        return _sequence(args) if origin is tuple else _mapping(args)
    if dataclasses.is_dataclass(kind):
        return _record(cast(type, kind))
    if issubclass(kind, Enum):
        return _wrapped(kind, kind)
    if kind in _TIMES:
        return _wrapped(_TIMES[kind], kind)
    if kind in (bool, int, str):
        return _text if kind is str else _plain(kind)
    raise TypeError(f"no reader for {kind}")


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    """The same value each time for the same day: a thousand cases are about a few hundred days."""
    return date.fromisoformat(text)


def _clock(text: str) -> time:
    """A time of the day as a person says it, in no zone."""
    found = time.fromisoformat(text)
    if found.tzinfo is not None:
        raise ValueError("in a zone")
    return found


_LONGEST_CODE: Final = 64
"""Characters; what is longer was written by a person, and stands in one place."""
_TIMES: Final[dict[Any, Callable[[str], Any]]] = {date: _day, datetime: datetime.fromisoformat, time: _clock}


def _text(value: Json) -> Any:
    """A text; ids and codes stand in many places and many cases, and are held once."""
    if type(value) is not str:
        raise ValueError("not str")
    return sys.intern(value) if len(value) <= _LONGEST_CODE else value


def _plain(kind: type) -> Reader:
    def read(value: Json) -> Any:
        if type(value) is not kind:
            raise ValueError(f"not {kind.__name__}")
        return value

    return read


def _wrapped(make: Callable[[Any], Any], kind: type) -> Reader:
    def read(value: Json) -> Any:
        if type(value) not in (str, int):
            raise ValueError(f"not {kind.__name__}")
        try:
            return make(value)
        except (ValueError, TypeError):
            raise ValueError(f"not {kind.__name__}") from None

    return read


def _optional(args: tuple[Any, ...]) -> Reader:
    (inner,) = (reader(arg) for arg in args if arg is not type(None))

    def read(value: Json) -> Any:
        return None if value is None else inner(value)

    return read


def _sequence(args: tuple[Any, ...]) -> Reader:
    item = reader(args[0])

    def read(value: Json) -> Any:
        if not isinstance(value, list):
            raise ValueError("not a list")
        return tuple(item(one) for one in value)

    return read


def _mapping(args: tuple[Any, ...]) -> Reader:
    key_of, item_of = map(reader, args)

    def read(value: Json) -> Any:
        if not isinstance(value, list):
            raise ValueError("not a list")
        pairs = [one for one in value if isinstance(one, list) and len(one) == 2]  # noqa: PLR2004 a key and an item
        if len(pairs) != len(value):
            raise ValueError("not pairs")
        return {key_of(key): item_of(item) for key, item in pairs}

    return read


def _record(kind: type) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = {field.name: reader(hints[field.name]) for field in dataclasses.fields(kind)}
    optional = {
        field.name
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    }

    def read(value: Json) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"{kind.__name__}: not an object")
        unknown = value.keys() - readers.keys()
        missing = readers.keys() - value.keys() - optional
        if unknown or missing:
            raise ValueError(f"{kind.__name__}: unknown {sorted(unknown)}, missing {sorted(missing)}")
        values = {}
        for name, inner in value.items():
            try:
                values[name] = readers[name](inner)
            except ValueError as error:
                raise ValueError(f"{kind.__name__}.{name}: {error}") from None
        return kind(**values)

    return read

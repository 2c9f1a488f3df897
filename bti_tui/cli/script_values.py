"""From a line of a script to the command that it stands for: types, dates, names of things that earlier lines made."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from bti_tui.cli.call import moment_of
from bti_tui.cli.script_fields import CASE, OPENING, FieldForm, Order, ScriptField, fields_of
from bti_tui.cli.script_input import LET_NAME, ScriptLine, refuser
from bti_tui.domain.codec import Json, reader
from bti_tui.domain.decide import EARLIEST, LATEST
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import AnswerCode, ItemCode
from bti_tui.domain.instrument import Answer
from bti_tui.domain.text import clean

LONGEST_ID: Final = 80

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_SOME_DAYS: Final = re.compile(r"@([+-]\d{1,4})d", re.ASCII)
_TIME_SOME_DAYS: Final = re.compile(r"([+-]\d{1,4})d(?:T(\d{2}):(\d{2}))?", re.ASCII)
_REFERENCE: Final = re.compile(rf"\$({LET_NAME}(?:\.[a-z]+)?)", re.ASCII)


class _WrongType(Exception):
    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


class _UnknownName(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Surround:
    """What values are read against: the names that are known so far, and the moment that the script is run."""

    names: Mapping[str, str]
    run_at: datetime

    def id(self, text: str) -> str:
        """An id, or what a $name stands for."""
        if not text.startswith("$"):
            return text
        match = _REFERENCE.fullmatch(text)
        if match is None or match[1] not in self.names:
            raise _UnknownName
        return self.names[match[1]]

    def day(self, text: str) -> date:
        """A date of the calendar, or so many days from the day of the run."""
        if match := _SOME_DAYS.fullmatch(text):
            return self.run_at.date() + timedelta(days=int(match[1]))
        if not _DAY.fullmatch(text):
            raise _WrongType("date")
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise _WrongType("date") from None
        if not EARLIEST <= found <= LATEST:
            raise _WrongType("date-between")
        return found

    def moment(self, text: str) -> datetime | None:
        """A moment from a line's `now`, or None when it can't be read."""
        match = _TIME_SOME_DAYS.fullmatch(text)
        if match is None:
            return moment_of(text)
        moved = self.run_at + timedelta(days=int(match[1]))
        if match[2] is None:
            return moved
        try:
            at = time(int(match[2]), int(match[3]))
        except ValueError:
            return None
        return datetime.combine(moved.date(), at).astimezone()


def order_of(line: ScriptLine, surround: Surround, new_case: Callable[[], str]) -> Order:
    """The command of a line; raises BadInput with the field that has a wrong value."""
    refuse = refuser(line.place)
    values: dict[str, Any] = {}
    for field in fields_of(line.order):
        if field.name not in line.values:
            continue
        try:
            values[field.name] = _value(field, line.values[field.name], surround)
        except _WrongType as error:
            expected = ", ".join(field.choices) or error.expected
            raise refuse("wrong-type", field=field.name, do=line.order.name, expected=expected) from None
        except _UnknownName:
            raise refuse("unknown-name", field=field.name, do=line.order.name) from None
    if line.order.name == OPENING:
        values[CASE] = new_case()
    return line.order(**values)


def check_around(line: ScriptLine, surround: Surround, *, training: bool) -> BadInput | None:
    """What is wrong with a line's own time, user or name, if anything."""
    refuse = refuser(line.place)
    for key, value in (("as", line.acting_as), ("now", line.now)):
        if value and not training:
            return refuse("training-only", field=key)
    if line.now and surround.moment(line.now) is None:
        return refuse("wrong-type", field="now", expected="time")
    if line.let and not re.fullmatch(LET_NAME, line.let, re.ASCII):
        return refuse("wrong-type", field="let", expected="name")
    if line.let in surround.names:
        return refuse("name-taken", field="let")
    if line.acting_as.startswith("$") and line.acting_as[1:] not in surround.names:
        return refuse("unknown-name", field="as")
    return None


def _value(field: ScriptField, value: Json, surround: Surround) -> Any:
    if value is None and field.may_be_null:
        return None
    if field.form is FieldForm.ANSWERS:
        return _answers(value)
    if not field.many:
        return _item(field, value, surround)
    if not isinstance(value, list):
        raise _WrongType("list")
    return tuple(_item(field, one, surround) for one in value)


def _item(field: ScriptField, value: Json, surround: Surround) -> Any:
    match field.form:
        case FieldForm.FLAG | FieldForm.NUMBER:
            if type(value) is not (bool if field.form is FieldForm.FLAG else int):
                raise _WrongType(field.form.value)
            return value
        case FieldForm.CHOICE:
            if not isinstance(value, str) or value not in field.choices:
                raise _WrongType("choice")
            return reader(field.item)(value)
        case FieldForm.RECORD:
            return _record(field, value, surround)
        case _:
            return _word(field.form, value, surround)


def _word(form: FieldForm, value: Json, surround: Surround) -> date | time | str:
    match form:
        case FieldForm.DATE:
            return surround.day(_text(value, "date"))
        case FieldForm.CLOCK:
            return _clock(_text(value, "clock"))
        case FieldForm.ID:
            return _short(surround.id(_text(value, "id")), "id")
        case FieldForm.CODE:
            return _short(_text(value, "code"), "code")
        case _:
            return _text(value, "text")


def _clock(text: str) -> time:
    if not _CLOCK.fullmatch(text):
        raise _WrongType("clock")
    return time.fromisoformat(text)


def _record(field: ScriptField, value: Json, surround: Surround) -> Any:
    parts = {part.name: part for part in field.parts}
    asked = {name for name, part in parts.items() if part.required}
    if not isinstance(value, dict) or not asked <= value.keys() <= parts.keys():
        raise _WrongType(", ".join(parts))
    return field.item(**{name: _value(parts[name], one, surround) for name, one in value.items()})


def _answers(value: Json) -> tuple[Answer, ...]:
    if not isinstance(value, dict):
        raise _WrongType("answers")
    said = ((_short(item, "code"), _short(_text(answer, "code"), "code")) for item, answer in value.items())
    return tuple(Answer(ItemCode(item), AnswerCode(answer)) for item, answer in said)


def _text(value: Json, expected: str) -> str:
    if not isinstance(value, str):
        raise _WrongType(expected)
    return value


def _short(text: str, expected: str) -> str:
    if not text or len(text) > LONGEST_ID or clean(text, lines=False) != text:
        raise _WrongType(expected)
    return text

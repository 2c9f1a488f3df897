"""From the answers of a form to the command that it stands for, by the command's own fields and types."""

import dataclasses
import typing
from collections.abc import Mapping
from datetime import date

from bti_tui.domain.codec import Json, from_json
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import CaseId
from bti_tui.widgets.field import Picked, Value


def command_from(name: str, case_id: CaseId, values: Mapping[str, Value]) -> Command:
    """The command with the answers in it; raises `BadInput` when an answer can't be what the command asks for.

    An empty text or list is handed on as it is: the rules say what is missing, in words.
    """
    kind = COMMANDS[name]
    hints = typing.get_type_hints(kind)
    plain: dict[str, Json] = {"case_id": case_id}
    for field in dataclasses.fields(kind):
        value = values.get(field.name)
        if field.name == "case_id":
            continue
        if value is not None:
            plain[field.name] = _plain(value)
        elif _is_required(field):
            plain[field.name] = _empty(name, field.name, hints[field.name])
    try:
        return from_json(kind, plain)
    except ValueError:
        raise BadInput(place=name, problem="code-unknown") from None


def _is_required(field: "dataclasses.Field[typing.Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _plain(value: Value) -> Json:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Picked():
            return value.id or value.text
        case _:
            return value


def _empty(command: str, name: str, hint: typing.Any) -> Json:
    kind = getattr(hint, "__supertype__", hint)
    if kind is str:
        return ""
    if typing.get_origin(kind) is tuple:
        return []
    raise BadInput(place=f"{command}.{name}", problem="text-missing")

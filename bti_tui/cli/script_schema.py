"""The JSON Schema of a line of a script: every command, every field, each with what it means."""

import inspect
from typing import Final

from bti_tui.cli.script_fields import CASE, MAKES, OPENING, ORDERS, FieldForm, Order, ScriptField, fields_of
from bti_tui.domain.codec import Json, to_json

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
NAME: Final = r"^[a-z][a-z0-9_]*$"
DATE: Final = r"^(\d{4}-\d{2}-\d{2}|@[+-]\d{1,4}d)$"
TIME: Final = r"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?|[+-]\d{1,4}d(T\d{2}:\d{2})?)$"
CLOCK: Final = r"^([01]\d|2[0-3]):[0-5]\d$"
ABOUT: Final = (
    "One command of bti on one line of JSON Lines in UTF-8. The lines are carried out in order, each in a transaction "
    "of its own, by the same rules as the screens. `let` gives what a command made a name; later lines write $name "
    "where an id is asked for. A case also has its person: $name.subject. $me is the user of the store."
)
WHAT_LET_NAMES: Final = "A name for what the command makes ({what}); later lines write it as $name."
COMMON: Final[dict[str, Json]] = {
    "as": {
        "type": "string",
        "minLength": 1,
        "description": "Training stores only: who does this, by name, initials, id or $name; left out: $me.",
    },
    "now": {
        "type": "string",
        "pattern": TIME,
        "description": (
            "Training stores only: when it is done. 2026-11-21T09:00, or so many days from the day the script is run, "
            "with or without a time of the day: -12d, -12dT09:00."
        ),
    },
    "refused": {
        "type": "array",
        "items": {"type": "string", "minLength": 1, "maxLength": 80},
        "minItems": 1,
        "description": (
            "The line shall be refused, for these reasons and no others: codes such as G-SIK. It is never carried out; "
            "refused for other reasons, or not at all, it ends the script."
        ),
    },
    "note": {"type": "string", "description": "A remark to whoever reads the script; it is passed over."},
}
"""What every line may have beside its command and its fields."""

_DATE_FORMS: Final = "2026-11-21, or so many days from the day the script is run: @-12d, @+7d, @+0d."


def schema() -> Json:
    """The schema of one line."""
    return {
        "$schema": DIALECT,
        "title": "bti script",
        "description": ABOUT,
        "oneOf": [_command(order) for order in ORDERS.values()],
    }


def _command(order: type[Order]) -> Json:
    properties: dict[str, Json] = {"do": {"const": order.name, "description": "The command."}}
    if order.name in MAKES:
        told = WHAT_LET_NAMES.format(what=MAKES[order.name])
        properties["let"] = {"type": "string", "pattern": NAME, "description": told}
    fields = fields_of(order)
    properties |= {field.name: _field(field) for field in fields}
    properties |= COMMON
    return {
        "title": order.name,
        "description": inspect.cleandoc(order.__doc__ or "") + _opening_remark(order),
        "type": "object",
        "properties": properties,
        "required": ["do", *(field.name for field in fields if field.required)],
        "additionalProperties": False,
    }


def _opening_remark(order: type[Order]) -> str:
    return f" The new case gets its {CASE} from the program." if order.name == OPENING else ""


def _field(field: ScriptField) -> Json:
    value: dict[str, Json] = _record(field.parts) if field.parts else dict(_FORMS[field.form])
    description = field.description
    if field.choices:
        value["enum"] = list(field.choices)
    if field.form is FieldForm.DATE:
        description += f" {_DATE_FORMS}"
    if field.many and field.form is not FieldForm.ANSWERS:
        value = {"type": "array", "items": value}
    if field.may_be_null:
        value = {"anyOf": [value, {"type": "null"}]}
    if not field.required and field.default is not None:
        value["default"] = to_json(field.default)
    return {**value, "description": description}


def _record(parts: tuple[ScriptField, ...]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": {part.name: _field(part) for part in parts},
        "required": [part.name for part in parts if part.required],
        "additionalProperties": False,
    }


_FORMS: Final[dict[FieldForm, dict[str, Json]]] = {
    FieldForm.TEXT: {"type": "string"},
    FieldForm.DATE: {"type": "string", "pattern": DATE},
    FieldForm.CLOCK: {"type": "string", "pattern": CLOCK},
    FieldForm.FLAG: {"type": "boolean"},
    FieldForm.NUMBER: {"type": "integer"},
    FieldForm.CHOICE: {"type": "string"},
    FieldForm.CODE: {"type": "string", "minLength": 1, "maxLength": 80},
    FieldForm.ID: {"type": "string", "minLength": 1, "maxLength": 80},
    FieldForm.ANSWERS: {
        "type": "object",
        "additionalProperties": {"type": "string", "minLength": 1, "maxLength": 80},
    },
}

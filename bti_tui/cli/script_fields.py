"""What a script may write in each field of each command, read from the commands themselves: one table for the reader of
scripts and for their schema, so that the two can't differ.
"""

import ast
import dataclasses
import inspect
import textwrap
import types
import typing
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, StrEnum
from functools import cache
from typing import Any, ClassVar, Final

from bti_tui.domain import ids
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.ids import AgencyCode, Role
from bti_tui.domain.instrument import Answer

CASE: Final = "case_id"
OPENING: Final = "raise_concern"
"""The command that opens a case: its case_id is made by the script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterProfessional:
    """Take a colleague into the store, so that she can be told, asked and named (registrere ansatt)."""

    name: ClassVar[str] = "register_professional"
    full_name: str
    """The colleague's name."""
    role: Role = Role.EMPLOYEE
    """Employee, leader or coordinator."""
    title: str = ""
    """What she is, such as teacher."""
    agency: AgencyCode | None = None
    """The agency where she works; left out: the same as the user's."""
    unit: str = ""
    """The school, kindergarten or station; left out: the same as the user's."""


Order = Command | RegisterProfessional
"""What a line of a script may ask for."""

ORDERS: Final[dict[str, type[Order]]] = {RegisterProfessional.name: RegisterProfessional, **COMMANDS}
"""By permanent name."""

MAKES: Final = {
    "register_professional": "professional",
    "raise_concern": "case",
    "add_person": "person",
    "set_goal": "goal",
    "plan_measure": "measure",
    "write_entry": "entry",
    "plan_meeting": "meeting",
    "add_attendee": "attendee",
    "register_birth": "child",
    "hold_back": "held notice",
    "open_in_emergency": "opening",
}
"""What a command makes that later lines may name."""


class FieldForm(StrEnum):
    """How a field is written in JSON."""

    TEXT = "text"
    DATE = "date"
    CLOCK = "clock"
    """A time of the day."""
    FLAG = "flag"
    NUMBER = "number"
    CHOICE = "choice"
    CODE = "code"
    ID = "id"
    ANSWERS = "answers"
    """An object: the code of each question with the code of its answer."""
    RECORD = "record"
    """An object with fields of its own."""


_IDS: Final = frozenset(
    {
        ids.CaseId,
        ids.UserId,
        ids.PersonId,
        ids.PartyId,
        ids.GoalId,
        ids.MeasureId,
        ids.MeetingId,
        ids.FactId,
        ids.HeldId,
    },
)
"""What a name of the script may stand for."""
_FORMS: Final[dict[Any, FieldForm]] = {
    Answer: FieldForm.ANSWERS,
    bool: FieldForm.FLAG,
    int: FieldForm.NUMBER,
    date: FieldForm.DATE,
    time: FieldForm.CLOCK,
}


@dataclass(frozen=True, slots=True)
class ScriptField:
    """One field of one command."""

    name: str
    form: FieldForm
    item: Any
    """The type of the value, or of each value of a list."""
    many: bool
    required: bool
    may_be_null: bool
    choices: tuple[str, ...]
    default: object
    description: str
    parts: "tuple[ScriptField, ...]" = ()
    """The fields of each value, where a value is an object."""


def fields_of(order: type[Order]) -> tuple[ScriptField, ...]:
    """The fields that a line with this command may have, in the order of the command."""
    return _fields_of(order.name)


@cache
def _fields_of(name: str) -> tuple[ScriptField, ...]:
    return tuple(field for field in _declared(ORDERS[name]) if (name, field.name) != (OPENING, CASE))


def _declared(kind: Any) -> tuple[ScriptField, ...]:
    hints = typing.get_type_hints(kind)
    told = docstrings(kind)
    return tuple(_field(one, hints[one.name], told.get(one.name, "")) for one in dataclasses.fields(kind))


def docstrings(kind: type) -> dict[str, str]:
    """The docstring under each attribute of a class."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    found: dict[str, str] = {}
    name = ""
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            found[name] = " ".join(str(node.value.value).split())
        name = node.target.id if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else ""
    return found


def _field(field: "dataclasses.Field[Any]", hint: Any, description: str) -> ScriptField:
    inner, may_be_null = _without_none(hint)
    many = typing.get_origin(inner) is tuple
    item = typing.get_args(inner)[0] if many else inner
    is_choice = isinstance(item, type) and issubclass(item, Enum)
    form = _form(item)
    return ScriptField(
        name=field.name,
        form=form,
        item=item,
        many=many,
        required=field.default is dataclasses.MISSING,
        may_be_null=may_be_null,
        choices=tuple(str(one.value) for one in item) if is_choice else (),
        default=None if field.default is dataclasses.MISSING else field.default,
        description=description,
        parts=_declared(item) if form is FieldForm.RECORD else (),
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return hint, False
    (inner,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    return inner, True


def _form(item: Any) -> FieldForm:
    if item in _FORMS:
        return _FORMS[item]
    if item in _IDS:
        return FieldForm.ID
    if isinstance(item, typing.NewType):
        return FieldForm.CODE
    if dataclasses.is_dataclass(item):
        return FieldForm.RECORD
    return FieldForm.CHOICE if issubclass(item, Enum) else FieldForm.TEXT

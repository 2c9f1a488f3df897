"""The schema of scripts says all that the reader of scripts takes, and nothing else."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from bti_tui.cli.script_fields import MAKES, ORDERS, Order, fields_of
from bti_tui.cli.script_input import RawLine, understood
from bti_tui.cli.script_schema import CLOCK, COMMON, DATE, NAME, TIME, schema
from bti_tui.cli.script_values import Surround, order_of
from bti_tui.domain.commands import COMMANDS
from bti_tui.domain.errors import BadInput

NOW = datetime(2026, 11, 21, 9).astimezone()
WHOLE: Any = schema()
SCHEMAS: dict[str, Any] = {one["title"]: one for one in WHOLE["oneOf"]}


def described(value: Any) -> Iterator[str]:
    """Every field of the schema with its description."""
    for name, field in value["properties"].items():
        yield f"{name}: {field.get('description', '')}"
        item = field.get("items", field)
        yield from described(item) if "properties" in item else ()


def sample(field: Any) -> Any:
    """A value that the schema of a field allows."""
    if "anyOf" in field:
        return sample(field["anyOf"][0])
    if "enum" in field:
        return field["enum"][-1]
    if field["type"] == "array":
        return [sample(field["items"])]
    if field["type"] == "object":
        parts = field.get("properties", {"x": field["additionalProperties"]})
        return {name: sample(part) for name, part in parts.items()}
    if field["type"] in {"integer", "boolean"}:
        return 2 if field["type"] == "integer" else True
    return {DATE: "2026-01-02", CLOCK: "09:30"}.get(field.get("pattern"), "x")


def line_of(title: str, *, every: bool) -> dict[str, Any]:
    told = SCHEMAS[title]
    wanted = told["properties"] if every else {key: told["properties"][key] for key in told["required"]}
    return {"do": title} | {key: sample(field) for key, field in wanted.items() if key not in {"do", "let", *COMMON}}


def read(content: dict[str, Any]) -> Order:
    line = understood(RawLine("test:1", 1, content))
    return order_of(line, Surround({}, NOW), lambda: "new-case")


def test_every_command_of_the_program_has_a_schema() -> None:
    assert SCHEMAS.keys() == COMMANDS.keys() | {"register_professional"}


@pytest.mark.parametrize("title", ORDERS)
def test_every_field_of_every_command_is_described(title: str) -> None:
    assert SCHEMAS[title]["description"]
    assert [one for one in described(SCHEMAS[title]) if len(one.partition(": ")[2]) < 4] == []


@pytest.mark.parametrize("title", ORDERS)
@pytest.mark.parametrize("every", [True, False])
def test_what_the_schema_allows_the_reader_takes(title: str, every: bool) -> None:
    assert read(line_of(title, every=every)).name == title


@pytest.mark.parametrize("title", ORDERS)
def test_what_the_schema_requires_the_reader_misses(title: str) -> None:
    whole = line_of(title, every=False)
    for key in SCHEMAS[title]["required"]:
        with pytest.raises(BadInput):
            read({name: value for name, value in whole.items() if name != key})


@pytest.mark.parametrize("title", ORDERS)
def test_the_schema_names_the_fields_of_the_command_and_no_others(title: str) -> None:
    named = SCHEMAS[title]["properties"].keys() - {"do", "let", *COMMON}
    assert named == {field.name for field in fields_of(ORDERS[title])}
    assert ("let" in SCHEMAS[title]["properties"]) == (title in MAKES)
    assert SCHEMAS[title]["additionalProperties"] is False


@pytest.mark.parametrize("text", ["2026-01-02", "@-12d", "@+0d"])
def test_the_forms_of_a_date_are_those_of_the_reader(text: str) -> None:
    assert re.fullmatch(DATE, text)
    assert isinstance(Surround({}, NOW).day(text), date)


@pytest.mark.parametrize("wrong", ["9.30", "24:00", "x", 3, None])
def test_a_time_of_the_day_has_two_digits_twice(wrong: object) -> None:
    line = line_of("plan_meeting", every=False)
    assert read(line).name == "plan_meeting"
    with pytest.raises(BadInput):
        read({**line, "at": wrong})


@pytest.mark.parametrize("wrong", ["eli", {"nobody": "eli"}, {"name": 3}, []])
def test_somebody_at_a_meeting_is_an_object_with_known_fields(wrong: object) -> None:
    with pytest.raises(BadInput):
        read({"do": "add_attendee", "case_id": "c", "meeting": "m", "attendee": wrong})


@pytest.mark.parametrize("text", ["2026-01-02T09:00", "-12d", "-12dT09:00", "+1d"])
def test_the_forms_of_a_time_are_those_of_the_reader(text: str) -> None:
    assert re.fullmatch(TIME, text)
    assert Surround({}, NOW).moment(text)


def test_a_name_is_small_letters_digits_and_underscores() -> None:
    assert re.fullmatch(NAME, "oliver_mor2")
    assert not re.fullmatch(NAME, "Ella")

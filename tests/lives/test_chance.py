"""The random lives draw every field of every command."""

import typing

import pytest

from bti_tui.domain.commands import COMMANDS, Command
from tests.builders import a_case
from tests.lives.chance import drawn_as


@pytest.mark.parametrize("kind", COMMANDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_a_command_can_be_drawn(kind: type[Command]) -> None:
    hints = typing.get_type_hints(kind)
    bench = a_case()
    for name in kind.__dataclass_fields__.keys() - {"name", "case_id"}:
        assert not drawn_as(hints[name], bench).is_empty, name
